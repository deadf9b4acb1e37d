"""Measure how good heed is on labelled data."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option

if TYPE_CHECKING:
    from analysis.evaluation.sentiment_and_themes import Evaluation
    from analysis.learning.cross_validation import Progress
    from config.own_theme import OwnTheme


@click.command("evaluate")
@click.argument(
    "what",
    type=click.Choice(
        [
            "sentiment",
            "themes",
            "opinions",
            "own-themes",
            "urgency",
            "severity",
            "relevance",
            "topics",
            "language",
            "redaction",
        ]
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cross-validate", is_flag=True, help="Train and score on the file itself, grouped by respondent.")
@click.option(
    "--tier", type=click.Choice(["accurate", "fast"]), default="accurate", help="Which models (see heed.toml)."
)
@click.option("--baseline/--no-baseline", default=True, help="Of topics: measure BERTopic's defaults too (slow).")
@json_option
@home_option
@click.pass_obj
def command(
    obj: dict[str, Home], what: str, file: Path, cross_validate: bool, tier: str, baseline: bool, as_json: bool
) -> None:
    """Measure heed on a labelled FILE (topics need no labels).

    FILE is CSV in UTF-8 with the column `text` and what a person said of it: `label` (negative, neutral or positive for
    sentiment; self_harm, safeguarding, medication_error, safety or none for urgency; 0 to 3 for severity; care or
    not_care for relevance; a code such as en for language), `labels` (themes parted by `;`) or `opinions`
    (theme:side parted by `;`, such as staff_manner:positive). Other usual names of columns (comment, review, stars)
    and spellings of labels (POS, 4 stars) are understood. For redaction FILE is JSON in the span format of
    presidio-research: a list of, or a line each with, `full_text` and `spans` (`entity_type`, `start_position`,
    `end_position`).

    own-themes learns each theme of FILE from ten of its texts, as one of your own would be, and judges the others.

    Themes of your own are measured too where the data folder has some and the FILE's labels name them.
    """
    if cross_validate and what not in _TRAINED:
        raise HeedError(f"Nothing is trained for {what}, so it is not cross-validated: leave out --cross-validate.")
    if what == "redaction":
        from warehouse.redaction_score import score

        figures = score(file)
        terminal.show(figures, as_json)
        if figures.attrs["unclaimed"] and not as_json:
            named = ", ".join(f"{kind} ({count:,})" for kind, count in figures.attrs["unclaimed"].items())
            terminal.say(None, [f"\n{_NOT_PROMISED} {named}."], as_json)
        return
    with terminal.progress(as_json) as progress:
        found = _judge(what, cross_validate, tier, baseline, obj["home"])(file, progress)
    tables = [table.to_string(index=False) + "\n" for table in found.tables]
    terminal.say(found.figures, [*tables, *found.notes], as_json)


_NOT_PROMISED = (
    "Not promised to go, so neither scored nor counted among the ordinary words (titles, posts, towns, organisations, "
    "ages and days stay readable):"
)
_TRAINED = ("sentiment", "themes")


def _judge(
    what: str, cross_validate: bool, tier: str, baseline: bool, home: Home
) -> "Callable[[Path, Progress], Evaluation]":
    if what == "language":
        from analysis.evaluation.languages import evaluate_language

        return evaluate_language
    if what in ("opinions", "urgency", "severity"):
        return _of_tier(what, tier)
    if what == "relevance":
        from analysis.evaluation.relevances import evaluate_relevance

        return evaluate_relevance
    if what == "own-themes":
        from analysis.evaluation.own_themes import evaluate_own_themes

        return evaluate_own_themes
    if what == "topics":
        from analysis.evaluation.topics import evaluate_topics

        return partial(evaluate_topics, baseline=baseline)
    from analysis.evaluation import sentiment_and_themes as scoring

    if what == "sentiment":
        return partial(scoring.evaluate_sentiment, cross_validate=cross_validate, tier=tier)
    return partial(scoring.evaluate_themes, cross_validate=cross_validate, tier=tier, own=_own_themes(home))


def _of_tier(what: str, tier: str) -> "Callable[[Path, Progress], Evaluation]":
    from analysis.evaluation.opinions import evaluate_opinions
    from analysis.evaluation.severities import evaluate_severity
    from analysis.evaluation.urgencies import evaluate_urgency

    of = {"opinions": evaluate_opinions, "urgency": evaluate_urgency, "severity": evaluate_severity}
    return partial(of[what], tier=tier)


def _own_themes(home: Home) -> "tuple[OwnTheme, ...]":
    from config.settings import load_settings
    from warehouse.own_themes import own_themes

    return own_themes(home, load_settings(home)) if home.settings.exists() else ()
