"""A template for a data protection impact assessment, filled with what is known here."""

from datetime import date

from dashboard.words.privacy_words import kept_words, people_words, told_counts
from dashboard.words.wording import counted
from warehouse.erasure.holdings import NOT_STATED, Holding, Holdings

TO_COMPLETE = "**[to complete]**"


def assessment(found: Holdings, today: date, version: str) -> list[tuple[str, list[str]]]:
    """Fill a template for a data protection impact assessment with what is known here.

    The parts are those of Article 35(7) GDPR: description, necessity and proportionality, risks, measures. What only
    the organisation can know is marked to complete; it is a template and no legal advice.

    Returns:
        Headings with their paragraphs; a paragraph that begins with "- " is an item of a list.
    """
    return [
        ("Data protection impact assessment: listening to patients in public", _opening(found, today, version)),
        ("1. What is done, and for what", _description(found)),
        ("2. What is held", _held(found)),
        ("3. Necessity and proportionality", _necessity(found)),
        ("4. Risks to people, and what is done about them", _risks(found)),
        ("5. Rights of the people concerned", _rights()),
        ("6. Decision", _decision()),
    ]


def as_markdown_file(parts: list[tuple[str, list[str]]]) -> str:
    """Write the parts as Markdown."""
    title, *rest = parts
    blocks = [f"# {title[0]}", *title[1]]
    for heading, paragraphs in rest:
        blocks += [f"## {heading}", *paragraphs]
    return "\n\n".join(blocks).replace("\n\n- ", "\n- ") + "\n"


def _opening(found: Holdings, today: date, version: str) -> list[str]:
    return [
        f"Controller: {', '.join(found.providers) or TO_COMPLETE}. Data protection officer: {TO_COMPLETE}. "
        f"Written on {today.isoformat()} from the facts of this installation of heed {version}; parts marked "
        f"{TO_COMPLETE} are for the organisation. This is a template and no legal advice."
    ]


def _description(found: Holdings) -> list[str]:
    used = [each for each in found.sources if each.mentions or each.payloads]
    return [
        "Public posts, reviews and survey answers about the organisation are collected or imported. Identifiers are "
        "taken out of the texts before they are analysed. Authors become numbers made with a key that lies in the same "
        "folder: pseudonymous, so personal data still. Each text is given a sentiment, themes and how urgent it is, "
        "and these are counted. heed contacts nobody, gives no person a score and joins no text to a patient's record. "
        "Beside a text its readers are shown what else its author wrote at that source, not who that is.",
        f"Sources in use: {', '.join(each.title for each in used) or 'none yet'}.",
        *(
            f"- {each.title}: purpose {_or_open(each.purpose)}; lawful basis {_or_open(each.basis)}; approval of the "
            f"platform: {each.approval}"
            for each in used
        ),
        "Texts about care are likely to reveal health: special category data (Art. 9). That a text is public does not "
        f"by itself make it free to use (Art. 9(2)(e) is narrow). Condition relied on: {TO_COMPLETE}.",
    ]


def _held(found: Holdings) -> list[str]:
    return [
        *(
            f"- {each.title}: {each.mentions:,} mentions by {each.voices:,} author numbers, {each.texts:,} redacted "
            f"texts, {each.payloads:,} items as received; {kept_words(each)}"
            for each in found.sources
        ),
        f"Who may look: {people_words(found)}. Recipients outside: {TO_COMPLETE}. What has left so far: "
        f"{told_counts(found.left, 'nothing')}.",
        "heed keeps all of this in one folder on the machine that it runs on; what was exported lies where it was "
        f"written. Whose machine that is, its backups, and processors: {TO_COMPLETE}. {_sent(found)} "
        f"Transfers to other countries: {TO_COMPLETE}.",
    ]


def _sent(found: Holdings) -> str:
    asked = "Where posts are collected, X and Reddit learn which words are searched for and which posts are looked up."
    if not found.notice_places:
        return f"{asked} heed sends nothing to anybody else."
    return (
        f"Notices with counts and names of themes go to {counted(found.notice_places, 'place')}; who keeps these, "
        f"and whether as a processor: {TO_COMPLETE}. {asked}"
    )


