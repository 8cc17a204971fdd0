"""The operator's papers: a real workspace, as a person would write it, for the pretend street."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from mysteryshop.demo.letters import MAIL_HOME
from mysteryshop.demo.mailserver import PostOffice
from mysteryshop.demo.people import STORES, Store
from mysteryshop.demo.street import Street
from mysteryshop.errors import UsageError
from mysteryshop.model import PersonaPool, Scenario, ScenarioFile, SendWindow, Vehicle
from mysteryshop.workspace import FILE, Workspace, starter_text
from mysteryshop.workspace.dealers_csv import COLUMNS

MARK = ".mysteryshop-demo"
PASSWORD_FILE = ".mailbox-password"
OURS = (
    FILE, "scenarios.yaml", "dealers.csv", "optout.csv", "mysteryshop.db", "mysteryshop.db-wal", "mysteryshop.db-shm",
    "evidence", "reports", "mail", ".locks", PASSWORD_FILE, ".gitignore",
)  # fmt: skip

ASKED = {
    "brightwater": ("electric", SendWindow.CLOSED),
    "crestline": ("sunday-evening", SendWindow.CLOSED),
    "harbor": ("availability", SendWindow.OPEN),
    "lakeside": ("used-history", SendWindow.OPEN),
    "riverside": ("family-car-90-days", SendWindow.OPEN),
    "bigsky": ("out-the-door", SendWindow.OPEN),
    "summit": ("test-drive", SendWindow.OPEN),
    "nova": ("lease", SendWindow.OPEN),
    "gateway": ("tow", SendWindow.OPEN),
    "prairie": ("trade-in", SendWindow.OPEN),
    "bergmann": ("verfuegbar", SendWindow.OPEN),
    "metro": ("availability", SendWindow.OPEN),
    "oldmill": ("availability", SendWindow.OPEN),
    "elmstreet": ("availability", SendWindow.OPEN),
    "sunset": ("availability", SendWindow.OPEN),
}
"""What each store is asked, of the starting set, and in which hours. The first two leave after closing and on a Sunday."""

POOLS = (
    PersonaPool(id="us", locale="en_US", count=60, seed=11, phones=tuple(f"+12125550{number}" for number in range(120, 150))),
    PersonaPool(id="germany", locale="de_DE", count=10, seed=16, phones=tuple(f"+493023125{n:03d}" for n in range(10, 16))),
)

SETTINGS = """\
# The workspace of the demo: a street of pretend dealerships on this machine. Nothing here reaches the internet.
live = true
alias_domain = "{mail_home}"
watched_channels = ["email", "text", "voicemail"]
wave_days = 21
window_days = 3
seed = {seed}

{inbox}
[pacing]
spread_days = 1
jitter_minutes = 15
host_gap_seconds = 0        # each pretend site is a host of its own; real ones keep the minute that is the default
platform_gap_seconds = 0

[submit]
allow_private_addresses = true   # the street stands on loopback
visit_seconds = 60
confirm_seconds = 12
dwell_seconds = 3
max_pages = 5                    # small sites; the default is more patient

[branding]
tagline = "Internet lead audit: the pretend street"
"""

LIVE_MAILBOX = """\
[[inbox]]
host = "{host}"
port = {port}
security = "plain"                          # allowed on loopback only
user = "{user}"
password_command = "cat {password_file}"    # for a real mailbox use the environment or the keyring
trusted_hosts = ["{mail_home}"]
"""

KEPT_MAILBOX = """\
[[inbox]]                                   # the street's mail server is gone; this is the mail it held
maildir = "{maildir}"
trusted_hosts = ["{mail_home}"]
"""


def fresh_folder(folder: Path) -> bool:
    """Make `folder` ready for a demo; True when an earlier demo's files were removed from it.

    Raises UsageError for a folder that holds anything else: the demo clears only what a demo wrote.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise UsageError(f"{folder} is not empty and holds no earlier demo", tip="Name another folder: mysteryshop demo DIR")
    earlier = (folder / MARK).exists()
    for name in OURS:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("A demo's workspace: `mysteryshop demo` clears it and starts afresh.\n", encoding="utf-8")
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return earlier


def write_papers(folder: Path, street: Street, post: PostOffice, opened: datetime, *, seed: int) -> Workspace:
    """Settings, dealer list, opt-out list and scenarios; then the workspace read from them, as any other would be."""
    password = folder / PASSWORD_FILE
    password.touch(mode=0o600)
    password.write_text(post.password + "\n", encoding="utf-8")
    inbox = LIVE_MAILBOX.format(host=post.host, port=post.port, user=post.user, password_file=PASSWORD_FILE, mail_home=MAIL_HOME)
    write_settings(folder, inbox, seed=seed)
    (folder / "dealers.csv").write_text(dealer_list(street, opened), encoding="utf-8")
    left_alone = [f"{store.id},asked not to be shopped" for store in STORES if store.opted_out]
    (folder / "optout.csv").write_text("dealer,why\n" + "\n".join(left_alone) + "\n", encoding="utf-8")
    (folder / "scenarios.yaml").write_text(starter_text("scenarios.yaml"), encoding="utf-8")
    starting = Workspace.open(folder).scenarios
    (folder / "scenarios.yaml").write_text(scenario_text(starting), encoding="utf-8")
    workspace = Workspace.open(folder, today=opened.date())
    workspace.sample = True
    return workspace


