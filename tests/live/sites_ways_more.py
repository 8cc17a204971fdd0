"""More pretend sites whose trap is the way to the form."""

from __future__ import annotations

import html
import json
from typing import ClassVar

from tests.live.ways_support import DE, EN, ES, FR, IT, NL, PT, Neighbour, Street, decoys, form, shopper, thanks, whole


class HoverInject(Street):
    """The second level of the menu is made when the mouse comes over the first."""

    tongue = FR


HoverInject.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<ul><li id='g' aria-haspopup='true'><span class='menu-label'>Le garage</span><ul id='s'></ul></li></ul><script>g.addEventListener('mouseenter', () => { s.innerHTML = '<li><a href=/r/2>Atelier</a></li><li><a href=/r/9>Nous écrire</a></li>' })</script>"),
    "/r/9": whole(FR, "<h1>Nous écrire</h1>" + form(FR)),
}  # fmt: skip


class AskLink(Street):
    """The car's page has no form; its button is a link to the contact page with the stock number filled in."""

    must: ClassVar = {"about": "T1182"}


AskLink.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/used'>Used vehicles</a> <a href='/hours'>Hours</a> " + decoys(EN)),
    "/used": whole(EN, "<h1>Used vehicles</h1><ul><li><a href='/d/1'>2022 Ford Escape</a></li><li><a href='/d/2'>2023 Toyota RAV4 XLE</a></li></ul>"),
    "/d/2": whole(EN, "<h1>2023 Toyota RAV4 XLE</h1><p>$29,400</p><a class='btn' href='/ask?car=T1182'>Ask about this car</a>"),
    "/d/1": whole(EN, "<h1>2022 Ford Escape</h1><a class='btn' href='/ask?car=F77'>Ask about this car</a>"),
    "/ask": lambda site, asked: whole(EN, "<h1>Ask us</h1>" + form(EN, more=f"<input type='hidden' name='about' value='{asked.query.get('car', '')}'>")),
}  # fmt: skip


class SubHost(Street):
    """The contact page lives on a host of its own."""

    tongue = DE


class _ContactHost(Neighbour):
    pages: ClassVar = {"/formular": whole(DE, form(DE)), "/lead": thanks(DE)}


SubHost.neighbour = _ContactHost
SubHost.pages = {
    "/": lambda site, asked: whole(DE, "<h1>Willkommen</h1>", nav=f"<a href='{site.elsewhere}/formular'>So erreichen Sie uns</a> " + decoys(DE)),
}  # fmt: skip


class SrcDoc(Street):
    """The form stands in a frame written into the page."""

    tongue = NL


SrcDoc.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/contact'>Contact</a> " + decoys(NL)),
    "/contact": whole(NL, f"<h1>Contact</h1><iframe width='700' height='620' srcdoc='{html.escape(form(NL), quote=True)}'></iframe>"),
}  # fmt: skip


class DeadDeepLink(Street):
    """Links have addresses, but only the page's script knows them: the server answers 404."""

    tongue = DE


DeadDeepLink.pages = {
    "/": whole(DE, "<div id='v'><h1>Willkommen</h1></div><script>const F = " + json.dumps(form(DE)) + "; document.addEventListener('click', (e) => { const a = e.target.closest('a[data-in]'); if (!a) return; e.preventDefault(); history.pushState({}, '', a.getAttribute('href')); v.innerHTML = a.getAttribute('href') === '/kontakt-app' ? F : '<h1>Werkstatt</h1>' })</script>", nav="<a data-in href='/werkstatt-app'>Werkstatt</a> <a data-in href='/kontakt-app'>Kontakt</a>"),
}  # fmt: skip


class FilterSearch(Street):
    """Cars are shown only after make and model were chosen."""

    must: ClassVar = {"car": "rav"}


