"""Compliance jobs of the local X: a list of ids is uploaded, what is no longer public comes back."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.peers.exchange import Answer, Asked, as_json

if TYPE_CHECKING:
    from tests.peers.x import XPeer

_UPLOAD_OPEN = timedelta(minutes=15)


@dataclass
class _Job:
    number: str
    name: str
    made_at: datetime
    uploaded_at: datetime | None = None
    ids: list[str] = field(default_factory=list)


class Compliance:
    """The jobs, and the storage that their signed addresses point to.

    Attributes:
        work: How long a job takes.
        ends_as: What becomes of a job then: complete, failed or expired.
    """

    def __init__(self, peer: "XPeer") -> None:
        self.work, self.ends_as = timedelta(minutes=2), "complete"
        self._peer = peer
        self._jobs: dict[str, _Job] = {}

    def lists(self) -> list[list[str]]:
        """Give the ids of each job, oldest job first."""
        return [job.ids for job in self._jobs.values()]

    def lose(self) -> None:
        """Know no job any more."""
        self._jobs.clear()

    def jobs(self, asked: Asked) -> dict[str, Any]:
        """Make, list or show jobs."""
        number = asked.path.removeprefix("/2/compliance/jobs").strip("/")
        if asked.method == "POST":
            options = json.loads(asked.body)
            job = _Job(
                str(1_400_000_000_000_000_000 + len(self._jobs)), options.get("name", ""), self._peer.clock.now()
            )
            self._jobs[job.number] = job
            return {"data": self._shown(job)}
        if number:
            found = self._jobs.get(number)
            return {"data": self._shown(found)} if found else {"title": "Not Found", "status": 404}
        return {"data": [self._shown(job) for job in self._jobs.values()], "meta": {"result_count": len(self._jobs)}}

    def storage(self, asked: Asked) -> Answer:
        """Take an upload or give a download; a signed address refuses a credential beside the signature."""
        _, _, kind, number = asked.path.split("/")
        job = self._jobs.get(number)
        if job is None or asked.params.get("signature") != f"signed-{number}":
            return Answer(403, b"<Error>SignatureDoesNotMatch</Error>", content_type="application/xml")
        if "authorization" in asked.headers:
            return Answer(400, b"<Error>two ways to authenticate</Error>", content_type="application/xml")
        if kind == "upload" and asked.method == "PUT":
            return self._upload(job, asked)
        if kind == "download" and self._state(job) == "complete":
            return Answer(200, self._result(job), content_type="application/x-ndjson")
        return as_json({"title": "Not Found"}, 404)

    def _upload(self, job: _Job, asked: Asked) -> Answer:
        if self._peer.clock.now() > job.made_at + _UPLOAD_OPEN:
            return Answer(400, b"<Error>ExpiredToken</Error>", content_type="application/xml")
        if asked.headers.get("content-type") != "text/plain":
            return Answer(400, b"<Error>MalformedSecurityHeader</Error>", content_type="application/xml")
        job.ids, job.uploaded_at = asked.body.decode().split(), self._peer.clock.now()
        return Answer(200)

    def _state(self, job: _Job) -> str:
        now = self._peer.clock.now()
        if job.uploaded_at is None:
            return "expired" if now > job.made_at + _UPLOAD_OPEN else "created"
        return self.ends_as if now >= job.uploaded_at + self.work else "in_progress"

    def _shown(self, job: _Job) -> dict[str, Any]:
        where = f"{self._peer.base}/compliance"
        signed = f"{job.number}?signature=signed-{job.number}"
        return {
            "id": job.number,
            "type": "tweets",
            "name": job.name,
            "status": self._state(job),
            "created_at": f"{job.made_at:%Y-%m-%dT%H:%M:%S.000Z}",
            "upload_url": f"{where}/upload/{signed}",
            "upload_expires_at": f"{job.made_at + _UPLOAD_OPEN:%Y-%m-%dT%H:%M:%S.000Z}",
            "download_url": f"{where}/download/{signed}",
        }

    def _result(self, job: _Job) -> bytes:
        lines = []
        for number in job.ids:
            post = self._peer.posts.get(int(number))
            # An id that is not in the result is still valid.
            if post is None or not post.is_public(self._peer.clock.now()):
                reason = post.reason if post is not None else "deleted"
                lines.append({"id": number, "action": "delete", "reason": reason})
            elif post.superseded_at is not None:
                lines.append({"id": number, "action": "delete", "reason": "edited"})
        return b"".join(json.dumps(line).encode() + b"\n" for line in lines)
