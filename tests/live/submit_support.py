"""Running one lead against one pretend site, and judging what the site got."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from mysteryshop.browser import Browser
from mysteryshop.model import BrowserSettings, Shop, Submission, SubmitSettings
from mysteryshop.submit.lead import submit_lead
from tests.builders import a_dealer, a_planned_shop
from tests.live.sites import Served, Site

SETTINGS = SubmitSettings(
    visit_seconds=60, confirm_seconds=5, dwell_seconds=3, navigation_seconds=10, allow_private_addresses=True
)
BROWSER = BrowserSettings(sandbox="auto")


class FixedClock:
    """Always the same Monday morning."""

    def now(self) -> datetime:
        return datetime(2026, 6, 1, 14, 0, tzinfo=UTC)


class OpenGate:
    """Arms every time, and counts."""

    def __init__(self, *, opens: bool = True) -> None:
        self.armed, self._opens = 0, opens

    async def arm(self, *, host: str, platform: str | None) -> bool:
        assert host
        self.armed += 1
        return self._opens


class Drawer:
    """Keeps evidence in memory, by name."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def __call__(self, data: bytes, *, name: str, media_type: str) -> str:
        self.kept[name] = data
        return hashlib.sha256(data).hexdigest()


def shop_for(url: str, site: Site) -> Shop:
    """The lead of the builders, to this site."""
    over = dict(site.shop)
    dealer = a_dealer(url=url, **over.pop("dealer", {}))
    return a_planned_shop(dealer=dealer, **over)


async def send(
    browser: Browser,
    site: Site,
    *,
    live: bool = True,
    gate: OpenGate | None = None,
    drawer: Drawer | None = None,
    settings: SubmitSettings = SETTINGS,
) -> Submission:
    """Serves the site and sends it one lead."""
    with Served(site) as served:
        return await submit_lead(
            browser,
            shop_for(served.url, site),
            attempt=1,
            live=live,
            gate=gate or OpenGate(),
            keep=drawer or Drawer(),
            clock=FixedClock(),
            settings=settings,
        )


def faults(site: Site, submission: Submission) -> list[str]:
    """What is wrong with what the site got, and with the outcome's word; empty when all is right."""
    out = []
    if submission.outcome.value != site.outcome:
        out.append(f"outcome {submission.outcome.value} ({submission.reason}), not {site.outcome}")
    wanted = 1 if site.outcome in ("confirmed", "unconfirmed") and site.arrives else 0
    if len(site.leads) != wanted and site.outcome != "rejected":
        out.append(f"{len(site.leads)} leads, not {wanted}")
    if decoy := [post.path for post in site.posts if post.path in site.decoys]:
        out.append(f"posted to {decoy}")
    for lead in site.leads[-1:]:
        out += [
            f"{key} is {lead.form.get(key)!r}"
            for key, value in site.must.items()
            if value not in lead.form.get(key, "").replace("\r\n", "\n")
        ]
        out += [f"trap {key} holds {lead.form[key]!r}" for key in site.traps if lead.form.get(key)]
    return out
