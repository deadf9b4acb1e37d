"""What would collecting return and cost? X is asked for counts, Reddit for nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from collectors.http.clock import Clock
from collectors.http.pacer import Patience
from collectors.http.shape import x_answer
from collectors.live.allowance import ceilings_of, price_of
from collectors.live.budget import Ceilings, OverCeiling, Price, Spent
from collectors.live.check import subreddits_of
from collectors.live.collect import enabled_sources
from collectors.live.permission import check_permission
from collectors.live.plan_cost import Cost, first_over, query_cost, sentences_over, total_cost
from collectors.live.purse import Purse
from collectors.live.query import queries
from collectors.live.reddit_collect import user_agent_of
from collectors.live.standing import in_good_standing
from collectors.live.tally import Tally
from collectors.live.trip import Trip
from collectors.live.x_collect import usage_of
from collectors.live.x_fetch import API, LARGEST_PAGE, XApi
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.collecting.cursors import last_moved_at
from warehouse.inbox import changing

_DAYS_COUNTED = 7.0
_MINUTES_A_DAY = 1440
_ITEMS = {"x": ("about", "posts"), "reddit": ("at least", "requests")}
"""What a source is counted in; how many pages and threads Reddit has is known only when they are read."""


@dataclass
class Plan:
    """What was found out.

    Attributes:
        queries: Provider, source and query; for X the posts of the last seven days and what a day of them costs.
        costs: By source: items, requests and dollars a day and a month, with their ceilings; what today and this month
            have used so far; and what the first collection costs that reaches back over days; 0 where it has been made.
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
            found = (
                f": {query['items']:,} in the last 7 days, about ${query['usd_per_day']:,.2f} a day"
                if query["items"] is not None
                else ""
            )
            lines.append(f"{query['provider']} / {query['source']}{found}: {query['query']}")
        for source, cost in self.costs.items():
            lines += _ceilings_in_words(source, cost)
            if cost["first_usd"]:
                lines.append(
                    f"{source}: the first collection reaches back {cost['first_days']:.0f} days and costs about "
                    f"${cost['first_usd']:,.2f} once."
                )
        if self.asking_cost:
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
            if source == "reddit":  # it is planned without asking
                _plan_reddit(trip, found)
            else:
                with in_good_standing(trip, command="heed collect --plan"):
                    _plan_x(trip, found)
        except OverCeiling as over:
            found.over.append(f"{source}: {over}")
        except HeedError as error:
            found.problems.append(f"{source}: {error}")
        found.asking_cost += float(tally.spent)
    return found


def _plan_x(trip: Trip, found: Plan) -> None:
    settings = trip.settings.collecting
    price, ceilings = Price(request=settings.budget.usd_per_x_count), ceilings_of(trip.settings, "x")
    polls = max(_MINUTES_A_DAY // settings.x.poll_minutes, 1)
    most_each = 2 if settings.x.references else 1  # each post may refer to another, which costs as much
    costs, counted = [], 0
    is_first = _is_unread(trip, "x")
    with trip.session(bases={API: settings.x.base_url}, shape=x_answer) as session:
        api = XApi(session, trip.secret("HEED_X_BEARER_TOKEN"), settings.x.dialect, references=False)
        usage_of(trip, api)  # for the server's time
        purse = Purse(trip.home, trip.tally, ceilings, session.server_now)
        # A count whose answer is lost may have been charged, and the next try is charged once more.
        session.pay_with(partial(purse.pay_each, 0, price, free=("unsent", "refused", "failed")))
        for provider, listening in trip.settings.listening.items():
            for query in queries(listening, "x"):
                items = api.count(query)
                cost = query_cost(
                    items * most_each,
                    _DAYS_COUNTED,
                    price_of(trip.settings, "x"),
                    page=LARGEST_PAGE,
                    polls_per_day=polls,
                )
                costs.append(cost)
                counted += items * most_each
                usd = float(cost.money_per_day)
                found.queries.append(
                    {"provider": provider, "source": "x", "query": query, "items": items, "usd_per_day": usd}
                )
    share = min(settings.x.backfill_days / _DAYS_COUNTED, 1.0) if is_first else 0.0
    first = Spent(round(counted * share), price_of(trip.settings, "x").of(round(counted * share), 0))
    today, month = purse.used()
    _add(found, "x", total_cost(costs), ceilings, (today, month))
    found.costs["x"] |= {"first_usd": float(first.money), "first_days": settings.x.backfill_days}
    found.over += first_over("x", first, today, month, ceilings)


def _plan_reddit(trip: Trip, found: Plan) -> None:
    settings = trip.settings.collecting.reddit
    streams = 0
    for provider, listening in trip.settings.listening.items():
        asked = [*queries(listening, "reddit")]
        asked += [f"comments of r/{name}" for name in subreddits_of(trip.settings, listening)]
        found.queries += [
            {"provider": provider, "source": "reddit", "query": text, "items": None, "usd_per_day": None}
            for text in asked
        ]
        streams += len(asked)
    requests = streams * max(_MINUTES_A_DAY // settings.poll_minutes, 1)
    cost = Cost(requests, requests, price_of(trip.settings, "reddit").of(requests, requests))
    ceilings = ceilings_of(trip.settings, "reddit")
    _add(found, "reddit", cost, ceilings, Purse(trip.home, trip.tally, ceilings, trip.clock.now).used())
    user_agent_of(trip)  # so that a name that Reddit turns away is told before the first collection


def _add(found: Plan, source: str, cost: Cost, ceilings: Ceilings, used: tuple[Spent, Spent]) -> None:
    today, month = used
    found.costs[source] = {
        "items_per_day": cost.items_per_day,
        "max_items_per_day": ceilings.items_per_day or 0,
        "items_per_month": cost.items_per_month,
        "max_items_per_month": ceilings.items_per_month or 0,
        "requests_per_day": cost.requests_per_day,
        "usd_per_day": float(cost.money_per_day),
        "max_usd_per_day": float(ceilings.money_per_day or 0),
        "usd_per_month": float(cost.money_per_month),
        "max_usd_per_month": float(ceilings.money_per_month or 0),
        "used_items_today": today.items,
        "used_items_this_month": month.items,
        "used_usd_today": float(today.money),
        "used_usd_this_month": float(month.money),
        "first_usd": 0.0,
        "first_days": 0,
    }
    found.over += sentences_over(source, cost, ceilings)


def _ceilings_in_words(source: str, cost: Mapping[str, float]) -> list[str]:
    how, items = _ITEMS[source]
    counted = (
        f"{cost['items_per_day']:,.0f} of {cost['max_items_per_day']:,.0f} {items} a day and "
        f"{cost['items_per_month']:,.0f} of {cost['max_items_per_month']:,.0f} a month"
    )
    used = f"{cost['used_items_today']:,.0f} {items} today, {cost['used_items_this_month']:,.0f} this month"
    # Where requests cost nothing, a ceiling in dollars says nothing.
    if cost["usd_per_day"] or cost["used_usd_this_month"] or source == "x":
        counted += (
            f"; ${cost['usd_per_day']:,.2f} of ${cost['max_usd_per_day']:,.2f} a day and "
            f"${cost['usd_per_month']:,.2f} of ${cost['max_usd_per_month']:,.2f} a month"
        )
        used += f"; ${cost['used_usd_today']:,.3f} today, ${cost['used_usd_this_month']:,.3f} this month"
    return [f"{source}: {how} {counted}.", f"{source}: used so far (UTC): {used}."]


def _is_unread(trip: Trip, source: str) -> bool:
    with changing(trip.home, "heed collect") as con:
        return last_moved_at(con, source) is None
