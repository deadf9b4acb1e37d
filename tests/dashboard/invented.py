"""A published data folder of two thousand invented mentions, made without collectors or models, for the screens."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.meaning import code_of
from analysis.urgency import MOST_BY_MEANING
from config.home import Home
from config.settings import load_settings
from dashboard.findings.alert_book import book_alerts
from warehouse import labels
from warehouse.desk.action import Action, record
from warehouse.desk.rebase import Rebase, begin_anew
from warehouse.opinions import append_opinions
from warehouse.prepare import prepare
from warehouse.publish import publish
from warehouse.store import Connection, writing

LAST_DAY = date(2026, 3, 29)  # a Sunday
WEEKS = 40
MENTIONS = 2_000
HOSTILE = (
    "Nice <script>alert('x')</script> **bold** $x^2$ :red[red] :smile: :material/home: [link](https://evil.example) "
    "![pic](https://evil.example/p.png) www.evil.example someone@evil.example # heading"
)

_SETTINGS = """
spelling = "british"
languages = ["en"]
is_demonstration = true

[provider.riverside]
title = "Riverside Clinic"
time_zone = "UTC"
language = "en"

[[provider.riverside.site]]
name = "north"
title = "Riverside North"

[[provider.riverside.site]]
name = "south"
title = "Riverside South"

[[provider.riverside.site]]
name = "east"
title = "Riverside East"

[source.x]
enabled = true
is_public_body = false

[source.reddit]
enabled = true

