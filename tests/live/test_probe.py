"""`probe` on files as they come: every source gives one row in its order, and what cannot be read says why."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from mysteryshop.browser import Browser
from mysteryshop.model import BrowserSettings
from mysteryshop.submit.probe import probe

pytestmark = pytest.mark.live

FORM = '<form data-form="4"><label>Name <input data-fid="7"></label><label>E-mail <input type=email data-fid="8"></label></form>'


def rows_of(*sources: str) -> list[dict[str, Any]]:
    async def run() -> list[dict[str, Any]]:
        async with Browser.open(BrowserSettings(), allow_private=True, say=lambda _: None) as browser:
            return [row async for row in probe(browser, sources)]

    return asyncio.run(run())


def test_every_source_gives_a_row_and_none_stops_the_next(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(FORM)
    (tmp_path / "saved without a suffix").write_text(f"<!doctype html>{FORM}")
    (tmp_path / "sent on.html").write_text(f'<meta http-equiv=refresh content="0;url=http://dealer.example/">{FORM}')
    (tmp_path / "wide.html").write_bytes(f"\ufeff{FORM}".encode("utf-16-le"))
    (tmp_path / "built.html").write_text(f"<script>document.write('{FORM}')</script>")
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "price list.pdf").write_bytes(b"%PDF-1.7 \x00\x01")
    (tmp_path / "nothing.html").write_bytes(b"")
    sources = [*sorted(map(str, tmp_path.iterdir())), str(tmp_path / "absent.html")]
    rows = {Path(row["source"]).name: row for row in rows_of(*sources)}
    assert [str(tmp_path / name) for name in rows] == sources
    read = {name for name, row in rows.items() if row["forms"]}
    assert read == {"page.html", "saved without a suffix", "sent on.html", "wide.html", "built.html"}
    assert {name: row["error"] for name, row in rows.items() if "error" in row} == {
        "folder.html": "a folder, not a file",
        "price list.pdf": "price list.pdf is no web page",
        "absent.html": "no such file",
    }


def test_a_row_holds_what_the_command_promises(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(FORM)
    (row,) = rows_of(str(tmp_path / "page.html"))
    (form,) = row["forms"]
    assert list(form) == ["selector", "data_form", "form_type", "confidence", "fields"]
    assert form["data_form"] == "4"
    assert [list(field) for field in form["fields"]] == [["selector", "data_fid", "label", "type", "confidence", "why"]] * 2
    assert [(field["data_fid"], field["type"]) for field in form["fields"]] == [("7", "full_name"), ("8", "email")]
