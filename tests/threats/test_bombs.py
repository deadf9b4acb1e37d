"""Small files that would unpack to much are refused at once, in a sentence."""

import time
import zipfile
from pathlib import Path

import pytest

from collectors.files.table import read_table
from config.errors import HeedError

pytestmark = pytest.mark.thorough

_MB = 2**20
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    + "]>"
)
_READS_A_FILE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>'


def _workbook(path: Path, sheet: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATION}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATION}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return path


def _sheet(cell: str, before: str = "") -> str:
    words = ("comment", "date", cell, "2026-03-02")
    cells = [f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words]
    rows = f"<row>{''.join(cells[:2])}</row><row>{''.join(cells[2:])}</row>"
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _read(path: Path) -> list[object]:
    return list(read_table(path, 1024 * _MB).rows)


def test_the_workbook_of_these_tests_is_read_where_it_is_harmless(tmp_path: Path) -> None:
    assert len(_read(_workbook(tmp_path / "fine.xlsx", _sheet("It was calm")))) == 1


def test_a_zip_bomb_in_a_workbook_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "bomb.xlsx", _sheet("a" * 60 * _MB))
    assert path.stat().st_size < _MB
    begun = time.process_time()
    with pytest.raises(HeedError, match="unpacks to 60 MB, more than heed accepts"):
        _read(path)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("bomb", [_LAUGHS, _READS_A_FILE], ids=["billion laughs", "reads a file"])
def test_an_xml_bomb_in_a_workbook_is_refused(tmp_path: Path, bomb: str) -> None:
    begun = time.process_time()
    with pytest.raises(HeedError, match="damaged"):
        _read(_workbook(tmp_path / "laughs.xlsx", _sheet("&a9;", before=bomb)))
    assert time.process_time() - begun < 5


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "lies.xlsx", _sheet("a" * 60 * _MB))
    told = path.read_bytes()
    with zipfile.ZipFile(path) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert told.count(size) >= 2
    path.write_bytes(told.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(HeedError):
        _read(path)
