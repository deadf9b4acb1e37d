"""Why a server is not believed to be the one that its name says."""

import ssl
from collections.abc import Iterator


def why_not_trusted(error: BaseException, host: str) -> str | None:
    """Say why a certificate was refused and what to do; None where an error is about something else.

    A handshake that merely breaks off is no such refusal: the server is asked again, as after any lost connection.

    Args:
        error: As `requests` raised it; the true cause lies somewhere inside.
        host: Name and port.
    """
    found = next((each for each in causes(error) if isinstance(each, ssl.SSLCertVerificationError)), None)
    if found is None:
        return None
    return (
        f"{host} shows no TLS certificate that this machine trusts ({found.verify_message}); heed sends nothing there. "
        "Check the base address and the clock of this machine; the certificate of an authority of your own is given in "
        "the environment variable REQUESTS_CA_BUNDLE."
    )


def causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error of `requests` and those inside it, down to what really happened."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = getattr(found, "reason", None) or next((a for a in found.args if isinstance(a, BaseException)), None)
