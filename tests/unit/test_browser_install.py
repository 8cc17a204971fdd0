"""Getting a browser on a machine that has none: Playwright's download first, then the package manager, each command said."""

from __future__ import annotations

from pathlib import Path

import pytest

from mysteryshop.browser import find_browser, install_browser, lookup
from mysteryshop.errors import BrowserMissing
from mysteryshop.model import BrowserSettings


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: an empty PATH, an empty cache, a Playwright whose download fails."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.setattr(lookup, "_ELSEWHERE", ())
    monkeypatch.setattr("mysteryshop.browser.lookup.os.geteuid", lambda: 0)
    monkeypatch.setattr("mysteryshop.browser.lookup.sys.executable", program(folder, "python", "echo no network >&2; exit 1"))
    return folder


def program(folder: Path, name: str, does: str) -> str:
    """A small program in the folder."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)
    return str(file)


def test_no_browser_says_what_to_type(bare: Path) -> None:
    with pytest.raises(BrowserMissing) as told:
        find_browser(BrowserSettings())
    assert told.value.tip == lookup.INSTALL_TIP


def test_playwrights_download_is_tried_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = bare.parent / "cache/chromium_headless_shell-1/linux"
    place.mkdir(parents=True)
    program(place, "headless_shell", "exit 0")
    monkeypatch.setattr("mysteryshop.browser.lookup.sys.executable", program(bare, "python", "exit 0"))
    said: list[str] = []
    found = install_browser(said.append)
    assert (found.kind, found.headless_shell, len(said)) == ("playwright", True, 2)


def test_the_package_manager_is_next(bare: Path) -> None:
    made = bare / "chromium-headless-shell"
    program(bare, "apt-get", f'[ "$1" = update ] || {{ /bin/cp /bin/true {made}; }}')
    said: list[str] = []
    found = install_browser(said.append)
    assert found.executable == str(made)
    assert any("apt-get install" in words for words in said)
    assert any("no network" in words for words in said)


def test_without_root_the_command_is_told_and_not_run(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mysteryshop.browser.lookup.os.geteuid", lambda: 1000)
    program(bare, "apt-get", f"/bin/touch {bare / 'ran'}")
    said: list[str] = []
    with pytest.raises(BrowserMissing):
        install_browser(said.append)
    assert any("sudo apt-get install" in words for words in said)
    assert not (bare / "ran").exists()


def test_a_window_is_not_asked_of_a_shell(bare: Path) -> None:
    program(bare, "chromium-headless-shell", "exit 0")
    full = program(bare, "chromium", "exit 0")
    assert find_browser(BrowserSettings()).headless_shell
    assert find_browser(BrowserSettings(headless=False)).executable == full
