"""Exports: no cell is a formula, numbers stay numbers, the bundle checks out and says what it lacks."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from mysteryshop.model import Branding, Picture, Relationship, Verdict
from mysteryshop.report import exports, write_bundle
from mysteryshop.report.standing import wave_standings
from tests.builders import MONDAY_10, a_dealer, a_shop, a_submission, a_touch, a_wave, an_evidence
from tests.unit.report_fixtures import RUBRIC, a_card, a_finding

EVIL = st.builds(
    lambda start, rest: start + rest, st.sampled_from(["=", "+", "-", "@", "\t=", "\r", " =", ""]), st.text(max_size=30)
)


def _standings(name: str, reason: str):  # type: ignore[no-untyped-def]
    shop = a_shop(dealer=a_dealer(name=f"{name}x", brand=name))
    evidence = an_evidence(shop, a_touch(shop))
    card = a_card(
        evidence,
        -0.0 if not name else 80,
        "B",
        findings=(a_finding("answers_question", Verdict.FAIL, reason=reason, quotes=(reason,)),),
    )
    return wave_standings([(evidence, card)], RUBRIC, {})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EVIL, EVIL)
def test_no_cell_is_a_formula(name: str, reason: str) -> None:
    standings = _standings(name, reason)
    table = list(exports.rows(standings, RUBRIC, Branding()))
    for row in csv.reader(io.StringIO(exports.results_csv(table), newline="")):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) or cell.lstrip().startswith(("=", "+", "@")) for cell in row)
    book = load_workbook(io.BytesIO(exports.results_xlsx(table, standings, Branding())))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def test_numbers_stay_numbers_and_names_whole() -> None:
    standings = _standings("=1+1", "fine")
    table = list(exports.rows(standings, RUBRIC, Branding()))
    read = list(csv.DictReader(io.StringIO(exports.results_csv(table))))
    assert read[0]["points"] == "80.0"
    assert read[0]["dealer"] == "'=1+1x"
    sheet = load_workbook(io.BytesIO(exports.results_xlsx(table, standings, Branding())))["Leads"]
    head = [cell.value for cell in next(sheet.iter_rows())]
    first = dict(zip(head, [cell.value for cell in list(sheet.iter_rows())[1]], strict=True))
    assert first["points"] == 80
    assert first["dealer"] == "=1+1x"


def test_json_names_its_schema_and_the_rubric() -> None:
    standings = _standings("Store", "fine")
    data = json.loads(
        exports.results_json(standings, wave=a_wave(), rubric=RUBRIC, branding=Branding(), as_of=MONDAY_10, sample=True)
    )
    assert data["schema_version"] == exports.SCHEMA_VERSION
    assert data["rubric"] == {"id": "standard", "version": "1", "digest": "d" * 64}
    assert data["dealers"][0]["shops"][0]["card"]["findings"][0]["verdict"] == "fail"
    assert data["sample"] is True


RAW, PHOTO = b"From: dana\r\n\r\nYes", b"\xff\xd8\xff photo"
HASHES = {hashlib.sha256(data).hexdigest(): data for data in (RAW, PHOTO)}


def _disputed(relationship: Relationship = Relationship.CLIENT):  # type: ignore[no-untyped-def]
    mail, photo = HASHES
    shop = a_shop(dealer=a_dealer(relationship=relationship))
    submission = a_submission(shop, pictures=(Picture("after", photo), Picture("gone", "e" * 64)))
    touch = a_touch(shop, text="Dana says yes", message_sha256=mail)
    return an_evidence(shop, touch, submission=submission)


def test_a_bundle_checks_out_and_says_what_it_lacks(tmp_path: Path) -> None:
    evidence = _disputed()
    mail, photo = HASHES
    path = write_bundle(tmp_path / "b.zip", evidence, [a_card(evidence)], HASHES.get)
    with zipfile.ZipFile(path) as archive:
        sums = [line.split("  ") for line in archive.read("SHA256SUMS").decode().splitlines()]
        assert {name for _sum, name in sums} == set(archive.namelist()) - {"SHA256SUMS"}
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == sum_ for sum_, name in sums)
        assert archive.read(f"mails/{mail}.eml") == RAW
        assert archive.read(f"pictures/{photo}.jpg") == PHOTO
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["missing"] == {f"pictures/{'e' * 64}.jpg": "no longer kept"}
        assert json.loads(archive.read("evidence.json"))["touches"][0]["text"] == "Dana says yes"
    again = write_bundle(tmp_path / "c.zip", evidence, [a_card(evidence)], HASHES.get)
    assert again.read_bytes() == path.read_bytes()


def test_bytes_that_do_not_match_their_hash_stay_out(tmp_path: Path) -> None:
    path = write_bundle(tmp_path / "b.zip", _disputed(), [], lambda _sha: b"tampered")
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("mails/", "pictures/"))]
        assert len(json.loads(archive.read("manifest.json"))["missing"]) == 3


def test_names_in_the_archive_never_climb_out_of_it(tmp_path: Path) -> None:
    evidence = _disputed()
    evil = "../../etc/passwd"
    evidence = replace(evidence, touches=(replace(evidence.touches[0], message_sha256=evil),))
    path = write_bundle(tmp_path / "b.zip", evidence, [a_card(evidence, rubric=evil)], lambda _sha: RAW)
    with zipfile.ZipFile(path) as archive:
        assert all(".." not in name and not name.startswith("/") for name in archive.namelist())


def test_a_competitors_bundle_holds_no_people(tmp_path: Path) -> None:
    evidence = _disputed(Relationship.COMPETITOR)
    card = a_card(evidence, findings=(a_finding("answers_question", Verdict.PASS, 1.0, quotes=("Dana says yes",)),))
    path = write_bundle(tmp_path / "b.zip", evidence, [card], HASHES.get)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name in parts if name.startswith(("mails/", "pictures/"))]
    assert b"Dana says yes" not in b"".join(parts.values())
    assert b"dana@" not in b"".join(parts.values())
