"""What a person says of a file, besides whom it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Chosen:
    """How a file is to be read, as far as a person says so; what they leave open is found out from the file.

    Attributes:
        source: Name on the board of sources.
        columns: Field to column header; remembered for the next file of that source.
        site: The place that rows are about which name none.
        replaces: Whether answers that are stored take the words, date, place, rating ... that a table has of them now.
        only: `Column=Value` of the rows that are read of a table; all of them where it is None.
        month_day: Day, 1 to 28, that a date of a table counts for which names a month alone; refused where it is None.
        day: Day of all rows of a table that has no column of dates.
    """

    source: str | None = None
    columns: Mapping[str, str] | None = None
    site: str | None = None
    replaces: bool = False
    only: str | None = None
    month_day: int | None = None
    day: date | None = None

    def options_of_tables(self) -> list[str]:
        """Name the options that were used and mean something for tables alone."""
        used = {"--replace": self.replaces, "--only": self.only, "--month-day": self.month_day, "--day": self.day}
        return [option for option, value in used.items() if value]