def _necessity(found: Holdings) -> list[str]:
    return [
        f"Why surveys alone are not enough: {TO_COMPLETE}.",
        "- Of posts only those that match the organisation's names are kept, of files every row that is imported; what "
        "is taken not to be about care is left out of shares and trends.",
        "- Texts as received are private and never shown; screens and files hold redacted text.",
        "- Retention is told in part 2; `heed run` deletes what is past its period, and nothing else does.",
        *(
            f"- Kept without limit: {each.title} ({_endless(each)}). Why so long, or the period (raw_hours, text_days "
            f"under [rights.{each.source}] in heed.toml): {TO_COMPLETE}."
            for each in found.sources
            if _endless(each) and (each.mentions or each.payloads)
        ),
        f"- Counts in reports and shareable sets follow the profile {found.small_numbers}{_next(found)}; shares on "
        "screens rest on 10 mentions or more. Snapshots and files of mentions are rows in which nothing is suppressed, "
        "for named analysts.",
    ]


def _next(found: Holdings) -> str:
    is_same = found.next_small_numbers == found.small_numbers
    return "" if is_same else f", from the next publication on {found.next_small_numbers}"


def _endless(each: Holding) -> str:
    kinds = (("as received", each.raw_hours or each.text_days), ("redacted text", each.text_days))
    return ", ".join(kind for kind, period in kinds if not period)


def _risks(found: Holdings) -> list[str]:
    open_files = "Files are readable by their owner only." if not found.open_files else (
        f"{len(found.open_files)} files or folders are readable by other accounts of the machine: mend that first."
    )  # fmt: skip
    return [
        "- Somebody is recognised by what they wrote: names and numbers are taken out (measured, not perfect: "
        "docs/figures.md), no post leaves as it was written unless its source's rights allow it, quotations are "
        "checked for likeness with the original.",
        "- Somebody is recognised by a small count: in reports and shareable sets, counts of 1 to "
        f"{7 if found.small_numbers == 'round5' else 9} are hidden, with what would give them away.",
        "- A deleted post lives on: where X or Reddit is connected, `heed run` asks what is still public and removes "
        "the rest from every file of the folder, with a receipt. Of imported surveys and reviews nobody can ask. "
        f"Receipts so far: {told_counts(found.removals, 'none')}.",
        "- What has left is not called back: a receipt names the exports that held it; who asks for these: "
        f"{TO_COMPLETE}. Files that were imported stay where they are, unchanged.",
        f"- Somebody else reads the files: {open_files} {_encrypted(found)} Encryption of the disk: {TO_COMPLETE}.",
        "- A figure misleads: each comes with its n, its interval and how good the labels are.",
        f"- Misuse by staff: {found.trail_entries:,} entries of a chained audit trail say what was shown, decided or "
        f"taken{', and by whom' if found.people else '; as nobody signs in, not which person it was'}.",
        f"- Further risks, their likelihood and severity: {TO_COMPLETE}.",
    ]


def _encrypted(found: Holdings) -> str:
    if found.is_encrypted:
        return "The data files are encrypted; the key lies outside their folder."
    return "The data files are not encrypted (`heed encrypt` does it)."


def _rights() -> list[str]:
    return [
        "- Erasure (Art. 17) and objection (Art. 21): `heed forget --author | --url | --id | --text`, from every file "
        "of the folder, with a receipt; to be answered within a month (Art. 12(3)).",
        "- Access (Art. 15): `heed forget` says how much it found by account, address or words before it removes any; "
        "a text itself is found on the screen Read by its words. Names stand in items as received until their period "
        "ends, and in stored texts where the gate missed one. Who answers, and how a person proves it is theirs: "
        f"{TO_COMPLETE}.",
        "- Rectification (Art. 16) and restriction (Art. 18): texts are not edited; what is contested is "
        f"erased, or its labels are corrected with a note of who did it. How requests are taken: {TO_COMPLETE}.",
        "- Decisions by machine (Art. 22): none about anybody; labels are estimates about texts, counted together. "
        "Texts flagged as urgent are read by a person.",
        f"- How people are told (Art. 14) and where they can object: {TO_COMPLETE}.",
    ]


def _decision() -> list[str]:
    return [
        f"Views of those concerned or their representatives (Art. 35(9)): {TO_COMPLETE}. Advice of the data protection "
        f"officer: {TO_COMPLETE}. If a high risk remains, the supervisory authority is consulted first (Art. 36): "
        f"{TO_COMPLETE}. Decision, date, signature: {TO_COMPLETE}. To be reviewed: {TO_COMPLETE}."
    ]


def _or_open(words: str) -> str:
    return TO_COMPLETE if words == NOT_STATED else words
