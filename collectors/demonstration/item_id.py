"""Ids in the shapes that the sources give."""

from datetime import UTC, datetime, timedelta

# X counts milliseconds from here in the upper bits of its ids ("snowflake").
_X_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def item_id(source: str, created_at: datetime, number: int) -> str:
    """Give the n-th mention the id that its source would give it.

    Args:
        source: `x`, `reddit`, `survey` or `review`.
        created_at: Naive UTC.
        number: Different for every mention.
    """
    if source == "x":
        return snowflake(created_at, number)
    if source == "reddit":
        # Half of the items are submissions, half are comments, told apart by their prefix as Reddit does.
        return f"t{3 if number % 2 else 1}_{_base_36(36**6 + number * 9_973)}"
    return f"{'S' if source == 'survey' else 'G'}{number:06d}"


def snowflake(created_at: datetime, number: int) -> str:
    """Pack a naive UTC time and a number below 4,194,304 into an id of X; later ids are larger."""
    milliseconds = (created_at.replace(tzinfo=UTC) - _X_EPOCH) // timedelta(milliseconds=1)
    return str((milliseconds << 22) + number)


def _base_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits
