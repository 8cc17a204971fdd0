"""A street of pretend dealerships on this machine, with staff who answer by real mail: the whole line, contacting nobody.

The sites are served on loopback, the mailbox is a real IMAP server in a process of its own, and everything that shops, reads,
grades and reports is the product's ordinary code; only the clock jumps. See docs/demo.md.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def run_demo(folder: Path, *, say: Callable[[str], None], open_browser: bool, keep: bool) -> int:
    """Shop the street into a workspace in `folder` (an earlier demo there is cleared) and write its reports.

    `say` takes lines for the terminal, which may hold [bold] markup; `open_browser` opens the wave page at the end; `keep` leaves
    the street open until Ctrl-C. Gives the exit code. Raises UsageError for a folder that is no demo's, OutOfReach when the
    browser or the mail server cannot start. Whatever happens, the sites and the mail server end with it.
    """
    from mysteryshop.demo.run import demo  # the stages bring the browser and the database along: not for `--help`

    return demo(folder, say=say, open_browser=open_browser, keep=keep)
