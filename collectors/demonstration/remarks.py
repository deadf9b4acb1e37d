"""Draw the invented mentions of the two years, in time order."""

import dataclasses
from datetime import date, datetime, time, timedelta

from collectors.demonstration import clinic
from collectors.demonstration.cast import Cast
from collectors.demonstration.composer import Intent, compose
from collectors.demonstration.dice import Dice
from collectors.demonstration.handwriting import scribble
from collectors.demonstration.identifiers import Planted
from collectors.demonstration.item_id import item_id
from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark
from collectors.demonstration.truth import Label

_REPOST_SHARE = 0.045  # of posts on X
_MIXED_SHARE = 0.38  # of mentions with a complaint about a theme
_NEUTRAL_SHARE = 0.115  # of mentions without one
_PLAIN_NEGATIVE_SHARE = 0.015  # of mentions without one
_NAMELESS_SHARE = 0.2  # of public posts: they name the provider, not the site
_STARS = {"positive": (5, 5, 5, 4), "mixed": (3, 3, 4, 2), "neutral": (3, 3, 4), "negative": (1, 1, 2, 2, 3)}


def draw_remarks(dice: Dice, phrases: Phrases, planted: Planted) -> list[Remark]:
    """Draw all mentions in time order, then repost some of those on X.

    Args:
        dice: Decides who says what about what, where and when.
        phrases: Decides the words.
        planted: Collects the identifiers that were written.
    """
    days = clinic.days()
    moments = sorted(
        datetime.combine(day, time(6)) + timedelta(seconds=dice.random.randrange(16 * 3600))
        for day in dice.random.choices(days, [clinic.volume(day) for day in days], k=_originals())
    )
    cast = Cast()
    remarks = [_draw(dice, phrases, planted, cast, moment, number) for number, moment in enumerate(moments)]
    reposts = _reposts(dice, cast, remarks)
    return sorted(remarks + reposts, key=lambda remark: (remark.created_at, remark.item_id))


def _originals() -> int:
    return round(clinic.MENTIONS / (1 + _REPOST_SHARE * clinic.SOURCES["x"]))


def _draw(dice: Dice, phrases: Phrases, planted: Planted, cast: Cast, moment: datetime, number: int) -> Remark:
    day = moment.date()
    source = dice.weighed(clinic.SOURCES)
    visited = dice.weighed(clinic.SITES)
    language = dice.weighed(clinic.LANGUAGES)
    sentiment, complaints, praises = _opinions(dice, visited, day)
    question = _question(dice, sentiment) if source == "survey" else None
    names_site = source in ("survey", "review") or not dice.chance(_NAMELESS_SHARE)
    place = _place(phrases, visited) if names_site else "Harbourside Clinic"
    if language == "en":
        text = compose(phrases, Intent(source, sentiment, complaints, praises, question, place))
        if " " in text:
            text = scribble(phrases, text, source, sentiment) + planted.sentence(phrases)
    else:
        sentiment, complaints, praises = ("negative" if complaints else "positive"), (), ()
        text = phrases.say("language", language, sentiment) + "."
    if source in ("x", "reddit"):
        text = _framed(phrases, text, source, language, place, names_site)
    author = cast.author(dice, source)
    return Remark(
        source=source,
        item_id=item_id(source, moment, number),
        author=author,
        created_at=moment,
        visited=visited,
        text=text,
        label=Label(sentiment, complaints, praises, visited if names_site else None, day, language, author),
        service=dice.random.choice(clinic.SERVICES),
        question=question,
        stars=dice.random.choice(_STARS[sentiment]),
    )


def _opinions(dice: Dice, site: str, day: date) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    complaints = [theme for theme, share in clinic.complaint_shares(site, day).items() if dice.chance(share)]
    dice.random.shuffle(complaints)
    if not complaints:
        if dice.chance(_NEUTRAL_SHARE):
            return "neutral", (), ()
        if dice.chance(_PLAIN_NEGATIVE_SHARE):
            return "negative", (), ()
        return "positive", (), _praised(dice, day, (), dice.random.choices((0, 1, 2), (5, 4, 1))[0])
    if dice.chance(_MIXED_SHARE):
        return "mixed", tuple(complaints), _praised(dice, day, tuple(complaints), 1)
    return "negative", tuple(complaints), ()


def _praised(dice: Dice, day: date, complaints: tuple[str, ...], count: int) -> tuple[str, ...]:
    weights = {theme: weight for theme, weight in clinic.praise_weights(day).items() if theme not in complaints}
    praises: list[str] = []
    for _ in range(count):
        praises.append(dice.weighed({theme: weight for theme, weight in weights.items() if theme not in praises}))
    return tuple(praises)


def _question(dice: Dice, sentiment: str) -> str:
    good_share = {"positive": 0.85, "mixed": 0.4, "neutral": 0.5, "negative": 0.1}[sentiment]
    return "what_was_good" if dice.chance(good_share) else "could_improve"


def _place(phrases: Phrases, visited: str) -> str:
    if visited == "quayside" and phrases.chance(0.15):
        return "Quayside Health Centre"
    return clinic.SITE_TITLES[visited]


def _framed(phrases: Phrases, text: str, source: str, language: str, place: str, names_site: bool) -> str:
    if place.lower() in text.lower():
        return text
    if language != "en":
        return f"{text} ({place})"
    frame = phrases.pick("frame", source if names_site else f"{source}_without_site")
    return phrases.fill(frame, text=text, site=place, tag=place.split(" ")[0])


def _reposts(dice: Dice, cast: Cast, remarks: list[Remark]) -> list[Remark]:
    posts = [remark for remark in remarks if remark.source == "x" and remark.day < clinic.LAST_DAY]
    reposts = []
    for number, post in enumerate(dice.random.sample(posts, round(_REPOST_SHARE * len(posts)))):
        moment = post.created_at + timedelta(seconds=dice.random.randrange(60, 3000))
        author = cast.author(dice, "x")
        reposts.append(
            dataclasses.replace(
                post,
                item_id=item_id("x", moment, len(remarks) + number),
                author=author,
                created_at=moment,
                label=dataclasses.replace(post.label, voice=author, repost_of=post.item_id),
            )
        )
    return reposts
