"""One report, computed once: every format draws its figures and counts nothing itself."""

from dataclasses import dataclass
from datetime import date

from dashboard.findings.theme_owners import Owned
from dashboard.reports.figures import (
    Change,
    Coverage,
    Deed,
    Equivalent,
    Example,
    Heat,
    Mark,
    Method,
    Origin,
    Place,
    Praise,
    Signal,
    TrendPoint,
)


@dataclass(frozen=True)
class Report:
    """Everything that a report says.

    Attributes:
        kind: `monthly` or `quarterly`.
        name: What its files are called, without an ending.
        title: "Patient feedback: March 2026".
        provider: Short name of the organisation.
        provider_title: The organisation.
        place_title: The site it is about, or that it is about all of them.
        period: The period in words.
        before: The period before in words.
        first_day: First local day.
        last_day: Last local day.
        snapshot: The published file that was asked.
        published_at: When that was published, UTC, as text.
        heed_version: Version of heed that published it.
        is_demonstration: Whether everything in it is invented.
        spelling: `british` or `american`.
        headline: The one sentence to remember.
        points: Three to five sentences: the summary.
        coverage: What the figures rest on.
        overall: Complaints about anything.
        trend: The chart of complaints about anything, one point a month, oldest first.
        trend_sentence: What it shows.
        trend_band: What lies between its limits, `CHANCE` or `INTERVAL` (`dashboard.reports.lines`); empty without one.
        trend_rests_on: Who wrote what it is made of, how many, where, when, and by which labels.
        marks: What was done and what changed in its months, oldest first.
        signals: Alerts of the period, the surest first.
        signals_sentence: What was watched, and that nothing was found where that is so.
        dismissed: Alerts of the period that people dismissed, each with the reason.
        volume: Whether more or less was written than usual.
        unlike: What makes the period and the one before unlike: no difference between them need be a trend.
        complaints: Themes, most complaints first; those whose count does not leave last, in the order of the alphabet.
        owned: Who looks after themes; empty where nobody is named for any.
        places: The sites.
        places_sentence: What their funnel shows.
        places_target: Share of all sites together, 0-1; None where they cannot be compared.
        notes: What belongs beside the sites.
        heat: Themes by sites.
        actions: What was done, newest first.
        praise: Themes, most praised first.
        examples: What mentions of the most heard themes say, as far as their words may leave.
        origins: Sources; only where the report is about all places.
        small_numbers: By which rule small numbers are hidden, in a sentence.
        limits: What the figures cannot say.
        unfinished: That more of the period may come, in a sentence; empty where it is over.
        is_watched: Whether there are enough weeks to tell what is usual, without which no signal can be.
        methods: Labellers.
        audit: When people last audited the labels, in a sentence.
        crosswalk: Themes in other frameworks, those of `complaints` first.
    """

    kind: str
    name: str
    title: str
    provider: str
    provider_title: str
    place_title: str
    period: str
    before: str
    first_day: date
    last_day: date
    snapshot: str
    published_at: str
    heed_version: str
    is_demonstration: bool
    spelling: str
    headline: str
    points: tuple[str, ...]
    coverage: Coverage
    overall: Change
    trend: tuple[TrendPoint, ...]
    trend_sentence: str
    trend_band: str
    trend_rests_on: str
    marks: tuple[Mark, ...]
    signals: tuple[Signal, ...]
    signals_sentence: str
    dismissed: tuple[str, ...]
    volume: tuple[str, ...]
    unlike: tuple[str, ...]
    complaints: tuple[Change, ...]
    owned: tuple[Owned, ...]
    places: tuple[Place, ...]
    places_sentence: str
    places_target: float | None
    notes: tuple[str, ...]
    heat: tuple[Heat, ...]
    actions: tuple[Deed, ...]
    praise: tuple[Praise, ...]
    examples: tuple[Example, ...]
    origins: tuple[Origin, ...]
    small_numbers: str
    limits: tuple[str, ...]
    unfinished: str
    is_watched: bool
    methods: tuple[Method, ...]
    audit: str
    crosswalk: tuple[Equivalent, ...]

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all was heard in its period."""
        return self.coverage.mentions == self.coverage.reposts == self.coverage.not_about_care == 0
