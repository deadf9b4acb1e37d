"""What is each platform asked for a provider, and would a text be kept? Asks no platform."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from collectors.live.match import Candidate, Match, match
from collectors.live.permission import NotPermitted, check_permission
from collectors.live.query import LIMITS, queries
from collectors.live.trip import CREDENTIALS
from collectors.live.user_agent import USER_AGENT, check_user_agent
from config.errors import HeedError
from config.listening import Listening
from config.secrets import read_secret
from config.settings import Settings


@dataclass(frozen=True)
class CheckedQuery:
    """One query as it is sent, its characters, and the most that the platform takes."""

    provider: str
    source: str
    text: str
    characters: int
    limit: int


@dataclass(frozen=True)
class CheckedText:
    """Whether a sample text would be kept, and the rule that decided."""

    provider: str
    source: str
    text: str
    is_kept: bool
    rule: str
    score: float | None


@dataclass(frozen=True)
class Check:
    """The queries, the samples, the subreddits whose comments are read, and what stands in the way."""

    queries: tuple[CheckedQuery, ...]
    texts: tuple[CheckedText, ...]
    subreddits: dict[str, tuple[str, ...]]
    problems: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """Give it as lines for a person."""
        lines = []
        for query in self.queries:
            lines.append(f"{query.provider} / {query.source}: {query.characters} of {query.limit} characters")
            lines.append(f"  {query.text}")
        lines += [f"{name} / reddit: comments of r/{', r/'.join(subs)}" for name, subs in self.subreddits.items()]
        for sample in self.texts:
            verdict = f"kept ({sample.rule}, {sample.score:.2f})" if sample.is_kept else f"not kept ({sample.rule})"
            lines.append(f"{sample.provider} / {sample.source}: {verdict}: {sample.text}")
        return lines + [f"! {problem}" for problem in self.problems]


def check_providers(settings: Settings, provider: str | None = None, texts: Sequence[str] = ()) -> Check:
    """Build the queries of every provider, or of one, and decide on sample texts.

    Raises:
        HeedError: if nothing is listened for, or a rule does not fit into a query.
    """
    chosen = _listened_for(settings, provider)
    built = [
        CheckedQuery(name, source, query, len(query), LIMITS[source])
        for name, listening in chosen.items()
        for source in ("x", "reddit")
        for query in queries(listening, source)
    ]
    samples = [
        _decide(name, source, text, rule) for text in texts for name, rule in chosen.items() for source in LIMITS
    ]
    subreddits = {name: subreddits_of(settings, listening) for name, listening in chosen.items()}
    return Check(
        tuple(built),
        tuple(samples),
        {name: found for name, found in subreddits.items() if found},
        tuple(_problems(settings)),
    )


def subreddits_of(settings: Settings, listening: Listening) -> tuple[str, ...]:
    """Name the subreddits whose comments are read for a provider."""
    everyones = (name.removeprefix("r/") for name in settings.collecting.reddit.subreddits)
    return tuple({name.casefold(): name for name in (*listening.subreddits, *everyones)}.values())


def _listened_for(settings: Settings, provider: str | None) -> dict[str, Listening]:
    chosen = {
        name: listening
        for name, listening in settings.listening.items()
        if provider is None or name == settings.provider(provider).name
    }
    if not chosen:
        raise HeedError(
            f"Nothing is listened for: add [provider.{provider or 'NAME'}.listen] to {settings.home.settings}."
        )
    return chosen


def _decide(provider: str, source: str, text: str, listening: Listening) -> CheckedText:
    # A platform names the language of a post; of a sample it is taken to be one that is asked for.
    language = next(iter(listening.languages), None)
    verdict = match(listening, Candidate(source, text, language=language))
    if isinstance(verdict, Match):
        return CheckedText(provider, source, text, True, verdict.rule, verdict.score)
    return CheckedText(provider, source, text, False, verdict.reason, None)


def _problems(settings: Settings) -> Iterator[str]:
    for source in LIMITS:
        if not getattr(settings.collecting, source).enabled:
            yield f"{source} is not fetched from: write enabled = true under [source.{source}] to begin."
            continue
        try:
            check_permission(settings, source)
        except NotPermitted as refused:
            yield str(refused)
        yield from _missing_secrets(settings, source)


def _missing_secrets(settings: Settings, source: str) -> Iterator[str]:
    for name in CREDENTIALS[source]:
        try:
            read_secret(settings.home, name)
        except HeedError as missing:
            yield f"{source}: {missing}"
    if source == "reddit":
        try:
            check_user_agent(read_secret(settings.home, USER_AGENT))
        except HeedError as refused:
            yield f"{source}: {refused}"