FilterSearch.pages = {
    "/": whole(EN, "<h1>Find your car</h1><form action='/results' method='get'><select name='make' aria-label='Make'><option value=''>Any make</option><option>Ford</option><option>Toyota</option></select><select name='model' aria-label='Model'><option value=''>Any model</option><option>Escape</option><option>RAV4</option><option>Corolla</option></select><button>Show cars</button></form>", nav=decoys(EN)),
    "/results": lambda site, asked: whole(EN, "<h1>Results</h1>" + ("<a href='/car/9'>2023 Toyota RAV4</a>" if asked.query.get("model") == "RAV4" or asked.query.get("make") == "Toyota" else "<p>Please choose</p>")),
    "/car/9": whole(EN, "<h1>2023 Toyota RAV4</h1>" + form(EN, head="Check availability", more="<input type='hidden' name='car' value='rav'>")),
}  # fmt: skip


class SearchBox(Street):
    """A box for words is the only way to the cars."""

    tongue = ES
    must: ClassVar = {"car": "leon"}


SearchBox.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1><form action='/coches' method='get'><label>¿Qué coche buscas? <input name='texto' placeholder='Marca o modelo'></label><button>Buscar coche</button></form>", nav=decoys(ES)),
    "/coches": lambda site, asked: whole(ES, "<h1>Resultados</h1>" + ("<a href='/coche/3'>Seat León 2021</a>" if "le" in asked.query.get("texto", "").lower() else "<p>Sin resultados</p>")),
    "/coche/3": whole(ES, "<h1>Seat León 2021</h1>" + form(ES, head="Solicitar información", more="<input type='hidden' name='car' value='leon'>")),
}  # fmt: skip


class MailtoContact(Street):
    """“Kontakt” is a mail address; the form is behind “Angebot anfordern” below."""

    tongue = DE


MailtoContact.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='mailto:info@seeblick.example'>Kontakt</a> " + decoys(DE), foot="<footer><a href='/o/4'>Unverbindliches Angebot anfordern</a></footer>"),
    "/o/4": whole(DE, form(DE, head="Angebot anfordern", send="Angebot anfordern")),
}  # fmt: skip


class ReserveOrAsk(Street):
    """The car can be reserved with a card, or asked about."""

    tongue = NL


ReserveOrAsk.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/voorraad'>Voorraad</a> " + decoys(NL)),
    "/voorraad": whole(NL, "<h1>Voorraad</h1><p><a href='/k/1'>Kia Niro 2021</a></p>"),
    "/k/1": whole(NL, "<h1>Kia Niro 2021</h1>" + form(NL, "/reserve", "Reserveer deze auto", "<label>Kaartnummer * <input name='card' autocomplete='cc-number' required></label><label>CVC * <input name='cvc' autocomplete='cc-csc' required></label>", "Reserveren en betalen") + "<details><summary>Stel een vraag over deze auto</summary>" + form(NL, send="Vraag versturen") + "</details>"),
}  # fmt: skip


class Popover(Street):
    """The button opens the form as a popover of the browser's own making."""


Popover.pages = {
    "/": whole(EN, "<h1>Welcome</h1><button popovertarget='p'>Message us</button><div id='p' popover>" + form(EN, head="Message us") + "</div>", nav=decoys(EN)),
}  # fmt: skip


class ChatDialog(Street):
    """“Talk to us” opens a chat; the form is on the contact page."""


ChatDialog.pages = {
    "/": whole(EN, "<h1>Welcome</h1><button onclick=\"c.showModal()\">Talk to us</button><dialog id='c'><form action='/talk' method='post'><h3>Chat with us</h3><label>Name <input name='n'></label><label>Email <input type='email' name='e'></label><label>Message <textarea name='m'></textarea></label><button>Start chat</button></form></dialog>", nav="<a href='/contact'>Contact</a> " + decoys(EN)),
    "/contact": whole(EN, form(EN, head="Contact")),
}  # fmt: skip


