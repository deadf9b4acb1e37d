"""How a client names itself to Reddit."""

import pytest

from collectors.live.plan import plan
from collectors.live.user_agent import check_user_agent
from config.errors import HeedError
from config.home import Home
from tests.collectors.collecting import collect_from, give_secrets, reddit_peer, write_settings


@pytest.mark.parametrize("text", ["linux:org.example.heed:v1.2 (by /u/example)", "mac:heed:0:3 (by u/Some_One-2)"])
def test_a_name_in_the_form_of_reddit_is_taken(text: str) -> None:
    assert check_user_agent(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("python-requests/2.34.2", "heed", "Mozilla/5.0 (X11; Linux x86_64)", "linux:heed:v1", "praw 8 by /u/example"),
        *("linux:heed:v1 (by /u/)", "linux:heed:v1 (by /u/<name>)", "linux:heed:v1 (by example)"),
    ],
)
def test_another_name_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(HeedError, match="such as linux:org"):
        check_user_agent(text)


@pytest.mark.parametrize("text", ["python-requests/2.34.2", " "])
def test_reddit_is_not_asked_under_another_name_and_a_plan_says_so_before(
    home: Home, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setenv("HEED_REDDIT_USER_AGENT", text)
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        failure = collect_from(home, peer, settings).tallies[0].failure
        planned = plan(home, settings)
        assert peer.asked == []
    assert "HEED_REDDIT_USER_AGENT" in failure
    assert (planned.problems, planned.costs["reddit"]["requests_per_day"] > 0) == ([f"reddit: {failure}"], True)
