"""Survey answers of one person: both questions on one day at one site."""

import dataclasses
from datetime import date

from collectors.demonstration.dice import Dice
from collectors.demonstration.remark import Remark

_BOTH_ANSWERED_SHARE = 0.7


def join_respondents(dice: Dice, remarks: list[Remark]) -> list[Remark]:
    """Let answers to different questions on the same day at the same site come from one respondent.

    Args:
        dice: Decides who answered both.
        remarks: All mentions in time order; those that are no survey answers stay as they are.
    """
    waiting: dict[tuple[date, str], int] = {}
    joined = list(remarks)
    for position, remark in enumerate(remarks):
        if remark.question is None:
            continue
        visit = (remark.day, remark.visited)
        partner = waiting.pop(visit, None)
        if partner is not None and joined[partner].question != remark.question and dice.chance(_BOTH_ANSWERED_SHARE):
            stars = (joined[partner].stars + remark.stars) // 2
            first = dataclasses.replace(joined[partner], stars=stars)
            joined[partner] = first
            joined[position] = dataclasses.replace(
                remark,
                author=first.author,
                service=first.service,
                stars=stars,
                label=dataclasses.replace(remark.label, voice=first.author),
            )
        else:
            waiting[visit] = position
    return joined
