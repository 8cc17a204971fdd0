"""The inbox in figures: a generated mailbox filed and judged, and twenty thousand mails fetched from a real Dovecot.

    python benchmarks/inbox.py [--shops 200] [--mails 20000] [--automated FILE.jsonl.gz] [--replies FILE.jsonl] [--only collect|mixture|fetch]

Prints matching (F1, wrong shops), nature (macro F1), reading (mails a second), fetching (mails a second, peak memory), and
collecting whole by `mysteryshop collect`: fetched, kept on disk, read, matched, stored; first short mails, then a mixture (15 kB:
newsletters, CRM tables, attachments, reports). Beside mails a second the CPU of its two processes and the memory of both together:
a busy machine collects fewer.
The two files are optional: rows {"id", "raw" (base64), "automated"} and {"id", "kind", "raw", "expected"}.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import gzip
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faker import Faker
from mixture import mixture

from mysteryshop.inbox.mailboxes.imap import ImapMailbox
from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.nature.verdict import judge_nature
from mysteryshop.inbox.notices import read_notice
from mysteryshop.inbox.watch import arrivals, read_arrival
from mysteryshop.model import Actor, Certainty, InboxSettings, Shop, ShopState, Vehicle, Wave
from mysteryshop.store import Store
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_figures import (
    crossing_figures,
    f1_of,
    folded,
    humans_missed,
    lost,
    macro_f1,
    more_figures,
    street_figures,
)
from tests.inbox_mails import LEAD_AT, MAILS, a_mail, fetched
from tests.inbox_programs import replies as program_replies
from tests.inbox_replies_odd import ODD
from tests.inbox_street import the_street

CARS = (("Toyota", "RAV4"), ("Honda", "Civic"), ("Ford", "Escape"), ("Subaru", "Outback"), ("Kia", "Sorento"), ("Mazda", "CX-5"))
ASKED = (
    "Does it come with two keys and has the timing belt been done?",
    "Is the price the out the door price, and what are the fees?",
    "Has it ever been in an accident, and how many owners did it have?",
    "Would you take my old Corolla in trade?",
)


class Clock:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 7, 1, tzinfo=UTC)


def some_shops(number: int, rng: random.Random) -> list[Shop]:
    """Leads at stores of groups that share a domain, some stores with two leads open at once, some aliases with a plus tag."""
    people = Faker("en_US")
    people.seed_instance(rng.randrange(1 << 30))
    shops = []
    for n in range(number):
        store = n if n % 5 else max(0, n - 1)  # every fifth lead goes to the store before it
        group = store // 6
        make, model = CARS[n % len(CARS)]
        first, last = people.first_name(), people.last_name()
        alias = f"lead+{n}x{rng.randrange(1000)}@shop.example" if n % 7 == 0 else f"{first}.{last}{n}@shop.example".lower()
        shops.append(
            a_shop(
                id=f"shop-{n}",
                dealer=a_dealer(
                    id=f"store-{store}",
                    name=f"{make} of {people.city() if store == n else 'Twinfield'} {store}",
                    url=f"https://store{store}.example/",
                    mail_domains=(f"group{group}.example", f"store{store}.example"),
                    phone=f"+1212{5550000 + store}",
                ),
                persona=a_persona(id=f"p{n}", first_name=first, last_name=last, email=alias),
                vehicle=Vehicle(year=2018 + n % 6, make=make, model=model, stock=f"S{10000 + n * 7}"),
                message=f"Hello, about the {2018 + n % 6} {make} {model}: {ASKED[n % len(ASKED)]} {first}",
                sent_at=LEAD_AT + timedelta(minutes=n % 600),
                due_at=LEAD_AT + timedelta(minutes=n % 600),
            )
        )
    return shops


def some_mails(shops: list[Shop], rng: random.Random) -> list[tuple[bytes, str | None, datetime]]:
    """(mail, true shop or None, when it came) in every shape the field knows."""
    mails: list[tuple[bytes, str | None, datetime]] = []
    for shop in shops:
        at = (shop.sent_at or LEAD_AT) + timedelta(minutes=rng.randrange(2, 4000))
        who, car, stock = shop.persona, shop.vehicle.model if shop.vehicle else "", shop.vehicle.stock if shop.vehicle else ""
        domain = shop.dealer.mail_domains[0]
        hello = f"Hi {who.first_name}, the {car} (stock {stock}) is still here and has both keys. Dana, {shop.dealer.name}"
        alias, lost = who.email, "catchall@shop.example"
        mails.append((a_mail(hello, to=alias, delivered_to=alias, sender=f"Dana <dana@{domain}>"), shop.id, at))
        mails.append(
            (
                a_mail("Your request was received.", to="list@crm.example", delivered_to=alias, sender="no-reply@crm.example"),
                shop.id,
                at,
            )
        )
        mails.append((a_mail(hello, to=alias, delivered_to=None, sender="Bob <bob.sells@gmail.com>"), shop.id, at))
        mails.append((a_mail("Mega sale, act now", to=alias, delivered_to=alias, sender="x@leaked.example"), shop.id, at))
        other = rng.choice(shops)
        if other.id != shop.id:
            two = f"{alias}, {other.persona.email}"
            mails.append((a_mail(hello, to=two, delivered_to=None, sender=f"Dana <dana@{domain}>"), shop.id, at))
            wrong = f"Hi {other.persona.first_name}, thanks for asking about the {car}. Dana"
            mails.append((a_mail(wrong, to=alias, delivered_to=alias, sender="crm@vendor.example"), shop.id, at))
        full = f"Hi {who.full_name}, the {car} is here. Dana, {shop.dealer.name}"
        if "+" in alias:
            mails.append(
                (
                    a_mail(full, to="lead@shop.example", delivered_to="lead@shop.example", sender=f"Dana <dana@{domain}>"),
                    shop.id,
                    at,
                )
            )
        else:
            slip = alias.replace("@", "", 1) if len(alias) < 3 else alias[:3] + alias[4:]
            mails.append((a_mail(full, to=slip, delivered_to=slip, sender=f"Dana <dana@{domain}>"), shop.id, at))
        quoted = f"Yes it is!\n\n> {shop.message}\n\nstock {stock}"
        mails.append((a_mail(quoted, to=lost, delivered_to=lost, sender=f"Bob <bob@{domain}>"), shop.id, at))
        mails.append((a_mail("Spring news from all our stores", to=lost, delivered_to=lost, sender=f"news@{domain}"), None, at))
        mails.append(
            (a_mail(f"Dear {who.first_name}, cheap pills", to=lost, delivered_to=lost, sender="x@spam.example"), None, at)
        )
    return mails


def matching(number: int) -> None:
    """File the generated mailbox and count."""
    rng = random.Random(7)
    shops = some_shops(number, rng)
    mails = some_mails(shops, rng)
    matcher = Matcher(shops)
    counts: Counter[str] = Counter()
    begun = time.process_time()
    for uid, (raw, truth, at) in enumerate(mails):
        found = read_arrival(fetched(raw, uid=uid, internal_date=at), matcher).match
        if found.shop_id is None:
            counts["rightly unmatched" if truth is None else "left for a person"] += 1
        else:
            counts["right" if found.shop_id == truth else "wrong"] += 1
            counts["probable"] += found.certainty is Certainty.PROBABLE
    spent = time.process_time() - begun
    expected = sum(truth is not None for _, truth, _ in mails)
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / expected
    print(f"matching: {number} shops, {len(mails)} mails: F1 {2 * precision * recall / (precision + recall):.4f}  {dict(counts)}")
    print(f"read, matched, judged: {len(mails) / spent:,.0f} mails a CPU second (short mails)")


def nature() -> None:
    """Judge the mails of the tests by words and time alone."""
    pairs: Counter[tuple[Actor, Actor]] = Counter()
    shop = a_shop()
    for _, actor, minutes, subject, text in MAILS:
        message = read_message(fetched(a_mail(text, subject=subject), internal_date=LEAD_AT + timedelta(minutes=minutes)))
        pairs[actor, judge_nature(message, shop=shop).nature.actor] += 1
    scores = []
    for actor in Actor:
        truth, got = (sum(n for pair, n in pairs.items() if pair[side] is actor) for side in (0, 1))
        scores.append(2 * pairs[actor, actor] / (truth + got))
    print(f"nature: {len(MAILS)} mails in seven languages without telling headers: macro F1 {sum(scores) / len(scores):.3f}")


def own_mailboxes() -> None:
    """The tests' own simulations: leads that cross, a month's street, a second hand's mails; new words by mail program."""
    for seed in (1, 2):
        tally = crossing_figures(seed)
        print(f"crossings, seed {seed}: F1 {f1_of(tally):.4f} (asked .99), wrong {tally['wrong']} (asked 0)  {dict(tally)}")
    for seed in (1, 2):
        begun = time.process_time()
        pairs, first = street_figures(seed)
        speed = sum(pairs.values()) / (time.process_time() - begun)
        print(
            f"street, seed {seed}: {sum(pairs.values())} mails, macro F1 {macro_f1(pairs):.3f} (asked .95), people taken for others "
            f"{humans_missed(pairs)}; first personal answer within 60 s at {first:.1%} of leads (asked 97 %); {speed:,.0f} mails a CPU second"
        )
    pairs = more_figures()
    print(
        f"a second hand: {sum(pairs.values())} mails, macro F1 {macro_f1(pairs):.3f}, people taken for others {humans_missed(pairs)}"
    )
    cases = [(case.raw, case.text, case.signature) for case in program_replies(9)]
    cases += [(a_mail(raw), text, signature) for _, raw, text, signature in ODD]
    exact = words = cards = 0
    for raw, text, signature in cases:
        message = read_message(fetched(raw))
        exact += folded(message.text) == folded(text)
        words += lost(text, message.text)
        cards += folded(message.signature) == folded(signature)
    print(
        f"mail programs: {len(cases)} replies, exact {exact / len(cases):.3f} (asked .85), lost {words}, signatures {cards / len(cases):.3f}"
    )