[rights.x]
approval_reference = "app 1"
"""
_WORDS = {
    "phone_contact": "I rang the clinic all morning and nobody picked up the phone",
    "waiting_time": "We sat in the waiting room for two hours past our time",
    "reception": "The front desk was short with me when I asked a question",
    "billing": "The bill listed a visit that never took place",
    "staff_manner": "The nurse was kind and explained everything slowly",
    "cleanliness": "The floors were spotless and the rooms were bright",
}


def empty_home(folder: Path) -> Home:
    """A data folder that was prepared and published without a mention."""
    home = _prepared_home(folder)
    publish(home, load_settings(home))
    return home


def _prepared_home(folder: Path) -> Home:
    settings = folder / "settings.toml"
    settings.write_text(_SETTINGS, "utf-8")
    home = Home(folder / "home")
    prepare(home, settings_file=settings)
    return home


def filled_home(folder: Path, mentions: int = MENTIONS, analysed: bool = True) -> Home:
    """A published data folder of invented mentions; complaints about the phone rise in the last four weeks."""
    home = _prepared_home(folder)
    frame = _mentions(mentions)
    with writing(home, "store", "a test") as con:
        _insert(con, frame)
        if analysed:
            _label(con, frame)
            _find_topics(con, frame)
    with writing(home, "inbox", "a test") as con:
        _collect(con)
    with writing(home, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY - timedelta(days=90), "New phone system", "Front desk"), "a test")
        if analysed:
            _audit(con)
        # On the first day of all: they are there to be read, and change no chart.
        for site, theme in ((None, None), (None, "parking"), ("north", "parking")):
            first_day = LAST_DAY - timedelta(weeks=WEEKS)
            begin_anew(con, Rebase("riverside", site, theme, first_day, "The clinic opened its doors"), "a test")
    if any(book_alerts(home, publish(home, load_settings(home)))):
        publish(home, load_settings(home))
    return home


def _audit(con: Connection) -> None:
    """A sample of two mentions that a person judged: agreed with the one, not with the other."""
    at = datetime(2026, 3, 29, 12)
    con.execute(
        "INSERT INTO audit_sample VALUES (1, 'riverside', NULL, NULL, $day, $day, 'a snapshot', 7, false, '', $at)",
        {"day": LAST_DAY, "at": at},
    )
    for number, label in ((1, "negative"), (2, "positive")):
        con.execute("INSERT INTO audit_item VALUES (1, $n, $n, 'survey', '', 2, 'negative', [], true)", {"n": number})
        con.execute(
            "INSERT INTO correction VALUES ($n, 'sentiment', $label, 'a test', $at, 'test')",
            {"n": number, "label": label, "at": at + timedelta(minutes=number)},
        )


def unaudited(home: Home) -> Home:
    """Take back all that was drawn and judged there."""
    with writing(home, "desk", "a test") as con:
        con.execute("DELETE FROM correction; DELETE FROM audit_item; DELETE FROM audit_sample")
    return home


def _mentions(count: int) -> pd.DataFrame:
    random = np.random.default_rng(7)
    days_back = np.sort(random.integers(0, WEEKS * 7, count))[::-1]
    days_back[-1] = 0
    day = pd.to_datetime(pd.Timestamp(LAST_DAY) - pd.to_timedelta(days_back, unit="D"))
    is_recent = days_back < 28
    theme = np.where(
        random.random(count) < np.where(is_recent, 0.3, 0.06), "phone_contact", random.choice(list(_WORDS), count)
    )
    is_praise = np.isin(theme, ["staff_manner", "cleanliness"])
    frame = pd.DataFrame(
        {
            "mention_id": np.arange(1, count + 1),
            "provider": "riverside",
            "site": pd.Series(random.choice(["north", "south", "east", ""], count, p=[0.5, 0.3, 0.15, 0.05])),
            "service": None,
            "source": np.where(days_back < 140, random.choice(["survey", "x"], count), "survey"),
            "created_at": day + pd.Timedelta(hours=10),
            "day": day,
            "week": day - pd.to_timedelta(day.day_of_week, unit="D"),
            "voice": random.integers(1, max(900, 9 * count // 20), count),
            "theme": theme,
            "sentiment": np.where(is_praise, "positive", random.choice(["negative", "mixed", "neutral"], count)),
            "probability": random.uniform(0.5, 0.99, count).round(3),
        }
    )
    frame["site"] = frame["site"].replace("", pd.NA)
    frame.loc[frame["source"] == "x", "voice"] += count  # one writer has one number in one source
    frame["text"] = [f"{_WORDS[name]}, visit {number}" for name, number in zip(theme, frame["mention_id"], strict=True)]
    frame.loc[frame.index[-2:-1], "text"] = HOSTILE
    return frame


def _insert(con: Connection, frame: pd.DataFrame) -> None:
    con.register("invented", frame)
    con.execute(
        """
        INSERT INTO mention BY NAME
        SELECT mention_id, provider, site, service, source, created_at, day::DATE AS day, week::DATE AS week, text,
            voice, CASE WHEN source = 'survey' THEN 'What could we do better?' END AS question,
            CASE WHEN source = 'survey' THEN (mention_id * 7 % 5) / 4 END AS rating,
            NULL AS expected_language, NULL AS repost_of, 'test' AS gate_version, 1 AS batch_id,
            created_at AS admitted_at
        FROM invented
        """
    )
    con.execute(
        "INSERT INTO batch VALUES (1, 'riverside', 'survey', 'invented.csv', $items, 3, $at)",
        {"items": len(frame), "at": datetime(2026, 3, 30, 8)},
    )
    con.unregister("invented")


def _collect(con: Connection) -> None:
    """What collecting leaves behind: a cost, a gap, a broken answer, a removal that was cut short."""
    noon = datetime(2026, 3, 29, 12)
    con.execute("INSERT INTO ledger VALUES ('1', 'x', now()::TIMESTAMP, 30, 0.15, true, '', 100, false)")
    con.execute(
        "INSERT INTO gap VALUES ('x', 'riverside', 'search', $from, $to, $to)",
        {"from": noon - timedelta(days=9), "to": noon - timedelta(days=7)},
    )
    con.execute(
        "INSERT INTO quarantine (source, address, problem, noted_at) VALUES ('x', 'search', 'broken JSON', $at)",
        {"at": noon},
    )
    con.execute(
        "INSERT INTO erasure VALUES ('r1', $at, NULL, 'no longer public at x', [7], '{}', [], NULL)", {"at": noon}
    )


def _label(con: Connection, frame: pd.DataFrame) -> None:
    is_english = frame["mention_id"] % 50 != 0
    english = frame[is_english]
    columns = {"language": frame.assign(label=np.where(is_english, "en", "fr"), value=0.99)}
    columns["sentiment"] = english.assign(label=english["sentiment"], value=english["probability"])
    columns["theme"] = english.assign(label=english["theme"], value=english["probability"])
    columns["claim"] = english.assign(label=np.where(english["mention_id"] % 101 == 0, "us", "none"), value=1.0)
    columns["vader"] = english.assign(label="compound", value=0.25)
    columns["topic"] = english.assign(
        label=np.where(english["theme"] == "phone_contact", "0", np.where(english["theme"] == "billing", "1", "-1")),
        value=0.8,
    )
    is_complaint = english["sentiment"].isin(["negative", "mixed"])
    columns["severity"] = english.assign(label=np.where(is_complaint, "2", "0"), value=0.8)
    is_urgent = english["mention_id"] % 97 == 0
    said = english.assign(label=np.where(is_urgent, "safety", "none"), value=0.8)
    # What every second of them reads like as well, without a word of it.
    alike = said[is_urgent & (said["mention_id"] % 2 == 0)].assign(label="self_harm", value=MOST_BY_MEANING)
    columns["urgency"] = pd.concat([said, alike])
    codes = dict(zip(_WORDS, code_of(pd.Series(list(_WORDS.values()))), strict=True))
    columns["meaning"] = english.assign(label=english["theme"].map(codes), value=1.0)
    for labeller, made in columns.items():
        labels.append(con, labeller, "1", {"macro_f1": 0.5} if labeller == "sentiment" else None, made)
    stop = english["theme"].map({name: len(words) for name, words in _WORDS.items()})
    whole = columns["sentiment"].assign(start=0, stop=stop)
    append_opinions(con, "opinion", "1", None, whole[english["text"] != HOSTILE], columns["sentiment"])


def _find_topics(con: Connection, frame: pd.DataFrame) -> None:
    con.execute(
        "INSERT INTO topic_fit VALUES (1, $at, '1', 'bertopic', $mentions, 0.6, 'A note about this fit.', NULL)",
        {"at": datetime(2026, 3, 30, 8), "mentions": len(frame)},
    )
    for topic, theme in ((0, "phone_contact"), (1, "billing")):
        examples = [len(frame) - 1, *frame.loc[frame["theme"] == theme, "mention_id"].tail(2).tolist()]
        con.execute(
            "INSERT INTO topic VALUES (1, $topic, $title, $keywords, $examples)",
            {"topic": topic, "title": f"{theme} & more", "keywords": ["rang", "queue"], "examples": examples},
        )
        con.execute(
            "INSERT INTO topic_change VALUES (1, $topic, 'new', NULL, $title)", {"topic": topic, "title": theme}
        )