def keep_mail(folder: Path, mails: Sequence[tuple[str, datetime, bytes]], *, seed: int) -> None:
    """The mailbox outlives its server as a Maildir, and the settings name it: `mysteryshop run` works there afterwards."""
    for name in ("mail", "mail/.Junk"):
        for part in ("cur", "new", "tmp"):
            (folder / name / part).mkdir(parents=True, exist_ok=True)
    for number, (box, at, raw) in enumerate(mails):
        home = folder / ("mail/.Junk" if box == "Junk" else "mail") / "cur"
        (home / f"{int(at.timestamp())}.{number:04d}.street:2,").write_bytes(raw)
    maildir = (folder / "mail").resolve()
    write_settings(folder, KEPT_MAILBOX.format(maildir=maildir, mail_home=MAIL_HOME), seed=seed)
    (folder / PASSWORD_FILE).unlink(missing_ok=True)


def write_settings(folder: Path, inbox: str, *, seed: int) -> None:
    """mysteryshop.toml with this mailbox."""
    (folder / FILE).write_text(SETTINGS.format(mail_home=MAIL_HOME, seed=seed, inbox=inbox), encoding="utf-8")


def dealer_list(street: Street, opened: datetime) -> str:
    """dealers.csv, in the order of `ASKED`: the stores asked out of hours come first."""
    text = io.StringIO()
    rows = csv.DictWriter(text, fieldnames=COLUMNS, restval="", extrasaction="raise")
    rows.writeheader()
    for store_id in ASKED:
        house = street.houses[store_id]
        rows.writerow(_row(house.store, house.url, opened))
    return text.getvalue()


def _row(store: Store, url: str, opened: datetime) -> dict[str, str]:
    known = {
        name: getattr(store, name) for name in ("id", "name", "brand", "group", "country", "city", "zip", "language", "timezone")
    }
    return known | {
        "url": url,
        "state": store.state,
        "hours": store.hours,
        "relationship": "client",
        "consent_by": "Street Dealers Association",
        "consent_on": (opened - timedelta(days=300)).date().isoformat(),
        "consent_until": (opened - timedelta(days=10)).date().isoformat() if store.lapsed else "",
        "phone": store.phone,
        "mail_domains": store.mail_domain,
    }


def scenario_text(starting: Sequence[Scenario]) -> str:
    """scenarios.yaml: scenarios of the starting set, each bound to the stores that are asked it and to cars that stand there."""
    by_id = {scenario.id: scenario for scenario in starting}
    stores = {store.id: store for store in STORES}
    chosen: dict[str, list[Store]] = {}
    for store_id, (scenario_id, _) in ASKED.items():
        chosen.setdefault(scenario_id, []).append(stores[store_id])
    bound = tuple(_bound(by_id[scenario_id], asked) for scenario_id, asked in chosen.items())
    file = ScenarioFile(personas=POOLS, scenarios=bound)
    head = "# Scenarios of the starting set (`mysteryshop init`), bound to the pretend dealers and to cars on their lots.\n"
    return head + "\n".join(_yaml(file.model_dump(mode="json", exclude_defaults=True))) + "\n"


def _bound(scenario: Scenario, asked: Sequence[Store]) -> Scenario:
    return scenario.model_copy(
        update={
            "brands": tuple(store.brand for store in asked),
            "vehicles_by_brand": {store.brand: _vehicle(store) for store in asked},
            "vehicle": None,
            "send": ASKED[asked[0].id][1],
            "pair": None,
        }
    )


def _vehicle(store: Store) -> Vehicle:
    car = store.car
    return Vehicle(
        year=car.year if car.used else None,
        make=car.make,
        model=car.model,
        trim=car.trim,
        condition="used" if car.used else "new",
        stock=car.stock,
    )


def _yaml(value: Any, indent: str = "") -> list[str]:
    """Block YAML of plain data; scalars as JSON writes them, which YAML reads."""
    lines: list[str] = []
    items = value.items() if isinstance(value, Mapping) else ((None, item) for item in value)
    for key, item in items:
        head = f"{indent}- " if key is None else f"{indent}{key}:"
        if isinstance(item, list) and not any(isinstance(one, Mapping) for one in item) and "\\" not in str(item):
            lines.append(f"{head} {json.dumps(item, ensure_ascii=False)}")
        elif isinstance(item, Mapping | list) and item:
            below = _yaml(item, indent + "  ")
            lines += [head + below[0].lstrip(), *below[1:]] if key is None else [head, *below]
        else:
            lines.append(head + ("" if key is None else " ") + json.dumps(item, ensure_ascii=False))
    return lines
