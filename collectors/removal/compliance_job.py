"""A compliance job of X, from the list of ids to its result: it may outlive a sweep, and the next one fetches it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from collectors.http.refusal import BrokenAnswer, Refusal
from collectors.live.trip import Trip
from collectors.live.x_fetch import XApi
from collectors.live.x_refusal import NotFound
from warehouse.collecting.compliance_jobs import SentJob, forget_job, note_job, sent_job
from warehouse.collecting.watch import Due
from warehouse.inbox import changing

_POLL_SECONDS = 15.0
_LONGEST_WAIT = timedelta(minutes=20)
_LONGEST_JOB = timedelta(hours=24)
_COMMAND = "heed sweep"


class StillAtWork(Refusal):
    """A job takes longer than a sweep waits; the next sweep asks for its result."""


class ComplianceJob:
    """The one job that heed has at X."""

    def __init__(self, trip: Trip, api: XApi) -> None:
        self._trip, self._api = trip, api

    def former(self) -> SentJob | None:
        """Give the job of an earlier sweep whose result was not taken over; one that is too old is given up."""
        with changing(self._trip.home, _COMMAND) as con:
            job = sent_job(con, "x")
            if job and self._trip.clock.now() - job.due_at > _LONGEST_JOB:
                forget_job(con, "x")
                return None
        return job

    def send(self, due: Due) -> SentJob:
        """Send a list of ids, and keep that it was sent.

        Raises:
            Refusal: if X takes no job.
        """
        made = self._api.create_job("heed sweep")
        self._api.upload(_told(made, "upload_url"), [item.version_id for item in due.items])
        job = SentJob("x", _told(made, "id"), due.at, max(item.batch_id for item in due.items), due.is_of_all)
        with changing(self._trip.home, _COMMAND) as con:
            note_job(con, job)
        return job

    def result(self, job: SentJob) -> list[dict[str, Any]]:
        """Wait for the result: one row for each id that is no longer as it was; none means that all are.

        Raises:
            StillAtWork: if X needs longer.
            BrokenAnswer: if the job has failed, expired or is not known; then it is forgotten.
        """
        waited, longest = 0.0, int(_LONGEST_WAIT.total_seconds())
        while True:
            told = self._told_of(job)
            if told.get("status") == "complete":
                return self._api.download(_told(told, "download_url"))
            if told.get("status") in ("failed", "expired"):
                self.forget()
                raise BrokenAnswer(f"The compliance job of X has {told['status']}.")
            if waited >= longest:
                raise StillAtWork(
                    f"X still works on the compliance job that was sent at {job.due_at:%Y-%m-%d %H:%M} UTC; the "
                    "next sweep goes on with it."
                )
            self._trip.progress("x works on the compliance job, seconds of at most", int(waited), longest)
            self._trip.clock.sleep(_POLL_SECONDS)
            waited += _POLL_SECONDS

    def forget(self) -> None:
        """Forget the job: its result was taken over, or there will be none."""
        with changing(self._trip.home, _COMMAND) as con:
            forget_job(con, "x")

    def _told_of(self, job: SentJob) -> dict[str, Any]:
        try:
            return self._api.job(job.job_id)
        except NotFound as error:
            self.forget()
            raise BrokenAnswer("X does not know the compliance job any more.") from error


def _told(job: Mapping[str, Any], name: str) -> str:
    value = job.get(name)
    if not isinstance(value, str) or not value:
        raise BrokenAnswer(f"X answers about a compliance job without its {name}.")
    return value
