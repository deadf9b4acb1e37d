"""Reviews that Google shows in two languages."""

_TRANSLATED = "(Translated by Google)"
_ORIGINAL = "(Original)"


def in_one_language(text: str) -> str:
    """Give a review once where Google put a translation beside it: what stands first.

    That is the translation before `(Original)`, or the writer's own words before a translation of them.
    """
    before, mark, after = text.partition(_TRANSLATED)
    if not mark:
        return text
    return before.strip() or after.partition(_ORIGINAL)[0].strip()
