import csv
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from collectors.files.row import Row
from collectors.files.table import read_table
from config.errors import HeedError

LARGEST = 50 * 2**20
ROWS = [
    ["id", "date", "comment"],
    ["01", "3/4/2026", 'Crème brûlée, "said" she; a|b'],
    ["02", "4/4/2026", "two\nlines"],
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
DELIMITERS = [",", ";", "\t", "|"]


def write_csv(path: Path, rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def cells(path: Path) -> list[list[str]]:
    return [list(row.cells.values()) for row in read_table(path, LARGEST).rows]


def rows_of(path: Path) -> list[Row]:
    return list(read_table(path, LARGEST).rows)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_in_any_supported_encoding_and_delimiter_comes_back(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    assert cells(write_csv(tmp_path / "f.csv", ROWS, encoding, delimiter)) == ROWS[1:]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n"), min_size=1),
        min_size=1,
        max_size=8,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_any_texts_written_as_csv_come_back(tmp_path: Path, texts: list[str], encoding: str, delimiter: str) -> None:
    rows = [["id", "comment", "date"], *([str(number), text, "2026-05-03"] for number, text in enumerate(texts))]
    assert cells(write_csv(tmp_path / "f.csv", rows, encoding, delimiter)) == rows[1:]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1), min_size=1, max_size=8
    )
)
def test_any_texts_in_windows_1252_come_back(tmp_path: Path, texts: list[str]) -> None:
    rows = [["id", "comment"], *([str(number), text] for number, text in enumerate(texts))]
    path = write_csv(tmp_path / "f.csv", rows, "cp1252")
    non_ascii = "".join(texts).encode("cp1252")
    # Bytes that happen to form UTF-8 characters cannot be told from UTF-8.
    assume(len(non_ascii.decode("utf-8", "ignore")) == sum(byte < 128 for byte in non_ascii))
    assert cells(path) == rows[1:]


def test_the_encoding_and_delimiter_are_named(tmp_path: Path) -> None:
    described = read_table(write_csv(tmp_path / "f.csv", ROWS, "cp1252", ";"), LARGEST).described
    assert described == "text in Windows-1252, separated by semicolons"


