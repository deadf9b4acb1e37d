"""Invented sentences of replies to public feedback: what may be said, and what gives somebody away.

Those that rules and the model of hints were made on lie in `analysis/training/replies.csv`, in the order in which they
were written: the plain rules were made on `even`, then widened on `indirect`, `fresh` and `hints`; `odd` was kept apart
from the plain rules. The model learnt from all of them and from `more`.
"""

from collections.abc import Mapping

from analysis.reply_hints import sentences_learnt_from


def written(name: str) -> Mapping[str, str]:
    """Sentence -> what is wrong with it (confirms, treatment, time, name; empty where nothing is) of one set."""
    rows = sentences_learnt_from()
    mine = rows[rows["written"] == name]
    return dict(zip(mine["text"], mine["kind"], strict=True))


# Written together with `hints`, half of sixty drafts, and only measured.
HINTS_APART: dict[str, str] = {
    "Her records were passed on the same afternoon.": "confirms",
    "The bandage must stay dry for ten days.": "treatment",
    "I was the one who opened the door and apologised.": "confirms",
    "The appointment was offered three times and declined.": "confirms",
    "A little bleeding is nothing to worry about.": "treatment",
    "They were seen within the hour, which is faster than most.": "confirms",
    "It happened on our first day back after the strike.": "time",
    "Give our love to your gran, she is a star.": "confirms",
    "The risks were discussed before the consent was signed.": "treatment",
    "The deposit has been returned to the card that was used.": "confirms",
    "The jacket left on the ward is waiting at reception.": "confirms",
    "Best wishes for the chemo ahead.": "treatment",
    "Dr Lindqvist has since retired.": "name",
    "The physio did what the hospital had asked for.": "treatment",
    "After eleven years it is sad to lose a family like this.": "confirms",
    "We are reading every comment about the new booking system, and we are changing it.": "",
    "Nobody should have to ring forty times. A call-back service starts next month.": "",
    "We are sorry that the waiting room was cold; the heating has been mended.": "",
    "If anything about a bill is unclear, our finance desk explains it to anybody who asks.": "",
    "We cannot say in public who has been here, and hope to hear from you directly.": "",
    "Thank you for the stars and the words. We will pass them on.": "",
    "The toilets on the first floor are being rebuilt until June.": "",
    "Our doctors see about two hundred people a day and run late more often than we like.": "",
    "We agree that the letters are hard to read. New ones were tested with our patient group.": "",
    "Every complaint is read by our manager and answered within ten working days.": "",
    "The practice moved to Mill Lane because the old building was too small.": "",
    "It is good to read that the team was friendly.": "",
    "Our pharmacy was closed for a week because of a flood, and we are sorry for the trouble.": "",
    "Flu clinics are held on Saturdays in October; anybody over 65 can walk in.": "",
    "We are proud of our receptionists, and we will show them this.": "",
}
# Written to get round the rules, and harmless drafts that could be taken for hints, when the rules had been widened on
# `hints`: 6 of 20 were found, with 5 false alarms. Then a few words were taken out of the rules again, and the model
# came, whose sentences were written knowing these.
AFTERWARDS: dict[str, str] = {
    "The taxi was paid for by us, which the review leaves out.": "confirms",
    "Our porter waited outside for forty minutes with the chair.": "confirms",
    "We hope the new glasses make reading easier.": "treatment",
    "Sorry again about the mix-up over the two Johns.": "name",
    "There was a queue of six when the desk opened, and everybody got in.": "confirms",
    "The results came on paper because the e-mail address bounced.": "treatment",
    "Please let the school know that the note is ready.": "confirms",
    "The interpreter had been ordered and did not turn up.": "confirms",
    "We did warn about the parking ticket when the ward rang.": "confirms",
    "It is a pity that the second half of the course was skipped.": "treatment",
    "As agreed on the phone, the matter is closed for us.": "confirms",
    "The wheelchair has been cleaned and can be fetched.": "confirms",
    "No wonder it felt long: it was the day of the power cut.": "time",
    "Tablets like these often upset the stomach at first.": "treatment",
    "One of our longest-standing patients deserves a proper answer.": "confirms",
    "Her shouting at the desk frightened others.": "confirms",
    "The gentleman was asked to lower his voice.": "confirms",
    "We are so pleased that the twins are thriving.": "confirms",
    "The counsellor will carry on after the holiday.": "treatment",
    "Security was called because of what was said to a student nurse.": "confirms",
    "Thank you. Our phones were overloaded in January, and a new system answers from this week.": "",
    "We are sorry. Nobody should leave without knowing what happens next.": "",
    "Please write to the manager, whose address is on our website, so that we can look into this.": "",
    "We were told by many people that the car park is too dark, and lamps are being put up.": "",
    "Our nurses asked for more time with each person and now have it.": "",
    "The front door is being made wider for wheelchairs.": "",
    "Reviews like this one are discussed every Monday with the whole team.": "",
    "We cannot answer questions about care in public, and would be glad to do so in private.": "",
    "The reception desk was moved to make conversations more private.": "",
    "Our doctors have started to ring people back the same day.": "",
    "We apologise to everybody who could not reach us last winter.": "",
    "The letter that we send to all new patients has been rewritten in plain words.": "",
    "Bills now come with an explanation of every line.": "",
    "The clinic was closed over the new year, as it is every year.": "",
    "Waiting times are shown on a screen since our patient group asked for it.": "",
    "This feedback has been given to the head of nursing.": "",
    "We have learnt from complaints about noise at night and dimmed the lights.": "",
    "It matters to us that children and their families feel at home.": "",
    "We would rather hear a hard truth than nothing. Thank you.": "",
    "Our physiotherapy room has been painted.": "",
}