class ContactSales(Street):
    """Three contacts: recruiters, service, sales."""


ContactSales.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/c/1'>Contact our recruiters</a> <a href='/c/2'>Contact the service department</a> <a href='/c/3'>Contact sales</a>"),
    "/c/1": whole(EN, form(EN, "/application", "Join our team", send="Apply")),
    "/c/2": whole(EN, form(EN, "/service-booking", "Contact the service department")),
    "/c/3": whole(EN, form(EN, head="Contact sales")),
}  # fmt: skip


class FrenchTrade(Street):
    """A car is offered in trade in French."""

    tongue = FR
    right = "/reprise-envoi"
    must: ClassVar = {"tm": "Clio"}
    shop: ClassVar = shopper(FR, intent="trade_in", trade_in={"year": 2016, "make": "Renault", "model": "Clio", "mileage": 82000})


FrenchTrade.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact'>Contact</a> <a href='/estimer'>Estimez votre véhicule</a> " + decoys(FR)),
    "/contact": whole(FR, form(FR)),
    "/estimer": whole(FR, form(FR, "/reprise-envoi", "Reprise de votre véhicule", "<label>Année <input name='ty'></label><label>Marque <input name='tb'></label><label>Modèle <input name='tm'></label><label>Kilométrage <input name='tk'></label>", "Estimer ma reprise")),
    "/reprise-envoi": thanks(FR),
}  # fmt: skip


class DriveOnCar(Street):
    """The test drive is asked for on the car's page, in a section that opens."""

    tongue = PT
    right = "/drive"
    shop: ClassVar = shopper(PT, intent="test_drive")


DriveOnCar.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/estoque'>Estoque</a> <a href='/contato'>Contato</a> " + decoys(PT)),
    "/contato": whole(PT, form(PT)),
    "/estoque": whole(PT, "<h1>Estoque</h1><p><a href='/h'>Honda HR-V EXL 2021</a></p><p><a href='/j'>Honda Fit 2019</a></p>"),
    "/h": whole(PT, "<h1>Honda HR-V EXL 2021</h1><button onclick=\"t.hidden = false\">Agende um test drive</button><div id='t' hidden>" + form(PT, "/drive", "Agende um test drive", "<label>Data preferida <input type='date' name='d'></label>", "Agendar") + "</div>"),
    "/drive": thanks(PT),
}  # fmt: skip


class PriceWish(Street):
    """The price is asked for on the car's page; the page's general contact is not it."""

    tongue = DE
    right = "/preis"
    shop: ClassVar = shopper(DE, intent="price")


PriceWish.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/bestand'>Fahrzeugbestand</a> <a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": whole(DE, form(DE)),
    "/bestand": whole(DE, "<h1>Fahrzeugbestand</h1><p><a href='/g'>VW Golf Style 2022</a></p>"),
    "/g": whole(DE, "<h1>VW Golf Style 2022</h1><button onclick=\"q.classList.remove('off')\">Ihren Bestpreis anfragen</button><div id='q' class='off'>" + form(DE, "/preis", "Preisanfrage", send="Preis anfragen") + "</div>"),
    "/preis": thanks(DE),
}  # fmt: skip


class SlugStock(Street):
    """Only the address tells the stock number."""

    tongue = IT
    must: ClassVar = {"rif": "AB1182"}
    shop: ClassVar = shopper(IT, vehicle={"year": 2020, "make": "Fiat", "model": "Panda", "stock": "AB1182"})


SlugStock.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav="<a href='/usato'>Usato</a> " + decoys(IT)),
    "/usato": whole(IT, "<h1>Usato</h1>" + "".join(f"<article><h3>Fiat Panda 2020</h3><a href='/auto/fiat-panda-{s}'>Scopri</a></article>" for s in ("ab1101", "ab1182", "ab1190"))),
    **{f"/auto/fiat-panda-{s}": whole(IT, "<h1>Fiat Panda 2020</h1>" + form(IT, head="Richiedi informazioni", more=f"<input type='hidden' name='rif' value='{s.upper()}'>")) for s in ("ab1101", "ab1182", "ab1190")},
}  # fmt: skip