def test_a_row_of_another_width_carries_its_line_and_fault(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text('a,b\n1,"x\ny"\n1,2,3\n5\n6,7,\n', "utf-8")
    assert [(row.line, row.fault) for row in rows_of(path)] == [
        (2, ""),
        (4, "the row has 3 cells where the header has 2"),
        (5, "the row has 1 cell where the header has 2"),
        (6, ""),
    ]


def test_a_quotation_mark_that_is_never_closed_is_a_fault_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text('a,b\n1,2\n3,"open\n5,6\n', "utf-8")
    assert [(row.line, bool(row.fault)) for row in rows_of(path)] == [(2, False), (3, True)]


def test_a_separator_hint_for_excel_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("sep=;\na;b\n1;2,5\n", "utf-8")
    assert read_table(path, LARGEST).headers == ("a", "b")


def test_blank_and_repeated_headers_get_names_of_their_own(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f.csv", [["Comment", "", "Comment"], ["1", "2", "3"]])
    assert read_table(path, LARGEST).headers == ("Comment", "column 2", "Comment (2)")


def test_a_megabyte_in_one_cell_is_a_row(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f.csv", [["a", "b"], ["1", "x" * 2**20]])
    assert len(rows_of(path)[0].cells["b"]) == 2**20


def test_a_nul_in_a_cell_is_a_row(tmp_path: Path) -> None:
    assert cells(write_csv(tmp_path / "f.csv", [["a", "b"], ["1", "x\0y" + "z" * 90]])) == [["1", "x\0y" + "z" * 90]]


def test_a_lone_surrogate_written_as_utf8_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes("a,b\n1,x\ud800\n".encode("utf-8", "surrogatepass"))
    assert cells(path) == [["1", "x\ud800"]]


def test_a_few_bad_bytes_in_utf8_are_shown_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(b"a,b\n" + "1,é\n".encode() * 100 + b"2,\xff\n")
    assert "1 unreadable place" in read_table(path, LARGEST).described


def test_a_japanese_file_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    text = "日付,コメント\n" + "2026-05-03,待ち時間がとても長かったです。受付の方は親切でした。\n" * 20
    path = tmp_path / "f.csv"
    path.write_bytes(text.encode("cp932"))
    assert read_table(path, LARGEST).headers == ("日付", "コメント")


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    book.close()
    return path


def test_a_workbook_gives_numbers_dates_and_ids_as_a_person_would_write_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["id", "day", "at", "rating", "text"],
        ["007", date(2026, 5, 3), datetime(2026, 5, 3, 14, 30), 5.0, "Fine"],
    ]
    assert cells(workbook(tmp_path / "f.xlsx", rows)) == [["007", "2026-05-03", "2026-05-03 14:30:00", "5", "Fine"]]


def test_a_title_above_the_header_of_a_workbook_is_left_out_and_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Survey of spring", None], [None], ["Comment", "Day"], ["Fine", "2026-05-03"]]
    path = workbook(tmp_path / "f.xlsx", rows)
    table = read_table(path, LARGEST)
    assert [(row.line, row.cells) for row in table.rows] == [(4, {"Comment": "Fine", "Day": "2026-05-03"})]
    assert table.described.endswith("its title 'Survey of spring' is left out")


def test_a_single_column_in_a_workbook_is_no_title(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", [["Comment"], ["Fine"], ["Not so fine", "2026-05-03"]])
    assert read_table(path, LARGEST).headers == ("Comment",)


def test_an_empty_last_cell_in_a_workbook_is_no_fault(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", [["a", "b"], ["1", None], [None, None], ["2", "x"]])
    assert [(row.line, row.fault, row.cells["b"]) for row in rows_of(path)] == [(2, "", ""), (4, "", "x")]


def test_json_lines_keep_every_digit_of_an_id(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"id": 1234567890123456789, "rating": 4.0, "text": "a"}\n{"id": 2, "text": null}\n', "utf-8")
    assert cells(path) == [["1234567890123456789", "4", "a"], ["2", "", ""]]


def test_a_json_array_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps([{"text": "a"}, {"text": "b", "more": [1]}], indent=2), "utf-8")
    assert cells(path) == [["a", ""], ["b", '["1"]']]


def test_each_question_of_an_array_of_answers_is_a_column(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    answers = [
        {"question": "What was good?", "value": "Calm"},
        {"question": "id", "value": 7},
        {"question": "Tick", "value": 1},
    ]
    again = [{"question": "What was good?", "value": "Kind"}, {"question": "What was good?", "value": "Near"}]
    path.write_text(
        "\n".join(json.dumps({"id": number, "answers": held}) for number, held in (("1", answers), ("2", again))),
        "utf-8",
    )
    assert [row.cells for row in rows_of(path)] == [
        {"id": "1", "What was good?": "Calm", "answers.id": "7", "Tick": "1"},
        {"id": "2", "What was good?": "Kind\nNear", "answers.id": "", "Tick": ""},
    ]


def test_reviews_that_one_object_holds_stay_rows_though_each_has_a_label_and_a_text(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps({"reviews": [{"label": "Late", "text": "A long wait"}] * 2, "total": 2}), "utf-8")
    assert cells(path) == [["Late", "A long wait"]] * 2


def test_more_questions_than_any_survey_has_stay_in_one_column(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    lines = ({"id": str(n), "notes": [{"label": f"Note {n}", "text": "seen"}]} for n in range(301))
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert list(read_table(path, LARGEST).headers) == ["id", "notes"]


def test_a_broken_line_of_json_lines_is_a_fault_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"text": "a"}\n{"text": \n[[1]]\n', "utf-8")
    assert [(row.line, bool(row.fault)) for row in rows_of(path)] == [(1, False), (2, True), (3, True)]


def test_an_array_on_a_line_of_json_lines_is_the_rows_of_that_line(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"text": "a"}\n[{"text": "b"}, {"text": "c"}]\n[1, 2]\n', "utf-8")
    assert [(row.line, bool(row.fault)) for row in rows_of(path)] == [(1, False), (2, False), (2, False), (3, True)]


def refusal(path: Path, largest: int = LARGEST) -> str:
    with pytest.raises(HeedError) as error:
        list(read_table(path, largest).rows)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\xef\xbb\xbf\r\n \n", "is empty"),
        ("header.csv", b"date,comment\n", "no rows below"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "PNG picture"),
        ("paper.csv", b"%PDF-1.7\n", "PDF"),
        ("packed.csv.gz", b"\x1f\x8b\x08", "gzip"),
        ("noise.csv", bytes(range(256)) * 50, "binary"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "97-2003"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("page.xls", b"<html><table><tr><td>a", "web page"),
        ("broken.xlsx", b"PK\x03\x04 nothing more", "damaged"),
        ("deep.json", b"[" * 200_000, "nested too deeply"),
        ("broken.json", b'{"a": ', "not valid JSON"),
        ("numbers.json", b"[1, 2]", "no JSON objects"),
        ("odd.csv", b"\xff\xfea\0,\0b\0\n\0c", "damaged UTF-16"),
        ("long.csv", b"a,b\n1,2\n" + b"x" * (33 * 2**20), "longer than 32 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes, part: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert part in refusal(path)


def test_a_missing_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "nowhere.csv")


def test_a_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    assert "2,048 MB" in refusal(path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("f.csv", "a,b\n1,2\n")
    assert "not a workbook" in refusal(path)


def test_a_workbook_that_unpacks_to_far_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (80 * 2**20))
    assert "unpacks to 80 MB" in refusal(path, 2**30)
