"""Watching what follows a press: requests that carry the lead, words that appear, the form that goes, dialogs, new windows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import Arrival, Shop
from mysteryshop.submit.filling.onward import Expect, asks_anew, goes_on
from mysteryshop.submit.page.ask import ask
from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.survey import Survey
from mysteryshop.submit.page.visit import Visit, same_place
from mysteryshop.submit.page.walls import bot_wall
from mysteryshop.submit.sending.buttons import sending
from mysteryshop.submit.sending.complaints import objects
from mysteryshop.submit.sending.lastlook import last_look, repeats
from mysteryshop.submit.sending.marks import Marks, heard, turned_down
from mysteryshop.submit.sending.signs import Judgement, Signs, Verdict
from mysteryshop.submit.sending.thanks import surely_thanks, thanks_in
from mysteryshop.submit.sending.traffic import Traffic
from mysteryshop.submit.sending.witness import judge

_LIMITS = {"nodes": 20_000, "lines": 700}
_PAUSES = (0.08, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 1.0, 1.2, 1.5)
_SETTLE_SECONDS = 1.2
"""How long a verdict that could still change is left to ripen."""
_WORDS = ("thank_you", "dialog", "promise", "style", "recipe")
"""Kinds of witness that are words of the site's."""
_NEXT_SECONDS = 0.5
"""The same, where the next question is there already."""
_LINGER_SECONDS = 3.0
"""From here on words of an earlier objection that still stand are its answer to this press as well."""
_PATIENCE = 3.0
"""A request not yet answered, or answered while the page says that it is busy, is waited for this much longer than usual."""
_FEW_LINKS = 5
"""A page of a store's own has at least so many."""
_ANSWERED_PATIENCE = 1.5
"""So is the page of one that was answered, where the form stands as it was: its script may be at work."""


