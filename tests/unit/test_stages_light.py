"""What collecting holds in memory besides mails: large libraries that it does without are not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("playwright", "numpy", "py3langid", "openpyxl", "faker", "textstat")


@pytest.mark.parametrize("module", ["mysteryshop.stages.collect", "mysteryshop.inbox.readers"])
def test_collecting_loads_no_large_library_it_does_without(module: str) -> None:
    asked = f"import sys, {module}; from mysteryshop.inbox.language.which import language_of\n"
    read = "assert language_of('Hinta on hyvä ja auto on vielä meillä, terveisin Matti') == 'fi'\n"
    told = f"print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", asked + read + told], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True
    )
    assert run.stdout.strip() == "[]"
