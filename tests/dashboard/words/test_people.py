"""A person is called by their address, or as somebody where nobody signs in."""

from dashboard.words.people import called, called_within


def test_who_is_not_signed_in_is_somebody() -> None:
    assert called("local", "local") == "Somebody at this computer"
    assert called_within("local", "local") == "somebody at this computer"


def test_ones_own_other_window_is_called_that_and_another_person_by_address() -> None:
    assert called("ann@clinic.example", "ann@clinic.example") == "You, in another window,"
    assert called_within("Ben@clinic.example", "ann@clinic.example") == "Ben@clinic.example"
