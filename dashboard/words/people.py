"""How a person is called on a screen: by the address they sign in with, or as somebody where nobody has to."""

from dashboard.access.person import LOCAL


def called(person: str, me: str = "") -> str:
    """Say who did something, as a sentence begins.

    Args:
        person: As the desk has them.
        me: Who looks, where what they did in another window is told as theirs.
    """
    if person == LOCAL:
        return "Somebody at this computer"
    return "You, in another window," if person == me else person


def called_within(person: str, me: str = "") -> str:
    """Say the same within a sentence."""
    words = called(person, me)
    return words if words == person else words[0].lower() + words[1:]
