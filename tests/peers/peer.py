"""A server on this machine that speaks a platform's protocol, with faults on request."""

import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.peers.exchange import Answer, Asked, asked_for
from tests.peers.faults import FaultScript, http_date
from tests.peers.virtual_clock import VirtualClock

_SECONDS_PER_DRIP = 20.0


class Peer:
    """Starts on a port of loopback, a free one unless told, and stops with its `with` block; override `respond`."""

    def __init__(self, clock: VirtualClock | None = None, *, port: int = 0) -> None:
        self.clock = clock or VirtualClock()
        self.faults = FaultScript()
        self.asked: list[Asked] = []
        self.connections: set[tuple[str, int]] = set()
        self._earlier: dict[str, list[Answer]] = defaultdict(list)
        self._turn = threading.Lock()
        self._is_closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"peer": self}))

    @property
    def base(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closing.set()
        self._server.shutdown()
        self._server.server_close()

    def respond(self, asked: Asked) -> Answer:
        """Give the true answer to a request."""
        raise NotImplementedError

    def answer(self, asked: Asked) -> Answer:
        """Give what is sent: the true answer, or what a fault makes of it."""
        with self._turn:
            self.asked.append(asked)
            fault = self.faults.next_for(asked)
            # A request that fails before it is served changes nothing and is not charged.
            answer = self.respond(asked) if fault is None or fault.is_served else Answer()
            if fault is not None:
                answer = fault.change(asked, answer, self._earlier[asked.chain])
            if answer.status == 200 and answer.wire == "whole":
                self._earlier[asked.chain].append(answer)
            return replace(answer, headers={"Date": http_date(self.clock.now()), **answer.headers})

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Hold all requests back while the world is changed."""
        with self._turn:
            yield

    def wait_for_close(self) -> None:
        """Hold a request until the peer closes."""
        self._is_closing.wait(30)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        # A client that goes away in the middle is what many tests are about.
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    peer: Peer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _serve(self) -> None:
        self.peer.connections.add(self.client_address)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.peer.answer(asked_for(self.command, self.path, headers, body)))

    do_GET = do_POST = do_PUT = do_HEAD = _serve  # noqa: N815 - the names that http.server looks for

    def _send(self, answer: Answer) -> None:
        if answer.wire in ("drop", "hang"):
            if answer.wire == "hang":
                self.peer.wait_for_close()
            self.close_connection = True
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:  # praw asks for it with every token; a silent close would look like a fault
            self.send_header("Connection", "close")
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.wire == "drip":
            self._drip(answer.body)
            return
        self.wfile.write(answer.body[: len(answer.body) // 2] if answer.wire == "short" else answer.body)
        self.close_connection = self.close_connection or answer.wire == "short"

    def _drip(self, body: bytes) -> None:
        for byte in body:
            self.peer.clock.advance(seconds=_SECONDS_PER_DRIP)
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:  # the client has had enough, which is what the test wants to see
                self.close_connection = True
                return
            time.sleep(0.002)

    def log_message(self, format: str, *args: object) -> None:
        del format, args
