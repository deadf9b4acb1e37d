"""Rules packed into queries, read back by an independent reader of the platforms' query languages."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.live.match import Candidate, Match, match
from collectors.live.query import LIMITS, queries
from config.errors import HeedError
from config.listening import Listening, plain, read_listening
from tests.peers.reddit_things import Thing, submission_test
from tests.peers.x_post import Post, post_test

NOW = datetime(2026, 11, 22, 12)
SALTMARSH = read_listening(
    "saltmarsh",
    "Saltmarsh General Hospital",
    {
        "aliases": ["Saltmarsh General", "Saltmarsh NHS Foundation Trust", "Saltmarsh A&E"],
        "handles": {"x": ["SaltmarshNHS"]},
        "hashtags": ["SaltmarshHospital"],
        "domains": ["saltmarsh.example"],
        "ambiguous": ["SGH", "Salt Marsh"],
        "context": ["hospital", "nhs", "ward", "maternity"],
        "exclude": ["tv show", "episode"],
        "exclude_authors": {"x": ["SaltmarshNHS"], "reddit": ["marsh_bot"]},
        "languages": ["en"],
    },
)


def test_a_small_rule_is_one_query_of_x() -> None:
    (query,) = queries(SALTMARSH, "x")
    assert query == (
        '("Saltmarsh General Hospital" OR "Saltmarsh General" OR "Saltmarsh NHS Foundation Trust" OR "Saltmarsh A&E"'
        ' OR @SaltmarshNHS OR #SaltmarshHospital OR url:"saltmarsh.example"'
        ' OR ((SGH OR "Salt Marsh") (hospital OR nhs OR ward OR maternity)))'
        ' lang:en -is:retweet -is:nullcast -"tv show" -episode -from:SaltmarshNHS'
    )


def test_a_small_rule_is_one_query_of_reddit() -> None:
    (query,) = queries(SALTMARSH, "reddit")
    assert query == (
        '("Saltmarsh General Hospital" OR "Saltmarsh General" OR "Saltmarsh NHS Foundation Trust" OR "Saltmarsh A&E"'
        ' OR SaltmarshHospital OR url:"saltmarsh.example" OR "saltmarsh.example"'
        ' OR ((SGH OR "Salt Marsh") AND (hospital OR nhs OR ward OR maternity)))'
        ' NOT "tv show" NOT episode NOT author:marsh_bot'
    )


def test_a_name_that_is_an_operator_is_quoted() -> None:
    assert queries(Listening("a", names=("OR",)), "x")[0] == '("OR") -is:retweet -is:nullcast'


def test_several_languages_are_one_group() -> None:
    listening = Listening("a", names=("Marsh",), languages=("en", "cy"))
    assert "(lang:en OR lang:cy)" in queries(listening, "x")[0]


def test_the_exclusions_are_repeated_in_every_query() -> None:
    listening = Listening("a", names=tuple(f"Clinic number {n}" for n in range(60)), exclude=("tv show",))
    assert all(query.endswith(' -"tv show"') for query in queries(listening, "x"))


def test_a_new_name_changes_one_query_and_leaves_the_others_as_they_were() -> None:
    names = tuple(f"Clinic number {n}" for n in range(60))
    before, after = queries(Listening("a", names=names), "x"), queries(Listening("a", names=(*names, "Marsh")), "x")
    assert len(set(after) - set(before)) == 1


def test_the_queries_are_as_few_as_fit() -> None:
    names = tuple(f"Clinic number {n:03d}" for n in range(60))
    room = LIMITS["x"] - len("() -is:retweet -is:nullcast")
    in_one = (room + 4) // (len('"Clinic number 000"') + 4)
    assert len(queries(Listening("a", names=names), "x")) == -(-60 // in_one)


def test_exclusions_that_leave_no_room_are_named_in_the_message() -> None:
    listening = Listening("a", names=("Marsh Hospital",), exclude=tuple(f"some other place {n}" for n in range(22)))
    with pytest.raises(HeedError, match="Shorten one of them"):
        queries(listening, "x")


def test_context_that_fits_nowhere_is_named_in_the_message() -> None:
    listening = Listening("a", ambiguous=("m" * 90,), context=("w" * 90,))
    with pytest.raises(HeedError, match="does not fit"):
        queries(listening, "x", limit=150)


def test_a_rule_without_terms_is_refused() -> None:
    with pytest.raises(HeedError, match="names nothing"):
        queries(Listening("a", domains=()), "x")


def test_context_that_is_longer_than_a_query_is_split_over_several() -> None:
    listening = Listening("a", ambiguous=("SGH", "Marsh"), context=tuple(f"context word {n:02d}" for n in range(60)))
    assert all(len(query) <= 512 for query in queries(listening, "x"))


WORDS = ("salt", "marsh", "sgh", "ward", "nhs", "Ely", "tv", "or", "not", "café", "a&e", "St.", "Mary's")
phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
phrases = st.lists(phrase, max_size=30, unique_by=plain).map(tuple)
account = st.sampled_from(("Marsh", "EvilMarsh", "someone", "m_a_r_s_h"))
accounts = st.lists(account, max_size=2, unique=True).map(tuple)
rules = st.builds(
    Listening,
    provider=st.just("marsh"),
    names=phrases,
    handles=st.fixed_dictionaries({"x": accounts, "reddit": accounts}),
    hashtags=st.lists(st.sampled_from(("Marsh", "sgh", "salt_ward")), max_size=2, unique=True).map(tuple),
    domains=st.lists(st.sampled_from(("marsh.example", "ely.example")), max_size=2, unique=True).map(tuple),
    ambiguous=phrases,
    context=st.lists(phrase, min_size=1, max_size=30, unique_by=plain).map(tuple),
    exclude=st.lists(phrase, max_size=4, unique_by=plain).map(tuple),
    exclude_authors=st.fixed_dictionaries({"x": accounts, "reddit": accounts}),
    languages=st.sampled_from(((), ("en",), ("en", "cy"))),
)
pieces = (
    *WORDS,
    "#Marsh",
    "#sgh",
    "@Marsh",
    "u/Marsh",
    "SALT",
    "Cafe",
    "marys",
    "x",
    "@m_a_r_s_h!",
    "Marsh,",
    "#salt_ward",
)
texts = st.lists(st.sampled_from(pieces), max_size=8).map(" ".join)


@given(rules, st.sampled_from(("x", "reddit")), st.sampled_from((120, 200, 512)))
def test_every_query_is_within_the_limit_or_the_rule_is_refused(rule: Listening, source: str, limit: int) -> None:
    try:
        packed = queries(rule, source, limit)
    except HeedError:
        return
    assert all(len(query) <= limit for query in packed)


@given(rules, texts, account, st.sampled_from(("en", "cy", "de", "und")), st.sampled_from((150, 512)))
def test_together_the_queries_of_x_find_what_the_rule_means_and_nothing_else(
    rule: Listening, text: str, author: str, language: str, limit: int
) -> None:
    try:
        packed = queries(rule, "x", limit)
    except HeedError:
        return
    post = Post(1, text, author, NOW, NOW, language, (1,))
    found = any(post_test(query)(post) for query in packed)
    candidate = Candidate("x", text, None if language == "und" else language, author)
    assert found == isinstance(match(rule, candidate), Match)


@given(rules, texts, account, st.sampled_from((150, 512)))
def test_together_the_queries_of_reddit_find_what_the_rule_means_and_nothing_else(
    rule: Listening, text: str, author: str, limit: int
) -> None:
    try:
        packed = queries(rule, "reddit", limit)
    except HeedError:
        return
    thing = Thing("t3", "a", "nhs", author, "", text, NOW)
    found = any(submission_test(query)(thing) for query in packed)
    assert found == isinstance(match(rule, Candidate("reddit", text, None, author)), Match)


@given(st.sampled_from(("https://marsh.example/a", "https://www.ely.example", "https://other.example")))
def test_a_link_is_found_by_its_domain(link: str) -> None:
    rule = Listening("a", domains=("marsh.example", "ely.example"))
    post = Post(1, "look", "someone", NOW, NOW, "en", (1,), (link,))
    found = any(post_test(query)(post) for query in queries(rule, "x"))
    assert found == isinstance(match(rule, Candidate("x", "look", "en", links=(link,))), Match)
