"""The forms in which people write what identifies them, all invented: one function a kind of identifier."""

import random
import string
from collections.abc import Callable
from functools import cache

from faker import Faker
from stdnum import iban as iban_check
from stdnum import luhn
from stdnum.gb import nhs as nhs_check

from tests.identifiers.people import full_name, given_name
from tests.identifiers.reading import listed, table

Dice = random.Random


def digits(form: str, dice: Dice) -> str:
    """Put a digit for each # of a form."""
    return "".join(str(dice.randrange(10)) if letter == "#" else letter for letter in form)


def phone(dice: Dice) -> str:
    """British, Irish, American, Australian, Canadian, German, Indian and other numbers, some with extensions."""
    return digits(dice.choice(listed("forms", "phones")), dice)


def url(dice: Dice) -> str:
    """With and without a scheme, shorteners, profiles."""
    return _filled("urls", dice)


def email(dice: Dice) -> str:
    """Plain, spelt out, with spaces, with odd local parts."""
    return _filled("emails", dice)


def handle(dice: Dice) -> str:
    """As on X."""
    return "@" + _screen_name(dice, "_")


def instagram(dice: Dice) -> str:
    """With and without the @, with points."""
    return dice.choice(["@", "@", ""]) + _screen_name(dice, "._") + dice.choice(["_", "99", ".x"])


def reddit(dice: Dice) -> str:
    """As on Reddit."""
    return dice.choice(["u/", "/u/", "U/", "user/"]) + _screen_name(dice, "_-")


def card(dice: Dice) -> str:
    """Visa, Mastercard, American Express and Maestro, in groups and without."""
    start, length = dice.choice([("4", 16), ("51", 16), ("2221", 16), ("6011", 16), ("37", 15), ("5018", 19)])
    body = start + "".join(str(dice.randrange(10)) for _ in range(length - len(start) - 1))
    number = body + luhn.calc_check_digit(body)
    sizes = [4, 6, 5] if length == 15 else [4] * 5
    return dice.choice(["", " ", "-", ".", "  "]).join(_groups(number, sizes))


def ssn(dice: Dice) -> str:
    """With hyphens, blanks, points; bare only where the sentence says what it is."""
    return digits(f"{dice.choice([*range(1, 666), *range(667, 900)]):03d}-", dice) + dice.choice(
        [f"{dice.randrange(1, 100):02d}-{dice.randrange(1, 10000):04d}"]
    )


def ssn_any(dice: Dice) -> str:
    """Give one in any form."""
    return dice.choice([ssn(dice), ssn(dice), ssn(dice).replace("-", " "), ssn(dice).replace("-", ".")])


def iban(dice: Dice) -> str:
    """Of 25 countries with right check digits, in groups of four, hyphened, in small letters, or in one."""
    country = dice.choice(sorted(table("forms")["ibans"]))
    body, kinds = "", {"A": string.ascii_uppercase, "D": string.digits, "B": string.digits + "ABCDEFGH"}
    form = str(table("forms")["ibans"][country])
    for piece in form.replace("A", " A").replace("D", " D").replace("B", " B").split():
        body += "".join(dice.choice(kinds[piece[0]]) for _ in range(int(piece[1:])))
    number: str = country + iban_check.calc_check_digits(country + "00" + body) + body
    draw = dice.random()
    if draw < 0.45:
        number = " ".join(_groups(number, [4] * 9))
    elif draw < 0.55:
        number = "-".join(_groups(number, [4] * 9))
    return number.lower() if dice.random() < 0.2 else number


def ip(dice: Dice) -> str:
    """Of both versions, short forms too."""
    four = ".".join(str(dice.randrange(1, 255)) for _ in range(4))
    six = [f"{dice.randrange(1, 65536):x}" for _ in range(8)]
    return dice.choice(
        [four, four, ":".join(six), f"2001:db8::{six[0]}", f"fe80::{six[1]}:{six[2]}:{six[3]}", f"::ffff:{four}",
         ":".join(six).upper(), f"2a00:23c7:{six[0]}:{six[1]}::1"]
    )  # fmt: skip


def nhs(dice: Dice) -> str:
    """With a right check digit, in groups and without."""
    while not nhs_check.is_valid(number := digits("##########", dice)):
        pass
    return dice.choice(["", " ", "-"]).join(_groups(number, [3, 3, 4]))


def record(dice: Dice) -> str:
    """Hospital and file numbers."""
    return digits(dice.choice(listed("forms", "records")), dice)


def birth_date(dice: Dice) -> str:
    """Day first, month first, year first, with names of months."""
    day, month, year = dice.randrange(1, 29), dice.randrange(1, 13), dice.randrange(1931, 2019)
    name = listed("forms", "months")[month - 1]
    parts = {"d": day, "dd": f"{day:02d}", "m": month, "mm": f"{month:02d}", "yy": f"{year % 100:02d}", "yyyy": year}
    form = dice.choice(listed("forms", "dates"))
    return form.format(**parts, month=name, small=name.lower(), mon=name[:3], th=_th(day))


