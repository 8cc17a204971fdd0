"""A browser a person can see: for recording a site's steps and for finishing a form by hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from mysteryshop.browser.lookup import find_browser
from mysteryshop.errors import BrowserMissing
from mysteryshop.model import BrowserSettings


def visible(settings: BrowserSettings, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> BrowserSettings:
    """The same settings with a window and pictures. Raises BrowserMissing where nobody could see it, and says what to do."""
    if platform.startswith(("linux", "freebsd")) and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        raise BrowserMissing(
            "this opens a browser window for a person, and there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)",
            tip="Run it on a desktop, or from one with `ssh -X`; on a server, a VNC session gives a display.",
        )
    wanted = settings.model_copy(update={"headless": False, "images": True})
    found = find_browser(wanted)
    if found.headless_shell:
        raise BrowserMissing(
            f"{found.executable} has no window to show ([browser] executable)",
            tip='Name a full Chrome or Chromium: [browser] executable = "/usr/bin/chromium"',
        )
    return wanted
