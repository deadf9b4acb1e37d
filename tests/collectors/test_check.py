import json
import pickle

import pytest
from click.testing import CliRunner, Result

import heed
from collectors.live.check import check_providers
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import give_secrets, reddit_peer, write_settings, x_peer


def run(home: Home, *words: str) -> Result:
    return CliRunner().invoke(heed.main, ["--home", str(home.path), "providers", "check", *words])


def test_the_exact_queries_are_shown_with_their_length(home: Home) -> None:
    found = check_providers(write_settings(home))
    assert [(query.source, query.characters == len(query.text) <= query.limit) for query in found.queries] == [
        ("x", True),
        ("reddit", True),
    ]


@pytest.mark.parametrize(
    ("text", "kept", "rule"),
    [
        ("Riverside Clinic was kind", True, "name 'Riverside Clinic'"),
        ("Marsh Lane ward was kind", True, "ambiguous 'Marsh Lane' with 'ward'"),
        ("Marsh Lane is long", False, "ambiguous 'Marsh Lane' without context"),
        ("Riverside Clinic beats us at football", False, "exclude 'football'"),
    ],
)
def test_a_sample_text_is_decided_by_a_rule(home: Home, text: str, kept: bool, rule: str) -> None:
    found = check_providers(write_settings(home), texts=[text]).texts
    assert {(sample.is_kept, sample.rule) for sample in found} == {(kept, rule)}


def test_what_stands_in_the_way_is_said(home: Home) -> None:
    assert "enabled = true under [source.x]" in run(home_with_rules(home)).output


def test_a_credential_that_is_missing_and_a_name_that_reddit_turns_away_are_said(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_secrets(monkeypatch)
    with x_peer() as x, reddit_peer() as reddit:
        settings = write_settings(home, x, reddit)
        assert check_providers(settings).problems == ()
        monkeypatch.delenv("HEED_X_BEARER_TOKEN")
        monkeypatch.setenv("HEED_REDDIT_USER_AGENT", "praw")
        problems = check_providers(settings).problems
        assert (x.asked, reddit.asked) == ([], [])
    assert [("HEED_X_BEARER_TOKEN is not set" in problems[0]), ("'praw'" in problems[1])] == [True, True]


def test_a_program_is_told_the_same(home: Home) -> None:
    told = json.loads(run(home_with_rules(home), "--text", "Riverside Clinic", "--json").output)
    assert (len(told["queries"]), told["subreddits"]) == (2, {"riverside": ["riverside"]})


def test_a_clinic_that_listens_for_nothing_is_told_what_to_write(settings: Settings) -> None:
    with pytest.raises(HeedError, match=r"\[provider\.NAME\.listen\]"):
        check_providers(settings)


def home_with_rules(home: Home) -> Home:
    write_settings(home)
    return home


def test_settings_that_listen_can_be_kept_by_the_dashboard_between_its_drawings(home: Home) -> None:
    settings = write_settings(home)
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - our own
