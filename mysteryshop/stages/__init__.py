"""THE MAIN PATH: dealers x scenarios become shops, shops gather evidence, evidence under a rubric becomes scorecards.

Each stage does what is due now, then stops; a store stands between them, because answers trickle in for two weeks. Stages are
the only place where the store meets the wings (`submit`, `inbox`, `grade`, `report`).
"""

from __future__ import annotations

from collections.abc import Iterator

from mysteryshop.errors import HeldElsewhere, OutOfReach
from mysteryshop.model import Clock, Tally
from mysteryshop.stages.collect import collect, watch
from mysteryshop.stages.compare import compare
from mysteryshop.stages.grade import grade
from mysteryshop.stages.plan import plan, preview
from mysteryshop.stages.printing import print_pages
from mysteryshop.stages.progress import Progress, silent
from mysteryshop.stages.report import report
from mysteryshop.stages.second import second_opinion
from mysteryshop.stages.submit import submit
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace

LINE = (plan, submit, collect, grade, report)

__all__ = [
    "LINE",
    "collect",
    "compare",
    "grade",
    "plan",
    "preview",
    "print_pages",
    "report",
    "run_line",
    "second_opinion",
    "submit",
    "watch",
]


def run_line(
    ws: Workspace, store: Store, clock: Clock, *, live: bool | None = None, progress: Progress = silent
) -> Iterator[Tally]:
    """Every stage in order, each doing what is due. A stage that another process holds, or whose mailbox or browser is out of
    reach, is told in its Tally and does not keep the later ones from working on what is already stored."""
    for stage in LINE:
        try:
            yield stage(ws, store, clock, live=live, progress=progress)
        except HeldElsewhere as held:
            yield Tally(stage.__name__, skipped=held.message, held=True)
        except OutOfReach as error:
            words = f"{error.message} {error.tip}" if error.tip else error.message
            yield Tally(stage.__name__, troubles=(words,), out_of_reach=True)