class Watch:
    """The time around the presses of one form. Open it before the first press after personal data was typed."""

    def __init__(self, visit: Visit, frame: Frame, form: str, secrets: Iterable[str], *, proof: Arrival | None = None) -> None:
        self._visit, self._frame, self._form, self._proof = visit, frame, form, proof or Arrival()
        self._marks = [mark.lower() for mark in secrets if mark]
        self.traffic = Traffic(visit, self._marks)
        self._name = plain(visit.shop.persona.first_name)
        self._own = _own_words(visit.shop)
        self._before: dict[str, Any] = {}
        self._first: dict[str, Any] = {}
        self._known: set[str] = set()
        self._born: frozenset[float] = frozenset()
        self._known_first: set[str] | None = None
        self._said_before = self._broke_before = 0
        self._url_before = ""
        self._pages_seen: set[str] = set()
        self._since = time.monotonic()
        self.review: tuple[Frame, str, str] | None = None
        self.expect = Expect.NOTHING

    def start(self) -> None:
        """Listens to what leaves."""
        self.traffic.start()

    def stop(self) -> None:
        """Listens no more."""
        self.traffic.stop()

    def turn_to(self, frame: Frame, form: str) -> None:
        """Watches another form from the next baseline on; what has left stays known."""
        self._frame, self._form = frame, form

    async def baseline(self) -> None:
        """Remembers the page as it is, just before a press."""
        own = await self._begin()
        others = [state for frame in self._frames() if frame is not self._frame and (state := await self._state(frame))]
        shown = [own, *others] if own else others
        self._born = frozenset(state["born"] for state in shown)
        self._known = {line for state in shown for line in state["lines"]}
        if self._known_first is None:
            self._known_first, self._first = self._known, own or {}
        self._before = own or {}
        self._said_before, self._broke_before = len(self._visit.said), len(self._visit.script_errors)
        self._url_before = self._visit.page.url
        self._pages_seen.add(self._url_before)
        self.traffic.mark()
        self._since = time.monotonic()

    @property
    def began(self) -> bool:
        """Something left the browser, or spoke up, since the baseline."""
        return self.traffic.began or len(self._visit.said) > self._said_before

    @property
    def broke(self) -> str:
        """How the page's script failed since the baseline, or ""."""
        return next(iter(self._visit.script_errors[self._broke_before :]), "")

    async def verdict(self, seconds: float) -> tuple[Judgement, Signs]:
        """Watches until the signs tell, `seconds` at most (longer while an answer is on its way). A refusal or a thin proof is
        left to ripen a moment."""
        start, ripe, last = time.monotonic(), None, None
        answered = 0.0
        proven: tuple[Judgement, Signs] | None = None
        for place in range(10_000):
            await asyncio.sleep(_PAUSES[min(place, len(_PAUSES) - 1)])
            signs = await self._signs()
            told = judge(signs)
            now, pending = time.monotonic(), self.traffic.pending
            if told.verdict in (Verdict.CAPTCHA, Verdict.WALL) or (
                told.verdict is Verdict.PROVEN and told.confidence >= 0.9 and not pending
            ):
                return told, signs
            if told.verdict is not last:
                next_asked = signs.stepped or (signs.more and self.expect is Expect.STEP)
                ripe, last = now + (_NEXT_SECONDS if next_asked else _SETTLE_SECONDS), told.verdict
            ripened = ripe is not None and now >= ripe and not pending
            settled = told.verdict is not Verdict.SILENT and ripened
            if told.verdict is Verdict.PROVEN and any(w.kind in _WORDS for w in told.witnesses):
                proven = told, signs
            elif told.verdict is Verdict.SILENT and proven is not None and ripened:
                return proven  # what thanked is gone again, as pages that send their visitors home are
            patience = _patience(signs, silent=told.verdict is Verdict.SILENT, pending=pending)
            answered = now if pending or not place else answered  # what was answered just now has not been seen to act yet
            over = now >= start + seconds * patience and (pending or now >= answered + 2 * _SETTLE_SECONDS)
            if settled or over or self._visit.left <= 1:
                return told, signs
        raise AssertionError("unreachable: the loop ends by time")

    async def standing(self) -> Signs:
        """What the page objects to before any press: boxes it marks, words beside boxes that ask for a correction."""
        state = await self._state(self._frame) or {}
        told = {name: words for name, words, how in state.get("invalid", ()) if how == "told"}
        told |= {name: words for name, words in state.get("beside", ()) if words and objects([words])}
        url = self._visit.page.url
        return Signs(url_before=url, url=url, invalid=tuple(told.items()))

    def _frames(self) -> list[Frame]:
        frames = self._visit.frames()
        pages = [page for page in self._visit.windows if not page.is_closed()]
        return frames + [page.main_frame for page in pages]

    async def _begin(self) -> dict[str, Any] | None:
        """Marks the form and looks at its frame, in one question."""
        dot = "" if self._visit.browser.loads_images else f"({script('dot.js')})(form);"
        both = f"(form, limits) => {{ {dot} ({script('watch.js')})(form); return ({script('confirm.js')})(limits); }}"
        with suppress(PlaywrightError):
            told: dict[str, Any] = await ask(self._frame, self._form, both, _LIMITS)
            return told
        return await self._state(self._frame)

    async def _state(self, frame: Frame) -> dict[str, Any] | None:
        return await self._visit.try_look(frame.evaluate(script("confirm.js"), _LIMITS))

    async def _signs(self) -> Signs:
        lines: list[str] = []
        seen: set[str] = set()
        own: dict[str, Any] | None = None
        top: dict[str, Any] | None = None
        for frame in self._frames():
            state = await self._state(frame)
            if state is None:
                continue
            lines += [line for line in (*state["lines"], *state["flashed"]) if line not in self._known]
            seen.update(state["lines"])
            if frame is self._frame:
                own = state
            if frame is self._visit.page.main_frame:
                top = state
        return await self._read(lines, seen, own, top)

    async def _read(self, lines: list[str], seen: set[str], own: dict[str, Any] | None, top: dict[str, Any] | None) -> Signs:
        before, state = self._before, own or top or {}
        moved_page = not same_place(state.get("url", self._url_before), before.get("url", self._url_before))
        fresh = own is not None and not own["held"]
        names_before, names_now = set(before.get("names", ())), set(state.get("names", ()))
        grown = self.expect >= Expect.REST and bool(names_now - names_before) and not objects(lines)
        again = fresh and own is not None and _same_form(before, own) and not grown
        gone = (
            self._frame.is_detached()
            or (own is None and self._visit.page.is_closed())
            or (fresh and not again)
            or bool(own and own["held"] and own["visible"] == 0)
        )
        other_page = bool(own and not own["watched"]) or (self._frame.is_detached() and not self._stays(top))
        url = own["url"] if own and moved_page and not self._in_main_frame else await self._address()
        asked = set(state.get("asks", ())) - set(before.get("asks", ())) if self.expect is Expect.STEP else set()
        asked |= {state["talk"]} if self.expect >= Expect.REST and _talked_on(before, state) and not objects(lines) else set()
        another = again and bool(asked) and not moved_page and not objects(lines)  # drawn anew, and the next question over it
        again = again and not another
        moved = bool(own and own["visible"] > 0 and ((own["held"] and (names_now - names_before or asked)) or another))
        carriers = self.traffic.carriers()
        home = _is_home(state.get("url", "")) or any(same_place(state.get("url", ""), page) for page in self._pages_seen)
        returned = again and state.get("filled", 0) >= max(2, 0.6 * before.get("filled", 0))
        quiet = not carriers and not moved_page and not self.traffic.spoke
        late = time.monotonic() - self._since > _LINGER_SECONDS
        shown = await self._shown(gone, lines)
        wrong = Marks(before, self._first, quiet, quiet and late, returned and other_page, heard(carriers)).wrong(state)
        return Signs(
            url_before=before.get("url", self._url_before) if url == state.get("url") else self._url_before,
            url=url,
            new_text=tuple(dict.fromkeys(lines))[:120],
            own=self._own,
            said=tuple(self._visit.said[self._said_before :]),
            invalid=wrong,
            form_gone=gone,
            emptied=bool(
                own and own["held"] and own["texts"] and names_now == names_before and before.get("filled") and not own["filled"]
            ),
            moved=moved,
            stepped=moved and bool(own and _hardly_filled(own, before)) and bool(asked or not names_now & names_before),
            familiar=fresh and moved_page and home,
            captcha=top is not None and self._challenged(top, gone=gone),
            coded=any(shown.get("codes", 0) > self._before.get("codes", 0) for shown in (own, top) if shown),
            wall=_wall(top) if top and fresh and moved_page else None,
            cheers=tuple(line for line in state.get("cheers", ()) if line not in (self._known_first or ())),
            alerts=tuple(line for line in state.get("alerts", ()) if line not in (self._known_first or ())),
            promised=self._promised(lines, url),
            again=again,
            returned=returned,
            navigated=other_page,
            lingering=self._lingering(seen, fresh=other_page, quiet=not carriers),
            named=any(self._name in plain(line) for line in lines) and not repeats(lines, self._visit.shop),
            review=self._review(shown, lines, other_page=other_page) if shown and not shown["next"] else None,
            withheld=bool(shown and other_page and sending(shown)),
            asks=bool(shown and shown["next"]),
            more=shown is not None and not (moved_page and home) and goes_on(shown, lines, self.expect),
            carriers=turned_down(carriers, [*state.get("alerts", ()), *(one[1] for one in (*state.get("invalid", ()), *wrong))]),
            spoke=self.traffic.spoke or bool(carriers),
            late=late,
            apart=other_page and not (moved_page and state.get("linked", True)),
        )

    def _challenged(self, top: dict[str, Any], *, gone: bool) -> bool:
        """A challenge stands over the page, or a guard came up since the press, beside the form or between it and its end."""
        came = top["captchas"] > self._before.get("captchas", 0) and self._in_main_frame
        return bool(top["challenge"] or (came and (not gone or _between(top))))

    def _lingering(self, seen: set[str], *, fresh: bool, quiet: bool) -> tuple[str, ...]:
        """Words that an earlier press brought and that stand again on a new page, or still when nothing left after this one."""
        if self._known_first is None or not (fresh or (quiet and time.monotonic() - self._since > _LINGER_SECONDS)):
            return ()
        return tuple(line for line in self._known - self._known_first if line in seen)[:60]

    async def _shown(self, gone: bool, lines: list[str]) -> dict[str, Any] | None:
        """What took the form's place, where something may be left to do."""
        self.review = None
        step = self.expect is Expect.STEP  # whose boxes may say all there is to say by what stands in them
        if not gone or self._frame.is_detached() or not (lines or step) or surely_thanks(lines):
            return None
        shown: dict[str, Any] | None = await self._visit.try_look(self._frame.evaluate(script("review.js"), [self._marks, step]))
        if shown and step and not shown["next"] and await asks_anew(self._visit, self._frame, self._form, lines):
            shown["next"] = {"carried": False}
        return shown

    def _review(self, shown: dict[str, Any], lines: list[str], *, other_page: bool) -> str | None:
        """Words of what shows the entries once more, or only asks to go on. The button is kept in `review`."""
        spoke, known = self.traffic.spoke, {plain(line) for line in self._known}
        look = last_look(shown, lines, self._visit.shop, expect=self.expect, spoke=spoke, other_page=other_page, known=known)
        self.review = (self._frame, look.selector, look.words) if look else None
        return look.why if look else None

    def _stays(self, top: dict[str, Any] | None) -> bool:
        """The page is the one that was there at the press: a frame that is gone was taken out of it."""
        return bool(top and top["born"] in self._born)

    def _promised(self, fresh: list[str], url: str) -> str | None:
        """What a recipe names as proof, where it is seen now and was not before."""
        text, address = self._proof.text, self._proof.url
        if text and (line := next((line for line in fresh if plain(text).strip() in plain(line)), None)):
            return f"the page says “{line[:140]}”"
        if address and address in url and address not in self._url_before:
            return f"the address became {url[:160]}"
        return None

    @property
    def _in_main_frame(self) -> bool:
        return self._frame is self._visit.page.main_frame

    async def _address(self) -> str:
        """The address that tells: the new window's where the form's own page stayed."""
        window = await self._visit.newest_window()
        stayed = same_place(self._visit.page.url, self._url_before)
        return window.url if window and stayed and window.url not in ("about:blank", "") else self._visit.page.url


