"""Pretend sites that nothing but a recipe opens, each with its recipe."""

from __future__ import annotations

from typing import Any, ClassVar

import yaml

from mysteryshop.browser import Browser
from mysteryshop.model import NamedRecipe, Recipe, Submission
from mysteryshop.submit.lead import submit_lead
from mysteryshop.submit.recipes.replay import Replay
from tests.live.sites import Asked, Served, Site, page
from tests.live.submit_support import SETTINGS, Drawer, FixedClock, OpenGate, shop_for

BACK = page("<h1>Vielen Dank</h1>")
CODED = """<h1>Anfrage</h1><form action="/lead" method="post"><p>F1 <input name="f1"></p><p>F2 <input name="f2"></p><p>F3 <input name="f3"></p>
<p><label>Ref <select name="f4"><option value="">-<option value="s">Sales<option value="p">Parts</select></label></p><p>F5 <textarea name="f5"></textarea></p>
<p><label><input type="checkbox" name="ads"> Yes, send me offers and promotions by email</label></p><p><label><input type="checkbox" name="terms"> I accept the privacy policy</label></p>
<p><input name="f9" style="position:absolute;left:-5000px" tabindex="-1"></p><button name="go">Weiter zum Glück</button></form>"""


class Coded(Site):
    """Boxes whose labels mean nothing, behind a button that no search would press; proof in odd words."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page("<h1>Home</h1><button onclick=\"location='/x7'\">Mondlicht</button>", nav="", foot=""),
        "/x7": page(CODED, nav="", foot=""),
        "/lead": page("<h1>Vorgang 4711 liegt im Korb</h1>", nav="", foot=""),
    }
    recipe: ClassVar[str] = """
steps:
  - open: /
  - click: Mondlicht
  - type: "{first_name}"
    into: F1
  - type: "{last_name}"
    into: F2
  - type: "{email}"
    into: F3
  - choose: Sales
    from: {label: Ref}
  - type: "{message}"
    into: F5
  - tick: I accept the privacy policy
fill: named
press: {role: button, name: Weiter zum Glück}
proof: {text: liegt im Korb}
"""
    must: ClassVar[dict[str, str]] = {
        "f1": "Maria", "f2": "Jensen", "f3": "maria.jensen47@shop.example", "f4": "s", "f5": "Hi, I am looking at", "terms": "on",
    }  # fmt: skip
    traps: ClassVar[tuple[str, ...]] = ("ads", "f9")


class CodedOptIn(Coded):
    """The recipe asks for the advertising box: it is left alone."""

    recipe: ClassVar[str] = Coded.recipe.replace(
        "  - tick: I accept", '  - tick: {label: "Yes, send me offers and promotions by email"}\n  - tick: I accept'
    )


class Framed(Site):
    """The form stands in a frame of another name, in an open shadow root, and is no <form>."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><p>Nothing here</p>', nav="", foot=""),
        "/inner": page(
            """<div id="host"></div><script>
            const root = document.getElementById('host').attachShadow({mode: 'open'});
            root.innerHTML = '<p>Alpha <input id="a"></p><p>Beta <input id="b"></p><div contenteditable="true" aria-label="Gamma" style="border:1px solid;min-height:40px"></div><span id="s" style="cursor:pointer">Los</span><p id="out"></p>';
            root.getElementById('s').addEventListener('click', () => {
              const data = new URLSearchParams({name: root.getElementById('a').value, email: root.getElementById('b').value, message: root.querySelector('[contenteditable]').innerText});
              fetch('/lead', {method: 'POST', body: data}).then(() => { root.getElementById('out').textContent = 'Zettel angeheftet'; });
            });</script>""",
            nav="", foot="",
        ),
        "/f": page('<iframe title="Kasten" src="/inner" width="600" height="400"></iframe>', nav="", foot=""),
        "/lead": "ok",
    }  # fmt: skip
    recipe: ClassVar[str] = """
steps:
  - open: /f
  - frame: Kasten
  - wait_for: Alpha
  - type: "{full_name}"
    into: Alpha
  - type: "{email}"
    into: Beta
  - type: "{message} Reference: {timeframe}"
    into: {label: Gamma}
press: Los
proof: {text: angeheftet}
"""
    must: ClassVar[dict[str, str]] = {
        "name": "Maria Jensen",
        "email": "maria.jensen47@shop.example",
        "message": "Reference: in the next few weeks",
    }


