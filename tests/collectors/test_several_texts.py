"""A file in which several columns hold words: which are read, and what is said of the others."""

from tests.collectors.importing import Clinic


def test_the_bad_beside_the_good_is_not_left_out_in_silence(clinic: Clinic) -> None:
    file = "Date,Good,Bad\n" + "".join(
        f"2026-03-0{day},The nurse was kind on visit {day},The car park was full on visit {day}\n"
        for day in range(1, 6)
    )
    receipt = clinic.imports("two.csv", file)
    assert "Sentences stand in 'Good' too, which is not read. To read all: --map 'text=Bad+Good'." in receipt.decided
    both = clinic.imports("two.csv", file, columns={"text": "Good+Bad"})
    assert (both.stored, both.known) == (5, 5)
    assert not any("Sentences stand" in sentence for sentence in both.decided)
