"""Which sources are left alone because they answered 401: until the credential changes, or a person asks again."""

from dataclasses import dataclass
from datetime import datetime

from warehouse.store import Connection


@dataclass(frozen=True)
class RefusedCredential:
    """A 401: of which source, when (naive UTC), the names of what holds the credential, and a mark of its value."""

    source: str
    refused_at: datetime
    names: str
    mark: str

    def sentence(self, title: str) -> str:
        """Say why a source is left alone and what a person does about it."""
        return (
            f"{title} did not accept {self.names} on {self.refused_at:%Y-%m-%d at %H:%M} UTC (401), so it is left "
            "alone. Put a valid one into the environment or into secrets.toml of the data folder, and the next run "
            "asks again; `heed collect --try-again` tries the one that is there."
        )


def note_refused(con: Connection, refused: RefusedCredential) -> None:
    """Leave a source alone until a person acts."""
    con.execute("INSERT OR REPLACE INTO refused_credential VALUES ($source, $refused_at, $names, $mark)", vars(refused))


def refused_credential(con: Connection, source: str) -> RefusedCredential | None:
    """Give what a source refused; None where nothing stands against it."""
    rows = con.execute(
        "SELECT source, refused_at, names, mark FROM refused_credential WHERE source = $source", {"source": source}
    ).fetchall()
    return RefusedCredential(*rows[0]) if rows else None


def forget_refused(con: Connection, source: str) -> None:
    """Let a source be asked again."""
    con.execute("DELETE FROM refused_credential WHERE source = $source", {"source": source})
