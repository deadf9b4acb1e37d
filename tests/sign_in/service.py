"""A sign-in service that speaks OpenID Connect on loopback: whoever asks picks one of its people by a link.

It answers what Streamlit needs and checks what a real one checks: the client and its secret, the address that people
are sent back to, that a code is used once, and the proof key (RFC 7636).
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "heed", "a secret of the clinic's own"


@dataclass
class SignInService:
    """What the service knows: its people, where they are sent back to, and the codes it gave out."""

    people: Sequence[str]
    redirect_uri: str
    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)

    def metadata(self) -> dict[str, Any]:
        """Say where everything is, as OpenID Connect Discovery has it."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "end_session_endpoint": f"{self.address}/end",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def way_back(self, asked: dict[str, str]) -> str:
        """Give the address with a code to which a person who was picked is sent."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{self.redirect_uri}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> dict[str, Any]:
        """Change a code, once, for a signed token."""
        given = self.codes.pop(asked["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).decode().rstrip("=")
        if proof != given["code_challenge"] or asked["redirect_uri"] != self.redirect_uri:
            raise PermissionError("the proof key or the address to go back to is another")
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": given["who"], "iat": now, "exp": now + 600,
            "nonce": given["nonce"], "email": given["who"], "email_verified": "unconfirmed" not in given["who"],
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": signed}


class _Answering(BaseHTTPRequestHandler):
    service: ClassVar[SignInService]

    def do_GET(self) -> None:
        path, asked = self._asked(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            self._answer(json.dumps(self.service.metadata()), "application/json")
        elif path == "/keys":
            public = self.service.key.as_dict(private=False)
            self._answer(json.dumps({"keys": [public]}), "application/json")
        elif path == "/authorize" and "who" in asked:
            self._send_to(self.service.way_back(asked))
        elif path == "/authorize":
            self._choose(asked)
        elif path == "/end":
            self._send_to(asked["post_logout_redirect_uri"])
        else:
            self._refuse(404, f"there is no {path}")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        _, asked = self._asked(body)
        login = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {login}":
            self._refuse(401, "the client or its secret is another")
            return
        try:
            self._answer(json.dumps(self.service.token(asked)), "application/json")
        except (KeyError, PermissionError) as reason:
            self._refuse(400, str(reason))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; a test's output is for its failures."""

    def _choose(self, asked: dict[str, str]) -> None:
        if asked["redirect_uri"] != self.service.redirect_uri or asked["client_id"] != CLIENT:
            self._refuse(400, "the client or the address to go back to is another")
            return
        links = "".join(
            f'<li><a href="/authorize?{urlencode({**asked, "who": who})}">{who}</a></li>' for who in self.service.people
        )
        self._answer(f"<h1>Who are you?</h1><ul>{links}</ul>", "text/html")

    def _asked(self, query: str) -> tuple[str, dict[str, str]]:
        return urlsplit(self.path).path, {name: values[0] for name, values in parse_qs(query).items()}

    def _send_to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _refuse(self, status: int, reason: str) -> None:
        self.service.refusals.append(reason)
        self._answer(json.dumps({"error": "invalid_request", "error_description": reason}), "application/json", status)

    def _answer(self, body: str, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())


@contextmanager
def serving_sign_in(people: Sequence[str], redirect_uri: str) -> Iterator[SignInService]:
    """Run the service on a free port of this machine."""
    service = SignInService(people, redirect_uri)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (_Answering,), {"service": service}))
    service.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
