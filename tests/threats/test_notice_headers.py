"""Nothing that a mention, a site or a setting says becomes a header of a mail."""

import socketserver
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from threading import Thread

import pytest

from config.home import Home
from dashboard.notices.compose import Notice, digest_notice
from dashboard.notices.send import Answer, send
from tests.dashboard.asking import asking
from tests.dashboard.invented import LAST_DAY

pytestmark = pytest.mark.thorough

_HOSTILE = "Riverside\r\nBcc: someone@evil.example\r\n\r\n<b>Buy</b>\x0bX-More: 1\u2028Cc: other@evil.example"


class _Post(socketserver.StreamRequestHandler):
    """As much of a mail server as one letter needs."""

    def handle(self) -> None:
        assert isinstance(self.server, _PostOffice)
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"RCPT":
                self.server.receivers.append(line.decode("ascii"))
            elif word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                letter = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(letter))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 taken\r\n")
            if word == b"QUIT":
                return


class _PostOffice(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Post)
        self.letters: list[bytes] = []
        self.receivers: list[str] = []
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The address as Apprise takes it."""
        return f"mailto://127.0.0.1:{self.server_address[1]}/?from=heed@clinic.example&to=ann@clinic.example"


@pytest.fixture
def post_office() -> Iterator[_PostOffice]:
    office = _PostOffice()
    yield office
    office.shutdown()
    office.server_close()


def test_a_hostile_name_brings_no_header_and_no_receiver(attacked: Home, post_office: _PostOffice) -> None:
    with asking(attacked) as ask:
        provider = ask("providers").iloc[0].copy()
        provider["title"] = _HOSTILE
        notice = digest_notice(ask, provider, 0, LAST_DAY + timedelta(days=1))
    assert notice is not None
    assert notice.title.isprintable()
    assert send(notice, post_office.address) is Answer.TAKEN
    letter = message_from_bytes(post_office.letters[0])
    assert not {"bcc", "cc", "x-more"} & {name.lower() for name in letter}
    assert "ann@clinic.example" in letter["To"]
    assert [line.strip().lower() for line in post_office.receivers] == ["rcpt to:<ann@clinic.example>"]


def test_even_a_title_that_was_never_cleaned_brings_no_header(post_office: _PostOffice) -> None:
    send(Notice((), _HOSTILE, "Words"), post_office.address)
    names = {name.lower() for letter in post_office.letters for name in message_from_bytes(letter)}
    assert not {"bcc", "cc", "x-more"} & names
