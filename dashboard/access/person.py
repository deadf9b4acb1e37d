"""Who is looking: the person who signed in, what they may do, and which places they may see."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from config.errors import HeedError
from config.people import ROLES, Permission
from dashboard.access.sign_ins import has_ended, note_in, sign_in_of

# The sign-in of Streamlit is on when its secrets hold this table; `heed dashboard` passes the clinic's sign-in.toml.
_TABLE = "auth"
# What Streamlit gives each browser against forged requests: nobody is signed in without it.
_BROWSER_COOKIE = "_streamlit_xsrf"
LOCAL = "local"
ENDED = (
    "Somebody signed out, or signed in anew, in another tab of this browser: that ended this one too. Sign in to go on."
)


class SignInNeededError(HeedError):
    """Nobody has signed in yet, or they signed out again."""


class NotForYouError(HeedError):
    """The person who is looking may not see or do this."""


@dataclass(frozen=True)
class Person:
    """Who is looking.

    Attributes:
        name: Address they signed in with; `local` where nobody has to.
        role: One of `config.people.ROLES`.
        reach: The (provider, site) pairs they may see; None for all.
        sign_in: What `sign_in_of` calls their sign-in; empty where nobody has to.
    """

    name: str
    role: str
    reach: tuple[tuple[str, str], ...] | None = None
    sign_in: str = field(default="", compare=False)

    @property
    def is_local(self) -> bool:
        """Whether nobody had to sign in, because only this machine is answered."""
        return self.name == LOCAL

    def may(self, role: str) -> bool:
        """Say whether they may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def sites_of(self, provider: str) -> tuple[str, ...] | None:
        """List the places of a provider that they may see; None for all, an empty list for none."""
        return None if self.reach is None else tuple(site for owner, site in self.reach if owner == provider)


def looking(people: Callable[[], Mapping[str, Permission]]) -> Person:
    """Find out who is looking, anew on every run, so that a change in heed.toml counts at once.

    Args:
        people: Reads who may look, by address in lower case; not asked before it is known that somebody signed in.

    Raises:
        SignInNeededError: if people have to sign in and this one has not, or has signed out in any tab.
        NotForYouError: if this one is not listed, or nobody can be because heed.toml has a mistake, or nobody has to
            sign in but the request is from another machine.
        HeedError: if heed.toml has a mistake, to who sits at this machine.
    """
    if _has_sign_in():
        user = st.user.to_dict()
        require_sign_in(user)
        refuse_ended(user)
        try:
            listed = people()
        except HeedError as error:
            # The reason names people and places, and whoever has an account at the sign-in service comes this far.
            raise NotForYouError(
                "heed.toml has a mistake, so nobody is let in. Whoever runs heed here finds it by `heed status`."
            ) from error
        return signed_in(user, listed)
    if os.environ.get("HEED_SIGN_IN") == "yes":
        raise NotForYouError("sign-in.toml cannot be read any more, so nobody is let in. Run `heed dashboard` again.")
    # Not taken for security by itself: without sign-in.toml, `heed dashboard` binds this machine's own address only.
    if isinstance(st.context.ip_address, str):
        raise NotForYouError(
            'Without sign-in.toml this dashboard answers on its own machine only. See "Who may look" in the README.'
        )
    people()  # a mistake in heed.toml is said at once, not by some screens only
    return Person(LOCAL, "admin")


def require_sign_in(user: Mapping[str, Any]) -> None:
    """Refuse a user of whom the sign-in service knows nothing.

    Raises:
        SignInNeededError: if nobody has signed in.
    """
    if not user.get("is_logged_in"):
        raise SignInNeededError("Sign in to look at this dashboard.")


def refuse_ended(user: Mapping[str, Any]) -> None:
    """Refuse who signed out, or was followed by somebody else, in another tab of the same browser.

    Raises:
        SignInNeededError: if that is so.
    """
    sign_in = sign_in_of(user)
    note_in(_browser(), sign_in)
    if has_ended(sign_in):
        raise SignInNeededError(ENDED)


def signed_in(user: Mapping[str, Any], people: Mapping[str, Permission]) -> Person:
    """Turn what the sign-in service says of a user into a person.

    Raises:
        SignInNeededError: if nobody has signed in.
        NotForYouError: if the address is not confirmed or not listed in heed.toml.
    """
    require_sign_in(user)
    address = str(user.get("email") or "").strip().casefold()
    # A service that confirms every address, or none, says nothing of it; some write it as a word.
    is_confirmed = str(user.get("email_verified", True)).casefold() == "true"
    if not address or not is_confirmed:
        raise NotForYouError("The sign-in service gave no confirmed e-mail address for you. Ask whoever runs it.")
    if address not in people:
        raise NotForYouError(f"{address} is not listed in heed.toml. Ask whoever runs heed here to add you.")
    return Person(address, people[address].role, people[address].reach, sign_in_of(user))


def require(person: Person, role: str) -> None:
    """Refuse a person who may not do what a role may.

    Raises:
        NotForYouError: naming what is needed.
    """
    if not person.may(role):
        raise NotForYouError(f"This needs the role {role}; {person.name} has {person.role}.")


def _has_sign_in() -> bool:
    try:
        return _TABLE in st.secrets
    except FileNotFoundError:
        return False


def _browser() -> str:
    cookie = st.context.cookies.get(_BROWSER_COOKIE)
    # The same token is written in another way each time.
    token, _ = decode_xsrf_token_string(cookie) if isinstance(cookie, str) else (None, None)
    return token.hex() if token else ""
