"""Show the themes that the organisation added, and how well each is told from everything else."""

import click
import pandas as pd

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@click.command("themes")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], as_json: bool) -> None:
    """Show the themes of your own, from heed.toml or made of topics, with their figures.

    Each example is judged by a model that has not seen it: recall is the share of the examples that are still found,
    with a 95 % interval; false alarms are sentences about other things that are taken for the theme.
    """
    from analysis.own_themes import learnt
    from config.settings import load_settings
    from warehouse.own_themes import own_themes

    home = obj["home"]
    found = [(theme, learnt(theme).figures.as_dict()) for theme in own_themes(home, load_settings(home))]
    figures = {theme.name: {"title": theme.title, "from": theme.origin, **numbers} for theme, numbers in found}
    if not found:
        terminal.say({}, ["There are none. Add [theme.NAME] to heed.toml, with ten examples."], as_json)
        return
    table = pd.DataFrame(
        [
            {
                "theme": theme.name,
                "from": theme.origin,
                "examples": numbers["examples"],
                "recall": numbers["recall"],
                "interval": "-".join(f"{end:.2f}" for end in numbers["recall_interval"]),
                "others": numbers["others"],
                "false_alarm_share": numbers["false_alarm_share"],
            }
            for theme, numbers in found
        ]
    )
    note = (
        "Each example was judged by a model that had not seen it. Measure it on texts of your own, labelled with the "
        "theme's name: heed evaluate themes FILE."
    )
    terminal.say(figures, [table.to_string(index=False) + "\n", note], as_json)
