"""Public posts that name the clinic and are not about its care: jobs, news, marketing, other places, staff, rumours."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from collectors.demonstration import clinic
from collectors.demonstration.cast import username
from collectors.demonstration.dice import Dice
from collectors.demonstration.item_id import item_id
from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark
from collectors.demonstration.truth import Label

POSTS = 150
# Of them: what is said about medicine, which a person should check.
RUMOURS = 3
KINDS = {"jobs": 0.25, "news": 0.2, "marketing": 0.25, "elsewhere": 0.15, "staff_talk": 0.15}
_SOURCES = {"x": 0.8, "reddit": 0.2}
# Numbers of their own, so that no id is that of a mention about care.
_FIRST_NUMBER = 3_000_000


def draw_bystanders(dice: Dice, phrases: Phrases) -> list[Remark]:
    """Draw the posts in time order; with dice of their own, so that no mention about care is moved by them.

    Args:
        dice: Decides who writes what kind, where and when.
        phrases: Decides the words.
    """
    days = clinic.days()
    moments = sorted(
        datetime.combine(day, time(6)) + timedelta(seconds=dice.random.randrange(16 * 3600))
        for day in dice.random.choices(days, k=POSTS)
    )
    posts = [_draw(dice, phrases, moment, _FIRST_NUMBER + number) for number, moment in enumerate(moments)]
    rumours = phrases.several("bystander", "rumour", count=RUMOURS)
    # The newest, so that they are seen without choosing other days.
    return posts[:-RUMOURS] + [replace(post, text=text) for post, text in zip(posts[-RUMOURS:], rumours, strict=True)]


def _draw(dice: Dice, phrases: Phrases, moment: datetime, number: int) -> Remark:
    source, kind = dice.weighed(_SOURCES), dice.weighed(KINDS)
    text = phrases.say("bystander", kind)
    author = username(number) if source == "reddit" else str(1_300_000_000_000_000_000 + number * 7_919_000_003)
    return Remark(
        source=source,
        item_id=item_id(source, moment, number),
        author=author,
        created_at=moment,
        visited="quayside",
        text=text[0].upper() + text[1:],
        label=Label("neutral", (), (), None, moment.date(), "en", author, is_about_care=False),
        service=clinic.SERVICES[0],
        question=None,
        stars=3,
    )
