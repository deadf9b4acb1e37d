"""Invented identifiers that nobody owns, planted so that the gate can be seen at work."""

from dataclasses import dataclass, field

from collectors.demonstration.phrases import Phrases

_SHARE = 0.03


@dataclass
class Planted:
    """The identifiers written so far, as (kind, value)."""

    values: list[tuple[str, str]] = field(default_factory=list)

    def sentence(self, phrases: Phrases) -> str:
        """Write a sentence with one identifier for a small share of mentions, else nothing."""
        if not phrases.chance(_SHARE):
            return ""
        fragment = phrases.pick("identifier", "sentence")
        kind = next(kind for kind in _MAKERS if f"{{{kind}}}" in fragment)
        value = _MAKERS[kind](phrases)
        self.values.append((kind, value))
        sentence = phrases.fill(fragment, **{kind: value})
        return f" {sentence[0].upper()}{sentence[1:]}."


def nhs_number(nine_digits: str) -> str:
    """Complete an NHS number: weights 10 to 2, modulo 11 (NHS data dictionary). Ten as check digit does not exist.

    Raises:
        ValueError: The nine digits have no valid check digit.
    """
    check = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine_digits, strict=True)) % 11
    if check == 10:
        raise ValueError(f"{nine_digits} has no check digit")
    digits = nine_digits + str(check)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _phone(phrases: Phrases) -> str:
    # 01632 960000 to 960999 is set aside for drama and never connected.
    return f"01632 960{phrases.random.randrange(1000):03d}"


def _email(phrases: Phrases) -> str:
    first = phrases.pick("identifier", "first").lower()
    return f"{first}{phrases.random.randrange(10, 99)}@example.{phrases.random.choice(['com', 'org'])}"


def _number(phrases: Phrases) -> str:
    # Numbers that begin with 999 are for tests and never given to a person.
    while True:
        try:
            return nhs_number(f"999{phrases.random.randrange(10**6):06d}")
        except ValueError:
            continue


def _person(phrases: Phrases) -> str:
    return f"{phrases.pick('identifier', 'first')} {phrases.pick('identifier', 'surname')}"


def _first(phrases: Phrases) -> str:
    return phrases.pick("identifier", "first")


def _surname(phrases: Phrases) -> str:
    return phrases.pick("identifier", "surname")


def _postcode(phrases: Phrases) -> str:
    # The LD area ends with LD8.
    letters = phrases.random.choices("ABDEFGHJLNPQRSTUWXYZ", k=2)
    return f"LD9 {phrases.random.randrange(10)}{''.join(letters)}"


_MAKERS = {
    "phone": _phone,
    "email": _email,
    "nhs_number": _number,
    "person": _person,
    "first": _first,
    "surname": _surname,
    "postcode": _postcode,
}
