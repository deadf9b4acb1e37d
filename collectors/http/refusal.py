"""Why a collection stopped: one error for each thing that a caller must do."""

from datetime import datetime

from config.errors import HeedError


class Refusal(HeedError):  # noqa: N818 - each name says what happened
    """The server, the network or a rule of heed ended this request; the cursor stays where it was."""


class NotAuthorised(Refusal):
    """401: the token is wrong or revoked. Stop the source until a person has looked."""


class Forbidden(Refusal):
    """403: the account may not do this. Stop the source, go on with the others."""


class QuotaUsedUp(Refusal):
    """402 or a usage cap: what was paid for is used up. Stop the source until the reset.

    Attributes:
        until_at: When the platform counts anew, naive UTC.
    """

    def __init__(self, sentence: str, until_at: datetime) -> None:
        super().__init__(sentence)
        self.until_at = until_at


class RateLimited(Refusal):
    """429 for longer than a run may wait. End the run; the next one goes on from the cursor."""


class SourceDown(Refusal):
    """No answer, or only 5xx, for as long as heed tries. End the run; the next one goes on from the cursor."""


class BrokenAnswer(Refusal):
    """An answer that is not what the protocol promises, again and again. The bytes are in quarantine."""


class OutOfTime(Refusal):
    """The run has used the time it was given. The next one goes on from the cursor."""


class ClocksApart(Refusal):
    """The clock of this machine and that of the server are more than a day apart: one of the two is badly wrong."""


class AddressRefused(Refusal):
    """An address that heed does not send a request or a credential to."""


def refusal_in(error: BaseException) -> Refusal | None:
    """Find the refusal inside an error of a client library, which may have wrapped it."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        if isinstance(found, Refusal):
            return found
        seen.add(id(found))
        # prawcore keeps what it caught here and cuts the chain.
        found = getattr(found, "original_exception", None) or found.__cause__ or found.__context__
    return None