def _own_words(shop: Shop) -> frozenset[str]:
    """The shopper's names and the car's."""
    persona, car = shop.persona, shop.vehicle
    names = (persona.first_name, persona.last_name, *((car.make, car.model, car.trim) if car else ()))
    return frozenset(word for name in names if name for word in plain(name).split())


def _patience(signs: Signs, *, silent: bool, pending: bool) -> float:
    """How much longer than usual is worth waiting."""
    answered = any(c.certain and c.status is not None and c.status < 300 for c in signs.carriers)
    if not pending and not (silent and answered):
        return 1.0
    if not pending and (signs.form_gone or signs.emptied or signs.again or signs.navigated):
        return 1.0
    busy = phrases("submit_outcomes", "busy", "words")
    return _PATIENCE if pending or any(busy.find(plain(line)) for line in signs.new_text) else _ANSWERED_PATIENCE


def _talked_on(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """The one box that takes all answers was emptied, and something else was said over it since: the next question."""
    last, said = before.get("talk"), now.get("talk")
    return bool(last and said) and last != said and bool(before.get("filled")) and not now["filled"]


def _hardly_filled(now: dict[str, Any], before: dict[str, Any]) -> bool:
    """Nothing stands in the boxes in sight, or little beside what stood in those before: a step may come with a country."""
    return not now["filled"] or (3 * now["filled"] <= now["visible"] and now["filled"] < before.get("filled", 0))


def _is_home(url: str) -> bool:
    return url.split("?")[0].split("#")[0].count("/") <= 3 and url.split("?")[0].endswith("/")


def _same_form(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """The boxes of the form stand on the page that came: it was given back, not taken."""
    names = {name for name in before.get("names", ()) if name}
    return bool(names) and len(names & set(now["names"])) >= 0.6 * len(names)


def _between(shown: dict[str, Any]) -> bool:
    """A page with hardly a link on it, which says no thanks: what stands on it stands between the press and the end."""
    return shown["links"] < _FEW_LINKS and not thanks_in(shown["lines"])


def _wall(shown: dict[str, Any]) -> str | None:
    """Why the page that came is a wall against robots, or None. Scripts of a guard stand on good pages too: beside thanks they
    tell nothing."""
    if shown["links"] >= _FEW_LINKS:
        return None
    marks = () if thanks_in(shown["lines"]) else tuple(shown["marks"])
    return bot_wall(Survey(url=shown["url"], title=shown["title"], text=" ".join(shown["lines"])[:5000], marks=marks), None)
