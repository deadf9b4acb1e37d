"""What a dashboard sends to who asks for an address of it, without the browser that would draw it."""

import urllib.request
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

_TOKEN = "_streamlit_xsrf"
_ANSWERS_WITHIN_S = 60


def sent_to(address: str, cookies: Mapping[str, str]) -> bytes:
    """Ask for an address as Streamlit's page does once it has loaded, with these cookies; gives all that is sent."""
    asked = urlsplit(address)
    ask = BackMsg()
    ask.rerun_script.query_string = asked.query
    ask.rerun_script.page_name = asked.path.strip("/")
    # Who is signed in counts only beside the token against forged requests, which the page sends along.
    token = _token(asked.netloc)
    with connect(
        f"ws://{asked.netloc}/_stcore/stream",
        origin=Origin(f"http://{asked.netloc}"),
        subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
        additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in {**cookies, _TOKEN: token}.items())},
        max_size=None,
    ) as channel:
        channel.send(ask.SerializeToString())
        frames: list[bytes] = []
        while not _is_last(frames):
            frames.append(channel.recv(_ANSWERS_WITHIN_S, decode=False))
    return b"\n".join(frames)


def _token(server: str) -> str:
    with urllib.request.urlopen(f"http://{server}/_stcore/health") as answer:
        return SimpleCookie(answer.headers["Set-Cookie"])[_TOKEN].value


def _is_last(frames: list[bytes]) -> bool:
    if not frames:
        return False
    told = ForwardMsg.FromString(frames[-1])
    assert not told.ref_hash, "a frame stands for another one that was not sent"
    return bool(told.HasField("script_finished") and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)