def automated(path: Path) -> None:
    """Recall and false alarms on mails of a file, by halves (of the sha256 of their ids)."""
    counts: Counter[tuple[int, bool, bool]] = Counter()
    with gzip.open(path, "rt") as lines:
        for row in map(json.loads, lines):
            message = read_message(fetched(base64.b64decode(row["raw"])))
            machine = judge_nature(message, notice=read_notice(message)).nature.actor is not Actor.HUMAN
            counts[half(row["id"]), row["automated"], machine] += 1
    for side in (0, 1):
        hit, missed, alarm = counts[side, True, True], counts[side, True, False], counts[side, False, True]
        print(f"automated, half {side}: recall {hit / max(1, hit + missed):.3f} (asked .97), false alarms {alarm} (asked 0)")


def replies(path: Path) -> None:
    """New text, exact after folding white space, by halves."""
    counts: Counter[tuple[int, bool]] = Counter()
    for row in map(json.loads, path.read_text().splitlines()):
        if row["expected"] is None:
            continue
        kind = "html" if row["kind"] == "html" else "plain"
        head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        told = read_message(fetched(head.encode() + base64.encodebytes(row["raw"].encode()))).text
        counts[half(row["id"]), told.split() == row["expected"].split()] += 1
    for side in (0, 1):
        print(f"replies, half {side}: exact {counts[side, True]} of {counts[side, True] + counts[side, False]} (asked 85 %)")


