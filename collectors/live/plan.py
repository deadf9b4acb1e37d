"""What would collecting return and cost? X is asked for counts, Reddit for nothing."""

from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from collectors.http.clock import Clock
from collectors.http.pacer import Patience
from collectors.http.shape import x_answer
from collectors.live.budget import OverCeiling, PlannedQuery, Price, plan_cost
from collectors.live.check import subreddits_of
from collectors.live.collect import enabled_sources
from collectors.live.permission import check_permission
from collectors.live.purse import Purse
from collectors.live.query import queries
from collectors.live.reddit_collect import ceilings_of as ceilings_of_reddit
from collectors.live.tally import Tally
from collectors.live.trip import Trip
from collectors.live.x_collect import ceilings_of as ceilings_of_x
from collectors.live.x_collect import price_of_post, usage_of
from collectors.live.x_fetch import API, LARGEST_PAGE, XApi
from config.errors import HeedError
from config.home import Home
from config.settings import Settings

if TYPE_CHECKING:
    from warehouse.store import Connection

_DAYS_COUNTED = 7.0
_MINUTES_A_DAY = 1440


@dataclass
class Plan:
    """What was found out.

    Attributes:
        queries: Provider, source, query, and for X the posts of the last seven days.
        costs: By source: items, requests and dollars a day and a month.
        over: Ceilings that would be passed, each as a sentence.
        problems: Sources that cannot be planned, each as a sentence.
        asking_cost: Dollars that the counts themselves cost.
    """

    queries: list[dict[str, Any]] = field(default_factory=list)
    costs: dict[str, dict[str, float]] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    asking_cost: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """Give it as lines for a person."""
        lines = []
        for query in self.queries:
            found = f": {query['items']:,} in the last 7 days" if query["items"] is not None else ""
            lines.append(f"{query['provider']} / {query['source']}{found}: {query['query']}")
        for source, cost in self.costs.items():
            lines.append(
                f"{source}: about {cost['items_per_day']:,.0f} items and {cost['requests_per_day']:,.0f} requests "
                f"a day; ${cost['usd_per_day']:.2f} a day, ${cost['usd_per_month']:.2f} a month."
            )
        lines.append(f"Asking for these counts cost ${self.asking_cost:.3f}.")
        lines += [f"! over the ceiling: {sentence}" for sentence in self.over]
        return lines + [f"! {problem}" for problem in self.problems]


def plan(home: Home, settings: Settings, *, clock: Clock | None = None, patience: Patience | None = None) -> Plan:
    """Plan a collection from every enabled source; nothing is collected.

    Raises:
        HeedError: if no source is enabled or nothing is listened for.
    """
    sources = enabled_sources(settings)
    if not sources or not settings.listening:
        raise HeedError(
            "Nothing is planned: enable a source under [source.x] or [source.reddit] and describe what to listen for "
            f"under [provider.NAME.listen] in {settings.home.settings}."
        )
    found = Plan()
    for source in sources:
        tally = Tally(source)
        trip = Trip(home, settings, tally, lambda step, done, total: None, lambda: None, clock or Clock(), patience)
        try:
            check_permission(settings, source)
            {"x": _plan_x, "reddit": _plan_reddit}[source](trip, found)
        except OverCeiling as over:
            found.over.append(str(over))
        except HeedError as error:
            found.problems.append(f"{source}: {error}")
        found.asking_cost += float(tally.spent)
    return found


def _plan_x(trip: Trip, found: Plan) -> None:
    settings = trip.settings.collecting
    price = Price(request=settings.budget.usd_per_x_count)
    counted = []
    with trip.session(bases={API: settings.x.base_url}, shape=x_answer) as session:
        api = XApi(session, trip.secret("HEED_X_BEARER_TOKEN"), settings.x.dialect, references=False)
        usage_of(trip, api)  # for the server's time
        purse = Purse(trip.home, trip.tally, ceilings_of_x(trip.settings), session.server_now)
        for provider, listening in trip.settings.listening.items():
            for query in queries(listening, "x"):
                entry = purse.reserve(0, price)
                items = api.count(query.text)
                purse.settle_alone(partial(_settle, purse, entry, price))
                counted.append(PlannedQuery(query.text, items, _DAYS_COUNTED))
                found.queries.append({"provider": provider, "source": "x", "query": query.text, "items": items})
    polls = max(_MINUTES_A_DAY // settings.x.poll_minutes, 1)
    cost = plan_cost(
        "x",
        counted,
        price_of_post(trip.settings),
        ceilings_of_x(trip.settings),
        page=LARGEST_PAGE,
        polls_per_day=polls,
    )
    factor = 2 if settings.x.references else 1
    found.costs["x"] = {
        "items_per_day": cost.items_per_day * factor,
        "requests_per_day": cost.requests_per_day,
        "usd_per_day": float(cost.money_per_day) * factor,
        "usd_per_month": float(cost.money_per_month) * factor,
    }
    found.over += cost.sentences_over


def _plan_reddit(trip: Trip, found: Plan) -> None:
    settings = trip.settings.collecting.reddit
    streams = 0
    for provider, listening in trip.settings.listening.items():
        asked = [query.text for query in queries(listening, "reddit")]
        asked += [f"comments of r/{name}" for name in subreddits_of(trip.settings, listening)]
        found.queries += [{"provider": provider, "source": "reddit", "query": text, "items": None} for text in asked]
        streams += len(asked)
    requests = streams * max(_MINUTES_A_DAY // settings.poll_minutes, 1)
    found.costs["reddit"] = {"items_per_day": 0, "requests_per_day": requests, "usd_per_day": 0.0, "usd_per_month": 0.0}
    for period, need, most in (
        ("day", requests, ceilings_of_reddit(trip.settings).items_per_day),
        ("month", requests * 30, ceilings_of_reddit(trip.settings).items_per_month),
    ):
        if most is not None and need > most:
            found.over.append(f"reddit: at least {need:,} requests a {period}, the ceiling is {most:,}.")


def _settle(purse: Purse, entry: str, price: Price, con: "Connection") -> None:
    purse.settle(con, entry, price, 0)
