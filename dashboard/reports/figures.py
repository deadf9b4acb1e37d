"""The figures of one report, computed once: every format draws these and counts nothing itself."""

from dataclasses import dataclass
from datetime import date

from dashboard.findings.theme_owners import Owned


@dataclass(frozen=True)
class Change:
    """Complaints about one theme, or about anything, in the period and in the one before.

    Attributes:
        theme: Name of the theme; empty for anything at all.
        title: The theme as people know it.
        complaints: Complaining mentions in the period; None, as every count below, where it does not leave.
        mentions: Scored mentions in the period, whatever their theme: the n of `share`.
        share: Complaints of the scored mentions, 0-1; None below 10 mentions, and where a count does not leave.
        complaints_before: As `complaints`, in the period before.
        mentions_before: As `mentions`, in the period before.
        share_before: As `share`, in the period before.
        change: Share now minus share before, -1 to 1; None where it cannot be told.
        low: Lower limit of its 95 % interval (Newcombe).
        high: Upper limit.
        is_signal: Whether it is more than chance explains, over all themes compared (false discovery rate 5 %).
        sentence: The same in words.
    """

    theme: str
    title: str
    complaints: int | None
    mentions: int | None
    share: float | None
    complaints_before: int | None
    mentions_before: int | None
    share_before: float | None
    change: float | None
    low: float | None
    high: float | None
    is_signal: bool
    sentence: str


@dataclass(frozen=True)
class TrendPoint:
    """One month of the control chart; shares 0-1, None where there are no limits. Untold months are left out.

    Attributes:
        day: First day of the month.
        share: Complaints of the mentions.
        mentions: Its n.
        centre: What is usual.
        lower: Lower limit of what chance allows.
        upper: Upper limit.
        signal: `concern`, `improvement`, or empty.
        marks: Words of the marks of its month, such as "1, source"; empty where there are none.
    """

    day: date
    share: float | None
    mentions: int | None
    centre: float | None
    lower: float | None
    upper: float | None
    signal: str
    marks: str


@dataclass(frozen=True)
class Mark:
    """An action, told by its number, or what makes the months on either side unlike: `word` stands in the chart."""

    day: date
    word: str
    title: str


@dataclass(frozen=True)
class Signal:
    """One alert: `sentence` says what emerges, with the counts of the period; `places` where; `since` is a Monday."""

    theme: str
    title: str
    sentence: str
    places: tuple[str, ...]
    since: date


@dataclass(frozen=True)
class Place:
    """One site in the funnel; in the order of the alphabet, never ranked. Shares 0-1, None below 10 mentions.

    Attributes:
        title: The site as people know it.
        complaints: Complaining mentions.
        mentions: Scored mentions: the n of `share`.
        share: Complaints of the mentions.
        low: Lower limit of the 95 % interval of the share drawn towards the average.
        high: Upper limit.
        is_signal: Whether it lies outside 998 in 1,000 of what chance allows.
    """

    title: str
    complaints: int | None
    mentions: int | None
    share: float | None
    low: float | None
    high: float | None
    is_signal: bool


@dataclass(frozen=True)
class Heat:
    """Complaints about one theme at one place, per scored mention there: 0-1, None where too few."""

    theme_title: str
    site_title: str
    share: float | None


@dataclass(frozen=True)
class Deed:
    """One recorded action and its verdict; `difference`, `low` and `high` are -1 to 1, None without mentions.

    Its weeks before and after are no months, so their counts do not leave as they are: all is made of counts to the
    nearest 10, and nothing is said where few people complained.
    """

    title: str
    day: date
    owner: str
    site_title: str
    theme_title: str
    verdict: str
    sentence: str
    difference: float | None
    low: float | None
    high: float | None
    cautions: tuple[str, ...]


@dataclass(frozen=True)
class Praise:
    """How often one theme was praised: a count of mentions."""

    theme: str
    title: str
    praise: int


@dataclass(frozen=True)
class Example:
    """What one mention about a theme says, as far as its words may leave: `kind` as in `warehouse.quotes`.

    `mention_id` is for the export register; no format writes it.
    """

    title: str
    kind: str
    said: str
    source_title: str
    mention_id: int


@dataclass(frozen=True)
class Origin:
    """How many scored mentions came from one source, to all places together."""

    title: str
    scored: int | None


@dataclass(frozen=True)
class Method:
    """One labeller: its version, its figures on labelled data as words, and whether there are any."""

    labeller: str
    version: str
    quality: str
    is_measured: bool = True


@dataclass(frozen=True)
class Equivalent:
    """One theme in other frameworks; empty where they have no such thing."""

    title: str
    cqc: str
    cg_cahps: str
    hcahps: str
    hcat: str


@dataclass(frozen=True)
class Coverage:
    """What the figures rest on: counts of the period, None where they do not leave; writers to the nearest ten."""

    mentions: int | None
    scored: int | None
    writers: int | None
    not_about_care: int | None
    reposts: int | None
    not_scored: int | None


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
        trend: The control chart, one point a month, oldest first.
        trend_sentence: What it shows.
        trend_rests_on: Who wrote what it is made of, how many, where, when, and by which labels.
        marks: What was done and what changed in its months, oldest first.
        signals: Alerts of the period, the surest first.
        signals_sentence: What was watched, and that nothing was found where that is so.
        volume: Whether more was written than usual.
        complaints: Themes, most complaints first; those whose count does not leave last, in the order of the alphabet.
        owned: Who looks after themes; empty where nobody is named for any.
        places: The sites.
        places_sentence: What their funnel shows.
        places_target: Share of all sites together, 0-1; None where they cannot be compared.
        notes: What belongs beside the sites.
        heat: Themes by sites.
        actions: What was done, newest first.
        praise: Themes, most praised first.
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
    trend_rests_on: str
    marks: tuple[Mark, ...]
    signals: tuple[Signal, ...]
    signals_sentence: str
    volume: tuple[str, ...]
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