class LateMenu(Street):
    """The menu comes four seconds after the page; before it there is only the privacy link."""

    tongue = IT


LateMenu.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1><div id='n'></div><script>setTimeout(() => { n.innerHTML = '<a href=/x/1>Officina</a> <a href=/x/2>Scrivici</a>' }, 4000)</script>", foot="<footer><a href='/privacy'>Privacy</a> <a href='/cookie'>Cookie</a> <a href='/note'>Note legali</a></footer>"),
    "/x/2": whole(IT, form(IT)),
}  # fmt: skip


class RobotsRedirect(Street):
    """The contact link is sent on to a page robots.txt keeps visitors from."""

    outcome = "blocked"


RobotsRedirect.pages = {
    "/robots.txt": lambda site, asked: (200, "User-agent: *\nDisallow: /intern/\n", {"Content-Type": "text/plain"}),
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact'>Contact us</a>"),
    "/contact": lambda site, asked: (302, "", {"Location": "/intern/form"}),
    "/intern/form": whole(EN, form(EN)),
}  # fmt: skip


class CouponPopup(Street):
    """A coupon asks for name, mail and telephone on every page."""


_COUPON = "<div class='modal' role='dialog' style='position:fixed;inset:90px;background:#fff;z-index:9'><button aria-label='Close' onclick='this.parentElement.remove()'>×</button><form action='/coupon' method='post'><h2>Get your $500 coupon</h2><label>First name <input name='cf'></label><label>Email <input type='email' name='ce'></label><label>Phone <input name='cp'></label><button>Get my coupon</button></form></div>"
CouponPopup.pages = {
    "/": whole(EN, "<h1>Welcome</h1>" + _COUPON, nav="<a href='/contact'>Contact us</a> " + decoys(EN)),
    "/contact": whole(EN, form(EN) + _COUPON),
}  # fmt: skip


class HomeForm(Street):
    """The form stands at the foot of the first page, and the menu's “Contato” only jumps there."""

    tongue = PT


HomeForm.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>" + "<p style='height:700px'>Carros</p>" * 2 + "<section id='contato'>" + form(PT, head="Fale conosco") + "</section>", nav="<a href='#contato'>Contato</a> " + decoys(PT)),
}  # fmt: skip


class InventoryFrame(Street):
    """The list of cars is a frame of another host; the car's page is that host's, too."""

    must: ClassVar = {"car": "r"}


class _ListVendor(Neighbour):
    pages: ClassVar = {
        "/list": "<html lang='en'><body><p><a href='/car/c' target='_top'>2021 Toyota Corolla</a></p><p><a href='/car/r' target='_top'>2023 Toyota RAV4</a></p></body></html>",
        "/car/r": whole(
            EN,
            "<h1>2023 Toyota RAV4</h1>" + form(EN, head="Check availability", more="<input type='hidden' name='car' value='r'>"),
        ),
        "/car/c": whole(
            EN,
            "<h1>2021 Toyota Corolla</h1>"
            + form(EN, head="Check availability", more="<input type='hidden' name='car' value='c'>"),
        ),
        "/lead": thanks(EN),
    }


InventoryFrame.neighbour = _ListVendor
InventoryFrame.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/inventory'>Inventory</a> <a href='/hours'>Hours</a> " + decoys(EN)),
    "/inventory": lambda site, asked: whole(EN, f"<h1>Inventory</h1><iframe src='{site.elsewhere}/list' width='900' height='500'></iframe>", nav="<a href='/inventory'>Inventory</a> <a href='/hours'>Hours</a> " + decoys(EN)),
}  # fmt: skip

MORE: tuple[type[Street], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Street) and kind is not Street
)
