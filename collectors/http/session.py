"""The one HTTP session of all collectors: bounded in time and tries, obedient to limits, careful with credentials."""

import logging
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from collectors.http.address import check_address, is_loopback, rewritten, without_query
from collectors.http.body import whole_body
from collectors.http.certificate import why_not_trusted
from collectors.http.clock import Clock
from collectors.http.fate import Fate, Settle, fate_after, fate_of
from collectors.http.headers import quota, retry_after, without_limits
from collectors.http.log_filter import LOG_FILTER, guard_logs
from collectors.http.pacer import Pacer, Patience
from collectors.http.refusal import (
    AddressRefused,
    BrokenAnswer,
    Forbidden,
    NotAuthorised,
    QuotaUsedUp,
    RateLimited,
    SourceDown,
)
from collectors.http.request import asks_for_token, credential, endpoint, host, may_repeat, place
from collectors.http.server_time import ServerTime
from collectors.http.shape import Shape, any_body, escaped, json_document
from collectors.http.usage_cap import used_up_until

_LOG = logging.getLogger("heed.session")
_REDIRECTS = 5


@dataclass(frozen=True)
class Quarantined:
    """An answer that could not be read, kept as it came. `address` is without its query."""

    address: str
    status: int
    problem: str
    body: bytes


@dataclass(frozen=True)
class _Round:
    """One request on the wire: its answer if there was one, what was wrong, the seconds the server asked to wait."""

    answer: requests.Response | None
    problem: str | None
    asked: float | None = None


