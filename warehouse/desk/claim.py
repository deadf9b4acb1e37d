"""Claims that may be false or mislead: checked by a person against a reference, never judged by heed."""

from dataclasses import asdict, dataclass

from config.claim_cues import ABOUT
from config.errors import HeedError
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection

AGREES = "the reference agrees with it"
STATUSES = ("to check", "checked", "not a claim")
FINDINGS = (
    "",
    AGREES,
    "the reference contradicts it",
    "partly one, partly the other",
    "the reference does not settle it",
)
"""What a person found; empty before. None of them says `false`: a reference can be out of date too."""


@dataclass(frozen=True)
class Claim:
    """What people decided about one claim.

    Attributes:
        provider: Organisation it is about.
        site: Place it is about, None where that is not known.
        about: `medicine` or `us`.
        status: One of `STATUSES`.
        owner: Role or team, not a person's name.
        finding: One of `FINDINGS`.
        reference_title: What the reference is.
        reference_text: The passage that settles it.
        reference_url: Where it can be read.
        note: Further words.
    """

    provider: str
    site: str | None
    about: str
    status: str
    owner: str = ""
    finding: str = ""
    reference_title: str = ""
    reference_text: str = ""
    reference_url: str = ""
    note: str = ""

    def checked(self) -> "Claim":
        """Return it as it is, once it says what its status needs.

        Raises:
            HeedError: naming what is missing.
        """
        if self.about not in ABOUT or self.status not in STATUSES or self.finding not in FINDINGS:
            raise HeedError(
                f"There is no claim about {self.about!r}, status {self.status!r}, finding {self.finding!r}."
            )
        if self.reference_url and not self.reference_url.startswith(("https://", "http://")):
            raise HeedError("The address of the reference must begin with https://.")
        if self.status == "checked" and not (self.finding and self.reference_text.strip()):
            raise HeedError("A claim is checked against something: add the reference's words, and say what you found.")
        return self


def counts_again(status: str, finding: str) -> bool:
    """Say whether a mention counts like any other once this was decided: taken out of the claims, or found true.

    Publishing holds to the same: `warehouse/snapshot/2_mentions.sql`.
    """
    return status == "not a claim" or (status == "checked" and finding == AGREES)


def change(con: Connection, mention_id: int, claim: Claim, expected_version: int, person: str) -> Edit:
    """Write what people decided about a claim, unless somebody else did since it was at `expected_version`.

    Raises:
        HeedError: if it lacks what its status needs.
    """
    deeds = {"to check": "put among the claims", "checked": "checked a claim", "not a claim": "took out of the claims"}
    values = asdict(claim.checked())
    return save(con, "claim", mention_id, values, expected_version, person, deeds[claim.status])
