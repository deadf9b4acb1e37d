"""What is where in a data folder, how fresh it is, and what failed."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse import journal
from warehouse.collecting.collecting_state import collecting_state, unfinished_erasures
from warehouse.desk import audit_trail
from warehouse.doubtful_imports import doubtful_imports
from warehouse.erasure.clock import doubt
from warehouse.files.file_modes import open_files
from warehouse.files.lock import writer_lock
from warehouse.imports import Imported, imports
from warehouse.inbox import pending
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader, opened
from warehouse.voice import read_key

_MOST_IMPORTS = 5


@dataclass(frozen=True)
class Status:
    """The state of one data folder.

    Attributes:
        home: The folder.
        providers: Names in heed.toml.
        sizes: Bytes of each file.
        stored: Mentions in the store; None while another process writes.
        pending: Batches that have not wholly passed the gate; None while another process writes.
        busy: Who is writing, if somebody is.
        snapshot: What the current snapshot says of itself and of its sources; empty when there is none.
        sources: One row per provider and source in the snapshot.
        imports: The newest files that were imported and of which something is held; empty while another process writes.
        collecting: One row per source that is fetched from and enabled (`warehouse.collecting.collecting_state`); empty
            while another process writes.
        commands: The newest journal entry of each command.
        problems: Sentences about what needs a person.
        is_trail_whole: Whether the audit trail still is what was written.
    """

    home: str
    providers: list[str]
    sizes: dict[str, int]
    stored: int | None
    pending: int | None
    busy: str
    snapshot: dict[str, str]
    sources: list[dict[str, Any]]
    imports: list[Imported]
    collecting: list[dict[str, Any]]
    commands: dict[str, journal.Entry]
    problems: list[str]
    is_trail_whole: bool

    def as_dict(self) -> dict[str, Any]:
        """Give the state as plain values."""
        return asdict(self)

    def sentences(self) -> list[str]:
        """Give the state as lines for a person."""
        lines = [f"Data folder  {self.home}"]
        lines += [f"  {name:<14} {size / 1e6:>9,.1f} MB" for name, size in self.sizes.items()]
        lines.append(f"Providers    {', '.join(self.providers) or 'none described in heed.toml yet'}")
        if self.busy:
            lines.append(f"Store        {self.busy}")
        else:
            lines.append(f"Store        {self.stored:,} mentions, {self.pending} batches waiting for the gate")
        if self.snapshot:
            lines.append(f"Snapshot     {self.snapshot['snapshot']}, published {self.snapshot['published_at']} UTC")
        for row in self.sources:
            lines.append(
                f"  {row['provider']} / {row['source']}: {row['mentions']:,} mentions, {row['scored']:,} scored, "
                f"{row['first_day']} to {row['last_day']}"
                + (f", {row['not_about_care']:,} not about care" if row["not_about_care"] else "")
            )
        lines += [
            f"Import {each.number:<5} {each.landed_at:%Y-%m-%d %H:%M} UTC  {each.held()}" for each in self.imports
        ]
        lines += [collecting_in_words(row) for row in self.collecting]
        lines += [
            f"Last {name:<9} {e.at} UTC  {'FAILED: ' if e.is_failure else ''}{e.sentence}"
            for name, e in self.commands.items()
        ]
        return lines + [f"! {problem}" for problem in self.problems]


def status(home: Home, settings: Settings) -> Status:
    """Look at every file of a data folder without disturbing a writer.

    Raises:
        HeedError: if the folder or a file in it cannot be read at all.
    """
    problems = []
    try:
        read_key(home.key)
    except HeedError as error:
        problems.append(str(error))
    stored, waiting, unfinished, imported, doubts, collecting, busy = _ask_writers_files(home, settings)
    facts, sources = _ask_snapshot(home)
    if waiting:
        problems.append("An import was interrupted: `heed run` finishes it.")
    if unfinished:
        problems.append("A removal was cut short and its words may still be in a file: `heed sweep` finishes it.")
    wide = open_files(home)
    if wide:
        also = f" and {len(wide) - 1:,} more" if len(wide) > 1 else ""
        problems.append(
            f"Other accounts of this machine can read {wide[0]}{also}: `heed init` closes the folder to them."
        )
    problems += [f"{row['source']}: {row['refusal']}" for row in collecting if row["refusal"]]
    problems += filter(None, [doubt(home, settings.rights)])
    if not facts:
        problems.append("Nothing has been published yet: run `heed run`.")
    elif stored is not None and stored > sum(row["mentions"] for row in sources):
        problems.append("The store holds mentions that are not published yet: run `heed run`.")
    breaks = _ask_trail(home, facts)
    problems += [*doubts, *breaks]
    commands = journal.last(home)
    problems += [f"The last `heed {name}` failed." for name, entry in commands.items() if entry.is_failure]
    files = {path.name: path.stat().st_size for path in (home.inbox, home.store, home.desk) if path.exists()}
    snapshot = current_snapshot(home)
    if snapshot and snapshot.exists():
        files["published"] = snapshot.stat().st_size
    return Status(
        home=str(home.path),
        providers=list(settings.providers),
        sizes=files,
        stored=stored,
        pending=waiting,
        busy=busy,
        snapshot=facts,
        sources=sources,
        imports=imported,
        collecting=collecting,
        commands=commands,
        problems=problems,
        is_trail_whole=not breaks,
    )


def collecting_in_words(row: dict[str, Any]) -> str:
    """Say how collecting stands at one source: what it used, what was lost or could not be read."""
    item_name = "posts" if row["source"] == "x" else "requests"
    used = (
        f"{row['items_today']:,} of {row['items_per_day']:,} {item_name} today, "
        f"{row['items_month']:,} of {row['items_per_month']:,} this month"
    )
    if row["usd_per_day"] is not None:
        used = (
            f"${row['usd_today']:.2f} of ${row['usd_per_day']:.2f} today, "
            f"${row['usd_month']:.2f} of ${row['usd_per_month']:.2f} this month; {used}"
        )
    read = f"last read {row['last_read_at']:%Y-%m-%d %H:%M} UTC" if row["last_read_at"] else "never read"
    paused = f"; left alone until {row['paused_until_at']:%Y-%m-%d %H:%M} UTC" if row["paused_until_at"] else ""
    return (
        f"Collecting   {row['source']}: {read}; {used} (UTC); {row['gaps']:,} {'gap' if row['gaps'] == 1 else 'gaps'}, "
        f"{row['quarantined']:,} in quarantine, {row['turned_away']:,} turned away by the rule{paused}"
    )


def _ask_writers_files(
    home: Home, settings: Settings
) -> tuple[int | None, int | None, int, list[Imported], list[str], list[dict[str, Any]], str]:
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        lock = writer_lock(home, "heed status", patience_s=1.0)
        with lock, opened(home, "inbox") as inbox, opened(home, "store") as store:
            waiting, unfinished = len(pending(inbox)), unfinished_erasures(inbox)
            frame = collecting_state(inbox, settings, now)
            imported = [each for each in imports(inbox, store) if each.mentions][:_MOST_IMPORTS]
            doubts = [said for of_one in doubtful_imports(inbox, store).values() for said in of_one]
            stored = store.execute("SELECT count(*) FROM mention").fetchall()[0][0]
        frame = frame[frame["is_enabled"]].astype(object)
        rows = [{str(name): row[name] for name in row} for row in frame.where(frame.notna(), None).to_dict("records")]
        return stored, waiting, unfinished, imported, doubts, rows, ""
    except HeedError as error:
        return None, None, 0, [], [], [], str(error)


def _ask_trail(home: Home, facts: dict[str, str]) -> list[str]:
    kept = audit_trail.head_of(facts)
    with opened(home, "desk") as desk:
        return audit_trail.verify(desk, [kept] if kept else [])


def _ask_snapshot(home: Home) -> tuple[dict[str, str], list[dict[str, Any]]]:
    snapshot = current_snapshot(home)
    if snapshot is None:
        return {}, []
    with connect_reader(snapshot) as con:
        facts = {str(fact): str(value) for fact, value in con.execute("SELECT fact, value FROM about").fetchall()}
        sources = con.execute(
            "SELECT provider, source, count(*) AS mentions, count(sentiment) AS scored, "
            "count(*) FILTER (NOT is_about_care) AS not_about_care, "
            "min(day) AS first_day, max(day) AS last_day FROM mention GROUP BY ALL ORDER BY ALL"
        ).df()
    for column in ("first_day", "last_day"):
        sources[column] = sources[column].astype("datetime64[s]").dt.strftime("%Y-%m-%d")
    return facts, [{str(name): value for name, value in row.items()} for row in sources.to_dict("records")]