class Wizard(Site):
    """Three steps; the recipe names the boxes and each “Go”; the second step comes a moment late."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1><a href="/w">W</a>', nav="", foot=""),
        "/w": page(
            """<form action="/lead" method="post" id="f"><div class="s"><p>Q1 <input name="q1"></p><p>Q2 <input name="q2"></p><button type="button">Go on</button></div>
            <div class="s" hidden><p>Q3 <textarea name="q3"></textarea></p><button type="button">Go on</button></div><div class="s" hidden><p>All set?</p><button>Drop it in</button></div></form>
            <script>document.querySelectorAll('button[type=button]').forEach((b) => b.addEventListener('click', () => setTimeout(() => { const s = b.closest('.s'); s.hidden = true; s.nextElementSibling.hidden = false; }, 400)));</script>""",
            nav="", foot="",
        ),
        "/lead": page("<h1>Thank you, we have received your message</h1>", nav="", foot=""),
    }  # fmt: skip
    recipe: ClassVar[str] = """
steps:
  - open: /w
  - type: "{full_name}"
    into: Q1
  - type: "{email}"
    into: Q2
  - click: {role: button, name: Go on}
  - type: "{message}"
    into: Q3
  - click: {role: button, name: Go on}
press: Drop it in
"""
    must: ClassVar[dict[str, str]] = {"q1": "Maria Jensen", "q2": "maria.jensen47@shop.example", "q3": "Hi, I am looking at"}


class Gone(Coded):
    """The site was rebuilt: the box the recipe names is called otherwise now."""

    outcome: ClassVar[str] = "failed"
    pages: ClassVar[dict[str, Any]] = {"/x7": page(CODED.replace("F2", "Familienname"), nav="", foot="")}


class Secret(Coded):
    """The recipe types into a box for a password: refused, whoever wrote it."""

    outcome: ClassVar[str] = "no_form"
    pages: ClassVar[dict[str, Any]] = {
        "/x7": page(CODED.replace('<input name="f2">', '<input name="f2" type="password">'), nav="", foot="")
    }


class Unseen(Coded):
    """The recipe names a box nobody can see: nothing goes into it."""

    outcome: ClassVar[str] = "failed"
    recipe: ClassVar[str] = Coded.recipe.replace("    into: F2", '    into: {css: "[name=f9]"}')


class Mixed(Site):
    """The recipe opens the way and names one odd box; the recogniser fills the rest."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Home</h1>', nav="", foot=""),
        "/k": page(
            '<form action="/lead" method="post"><label>First name <input name="fname"></label><label>Last name <input name="lname"></label><label>Email <input name="email" type="email"></label>'
            '<label>Zq <input name="zq"></label><label>Message <textarea name="message"></textarea></label><button>Send message</button></form>',
            nav="", foot="",
        ),
    }  # fmt: skip
    recipe: ClassVar[str] = """
steps:
  - open: /k
  - type: "Zebra {vehicle_year}"
    into: Zq
press: Send message
"""
    must: ClassVar[dict[str, str]] = {**Site.must, "fname": "Maria", "zq": "Zebra 2023"}


def second(site: Site, asked: Asked) -> str:
    hidden = "".join(f'<input type="hidden" name="{name}" value="{asked.form.get(name, "")}">' for name in ("who", "mail"))
    return page(
        f'<h1>Almost done</h1><form action="/lead" method="post">{hidden}<label>Message <textarea name="m"></textarea></label><button>Send message</button></form>',
        nav="",
        foot="",
    )


class ServerWizard(Site):
    """The first page posts to the second, which greets with “Almost done”: not proof while the recipe has steps left."""

    pages: ClassVar[dict[str, Any]] = {
        "/": page('<h1>Ask us</h1><form action="/two" method="post"><label>Full name <input name="who"></label><label>Email <input name="mail" type="email"></label><button>Continue</button></form>', nav="", foot=""),
        "/two": second,
    }  # fmt: skip
    recipe: ClassVar[str] = """
steps:
  - open: /
  - type: "{full_name}"
    into: Full name
  - type: "{email}"
    into: Email
  - click: {role: button, name: Continue}
  - type: "{message}"
    into: Message
press: Send message
"""
    must: ClassVar[dict[str, str]] = {"who": "Maria Jensen", "mail": "maria.jensen47@shop.example", "m": "Hi, I am looking at"}


KINDS: tuple[Any, ...] = (Coded, CodedOptIn, Framed, Wizard, Gone, Secret, Unseen, Mixed, ServerWizard)


def recipe_of(kind: Any, url: str) -> NamedRecipe:
    """The site's recipe, named after it."""
    return NamedRecipe(kind.__name__.lower(), "0" * 64, Recipe.model_validate({"host": url, **yaml.safe_load(kind.recipe)}))


async def follow(
    browser: Browser, site: Any, *, live: bool = True, gate: OpenGate | None = None, drawer: Drawer | None = None
) -> tuple[Submission, Replay]:
    """Serves the site and follows its recipe once."""
    with Served(site) as served:
        replay = Replay(recipe_of(type(site), served.url))
        submission = await submit_lead(
            browser,
            shop_for(served.url, site),
            attempt=1,
            live=live,
            gate=gate or OpenGate(),
            keep=drawer or Drawer(),
            clock=FixedClock(),
            settings=SETTINGS,
            replay=replay,
        )
        return submission, replay
