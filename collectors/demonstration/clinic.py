"""The invented clinic: its places, its busy months, what people usually say, and what happened when."""

from datetime import date, timedelta

from collectors.demonstration.truth import Action, Event, ThemeOwner

PROVIDER = "harbourside"
# Fixed days, so that every run on every day writes the same files.
FIRST_DAY = date(2024, 11, 1)
LAST_DAY = date(2026, 10, 31)
# From this day X answers in its newer vocabulary (`post.fields`).
NEW_VOCABULARY_DAY = date(2025, 11, 1)

MENTIONS = 6_000
SITES = {"quayside": 0.42, "millbrook": 0.33, "northgate": 0.25}
SITE_TITLES = {"quayside": "Quayside", "millbrook": "Millbrook", "northgate": "Northgate"}
SOURCES = {"survey": 0.48, "x": 0.25, "review": 0.14, "reddit": 0.13}
SERVICES = ("GP practice", "Nursing", "Physiotherapy", "Imaging", "Pharmacy", "Audiology")
LANGUAGES = {"en": 0.98, "es": 0.008, "pl": 0.007, "cy": 0.005}

# Share of mentions that complain about each theme when nothing special happens.
USUAL_COMPLAINT_SHARES = {
    "phone_contact": 0.06,
    "waiting_time": 0.05,
    "appointments": 0.045,
    "information_from_staff": 0.03,
    "staff_manner": 0.025,
    "listening": 0.025,
    "reception": 0.022,
    "parking": 0.02,
    "medication": 0.016,
    "facilities": 0.016,
    "cleanliness": 0.013,
    "billing": 0.013,
    "online_access": 0.0,
}
# How often praise falls on each theme, relative to the others.
PRAISE_WEIGHTS = {
    "staff_manner": 40.0,
    "waiting_time": 8.0,
    "listening": 8.0,
    "information_from_staff": 8.0,
    "cleanliness": 6.0,
    "appointments": 5.0,
    "reception": 5.0,
    "facilities": 3.0,
    "medication": 3.0,
    "phone_contact": 2.0,
    "parking": 2.0,
    "billing": 1.0,
    "online_access": 0.0,
}
BOOKING_PRAISE_WEIGHT = 6.0

PHONE_FAILURE_DAY = date(2026, 2, 2)
PHONE_REPAIR_DAY = date(2026, 5, 18)
PARKING_CHANGE_DAY = date(2025, 9, 1)
BOOKING_START_DAY = date(2026, 8, 3)
BOOKING_UPDATE_DAY = date(2026, 10, 5)
_DAY = timedelta(days=1)

EVENTS = (
    Event(
        title="Staff cars moved out of the car park",
        theme="parking",
        site="millbrook",
        day=PARKING_CHANGE_DAY,
        last_day=LAST_DAY,
        before_day=FIRST_DAY,
        before_share=0.09,
        share=0.015,
    ),
    Event(
        title="Telephone system fails",
        theme="phone_contact",
        site="quayside",
        day=PHONE_FAILURE_DAY,
        last_day=PHONE_REPAIR_DAY - _DAY,
        before_day=FIRST_DAY,
        before_share=0.06,
        share=0.36,
    ),
    Event(
        title="Telephone system repaired",
        theme="phone_contact",
        site="quayside",
        day=PHONE_REPAIR_DAY,
        last_day=LAST_DAY,
        before_day=PHONE_FAILURE_DAY,
        before_share=0.36,
        share=0.03,
    ),
    Event(
        title="Online booking starts",
        theme="online_access",
        site=None,
        day=BOOKING_START_DAY,
        last_day=BOOKING_UPDATE_DAY - _DAY,
        before_day=FIRST_DAY,
        before_share=0.0,
        share=0.06,
    ),
    Event(
        title="Update of the booking app",
        theme="online_access",
        site=None,
        day=BOOKING_UPDATE_DAY,
        last_day=LAST_DAY,
        before_day=BOOKING_START_DAY,
        before_share=0.06,
        share=0.18,
    ),
)
ACTIONS = (
    Action(PARKING_CHANGE_DAY, "millbrook", "parking", "Staff cars moved to the overflow field", "Estates manager"),
    Action(PHONE_REPAIR_DAY, "quayside", "phone_contact", "Telephone system repaired", "Practice manager"),
    Action(BOOKING_START_DAY, None, "online_access", "New online booking system", "Digital lead"),
    Action(BOOKING_UPDATE_DAY, None, "online_access", "Update of the booking app", "Digital lead"),
)
THEME_OWNERS = (
    ThemeOwner("phone_contact", "Reception lead", "in our control"),
    ThemeOwner("appointments", "Practice manager", "in our control"),
    ThemeOwner("parking", "Estates manager", "needs escalation"),
    ThemeOwner("staff_manner", "Lead nurse", "in our control"),
)

# January is 1, so the first entry is never read.
_MONTH_VOLUMES = (0.0, 1.35, 1.0, 1.0, 0.98, 1.0, 1.0, 0.95, 0.66, 1.0, 1.02, 1.05, 1.38)
_WEEKDAY_VOLUMES = (1.2, 1.15, 1.1, 1.1, 1.05, 0.7, 0.55)


def days() -> list[date]:
    """List every day of the demonstration."""
    return [FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]


def volume(day: date) -> float:
    """Weigh a day: more is written in winter and on working days, less in August."""
    return _MONTH_VOLUMES[day.month] * _WEEKDAY_VOLUMES[day.weekday()]


def complaint_shares(site: str, day: date) -> dict[str, float]:
    """Give the share of mentions that complain about each theme at a site on a day, 0-1."""
    shares = dict(USUAL_COMPLAINT_SHARES)
    for event in EVENTS:
        if event.site in (None, site):
            if event.day <= day <= event.last_day:
                shares[event.theme] = event.share
            elif event.before_day <= day < event.day:
                shares[event.theme] = event.before_share
    return shares


def praise_weights(day: date) -> dict[str, float]:
    """Give the relative frequency of praise for each theme on a day."""
    weights = dict(PRAISE_WEIGHTS)
    if day >= BOOKING_START_DAY:
        weights["online_access"] = BOOKING_PRAISE_WEIGHT
    return weights