def postcode(dice: Dice) -> str:
    """British, with and without the blank, in either case."""
    code = dice.choice(listed("places", "postcodes"))
    return dice.choice([code, code, code.lower(), code.replace(" ", "")])


def zip_code(dice: Dice) -> str:
    """American."""
    return dice.choice(listed("places", "zips"))


def address(dice: Dice) -> str:
    """A house in Britain or America, at times with flat, town and code; a third in the forms of Faker's countries."""
    if dice.random() < 0.33:
        return _faked(dice)
    number = dice.choice(["12", "4", "221b", "17A", "1408", "9", "56", "103"])
    if dice.random() < 0.5:
        text = f"{number} {dice.choice(listed('places', 'uk_streets'))}"
        text = dice.choice(["", "", "Flat 3, ", "flat 2b, ", "Apartment 9, "]) + text
        tail = f", {dice.choice(listed('places', 'uk_towns'))}" if dice.random() < 0.5 else ""
        if tail and dice.random() < 0.6:
            tail += dice.choice([" ", ", "]) + dice.choice(listed("places", "postcodes"))
    else:
        text = f"{dice.choice(['1', '', '2'])}{number.rstrip('bA')} {dice.choice(listed('places', 'us_streets'))}"
        text += dice.choice(["", "", " Apt 4B", ", Apt 12", " #301", ", Suite 200", ", Unit 5"])
        tail = f", {dice.choice(listed('places', 'us_towns'))}" if dice.random() < 0.5 else ""
        tail += f" {dice.choice(listed('places', 'zips'))}" if tail and dice.random() < 0.6 else ""
    text += tail
    return text.lower() if dice.random() < 0.2 else text


def _faked(dice: Dice) -> str:
    fake = _faker(dice.choice(["en_GB", "en_US", "en_IE", "en_AU", "en_CA", "en_IN", "en_NZ", "de_DE"]))
    fake.seed_instance(dice.getrandbits(32))
    text = str(fake.street_address() if dice.random() < 0.5 else fake.address())
    return text.replace("\n", ", ") if dice.random() < 0.7 else text


@cache
def _faker(country: str) -> Faker:
    return Faker(country)


def town_with_zip(dice: Dice) -> tuple[str, str]:
    """Give the town, which may stay, and its code, which may not."""
    return f"{dice.choice(listed('places', 'us_towns'))} ", zip_code(dice)


def _filled(kind: str, dice: Dice) -> str:
    form = dice.choice(listed("forms", kind))
    name, family = _plain(given_name(dice)), _plain(full_name(dice).split()[-1])
    domain, top = dice.choice(listed("forms", "domains")), dice.choice(listed("forms", "endings"))
    path = "".join(dice.choice(string.ascii_lowercase + string.digits) for _ in range(6))
    values = {
        "n": name,
        "f": family,
        "N": name.upper(),
        "d": domain,
        "D": domain.upper(),
        "t": top,
        "T": top.upper(),
        "p": path,
    }
    return form.format(**values, y=dice.randrange(50, 99), at=dice.choice([" at ", " @", "@ "]))


def _screen_name(dice: Dice, joints: str) -> str:
    joint = dice.choice(["", *joints])
    ending: str = dice.choice(["", "", "84", "_x", "2010"])
    name = _plain(given_name(dice)) + joint + _plain(full_name(dice).split()[-1]) + ending
    return str(dice.choice([name, name.capitalize(), name.title()]))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter in string.ascii_lowercase) or "anon"


def _groups(number: str, sizes: list[int]) -> list[str]:
    found = []
    for size in sizes:
        found.append(number[:size])
        number = number[size:]
    return [group for group in found if group]


def _th(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


FORMS: dict[str, tuple[str, Callable[[Dice], str]]] = {
    "email": ("EMAIL_ADDRESS", email),
    "url": ("URL", url),
    "handle": ("HANDLE", handle),
    "insta": ("HANDLE", instagram),
    "reddit": ("HANDLE", reddit),
    "phone": ("PHONE_NUMBER", phone),
    "card": ("CREDIT_CARD", card),
    "ssn": ("US_SSN", ssn_any),
    "iban": ("IBAN_CODE", iban),
    "ip": ("IP_ADDRESS", ip),
    "nhs": ("UK_NHS", nhs),
    "mrn": ("MEDICAL_RECORD", record),
    "dob": ("DATE_OF_BIRTH", birth_date),
    "postcode": ("POSTCODE", postcode),
    "zip": ("ZIP_CODE", zip_code),
    "address": ("STREET_ADDRESS", address),
}
