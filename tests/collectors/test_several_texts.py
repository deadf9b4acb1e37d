"""A file in which several columns hold words: which are read, and what is said of the others."""

from tests.collectors.importing import Clinic


def test_the_bad_beside_the_good_is_not_left_out_in_silence(clinic: Clinic) -> None:
    file = "Date,Good,Bad\n" + "".join(
        f"2026-03-0{day},The nurse was kind on visit {day},The car park was full on visit {day}\n"
        for day in range(1, 6)
    )
    receipt = clinic.imports("two.csv", file)
    told = "Not read, though sentences stand there: 'Good'. If patients wrote them: --map text=Bad+Good."
    assert told in receipt.decided
    both = clinic.imports("two.csv", file, columns={"text": "Good+Bad"})
    assert (both.stored, both.known) == (5, 5)
    assert not any("sentences stand" in sentence for sentence in both.decided)


def test_what_is_proposed_can_be_said_also_where_a_header_holds_a_plus(clinic: Clinic) -> None:
    file = "Date,Comments,Likes + dislikes\n" + "".join(
        f"2026-03-0{day},The nurse was kind on visit {day},A full car park on visit {day}\n" for day in range(1, 6)
    )
    (told,) = (each for each in clinic.imports("two.csv", file).decided if "sentences stand" in each)
    assert told.endswith("--map 'text=Comments+Likes + dislikes'.")
    both = clinic.imports("two.csv", file, columns={"text": "Comments+Likes + dislikes"})
    assert (both.stored, both.known) == (5, 5)
