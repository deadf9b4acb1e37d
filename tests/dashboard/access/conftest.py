"""People who signed in."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
import streamlit


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Be somebody at clinic.example from now on, who may do what heed.toml says; nobody who has signed in by ""."""
    monkeypatch.setattr("dashboard.access.person._has_sign_in", lambda: True)

    def be(name: str) -> None:
        user = {"is_logged_in": bool(name), "email": f"{name}@clinic.example", "email_verified": True}
        monkeypatch.setattr(streamlit, "user", SimpleNamespace(to_dict=lambda: user))

    return be
