"""Pretend sites with several desks, stores or errands behind forms that look alike: which of them is meant only words tell."""

from __future__ import annotations

from typing import ClassVar

from tests.live.ways_support import DE, FR, IT, NL, PT, Street, decoys, form, service_form, shopper, thanks, whole

TABS = "<script>document.querySelectorAll('.tabs a').forEach(a => a.onclick = e => {e.preventDefault(); document.querySelectorAll('.tab').forEach(t => t.classList.toggle('off', '#' + t.id !== a.getAttribute('href')))})</script>"
STORES = (("annecy", "Annecy", "74000"), ("lyon", "Lyon", "69003"), ("valence", "Valence", "26000"))
STAFF = (("stahl", "Uwe Stahl", "Serviceberater"), ("ott", "Pia Ott", "Teiledienst"), ("lead", "Nora Mayer", "Verkaufsberaterin"))


class CardsOfStores(Street):
    """Every store's card bears a link of the same words; only the address tells ours."""

    tongue = FR
    shop: ClassVar = shopper(FR, dealer={"name": "Garage du Lac Lyon", "city": "Lyon", "zip": "69003"})


CardsOfStores.pages = {
    "/": whole(FR, "<h1>Groupe du Lac</h1>", nav="<a href='/concessions'>Nos concessions</a> " + decoys(FR)),
    "/concessions": whole(FR, "<h1>Nos concessions</h1>" + "".join(f"<div><h3>Garage du Lac</h3><p>{code} {name}</p><a href='/{key}'>Voir la fiche</a> <a href='/werk'>Atelier</a></div>" for key, name, code in STORES)),
    **{f"/{key}": whole(FR, f"<h1>{name}</h1><a href='/{key}/ecrire'>Nous écrire</a>") for key, name, _ in STORES},
    **{f"/{key}/ecrire": whole(FR, "<h1>Nous écrire</h1>" + form(FR, "/lead" if key == "lyon" else f"/to/{key}")) for key, _, _ in STORES},
}  # fmt: skip


class LettersOfStaff(Street):
    """No form but those behind the letters on the cards of the staff, the workshop's first."""

    tongue = DE


LettersOfStaff.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/team'>Ansprechpartner</a> " + decoys(DE)),
    "/team": whole(DE, "<h1>Ihre Ansprechpartner</h1>" + "".join(f"<article><h3>{name}</h3><p>{role}</p><button type='button' aria-label='E-Mail an {name}' onclick='d_{key}.showModal()'>✉</button><dialog id='d_{key}'><h4>Nachricht an {name}</h4>{form(DE, '/' + key)}</dialog></article>" for key, name, role in STAFF)),
}  # fmt: skip


class WorkshopFirst(Street):
    """Two desks of one page are written to by the same form; the workshop's comes first."""

    tongue = DE


WorkshopFirst.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><h2>Kundendienst</h2>" + form(DE, "/desk") + "<h2>Fahrzeugverkauf</h2>" + form(DE)),
}


class NewCarsFirst(Street):
    """The car is a used one, and each kind has its own advisers."""

    tongue = DE


NewCarsFirst.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><h2>Beratung Neuwagen</h2>" + form(DE, "/new") + "<h2>Beratung Gebrauchtwagen</h2>" + form(DE)),
}  # fmt: skip


class FriendSponsored(Street):
    """What stands over a form and its button name one thing, and it is no lead."""

    tongue = FR


FriendSponsored.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact'>Contact</a> " + decoys(FR)),
    "/contact": whole(FR, "<h1>Contact</h1><section><h2>Parrainez un ami</h2>" + form(FR, "/friend", send="Parrainer") + "</section><section><h2>Une question ?</h2>" + form(FR) + "</section>"),
}  # fmt: skip


class NothingButEvents(Street):
    """Forms that ask a person and a message, for errands no list of errands names."""

    tongue = DE
    outcome = "no_form"


NothingButEvents.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/camp'>Feriencamp</a> <a href='/training'>Fahrsicherheitstraining</a> <a href='/kontakt'>Kontakt</a>"),
    "/camp": whole(DE, "<h1>Feriencamp</h1>" + form(DE, "/camp-post", send="Kind anmelden")),
    "/training": whole(DE, "<h1>Fahrsicherheitstraining</h1>" + form(DE, "/training-post", send="Absenden")),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><p>030 123</p><h2>Reifenhotel</h2>" + form(DE, "/tyres", send="Einlagerung im Reifenhotel anfragen")),
}  # fmt: skip


class TabsByHash(Street):
    """Links to parts of the page are its tabs; the one in view is the workshop's."""

    tongue = NL


TabsByHash.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/contact'>Contact</a> " + decoys(NL)),
    "/contact": whole(NL, "<h1>Contact</h1><p class='tabs'><a href='#t1'>Werkplaats</a> <a href='#t2'>Verkoop</a></p><div class='tab' id='t1'>" + form(NL, "/desk") + "</div><div class='tab off' id='t2'>" + form(NL) + "</div>" + TABS),
}  # fmt: skip


