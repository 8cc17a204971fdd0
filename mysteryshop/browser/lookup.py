"""Which browser: the one configured, Playwright's own, then what the system has; and how to get one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mysteryshop.errors import BrowserMissing
from mysteryshop.model import BrowserSettings

INSTALL_TIP = 'type "mysteryshop browser install", or name one in mysteryshop.toml: [browser] executable = "/path/to/chromium"'

_ON_PATH = (
    ("chromium-headless-shell", "chromium-headless-shell"),
    ("chrome-headless-shell", "chromium-headless-shell"),
    ("headless_shell", "chromium-headless-shell"),
    ("google-chrome-stable", "chrome"),
    ("google-chrome", "chrome"),
    ("chromium", "chromium"),
    ("chromium-browser", "chromium"),
    ("microsoft-edge-stable", "edge"),
    ("microsoft-edge", "edge"),
    ("msedge", "edge"),
)
_ELSEWHERE = (
    ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "chrome"),
    ("/Applications/Chromium.app/Contents/MacOS/Chromium", "chromium"),
    ("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "edge"),
    ("C:/Program Files/Google/Chrome/Application/chrome.exe", "chrome"),
    ("C:/Program Files (x86)/Google/Chrome/Application/chrome.exe", "chrome"),
    ("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe", "edge"),
)
_OWN_NAMES = ("chrome", "headless_shell", "chrome-headless-shell")
_SHELL_NAMES = ("headless-shell", "headless_shell")

# (the manager's command, what is typed; run only when allowed to, see `_system_install`)
_MANAGERS: tuple[tuple[str, tuple[tuple[str, ...], ...], bool], ...] = (
    ("apt-get", (("apt-get", "update"), ("apt-get", "install", "-y", "chromium", "chromium-headless-shell")), True),
    ("dnf", (("dnf", "install", "-y", "chromium-headless"),), True),
    ("pacman", (("pacman", "-S", "--noconfirm", "chromium"),), True),
    ("apk", (("apk", "add", "chromium"),), True),
    ("zypper", (("zypper", "--non-interactive", "install", "chromium"),), True),
    ("brew", (("brew", "install", "--cask", "chromium"),), False),
)


@dataclass(frozen=True, slots=True)
class FoundBrowser:
    """A browser that exists. `executable` None: Playwright's own. A headless shell costs half the CPU of a full browser."""

    executable: str | None
    kind: str
    headless_shell: bool


def find_browser(settings: BrowserSettings) -> FoundBrowser:
    """The first of: configured, Playwright's own, headless shell, Chrome, Chromium, Edge. Raises BrowserMissing with a tip."""
    if settings.executable:
        path = shutil.which(str(Path(settings.executable).expanduser()))
        if path is None:
            raise BrowserMissing(f"there is no browser at {settings.executable!r} ([browser] executable)", tip=INSTALL_TIP)
        return FoundBrowser(path, "configured", any(name in Path(path).name for name in _SHELL_NAMES))
    for found in _candidates():
        if found.headless_shell and not settings.headless:
            continue  # a shell has no window to show
        return found
    raise BrowserMissing("no Chromium, Chrome or Edge was found on this machine", tip=INSTALL_TIP)


def _candidates() -> Iterator[FoundBrowser]:
    yield from _playwrights_own()
    for name, kind in _ON_PATH:
        if path := shutil.which(name):
            yield FoundBrowser(path, kind, kind == "chromium-headless-shell")
    for place, kind in _ELSEWHERE:
        if Path(place).is_file():
            yield FoundBrowser(place, kind, False)


def _playwrights_own() -> Iterator[FoundBrowser]:
    """What `playwright install` left in its cache, newest first; read from disk, for asking Playwright starts a process."""
    override = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    homes = [Path(override)] if override and override != "0" else _cache_homes()
    for pattern, shell in (("chromium_headless_shell-*/*/*headless*shell*", True), ("chromium-*/*/chrome*", False)):
        for home in homes:
            for file in sorted(home.glob(pattern), reverse=True):
                if file.stem in _OWN_NAMES and file.is_file() and os.access(file, os.X_OK):
                    yield FoundBrowser(str(file), "playwright", shell)


def _cache_homes() -> list[Path]:
    home = Path.home()
    local = os.environ.get("LOCALAPPDATA")
    places = [home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright"]
    return places + ([Path(local) / "ms-playwright"] if local else [])


def install_browser(say: Callable[[str], None]) -> FoundBrowser:
    """Gets a browser: Playwright's download, else the system's package manager. Says each command before it runs it.

    Raises BrowserMissing when neither worked.
    """
    command = (sys.executable, "-m", "playwright", "install", "chromium")
    say("Getting Playwright's Chromium: python -m playwright install chromium")
    if _run(command, say) and any(found.kind == "playwright" for found in _playwrights_own()):
        return _installed(say)
    say("Playwright's download did not work; trying the system's package manager.")
    if _system_install(say):
        return _installed(say)
    raise BrowserMissing(
        "no browser could be installed: neither Playwright's download nor a package manager worked",
        tip='install Chrome or Chromium by hand, then name it in mysteryshop.toml: [browser] executable = "/path/to/chromium"',
    )


def _installed(say: Callable[[str], None]) -> FoundBrowser:
    found = find_browser(BrowserSettings())
    say(f"Found {found.kind}: {found.executable}")
    return found


def _system_install(say: Callable[[str], None]) -> bool:
    for manager, commands, needs_root in _MANAGERS:
        if shutil.which(manager) is None:
            continue
        if needs_root and hasattr(os, "geteuid") and os.geteuid() != 0:
            say(f"Only root may use {manager}. Type: sudo {' '.join(commands[-1])}")
            continue
        for command in commands:
            say(f"Running: {' '.join(command)}")
            worked = _run(command, say)
        if worked and any(True for _ in _candidates()):
            return True
    return False


def _run(command: tuple[str, ...], say: Callable[[str], None]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=environment, check=False)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        say(f"  that did not work: {trouble}")
        return False
    if done.returncode != 0:
        last = [line for line in (done.stderr or done.stdout or "").strip().splitlines() if line.strip()][-1:]
        say(f"  that did not work (exit {done.returncode}){': ' + last[0].strip() if last else ''}")
    return done.returncode == 0
