"""Label what is stored."""

from typing import TYPE_CHECKING

import click

from analysis.topic_search import TopicSearch
from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option

if TYPE_CHECKING:
    from analysis.report import Report


@click.command("analyse")
@click.option("--refit", is_flag=True, help="Search for topics again, beginning with those that there are.")
@click.option("--anew", is_flag=True, help="Search for topics from nothing; those found again keep their numbers.")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], refit: bool, anew: bool, as_json: bool) -> None:
    """Label what is not labelled yet: language, sentiment, themes, topics."""
    asked = TopicSearch.AGAIN if refit else TopicSearch.WHEN_GROWN
    report = analyse(obj["home"], as_json, TopicSearch.ANEW if anew else asked)
    terminal.say(report.as_dict(), report.sentences(), as_json)


def analyse(home: Home, is_quiet: bool, search: TopicSearch = TopicSearch.WHEN_GROWN) -> "Report":
    """Label what is not labelled yet, and note it in the journal; a quiet one tells no progress."""
    from analysis import pipeline
    from config.settings import load_settings
    from warehouse import journal
    from warehouse.gate_again import gate_again

    settings = load_settings(home)
    with terminal.progress(is_quiet) as progress:
        gated = gate_again(home, settings, progress)
        report = pipeline.analyse(home, settings, progress, search)
    report.notes += gated.sentences()
    journal.write(home, "analyse", report.sentences()[-1])
    return report