def half(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def fetching(number: int) -> None:
    """Fill a Maildir behind a real Dovecot and fetch it in a process of its own, for its peak memory."""
    from tests.live.imap_support import DOVECOT, dovecot

    if DOVECOT is None:
        print("fetching: no Dovecot here")
        return
    with dovecot() as server:
        for n in range(number):
            server.deliver("bench", a_mail(f"{n} " + "All about the car, word by word.\n" * 440), name=f"17{n:08d}.b")
        with ImapMailbox(server.settings("bench", timeout_seconds=120), secret=password, clock=Clock()) as mailbox:
            mailbox.wait(0.1)  # the server's own first look at the folder is not what is measured
        settings = server.settings("bench", timeout_seconds=120).model_dump_json()
        subprocess.run([sys.executable, __file__, "--fetch", settings], check=True)


def password() -> str:
    from tests.live.imap_support import PASSWORD

    return PASSWORD


def fetch(settings: InboxSettings) -> None:
    """Fetch and hash everything; print speed and peak memory of this process."""
    begun, count, size = time.perf_counter(), 0, 0
    for batch, _ in arrivals(ImapMailbox(settings, secret=password, clock=Clock()), {}.get):
        for mail in batch:
            hashlib.sha256(mail.raw).digest()
            count, size = count + 1, size + len(mail.raw)
    spent = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"fetched and hashed: {count} mails of {size / max(1, count) / 1000:.1f} kB, {count / spent:,.0f} a second, peak {peak:.0f} MB"
    )


def short_mails(leads: list[Shop], number: int) -> Iterator[tuple[bytes, datetime]]:
    """Plain answers to these leads, one in three with a long quote."""
    mails = some_mails(leads, random.Random(11))
    long = "\n".join(f"> All about the car, line {n}, as it was written below." for n in range(120))
    for n in range(number):
        raw, _, at = mails[n % len(mails)]
        tail = f"\n\nReference {n}\n\n" + (long if n % 3 == 0 else "")
        yield raw + tail.encode(), at + timedelta(seconds=n)


