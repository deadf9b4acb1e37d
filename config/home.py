"""Where everything of one installation lies: one data folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The data folder and the fixed names inside it."""

    path: Path

    @property
    def settings(self) -> Path:
        """What the clinic edits."""
        return self.path / "heed.toml"

    @property
    def key(self) -> Path:
        """The secret that turns authors into voice numbers; mode 0600."""
        return self.path / "author.key"

    @property
    def inbox(self) -> Path:
        """Raw payloads, cursors and import records: private, short life."""
        return self.path / "inbox.duckdb"

    @property
    def store(self) -> Path:
        """Redacted mentions and their labels: opened by brief writers only."""
        return self.path / "store.duckdb"

    @property
    def desk(self) -> Path:
        """What people decide: actions and the audit trail."""
        return self.path / "desk.duckdb"

    @property
    def published(self) -> Path:
        """The folder of snapshots, which every reader opens."""
        return self.path / "published"

    @property
    def current(self) -> Path:
        """The pointer: a file that holds the name of the current snapshot."""
        return self.published / "CURRENT"

    @property
    def sign_in(self) -> Path:
        """How people sign in; where there is none, the dashboard answers on this machine only."""
        return self.path / "sign-in.toml"

    @property
    def desk_lock(self) -> Path:
        """The file that whoever reads or writes the desk holds a lock on, for a moment."""
        return self.path / "desk.lock"

    @property
    def asking_lock(self) -> Path:
        """The file that whoever asks the platforms holds a lock on."""
        return self.path / "asking.lock"

    @property
    def lock(self) -> Path:
        """The file that a writer holds a lock on."""
        return self.path / "writer.lock"
