"""Pretend sites in six languages whose trap is a word: a layer that asks whether to send, a list that must be chosen from, desks
that share their words with the sellers'."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import Answer, Asked, Site
from tests.live.ways_support import DE, FR, IT, NL, PT, Street, Tongue, form, whole

_JSON = {"Content-Type": "application/json"}
_POST = "fetch('/lead', {method: 'POST', body: new URLSearchParams(new FormData(cf))})"


def _taken(site: Site, asked: Asked) -> Answer:
    return 200, '{"ok": true}', _JSON


def _asking(t: Tongue, layer: str) -> dict[str, object]:
    """A contact page whose form goes only after `layer`, drawn by the page, was answered by the button #yes."""
    body = form(t).replace("<form ", '<form id="cf" ')
    script = (
        f"<script>cf.onsubmit = (e) => {{ e.preventDefault(); ask.hidden = false; }}; no.onclick = () => {{ ask.hidden = true; }};"
        f"yes.onclick = async () => {{ ask.remove(); await {_POST}; cf.outerHTML = '<p>{t.thanks}</p>'; }};</script>"
    )
    return {
        "/": whole(t, "<h1>…</h1>", nav="<a href='/contact'>Contact</a> <a href='/kontakt'>Kontakt</a>"),
        "/contact": whole(t, body + layer + script),
        "/kontakt": whole(t, body + layer + script),
        "/lead": _taken,
    }


_FIXED = "position:fixed;inset:20% 30%;background:#fff;border:1px solid;padding:20px"


class LayerAsksInGerman(Street):
    """A layer over the page speaks of the message, as an objection would, and asks whether to send it."""

    tongue = DE


LayerAsksInGerman.pages = _asking(DE, f"<div id=ask hidden style='{_FIXED}'><h4>Möchten Sie die Nachricht jetzt absenden?</h4><button type=button id=no>Nein, zurück</button><button type=button id=yes>Ja, absenden</button></div>")  # fmt: skip


class LayerAsksInItalian(Street):
    """The yes says something no list has; it stands alone beside the no."""

    tongue = IT


LayerAsksInItalian.pages = _asking(IT, f"<div id=ask hidden role=dialog style='{_FIXED}'><p>Confermi l'invio del messaggio?</p><button type=button id=no>Annulla</button><button type=button id=yes>Tutto a posto, parti</button></div>")  # fmt: skip


class QuestionInThePage(Street):
    """The question comes up below the form, in the page itself."""

    tongue = NL


QuestionInThePage.pages = _asking(NL, "<p id=ask hidden>Weet u zeker dat u het bericht wilt versturen? <button id=yes type=button>Ja</button> <button id=no type=button>Nee</button></p>")  # fmt: skip


class AddressFromList(Street):
    """The town is taken from suggestions alone."""

    tongue = FR
    must: ClassVar = {"town": "ban2"}


_SUGGESTS = """<script>const known = [['ban1', '69001 Lyon'], ['ban2', '69003 Lyon'], ['ban3', '69004 Lyon']];
box.oninput = () => { cf.town.value = ''; list.innerHTML = ''; const typed = box.value.toLowerCase(); if (typed.length < 3) return;
  setTimeout(() => { list.innerHTML = ''; for (const [id, name] of known) if (name.toLowerCase().includes(typed)) {
    const entry = document.createElement('div'); entry.textContent = name; entry.style.cursor = 'pointer';
    entry.onclick = () => { box.value = name; cf.town.value = id; list.innerHTML = ''; }; list.append(entry); } }, 150); };
cf.addEventListener('submit', (e) => { if (!cf.town.value) { e.preventDefault(); why.textContent = 'Choisissez une commune dans la liste'; } });</script>"""
AddressFromList.pages = {
    "/": whole(FR, "<h1>…</h1>", nav="<a href='/contact'>Contact</a>"),
    "/contact": whole(FR, form(FR, more="<p><label>Code postal / Ville * <input id=box autocomplete=off required></label></p><div id=list class=suggestions></div><p id=why></p><input type=hidden name=town>").replace("<form ", '<form id="cf" ') + _SUGGESTS),
}  # fmt: skip


class PeopleAndCompanies(Street):
    """The first answer is a company's, and would ask for its number."""

    tongue = FR
    must: ClassVar = {"type": "part"}


PeopleAndCompanies.pages = {
    "/": whole(FR, "<h1>…</h1>", nav="<a href='/contact'>Contact</a>"),
    "/contact": whole(FR, form(FR, more="<p>Vous êtes *</p><label><input type=radio name=type value=pro required> Un professionnel</label> <label><input type=radio name=type value=part> Un particulier</label>")),
}  # fmt: skip


class PressAlone(Street):
    """The only form is the press's, and its name ends like an inquiry's."""

    tongue = DE
    outcome = "no_form"


PressAlone.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/presse'>Presse</a> <a href='/kontakt'>Kontakt</a>"),
    "/presse": whole(DE, "<h1>Presseanfragen</h1>" + form(DE, "/press", send="Absenden")),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><p>Telefon 030 123</p>"),
}


class RightsAlone(Street):
    """On the contact page stands a form by which people exercise their rights, and no other."""

    tongue = PT
    outcome = "no_form"


RightsAlone.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/contato'>Contato</a>"),
    "/contato": whole(PT, "<h1>Contato</h1><p>11 3000 0000</p><h2>Exercer os meus direitos</h2>" + form(PT, "/rights", send="Enviar").replace("Mensagem *", "Direito que deseja exercer *")),
}  # fmt: skip

TONGUES: tuple[type[Street], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Street) and kind is not Street
)
