"""What an import did, for a person and for a program."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from collectors.files.no_day import A_MONTH
from collectors.files.row import listed


@dataclass(frozen=True)
class Receipt:
    """The figures of one import: answers = stored + known + repeated + left out + rejected.

    Attributes:
        origin: Name of the file.
        provider: Organisation.
        source: Name on the board of sources.
        rows: Rows or pages read.
        answers: Answers or posts in them, rejected rows counted once.
        stored: Mentions that are new in the store.
        known: Mentions that it had already.
        replaced: Those of them that are others now: edited since, redacted otherwise by a newer gate, or by --replace.
        otherwise: Those of which the file has another date, place, rating ..., and which stay as they were stored.
        repeated: Items that stand in the file again, in the same or an older version.
        left_out: Pieces that are neither stored nor errors, by why.
        rejected: Rows in the reject file, by reason.
        reject_file: Where they are; None when there are none.
        decided: What was found out about the file, one sentence each.
        columns: Field and header of every column that is used.
        not_used: Headers of the others.
        number: Of the import, by which `heed forget` takes it back.
        recovered: Mentions stored now from an earlier import that was cut short.
        doubts: Why it may be an earlier import in another form, as sentences.
    """

    origin: str
    provider: str
    source: str
    rows: int
    answers: int
    stored: int
    known: int
    repeated: int
    left_out: Mapping[str, int]
    rejected: Mapping[str, int]
    reject_file: Path | None
    decided: tuple[str, ...]
    number: int
    columns: tuple[tuple[str, str], ...] = ()
    not_used: tuple[str, ...] = ()
    recovered: int = 0
    replaced: int = 0
    otherwise: int = 0
    doubts: tuple[str, ...] = ()

    @property
    def is_fruitless(self) -> bool:
        """Tell whether not one row of the file is in the store."""
        return not self.stored and not self.known

    def sentences(self) -> list[str]:
        """Say it to a person: what was decided, what was refused and, last, the figures."""
        said = list(self.decided)
        if self.recovered:
            said.insert(0, f"An earlier import was cut short: its {_count(self.recovered, 'mention')} are stored now.")
        said += [f"  {field:<9} <- {header}" for field, header in self.columns]
        if self.not_used:
            said.append(f"  not used: {listed(self.not_used)}")
        if self.stored:
            said.append(f"This is import {self.number}: `heed forget --import {self.number}` takes it back.")
        if self.rejected:
            said.append(f"Rejected, in {self.reject_file}; correct them there and import that file:")
            noun = "row" if self.columns else "item"
            said += [f"  {_count(count, noun)}: {reason}{_way_out(reason)}" for reason, count in self.rejected.items()]
        return [*said, *self.doubts, self._figures()]

    def as_dict(self) -> dict[str, Any]:
        """Give the values as plain JSON types."""
        reject_file = str(self.reject_file) if self.reject_file else None
        return asdict(self) | {"reject_file": reject_file, "columns": [list(pair) for pair in self.columns]}

    def _figures(self) -> str:
        read = _count(self.rows, "row" if self.columns else "page")
        kept = f" ({self.known - self.replaced:,} unchanged, {self.replaced:,} replaced)" if self.known else ""
        figures = [f"{_count(self.stored, 'mention')} stored", f"{self.known:,} already known{kept}"]
        if self.repeated:
            figures.append(f"{self.repeated:,} in the file more than once")
        figures += [f"{count:,} left out ({why})" for why, count in self.left_out.items()]
        figures.append(f"{sum(self.rejected.values()):,} rejected")
        return f"Read {read} of {self.origin}: {', '.join(figures)}."


def _way_out(reason: str) -> str:
    return " (--month-day 15 counts it for the 15th)" if reason == A_MONTH else ""


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
