"""What a plan would use of its ceilings."""

from decimal import Decimal

from collectors.live.budget import Ceilings, Price, Spent
from collectors.live.plan_cost import Cost, first_over, query_cost, sentences_over, total_cost

X_POST = Price(item=Decimal("0.005"))


def cost_of(items: int) -> Cost:
    return query_cost(items, 7, X_POST, page=100, polls_per_day=24)


def test_a_query_costs_its_posts_with_the_overlap() -> None:
    assert cost_of(350).money_per_month == Decimal("0.005") * 53 * 30  # 50 a day and 5 percent, the table's $7.80


def test_a_poll_that_finds_nothing_is_a_request_too() -> None:
    assert cost_of(0).requests_per_day == 24


def test_the_queries_of_a_source_add_up() -> None:
    assert total_cost([cost_of(350), cost_of(350)]).items_per_day == 106


def test_a_ceiling_in_dollars_that_would_be_passed_is_named_with_its_setting() -> None:
    assert sentences_over("x", cost_of(35_000), Ceilings(money_per_day=Decimal(5))) == [
        "x: about $26.25 a day, the ceiling is $5.00 (max_usd_per_day under [source.x])."
    ]


def test_a_ceiling_in_posts_that_would_be_passed_is_named_with_its_setting() -> None:
    assert sentences_over("x", cost_of(350), Ceilings(items_per_month=1000, item_name="posts")) == [
        "x: about 1,590 posts a month, the ceiling is 1,000 (max_posts_per_month under [source.x])."
    ]


def test_a_first_collection_that_fits_beside_what_was_used_is_not_told() -> None:
    ceilings = Ceilings(Decimal(5), Decimal(50), 1000, 10_000, "posts")
    used = Spent(500, Decimal("2.50"))
    assert first_over("x", Spent(500, Decimal("2.50")), used, used, ceilings) == []


def test_a_first_collection_is_held_against_posts_and_dollars_of_the_day_and_of_the_month() -> None:
    ceilings = Ceilings(Decimal(50), Decimal(5), 1000, 10_000, "posts")
    said = first_over("x", Spent(700, Decimal("3.50")), Spent(500, Decimal(2)), Spent(500, Decimal(2)), ceilings)
    assert ["500 of 1,000 posts (max_posts_per_day)" in said[0], "$3.00 of $5.00 (max_usd_per_month)" in said[1]] == [
        True,
        True,
    ]
