"""What is held about people, for how long and on what basis, in words."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from dashboard.words.retention_words import original_kept, text_kept
from dashboard.words.wording import counted
from warehouse.erasure.holdings import NOT_GIVEN, NOT_STATED, Holding, Holdings

_FROM_NEXT = "from the next publication on: heed publish."
# What has left, by its kind in the export register: one and several.
_EXPORTS = {
    "report": ("report", "reports"),
    "figures": ("file of figures", "files of figures"),
    "mentions": ("file of mentions", "files of mentions"),
    "labels": ("file of corrections", "files of corrections"),
    "shareable": ("file of a shareable set", "files of shareable sets"),
}


def report_lines(found: Holdings) -> list[str]:
    """Say what is held, for how long, on what basis, and what has been removed or has left."""
    lines = [f"Data folder  {found.home}"]
    lines += [f"  {name:<48} {size / 1e6:>9,.1f} MB" for name, size in found.files.items()]
    for each in found.sources:
        lines += ["", f"{each.title} ({each.source})", *(f"  {line}" for line in _of_source(each))]
    lines += ["", "Removed      " + told_counts(found.removals, "nothing so far")]
    lines.append("Has left     " + told_counts(found.left, "nothing so far"))
    lines.append(f"Audit trail  {found.trail_entries:,} entries, chained; `heed status` checks the chain")
    lines.append(f"May look     {people_words(found)}")
    pooling = ", from people who pool what they see too" if found.readers_may_pool else ""
    lines.append(f"Small counts hidden by the profile {found.small_numbers} in reports and shareable sets{pooling}")
    lines.append(f"Files        {'encrypted' if found.is_encrypted else 'not encrypted: heed encrypt does it'}")
    lines.append(
        f"Notices      to {counted(found.notice_places, 'place')}, counts and names of themes"
        if found.notice_places
        else "Notices      to nobody"
    )
    lines += [
        f"! {each.title} is held though its approval is needed and none is given: write approval_reference under "
        f"[rights.{each.source}] in heed.toml, or stop."
        for each in found.sources
        if each.approval == NOT_GIVEN and (each.mentions or each.payloads)
    ]
    if found.next_small_numbers != found.small_numbers:
        lines.append(f"! heed.toml says {found.next_small_numbers}, which holds {_FROM_NEXT}")
    if found.are_reaches_new:
        lines.append(f"! Who may see which places, or pool them, has changed; what leaves follows it {_FROM_NEXT}")
    lines += [f"! {path} can be read by other accounts of this machine." for path in found.open_files[:10]]
    missing = [each.source for each in found.sources if each.mentions and NOT_STATED in (each.basis, each.purpose)]
    lines += [
        f"! No purpose or basis is stated for {name}: write both under [rights.{name}] in heed.toml."
        for name in missing
    ]
    return lines


def _of_source(each: Holding) -> Iterator[str]:
    yield (
        f"held       {each.mentions:,} mentions by {each.voices:,} authors (numbers, not names), "
        f"{each.texts:,} with redacted text{_since(each.oldest_text_at)}"
    )
    yield f"as received {each.payloads:,} items{_since(each.oldest_payload_at)}"
    yield f"kept       {kept_words(each)}"
    yield f"purpose    {each.purpose}"
    yield f"basis      {each.basis}"
    yield f"approval   {each.approval}; its text {each.rights}"


def kept_words(each: Holding) -> str:
    """Say how long what a source gave is kept."""
    raw, text = original_kept(each.raw_hours, each.text_days), text_kept(each.text_days)
    return f"as received {raw}; redacted text {text}; counts without limit"


def _since(at: datetime | None) -> str:
    return f", the oldest here since {at:%Y-%m-%d}" if at is not None else ""


def told_counts(counts: Mapping[str, int], nothing: str) -> str:
    """Say how much was removed, or has left, by its kind; or that there is nothing."""
    told = [
        counted(count, *_EXPORTS[name]) if name in _EXPORTS else f"{name} ({counted(count, 'receipt')})"
        for name, count in counts.items()
    ]
    return "; ".join(told) or nothing


def people_words(found: Holdings) -> str:
    """Say who may look."""
    if not found.people:
        return "nobody signs in: whoever sits at this machine"
    return "; ".join(f"{name} ({role})" for name, role in found.people.items())