def collecting(what: str, leads: list[Shop], mails: Iterable[tuple[bytes, datetime]]) -> None:
    """Put mails to these leads behind a real Dovecot and collect them whole, by the command line."""
    from tests.live.imap_support import DOVECOT, dovecot

    if DOVECOT is None:
        print("collecting: no Dovecot here")
        return
    with dovecot() as server, tempfile.TemporaryDirectory() as name:
        folder, number = Path(name), 0
        for raw, at in mails:
            server.deliver("bench", raw, name=f"17{number:08d}.b", at=at)
            number += 1
        with ImapMailbox(server.settings("bench", timeout_seconds=120), secret=password, clock=Clock()) as mailbox:
            mailbox.wait(0.1)  # the server's own first look at the folder is not what is measured
        box = f'name = "box"\nhost = "127.0.0.1"\nport = {server.plain}\nsecurity = "plain"\nuser = "bench"\n'
        (folder / "mysteryshop.toml").write_text(f'store = "sqlite:///m.db"\n[[inbox]]\n{box}')
        (folder / "scenarios.yaml").write_text("personas: []\nscenarios: []\n")
        (folder / "dealers.csv").write_text("id,name,url\n")
        with Store.open(f"sqlite:///{folder}/m.db", folder / "evidence") as store:
            store.add_wave(Wave(leads[0].wave, "w", LEAD_AT, LEAD_AT + timedelta(days=30), "standard"))
            for place, lead in enumerate(leads):
                scenario = lead.scenario.model_copy(update={"id": f"s{place}"})
                store.add_shops([replace(lead, scenario=scenario, state=ShopState.SENT, adopted=True)])
        print(f"collected whole, {what}: {number} mails, {collect_whole(folder, number)}")


def collect_whole(folder: Path, number: int) -> str:
    """Run `mysteryshop collect` and look at its processes meanwhile."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "MYSTERYSHOP_INBOX_PASSWORD": password()}
    begun = time.perf_counter()
    run = subprocess.Popen([sys.executable, "-m", "mysteryshop", "collect", "--quiet"], cwd=folder, env=env)
    peak, cpu = 0.0, (0.0, 0.0)
    while run.poll() is None:
        others = children_of(run.pid)
        peak = max(peak, sum(map(memory_of, (run.pid, *others))))
        cpu = max(cpu[0], cpu_of(run.pid)), max(cpu[1], sum(map(cpu_of, others)))
        time.sleep(0.05)
    spent = time.perf_counter() - begun
    return (
        f"{number / spent:,.0f} a second (asked 400), CPU {1000 * cpu[0] / number:.2f} and {1000 * cpu[1] / number:.2f} ms a mail, "
        f"peak {peak:.0f} MB together (asked 200), load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )


def children_of(pid: int) -> list[int]:
    """The processes a process has started."""
    with contextlib.suppress(OSError):
        return [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    return []


def memory_of(pid: int) -> float:
    """Resident megabytes of a process; 0 for one that has ended."""
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
    return 0.0


def cpu_of(pid: int) -> float:
    """Seconds of processor a process has had."""
    with contextlib.suppress(OSError, IndexError):
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--only", choices=["collect", "mixture", "fetch"])
    asked.add_argument("--shops", type=int, default=200)
    asked.add_argument("--mails", type=int, default=20_000)
    asked.add_argument("--automated", type=Path)
    asked.add_argument("--replies", type=Path)
    asked.add_argument("--fetch", help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.fetch:
        fetch(InboxSettings.model_validate_json(told.fetch))
        return
    if told.only is None:
        reading(told)
    if told.only in (None, "fetch"):
        fetching(told.mails)
    if told.only in (None, "collect"):
        leads = some_shops(told.shops, random.Random(11))
        collecting("short mails", leads, short_mails(leads, told.mails))
    if told.only in (None, "mixture"):
        leads = the_street(5, told.shops)
        collecting("a mixture", leads, mixture(leads, told.mails))


def reading(told: argparse.Namespace) -> None:
    """All that needs no server."""
    matching(told.shops)
    nature()
    own_mailboxes()
    if told.automated:
        automated(told.automated)
    if told.replies:
        replies(told.replies)


if __name__ == "__main__":
    main()
