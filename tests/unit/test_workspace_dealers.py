"""dealers.csv as people really save it, and each mistake with its place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from mysteryshop.model import Dealer, Relationship
from mysteryshop.workspace.dealers_csv import COLUMNS, dealer_from_url, looks_like_url, read_dealers
from mysteryshop.workspace.problems import Problem, Problems


def read(tmp_path: Path, data: str | bytes) -> tuple[tuple[Dealer, ...], list[Problem]]:
    file = tmp_path / "dealers.csv"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    problems = Problems()
    return read_dealers(file, problems), list(problems)


def one_problem(tmp_path: Path, data: str | bytes) -> Problem:
    _, problems = read(tmp_path, data)
    assert len(problems) == 1, problems
    return problems[0]


GOOD = (
    "id,name,url,state,hours,consent_by,consent_on\n"
    "harbor,Harbor View,https://harbor.example/,NY,Mo-Fr 09:00-19:00,Dana,2026-01-31\n"
)


def test_a_row_becomes_a_dealer(tmp_path: Path) -> None:
    (dealer,), problems = read(tmp_path, GOOD)
    assert not problems
    assert (dealer.id, dealer.name, dealer.url) == ("harbor", "Harbor View", "https://harbor.example/")
    assert dealer.timezone == "America/New_York"  # the state has but one
    assert dealer.consent is not None
    assert (dealer.consent.by, dealer.consent.on.isoformat()) == ("Dana", "2026-01-31")


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        GOOD.replace("\n", "\r\n").encode(),
        b"sep=;\r\n" + GOOD.replace(",", ";").replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\n\n").encode(),
        GOOD.upper().encode().replace(b"DANA", b"Dana").split(b"\n")[0] + b"\n" + GOOD.encode().split(b"\n", 1)[1],
    ],
    ids=["BOM", "UTF-16", "semicolons", "tabs", "CRLF", "Excel's sep line", "blank rows", "capital header"],
)
def test_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    dealers, problems = read(tmp_path, data)
    assert not problems
    assert [dealer.id for dealer in dealers] == ["harbor"]
    assert dealers[0].hours == "Mo-Fr 09:00-19:00"


def test_windows_letters_survive(tmp_path: Path) -> None:
    (dealer,), problems = read(tmp_path, "id,name,url\nm,Autohaus Müller – Süd,https://mueller.example\n".encode("cp1252"))
    assert not problems
    assert dealer.name == "Autohaus Müller – Süd"


def test_ten_thousand_rows(tmp_path: Path) -> None:
    rows = "".join(f"d{n},Store {n},https://store{n}.example/,Mo-Fr 09:00-18:00,America/Chicago\n" for n in range(10_000))
    dealers, problems = read(tmp_path, "id,name,url,hours,timezone\n" + rows)
    assert not problems
    assert len({dealer.id for dealer in dealers}) == 10_000


def test_a_bare_list_of_addresses(tmp_path: Path) -> None:
    dealers, problems = read(tmp_path, "www.harbor.example\nhttps://lake.example/cars\n")
    assert not problems
    assert [(dealer.id, dealer.url) for dealer in dealers] == [
        ("harbor-example", "https://www.harbor.example/"),
        ("lake-example", "https://lake.example/cars"),
    ]


@pytest.mark.parametrize(
    ("row", "line", "text", "words"),
    [
        ("x,X,https:///contact,,", 3, "https:///contact", "not a web address with a host"),
        ("x,X,nowhere,,", 3, "nowhere", "not a web address with a host"),
        ("x,X,ftp://x.example/,,", 3, "ftp://x.example/", "not a web address"),
        ("x,X,https://me:secret@x.example/,,", 3, None, "not a web address"),
        ("x,X,,,", 3, "X", "no url"),
        ("harbor,X,https://x.example/,,", 3, "harbor", "a second time (first in line 2)"),
        ("HARBOR,X,https://x.example/,,", 3, "HARBOR", "a second time"),
        ("x,X,https://x.example/,Mo-Fr 19:00-09:00,", 3, "Mo-Fr 19:00-09:00", "ends before it starts"),
        ("x,X,https://x.example/,sometimes,", 3, "sometimes", "cannot be read"),
        ("x,X,https://x.example/,,Americ/New_York", 3, "Americ/New_York", "not a time zone"),
        ("a b,X,https://x.example/,,", 3, "a b", 'id cannot be "a b"'),
        ('x,"X, the store,https://x.example/,,', 3, None, ""),
        ("x,X,https://x.example/,,,extra", 3, "extra", "6 cells where the header has 5"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, line: int, text: str | None, words: str) -> None:
    start = "id,name,url,hours,timezone\nharbor,Harbor,https://harbor.example/,,\n"
    dealers, problems = read(tmp_path, f"{start}{row}\n")
    assert len(problems) == 1, problems
    problem = problems[0]
    assert (Path(problem.file).name, problem.line) == ("dealers.csv", line)
    assert words in problem.message
    assert text is None or problem.text == text
    assert [dealer.id for dealer in dealers] == ["harbor"]


def test_the_nearest_time_zone_is_offered(tmp_path: Path) -> None:
    problem = one_problem(tmp_path, "url,timezone\nhttps://x.example/,Americ/New_York\n")
    assert problem.tip is not None
    assert "America/New_York" in problem.tip


def test_a_misspelt_column_is_named_with_the_nearest(tmp_path: Path) -> None:
    problem = one_problem(tmp_path, "id,url,timezne\nx,https://x.example/,\n")
    assert problem.line == 1
    assert problem.text == "timezne"
    assert '"timezone"' in str(problem.tip)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"id,name,url\n", "no dealer below"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"id,name,url\nx\0,y,z\n", "NUL"),
        (b"id,name\nx,X\n", 'no column "url"'),
        (b'id,name,url\nx,"X', ""),
    ],
)
def test_a_file_that_is_no_list(tmp_path: Path, data: bytes, words: str) -> None:
    problem = one_problem(tmp_path, data)
    assert words in problem.message
    assert problem.tip


def test_no_file_names_the_near_one(tmp_path: Path) -> None:
    (tmp_path / "dealer.csv").write_text(GOOD)
    problems = Problems()
    assert read_dealers(tmp_path / "dealers.csv", problems) == ()
    (problem,) = problems
    assert "dealer.csv" in str(problem.tip)


def test_all_wrong_rows_are_told_at_once(tmp_path: Path) -> None:
    rows = "url,timezone\nhttps:///a,\nhttps://b.example/,Nowhere\nhttps://c.example/,\n"
    dealers, problems = read(tmp_path, rows)
    assert [problem.line for problem in problems] == [2, 3]
    assert [dealer.id for dealer in dealers] == ["c-example"]


def test_a_quoted_cell_over_two_lines_keeps_the_count(tmp_path: Path) -> None:
    problem = one_problem(tmp_path, 'name,url\n"Two\nlines",https://a.example/\nX,https:///\n')
    assert problem.line == 4


@pytest.mark.parametrize(
    ("country", "code", "language"),
    [("Germany", "DE", "de"), ("usa", "US", "en"), ("mx", "MX", "es"), ("NL", "NL", "nl"), ("UK", "GB", "en")],
)
def test_countries_as_people_write_them(tmp_path: Path, country: str, code: str, language: str) -> None:
    (dealer,), problems = read(tmp_path, f"url,country\nhttps://x.example/,{country}\n")
    assert not problems
    assert (dealer.country, dealer.language) == (code, language)


def test_consent_needs_who_and_when(tmp_path: Path) -> None:
    assert "consent_on is missing" in one_problem(tmp_path, "url,consent_by\nhttps://x.example/,Dana\n").message
    bad = one_problem(tmp_path, "url,consent_by,consent_on\nhttps://x.example/,Dana,31.1.2026\n")
    assert bad.text == "31.1.2026"
    assert "2026-01-31" in str(bad.tip)


def test_a_relationship_is_one_of_three(tmp_path: Path) -> None:
    problem = one_problem(tmp_path, "url,relationship\nhttps://x.example/,competitors\n")
    assert "competitor" in str(problem.tip)
    (dealer,), _ = read(tmp_path, "url,relationship\nhttps://x.example/,OWN\n")
    assert dealer.relationship is Relationship.OWN


@pytest.mark.parametrize(
    "word",
    ["https://store.example/", "store.example", "www.store.example/new?x=1", "http://localhost:8000/", "store.example:8080"],
)
def test_what_looks_like_a_site(word: str) -> None:
    assert looks_like_url(word)


@pytest.mark.parametrize("word", ["dealers", "./dealers", "my list", "dealers.csv", "Dealers.XLSX"])
def test_what_does_not(word: str) -> None:
    assert not looks_like_url(word)


def test_a_store_known_by_its_address() -> None:
    problems = Problems()
    assert dealer_from_url("www.harbor.example:8080/cars", problems) == {
        "id": "harbor-example-8080",
        "name": "harbor.example-8080",
        "url": "https://www.harbor.example:8080/cars",
    }
    assert dealer_from_url("https:///", problems) is None
    assert len(problems) == 1


def test_every_column_is_a_part_of_a_dealer() -> None:
    plain = {column for column in COLUMNS if not column.startswith("consent_")}
    assert plain | {"consent"} == set(Dealer.model_fields)


@pytest.mark.parametrize(
    ("country", "written", "kept"),
    [
        ("US", "12205", "12205"),
        ("US", "7094", "07094"),  # a spreadsheet ate the zero
        ("US", "501", "00501"),
        ("US", "02134-1234", "02134-1234"),
        ("DE", "1067", "01067"),
        ("NL", "3511ab", "3511AB"),
        ("GB", "sw1a 1aa", "SW1A 1AA"),
        ("CA", "M5V 3L9", "M5V 3L9"),
        ("BR", "01310-100", "01310-100"),
    ],
)
def test_postal_codes_of_the_country(tmp_path: Path, country: str, written: str, kept: str) -> None:
    (dealer,), problems = read(tmp_path, f"id,url,country,timezone,zip\na,a.example,{country},Europe/Berlin,{written}\n")
    assert not problems
    assert dealer.zip == kept


@pytest.mark.parametrize(("column", "value"), [("zip", "ABC"), ("zip", "123456"), ("phone", "12"), ("phone", "call us")])
def test_what_cannot_be_reached_is_told(tmp_path: Path, column: str, value: str) -> None:
    problem = one_problem(tmp_path, f"id,url,{column}\na,a.example,{value}\n")
    assert problem.line == 2
    assert value in problem.message


def test_an_id_twice_is_told_beside_the_rows_other_slip(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,url,phone\na,a.example,\na,b.example,12\n")
    assert len(problems) == 2
    assert any("second time" in problem.message for problem in problems)
