"""What may be spent at each source, and what one item of its ledger costs, as heed.toml says."""

from collectors.live.budget import Ceilings, Price
from config.settings import Settings


def ceilings_of(settings: Settings, source: str) -> Ceilings:
    """Give the ceilings of a source; an item is a post of X, a request to Reddit."""
    x, reddit = settings.collecting.x, settings.collecting.reddit
    if source == "x":
        return Ceilings(x.max_usd_per_day, x.max_usd_per_month, x.max_posts_per_day, x.max_posts_per_month, "posts")
    return Ceilings(
        reddit.max_usd_per_day,
        reddit.max_usd_per_month,
        reddit.max_requests_per_day,
        reddit.max_requests_per_month,
        "requests",
    )


def price_of(settings: Settings, source: str) -> Price:
    """Give what an item costs: on X each post that is read, an empty page nothing; on Reddit each request."""
    budget = settings.collecting.budget
    return Price(item=budget.usd_per_x_post if source == "x" else budget.usd_per_reddit_request)
