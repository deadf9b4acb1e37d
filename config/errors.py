"""The one error that is meant for a person."""

import difflib
from collections.abc import Collection, Iterable


class HeedError(Exception):
    """A sentence that names the file, row or setting at fault and says what to do.

    The front door prints it and exits; everything else that is raised is a defect of heed.
    """


def refuse_unknown(names: Iterable[str], known: Collection[str], where: str) -> None:
    """Refuse a setting that heed does not know, and say which was likely meant.

    Args:
        names: The settings that were written.
        known: Those that there are.
        where: File and table, for the message.

    Raises:
        HeedError: naming the first that is unknown.
    """
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it knows {', '.join(sorted(known))}."
            raise HeedError(f"{where}: there is no setting {name!r}; {hint}")
