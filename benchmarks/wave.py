"""A wave of many loopback dealers through the command line: wall time, CPU, and the peak memory of the Python process.

python benchmarks/wave.py [--sites 200]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mysteryshop.store import Store
from tests.builders import a_dealer, a_persona, a_planned_shop, a_wave
from tests.e2e.counting_server import Street, counting_street

CONFIG = """
live = true
alias_domain = "shop.example"
[submit]
allow_private_addresses = true
[pacing]
host_gap_seconds = 0
platform_gap_seconds = 0
"""


def _fill(folder: Path, street: Street, sites: int) -> None:
    (folder / "mysteryshop.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "dealers.csv").write_text("id,name,url,relationship\n", encoding="utf-8")
    with Store.open(f"sqlite:///{folder / 'mysteryshop.db'}", folder / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops(
            [
                a_planned_shop(
                    id=f"shop-{n:04}",
                    dealer=a_dealer(id=f"dealer-{n:04}", url=street.url(n), mail_domains=()),
                    persona=a_persona(id=f"p{n}", email=f"maria{n}@shop.example"),
                )
                for n in range(sites)
            ]
        )


def _peak_kb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    """Send one lead to each of many sites and print what it took."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sites", type=int, default=200)
    sites = cli.parse_args().sites
    with counting_street(sites) as street, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder, street, sites)
        began, peak = time.monotonic(), 0
        process = subprocess.Popen([sys.executable, "-m", "mysteryshop", "-w", name, "submit", "--live"])
        while process.poll() is None:
            peak = max(peak, _peak_kb(process.pid))
            time.sleep(0.2)
        wall = time.monotonic() - began
        with Store.open(f"sqlite:///{folder / 'mysteryshop.db'}", folder / "evidence") as store:
            outcomes = Counter(str(shop.outcome) for shop in store.shops())
        spent = os.times()
    most = max(street.leads.values(), default=0)
    print(f"{sites} sites in {wall:.0f} s wall ({wall / sites:.2f} s a lead), exit code {process.returncode}")
    print(f"outcomes {dict(outcomes)}; leads at the servers {sum(street.leads.values())}, most at one site {most}")
    print(
        f"peak memory of the Python process {peak / 1024:.0f} MB; CPU below it {spent.children_user + spent.children_system:.0f} s"
    )


if __name__ == "__main__":
    main()
