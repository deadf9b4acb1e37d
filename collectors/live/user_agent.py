"""How a client must name itself to Reddit, which limits or blocks those that do not."""

import re

from config.errors import HeedError

USER_AGENT = "HEED_REDDIT_USER_AGENT"
"""Where it is read from: the environment or secrets.toml."""

_FORM = re.compile(r"[^\s:]+:[^\s:]+:\S+ \(by /?u/[A-Za-z0-9_-]{2,20}\)")


def check_user_agent(text: str) -> str:
    """Give back a name that Reddit takes: `platform:app:version (by /u/account)`, as its API rules write it.

    Raises:
        HeedError: if it is another; a library's or a browser's is answered with 429 or 403 for ever.
    """
    if not _FORM.fullmatch(text):
        raise HeedError(
            f"{USER_AGENT} is {text!r}, and Reddit turns away who does not say who asks. Write it as "
            "platform:app:version (by /u/account), such as linux:org.example.heed:v1 (by /u/example), with the account "
            "that the approval was given to."
        )
    return text
