"""The parts that a report is made of: what is known of a theme, a place, a month, an action ..."""

from dataclasses import dataclass
from datetime import date


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
        is_signal: Whether it is more than chance explains, over all themes compared (false discovery rate 5 %), by
            mentions and with each writer counted once a week.
        sentence: The same in words.
        is_by_mentions_only: Whether it would be while each mention counts, however many one writer wrote.
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
    is_by_mentions_only: bool = False


@dataclass(frozen=True)
class TrendPoint:
    """One month of the chart; shares 0-1, None where there are no limits. Untold months are left out.

    Attributes:
        day: First day of the month.
        share: Complaints of the mentions.
        mentions: Its n.
        centre: What is usual.
        lower: Lower limit of what the report's `trend_band` says.
        upper: Upper limit.
        signal: `concern`, `improvement`, or empty; both by mentions and with each writer counted once a week.
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
    """One alert: `sentence` says what emerges, with the counts of the period; `places` where; `since` is a Monday.

    `is_risen` is untrue of safety, about which one complaint is a signal; `is_alike` where something changed since the
    weeks that say what is usual, which the sentence names.
    """

    theme: str
    title: str
    sentence: str
    places: tuple[str, ...]
    since: date
    is_risen: bool
    is_alike: bool = True


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
        is_signal: Whether it lies outside 998 in 1,000 of what chance allows, by mentions and with each writer counted
            once a week.
        is_by_mentions_only: Whether it does while each mention counts, however many one writer wrote.
    """

    title: str
    complaints: int | None
    mentions: int | None
    share: float | None
    low: float | None
    high: float | None
    is_signal: bool
    is_by_mentions_only: bool = False


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