class CollectorSession(requests.Session):
    """A `requests.Session` that the client libraries are given in place of their own.

    What it lets out is https (or loopback) with TLS verified, without cookies, and no redirect is followed with a
    credential. What it gives back is a whole 2xx, a 304, or a 4xx that the caller must understand (400, 404, 410 ...);
    all else becomes one of `collectors.http.refusal`. One session serves one run of one source, in one thread.
    """

    def __init__(
        self,
        *,
        bases: Mapping[str, str] | None = None,
        shape: Shape = json_document,
        quarantine: Callable[[Quarantined], None] | None = None,
        renews_token: bool = False,
        credential: str = "the credential",
        patience: Patience | None = None,
        clock: Clock | None = None,
        chance: random.Random | None = None,
        tell: Callable[[float, str], None] = lambda seconds, why: None,
    ) -> None:
        """Begin a run.

        Args:
            bases: Other base addresses, such as `{"https://api.twitter.com": "http://127.0.0.1:8000"}`.
            shape: What the body of a 200 must look like.
            quarantine: Receives each answer that has another shape.
            renews_token: Whether the caller answers a 401 with a fresh token, as praw does: the first is let through.
            credential: What a person must replace where a 401 stays, by the name of its setting.
            patience: Bounds on waiting.
            clock: Time.
            chance: The jitter.
            tell: Hears of each wait before it is made: its seconds and why.

        Raises:
            AddressRefused: if a base address is neither https nor loopback.
        """
        super().__init__()
        self._bases = {old: check_address(new) for old, new in (bases or {}).items()}
        self._shape = shape
        self._quarantine = quarantine or (lambda _: None)
        self._renewals = 1 if renews_token else 0
        self._credential = credential
        self._clock = clock or Clock()
        jitter = chance or random.Random()  # noqa: S311 - jitter  # nosec
        self._pacer = Pacer(patience or Patience(), self._clock, jitter, tell)
        self._server_time = ServerTime(self._clock)
        self._waits_for_limits = True
        self._pay: Callable[[], Settle] = lambda: lambda _: None
        self._may_be_served = False
        self.auth = _leave_headers_alone  # without it an entry of .netrc would replace the Authorization header
        guard_logs()

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """Send a prepared request; the caller's own timeout, redirect, proxy and TLS options are left out.

        Raises:
            Refusal: one of `collectors.http.refusal`.
        """
        del kwargs
        return self._deliver(request, self._shape)

    def exchange(self, method: str, url: str, *, shape: Shape, **options: Any) -> requests.Response:
        """Send one request whose answer has a shape of its own; `options` as for `requests.Request`.

        Raises:
            Refusal: one of `collectors.http.refusal`.
        """
        return self._deliver(self.prepare_request(requests.Request(method, url, **options)), shape)

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Give up at a rate limit at once, for a question that can be left out."""
        self._waits_for_limits = False
        try:
            yield
        finally:
            self._waits_for_limits = True

    def pay_with(self, pay: Callable[[], Settle]) -> None:
        """Have each request paid for before it is sent, each further try of it too, and no question for a token.

        Args:
            pay: Enters a try; what it gives back is told what became of the try.
        """
        self._pay = pay

    def may_be_served(self) -> bool:
        """Tell whether a try of the last request may have been carried out and charged, whatever came of it."""
        return self._may_be_served

    def server_now(self) -> datetime:
        """Give the time by the clock of the server that answered last, naive UTC; our own before any answer."""
        return self._server_time.now()

    def _deliver(self, request: requests.PreparedRequest, shape: Shape) -> requests.Response:
        request = self._admitted(request)
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(request, shape)
            if not answer.is_redirect:
                return answer
            request = self._redirected(request, answer)
        raise AddressRefused(f"{place(request)} sends us round in circles; check the base address.")

    def _admitted(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request = request.copy()
        request.url = check_address(rewritten(request.url or "", self._bases))
        request.headers.pop("Cookie", None)
        LOG_FILTER.protect(credential(request).rpartition(" ")[2])
        return request

    def _redirected(self, request: requests.PreparedRequest, answer: requests.Response) -> requests.PreparedRequest:
        there = urljoin(request.url or "", answer.headers["location"])
        if credential(request) or request.method not in ("GET", "HEAD"):
            raise AddressRefused(
                f"{place(request)} sends us on to {urlsplit(there).hostname}, and heed takes no credential or upload "
                "there. Check the base address."
            )
        onward = request.copy()
        onward.url = there
        return self._admitted(onward)

    def _ask(self, request: requests.PreparedRequest, shape: Shape) -> requests.Response:
        tries, waits = 0, 0
        self._may_be_served = False
        while True:
            if self._waits_for_limits:
                self._pacer.wait_until_free(host(request), endpoint(request))
            this = self._round(request, shape)
            if this.answer is not None and this.answer.status_code == 429:
                if not self._waits_for_limits:
                    raise RateLimited(f"{place(request)} limits our requests for now.")
                self._pacer.wait_out_limit(place(request), waits, this.asked)
                waits += 1
                continue
            if this.answer is not None and this.problem is None:
                return this.answer
            tries += 1
            if tries >= self._pacer.patience.tries or not may_repeat(request):
                raise _exhausted(request, this, tries)
            self._pacer.wait_after_failure(tries, this.asked, f"{place(request)}: {this.problem}")

    def _round(self, request: requests.PreparedRequest, shape: Shape) -> _Round:
        self._pacer.check_breaker(host(request))
        try:
            answer = self._once(request)
        except (requests.RequestException, HTTPError) as error:
            mistrust = why_not_trusted(error, host(request))
            if mistrust:
                raise AddressRefused(mistrust) from error
            self._pacer.failed(host(request))
            return _Round(None, f"no whole answer ({type(error).__name__})")
        self._server_time.learn(answer.headers, host(request))
        self._raise_for_status(request, answer)
        problem = self._problem(answer, shape)
        if problem is None:
            self._pacer.succeeded(host(request))
        elif answer.status_code != 429:
            self._pacer.failed(host(request))
        return _Round(answer, problem, self._obey_limits(request, answer))

    def _once(self, request: requests.PreparedRequest) -> requests.Response:
        left, url = self._pacer.seconds_left(), request.url or ""
        settle: Settle = (lambda _: None) if asks_for_token(request) else self._pay()
        try:
            answer = self._sent(request, left)
        except (requests.RequestException, HTTPError) as error:
            self._settle(settle, fate_after(error))
            raise
        self._settle(settle, fate_of(answer.status_code))
        _LOG.info("%s %s %s", request.method, without_query(url), answer.status_code)
        return answer

    def _settle(self, settle: Settle, fate: Fate) -> None:
        self._may_be_served = self._may_be_served or fate in ("failed", "served")
        settle(fate)

    def _sent(self, request: requests.PreparedRequest, left: float) -> requests.Response:
        patience, url = self._pacer.patience, request.url or ""
        settings = self.merge_environment_settings(url, {}, True, True, None)
        answer = self.get_adapter(url).send(
            request,
            stream=True,
            timeout=(min(patience.connect, left), min(patience.read, left)),
            verify=settings["verify"],
            proxies={} if is_loopback(url) else settings["proxies"],
        )
        # `requests` keeps a body here once it has read it; its own reading has no bound.
        seconds = min(patience.answer, left)
        answer._content = whole_body(answer, seconds, patience.largest_answer, self._clock.monotonic)
        return answer

    def _raise_for_status(self, request: requests.PreparedRequest, answer: requests.Response) -> None:
        status, where = answer.status_code, place(request)
        until_at = used_up_until(status, answer.headers, answer.content, self.server_now())
        if until_at is not None:
            raise QuotaUsedUp(f"{where}: the paid quota is used up until {until_at:%Y-%m-%d %H:%M} UTC.", until_at)
        if status == 403:
            raise Forbidden(f"{where}: this account may not do that (403). Check the app's access at the platform.")
        if status == 401 and self._renewals and not asks_for_token(request):
            self._renewals -= 1
        elif status == 401 and credential(request):
            raise NotAuthorised(
                f"{where} does not accept {self._credential} (401). Put a valid one into the environment or into "
                "secrets.toml of the data folder."
            )

    def _problem(self, answer: requests.Response, shape: Shape) -> str | None:
        status = answer.status_code
        if status in (408, 429) or status >= 500:
            return f"error {status}"
        problem = shape(answer.content) if 200 <= status < 300 else None
        if problem is not None:
            self._quarantine(Quarantined(without_query(answer.url), status, problem, answer.content))
        elif 200 <= status < 300 and shape is not any_body:
            answer._content = escaped(answer.content)
        return problem

    def _obey_limits(self, request: requests.PreparedRequest, answer: requests.Response) -> float | None:
        """Note what the limits say and hide them from the libraries; give the seconds that the server asks for."""
        now = self.server_now()
        limit, asked = quota(answer.headers, now), retry_after(answer.headers, now)
        for name in set(answer.headers) - set(without_limits(answer.headers)):
            del answer.headers[name]
        if answer.status_code == 429:
            return asked or limit.reset_seconds
        if limit.remaining is not None and limit.remaining <= 0 and limit.reset_seconds is not None:
            self._pacer.hold(host(request) if limit.scope == "host" else endpoint(request), limit.reset_seconds)
        return asked


def _exhausted(request: requests.PreparedRequest, last: _Round, tries: int) -> SourceDown | BrokenAnswer:
    kind = BrokenAnswer if last.answer is not None and last.answer.ok else SourceDown
    return kind(f"{place(request)}: {last.problem}, in {tries} tries. The next run goes on from here.")


def _leave_headers_alone(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