class TilesOfErrands(Street):
    """Four tiles say what one may want, and one of them is to buy a car."""

    tongue = NL


ERRANDS = (
    ("keuren", "mijn auto laten keuren"),
    ("schade", "schade melden"),
    ("lead", "een auto kopen"),
    ("klacht", "een klacht indienen"),
)
TilesOfErrands.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/contact'>Contact</a> " + decoys(NL)),
    "/contact": whole(NL, "<h1>Contact</h1><h2>Ik wil ...</h2>" + "".join(f"<a href='/wil/{key}'>{name}</a> " for key, name in ERRANDS)),
    **{f"/wil/{key}": whole(NL, f"<h1>Ik wil {name}</h1>" + form(NL, f"/{key}")) for key, name in ERRANDS},
}  # fmt: skip


class ReasonShowsTheRest(Street):
    """Nothing is asked but the reason, and the answer shows the rest."""

    tongue = PT
    must: ClassVar = {"motivo": "compra"}


ReasonShowsTheRest.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/contato'>Contato</a> " + decoys(PT)),
    "/contato": whole(PT, "<h1>Contato</h1>" + form(PT, more="<fieldset><legend>Qual o motivo do contato? *</legend><label><input type='radio' name='motivo' value='revisao' required> Agendar revisão</label> <label><input type='radio' name='motivo' value='compra'> Compra de um carro</label></fieldset><div id='rest' class='off'>").replace("</form>", "</div></form>") + "<script>document.querySelectorAll('[name=motivo]').forEach(r => r.onchange = () => rest.classList.remove('off'))</script>"),
}  # fmt: skip


class OmbudsmanFirst(Street):
    """The ombudsman stands before the sellers in the menu."""

    tongue = PT


OmbudsmanFirst.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/ouvidoria'>Ouvidoria</a> <a href='/vendas'>Fale com vendas</a> " + decoys(PT)),
    "/ouvidoria": whole(PT, "<h1>Ouvidoria</h1>" + form(PT, "/complaint", send="Registrar manifestação")),
    "/vendas": whole(PT, "<h1>Fale com vendas</h1>" + form(PT)),
    "/lead": thanks(PT),
}  # fmt: skip


class ChooseByButton(Street):
    """The contact page lists the group's stores; buttons alike lead to each one's form, whose heading is only the store's name."""

    tongue = FR
    right = "/contact/lyon/ok"
    shop: ClassVar = shopper(FR, dealer={"city": "Lyon", "zip": "69003"})


ChooseByButton.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact'>Contact</a>"),
    "/contact": whole(FR, "<h1>Contact</h1>" + "".join(f"<div class=card><h3>{name}</h3><p>{code} {name}</p><button onclick=\"location='/contact/{key}'\">Choisir ce garage</button></div>" for key, name, code in STORES)),
    **{f"/contact/{key}": whole(FR, f"<h1>{name}</h1>" + form(FR, f"/contact/{key}/ok", send="Envoyer à mon garage")) for key, name, _ in STORES},
    "/contact/lyon/ok": thanks(FR),
}  # fmt: skip


class RowOfWays(Street):
    """Beside the number and the chat stands a word nobody lists, which opens the form; plates are reserved elsewhere on the page."""

    tongue = IT


RowOfWays.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1><p>Prenota la tua <a href='/targhe'>targa</a>, chiama <a href='tel:+3906'>06 1</a></p>"
        "<div style='position:fixed;bottom:0'><a href='tel:+3906'>Chiama</a> <a href='https://wa.me/39'>WhatsApp</a> <a href='#due' onclick='due.hidden = false'>Due righe</a></div>"
        "<div id=due hidden>" + form(IT) + "</div>"),
    "/targhe": whole(IT, "<h1>Targa personalizzata</h1>" + form(IT, "/plates", send="Prenota")),
    "/lead": whole(IT, "<p>Ci pensiamo noi.</p>"),
}  # fmt: skip


class QuestionFolded(Street):
    """Three folded sections; the heading of the one for questions says nothing that a list holds, its box asks the same."""

    tongue = PT


def _folded(title: str, inner: str) -> str:
    fold = 'const n = this.parentNode.nextElementSibling; n.hidden = !n.hidden; this.setAttribute("aria-expanded", !n.hidden)'
    return f"<h3><button type=button aria-expanded=false onclick='{fold}'>{title}</button></h3><div hidden>{inner}</div>"


QuestionFolded.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/contato'>Contato</a>"),
    "/contato": whole(PT, "<h1>Contato</h1>" + _folded("Marcação de oficina", service_form(PT)) + _folded("Tem uma questão?", form(PT).replace(f"{PT.message} *", "Questão *"))),
    "/lead": thanks(PT),
}  # fmt: skip


DESKS: tuple[type[Street], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Street) and kind is not Street
)
