"""Pretend dealer sites whose trap is the way to the form: menus, lists of cars, folded and late forms, other hosts, gates."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from tests.live.sites import Answer, Asked
from tests.live.ways_support import (
    DE,
    EN,
    ES,
    FR,
    IT,
    NL,
    PT,
    Neighbour,
    Street,
    decoys,
    form,
    service_form,
    shopper,
    thanks,
    whole,
)

MISSING: Answer = (404, whole(EN, "<h1>404</h1>"), {})

# ---- menus and links


class HoverMenu(Street):
    """The contact link stands in a menu within a menu that shows on hover."""


HoverMenu.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<style>li ul{display:none} li:hover>ul{display:block}</style><ul><li>Dealership<ul><li>About<ul><li><a href='/p/7'>Get in touch</a></li></ul></li></ul></li><li>Owners<ul><li>" + decoys(EN) + "</li></ul></li></ul>"),
    "/p/7": whole(EN, "<h1>Get in touch</h1>" + form(EN)),
}  # fmt: skip


class Hamburger(Street):
    """The links are made only when the hamburger is pressed, and the second level only when its entry is."""

    tongue = DE


Hamburger.pages = {
    "/": whole(DE, "<h1>Willkommen</h1><p>Seit 1971.</p>", nav="<button class='hamburger' aria-label='Menü öffnen' onclick=\"m.innerHTML='<a href=/werk>Werkstatttermin</a> <button onclick=&quot;n.innerHTML=`<a href=/seite-12>Schreiben Sie uns</a>`&quot;>Unternehmen</button><span id=n></span>'\">☰</button><div id='m'></div>"),
    "/seite-12": whole(DE, "<h1>Schreiben Sie uns</h1>" + form(DE)),
}  # fmt: skip


class FooterOnly(Street):
    """Only the small print below leads to the form."""

    tongue = IT


FooterOnly.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav=decoys(IT), foot="<footer><small><a href='/info/privacy'>Privacy</a> · <a href='/info/scrivi'>Scrivici</a></small></footer>"),
    "/info/scrivi": whole(IT, form(IT, head="Scrivici")),
}  # fmt: skip


class TalkToHuman(Street):
    """A bubble “Talk to a real person” opens a drawer; the contact page has an address only."""


TalkToHuman.pages = {
    "/": whole(EN, "<h1>Welcome</h1><div id='fab' style='position:fixed;right:20px;bottom:20px' class='fab-button' onclick=\"d.style.right='0'\">Talk to a real person</div><div id='d' style='position:fixed;right:-600px;width:420px;top:0;height:100%;background:#fff;overflow:auto'>" + form(EN, head="Talk to our team") + "</div>", nav="<a href='/contact'>Contact</a> " + decoys(EN)),
    "/contact": whole(EN, "<h1>Contact</h1><p>1 Main Street, Albany. Call (518) 555-0199.</p>"),
}  # fmt: skip


class IconLinks(Street):
    """Icons with aria-labels, addresses that tell nothing."""

    tongue = PT


IconLinks.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/p/11' aria-label='Oficina'><svg width=20 height=20></svg></a> <a href='/p/12' aria-label='Fale conosco'><svg width='20' height='20'></svg></a> <a href='/p/13' title='Trabalhe conosco'><i class='ic'></i></a>"),
    "/p/11": whole(PT, service_form(PT)),
    "/p/12": whole(PT, form(PT)),
    "/p/13": whole(PT, form(PT, "/application", "Trabalhe conosco")),
}  # fmt: skip


class PictureLinks(Street):
    """Pictures with alt texts and a map of areas for a menu."""


PictureLinks.pages = {
    "/": whole(EN, "<h1>Welcome</h1><img src='/map.gif' usemap='#m' width='400' height='80' alt='Menu'><map name='m'><area shape='rect' coords='0,0,100,80' href='/a1' alt='Service department'><area shape='rect' coords='100,0,200,80' href='/a2' alt='Email us'></map><p><a href='/jobs'><img src='/j.gif' alt='Careers'></a></p>"),
    "/a1": whole(EN, service_form(EN)),
    "/a2": whole(EN, form(EN)),
}  # fmt: skip


class ScriptLinks(Street):
    """Nothing is a plain link: divs and javascript: addresses."""

    tongue = ES


ScriptLinks.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1>", nav="<script>const ir = (p) => { location.href = '/' + p; }</script><div class='menu-item' onclick=\"ir('taller')\">Taller</div><div class='menu-item' id='c'>Contáctenos</div><a href=\"javascript:ir('empleo')\">Trabaja con nosotros</a><script>c.addEventListener('click', () => ir('s-4'))</script>"),
    "/s-4": whole(ES, "<h1>Contacto</h1>" + form(ES)),
    "/taller": whole(ES, service_form(ES)),
}  # fmt: skip


class BaseHref(Street):
    """Links are relative to a base."""

    tongue = FR


BaseHref.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", head="<base href='/fr/site/'>", nav="<a href='atelier.html'>Atelier</a> <a href='ecrire.html'>Nous écrire</a>"),
    "/fr/site/ecrire.html": whole(FR, form(FR)),
    "/ecrire.html": MISSING[1],
}  # fmt: skip


class FormAsLink(Street):
    """What looks like a link is the button of an empty form."""

    tongue = FR


FormAsLink.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1><form action='/contactez' method='get'><button>Contactez-nous</button></form><form action='/atelier' method='get'><input type='submit' value='Rendez-vous atelier'></form>"),
    "/contactez": whole(FR, form(FR)),
    "/atelier": whole(FR, service_form(FR)),
}  # fmt: skip


class SelectMenu(Street):
    """The menu is a select that goes where it is set to."""

    tongue = IT


SelectMenu.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav="<select aria-label='Menu' onchange='if (this.value) location = this.value'><option value=''>Menu</option><option value='/officina'>Officina</option><option value='/dove-e-come'>Contattaci</option></select>"),
    "/officina": whole(IT, service_form(IT)),
    "/dove-e-come": whole(IT, form(IT)),
}  # fmt: skip


class Frameset(Street):
    """An old site of frames: the menu is one, the page another."""


Frameset.pages = {
    "/": "<html><head><title>Harbor View Motors</title></head><frameset cols='200,*'><frame name='menu' src='/menu.html'><frame name='page' src='/start.html'></frameset></html>",
    "/menu.html": "<html><body><a href='/start.html' target='page'>Home</a><br><a href='/service.html' target='page'>Service</a><br><a href='/mail.html' target='page'>Contact us</a></body></html>",
    "/start.html": "<html><body><h1>Welcome</h1></body></html>",
    "/service.html": whole(EN, service_form(EN)),
    "/mail.html": "<html><body>" + form(EN) + "</body></html>",
}  # fmt: skip


class SitemapOnly(Street):
    """The home page leads nowhere; robots.txt names a sitemap, the sitemap the page."""


SitemapOnly.pages = {
    "/": whole(EN, "<h1>Welcome</h1><p>Visit our showroom in Albany.</p>"),
    "/robots.txt": lambda site, asked: (200, f"User-agent: *\nDisallow: /admin\nSitemap: http://{asked.headers['Host']}/maps/all.xml\n", {"Content-Type": "text/plain"}),
    "/maps/all.xml": lambda site, asked: (200, "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "".join(f"<url><loc>http://{asked.headers['Host']}{path}</loc></url>" for path in ("/", "/en/careers", "/en/service-desk", "/en/talk-to-us")) + "</urlset>", {"Content-Type": "application/xml"}),
    "/en/talk-to-us": whole(EN, form(EN)),
    "/en/careers": whole(EN, form(EN, "/application", "Apply now")),
}  # fmt: skip


class SoftMissing(Street):
    """No link leads on, every unknown address answers 200 with “not found”, one usual address is real."""

    def answer(self, asked: Asked) -> Answer:
        told = super().answer(asked)
        return (
            (200, whole(EN, f"<h1>Sorry, {asked.path} was not found</h1><p>The page has moved.</p>"), {})
            if told[0] == 404
            else told
        )


SoftMissing.pages = {
    "/": whole(EN, "<h1>Welcome</h1><canvas></canvas>"),
    "/contactus.aspx": whole(EN, form(EN)),
}  # fmt: skip


# ---- inventory


def _cars(t: Any, cars: dict[str, str], how: str = "link") -> str:
    cards = "".join(
        f"<article><h3>{name}</h3><p>€ 17.900</p><a href='{path}'>{t}</a></article>" if how == "link" else f"<article><a href='{path}'><img src='/i.jpg' alt='{name}' width='200' height='100'></a><p>€ 17.900</p></article>"
        for path, name in cars.items()
    )  # fmt: skip
    return f"<h1>Stock</h1>{cards}"


class PictureCards(Street):
    """Cars are pictures with alt texts; the only form is on the car's page behind “Me interesa”."""

    tongue = ES
    must: ClassVar = {"ref": "11"}


PictureCards.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1>", nav="<a href='/vo'>Vehículos de ocasión</a> " + decoys(ES)),
    "/vo": whole(ES, _cars("", {"/vo/9": "Seat Ibiza 2021", "/vo/10": "Seat León 2019", "/vo/11": "Seat León 2021", "/vo/12": "Seat Ateca 2021"}, "pictures")),
    "/vo/9": whole(ES, "<h1>Seat Ibiza 2021</h1>" + form(ES, more="<input type='hidden' name='ref' value='9'>")),
    "/vo/10": whole(ES, "<h1>Seat León 2019</h1>" + form(ES, more="<input type='hidden' name='ref' value='10'>")),
    "/vo/11": whole(ES, "<h1>Seat León 2021</h1><p>17.900 €</p><button onclick=\"f.classList.remove('off')\">Me interesa</button><div id='f' class='off'>" + form(ES, head="Me interesa este coche", more="<input type='hidden' name='ref' value='11'>", send="Solicitar información") + "</div>"),
}  # fmt: skip


class ByStock(Street):
    """Six cars of one year and model on two pages; the stock number tells which."""

    must: ClassVar = {"stock": "T1182"}
    shop: ClassVar = shopper(EN, vehicle={"year": 2023, "make": "Toyota", "model": "RAV4", "condition": "used", "stock": "T1182"})


def _rav(stock: str) -> str:
    return whole(
        EN,
        f"<h1>2023 Toyota RAV4</h1><p>Stock # {stock} · $29,400</p>"
        + form(
            EN, head="Check availability", more=f"<input type='hidden' name='stock' value='{stock}'>", send="Check availability"
        ),
    )


ByStock.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/used'>Used cars</a> " + decoys(EN)),
    "/used": lambda site, asked: whole(EN, "<h1>Used cars</h1>" + "".join(f"<div class='card'><h3>2023 Toyota RAV4</h3><p>Stock # {s} <a href='/car/{n}'>View details</a></p></div>" for n, s in ([("1", "T1101"), ("2", "T1140"), ("3", "T1155")] if asked.query.get("page") != "2" else [("4", "T1171"), ("5", "T1182"), ("6", "T1190")])) + "<p><a href='/used?page=1'>1</a> <a href='/used?page=2'>2</a> <a href='/used?page=2' rel='next'>Next</a></p>"),
    **{f"/car/{n}": _rav(s) for n, s in enumerate(("T1101", "T1140", "T1155", "T1171", "T1182", "T1190"), 1)},
}  # fmt: skip


class ByModel(Street):
    """Make, then model, then the car: three lists deep."""

    tongue = NL
    must: ClassVar = {"car": "niro-21"}


ByModel.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/aanbod'>Ons aanbod</a> " + decoys(NL)),
    "/aanbod": whole(NL, "<h1>Ons aanbod</h1><ul><li><a href='/aanbod/hyundai'>Hyundai (4)</a></li><li><a href='/aanbod/kia'>Kia (3)</a></li></ul>"),
    "/aanbod/kia": whole(NL, "<h1>Kia</h1><ul><li><a href='/aanbod/kia/picanto'>Picanto (1)</a></li><li><a href='/aanbod/kia/niro'>Niro (2)</a></li></ul>"),
    "/aanbod/kia/niro": whole(NL, "<h1>Kia Niro</h1><ul><li><a href='/auto/niro-19'>Kia Niro 1.6 2019</a></li><li><a href='/auto/niro-21'>Kia Niro 1.6 2021</a></li></ul>"),
    "/auto/niro-19": whole(NL, "<h1>Kia Niro 2019</h1>" + form(NL, more="<input type='hidden' name='car' value='niro-19'>")),
    "/auto/niro-21": whole(NL, "<h1>Kia Niro 2021</h1><p>€ 17.900</p>" + form(NL, head="Interesse in deze auto?", more="<input type='hidden' name='car' value='niro-21'>", send="Vraag informatie aan")),
}  # fmt: skip


class LoadMore(Street):
    """The car comes into the list only with “Mehr anzeigen”."""

    tongue = DE
    must: ClassVar = {"car": "golf"}


LoadMore.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/fahrzeuge'>Gebrauchtwagen</a> " + decoys(DE)),
    "/fahrzeuge": whole(DE, "<h1>Gebrauchtwagen</h1><div id='l'><p><a href='/f/1'>Opel Corsa 2020</a></p><p><a href='/f/2'>Ford Focus 2021</a></p></div><button onclick=\"l.insertAdjacentHTML('beforeend', '<p><a href=/f/3>Volkswagen Golf Life 2022</a></p>')\">Mehr anzeigen</button>"),
    "/f/1": whole(DE, "<h1>Opel Corsa 2020</h1>" + form(DE, more="<input type='hidden' name='car' value='corsa'>")),
    "/f/2": whole(DE, "<h1>Ford Focus 2021</h1>" + form(DE, more="<input type='hidden' name='car' value='focus'>")),
    "/f/3": whole(DE, "<h1>Volkswagen Golf Life 2022</h1>" + form(DE, head="Fahrzeuganfrage", more="<input type='hidden' name='car' value='golf'>", send="Anfrage senden")),
}  # fmt: skip


class UnlockPrice(Street):
    """“Unlock your price” opens a dialog whose form comes in a frame from another host; that frame has the lead."""


class _UnlockVendor(Neighbour):
    pages: ClassVar = {
        "/widget": "<html lang='en'><body>" + form(EN, head="Unlock your price", send="Show me the price") + "</body></html>",
        "/lead": thanks(EN),
    }


UnlockPrice.neighbour = _UnlockVendor
UnlockPrice.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/used'>Pre-owned</a> " + decoys(EN)),
    "/used": whole(EN, _cars("View", {"/v/1": "2021 Toyota Corolla", "/v/2": "2023 Toyota RAV4"})),
    "/v/2": lambda site, asked: whole(EN, f"<h1>2023 Toyota RAV4</h1><p>MSRP $29,400</p><a href='#' role='button' class='cta' onclick=\"document.body.insertAdjacentHTML('beforeend', '<div role=dialog aria-modal=true class=modal style=&quot;position:fixed;inset:40px;background:#fff&quot;><button aria-label=Close>×</button><iframe width=800 height=600 src=&quot;{site.elsewhere}/widget&quot;></iframe></div>'); return false\">Unlock your price</a>"),
}  # fmt: skip


class WishGone(Street):
    """The wished car is not in stock any more; other cars have forms of their own. The contact form is right."""

    tongue = PT


WishGone.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/seminovos'>Seminovos</a> <a href='/contato'>Contato</a> " + decoys(PT)),
    "/seminovos": whole(PT, "<h1>Seminovos</h1>" + "".join(f"<p><a href='/carro/{n}'>{name}</a></p>" for n, name in enumerate(("Fiat Argo 2021", "VW Polo 2020", "Chevrolet Onix 2022", "Jeep Renegade 2021")))),
    **{f"/carro/{n}": whole(PT, f"<h1>{name}</h1>" + form(PT, "/outro", "Tenho interesse", send="Tenho interesse")) for n, name in enumerate(("Fiat Argo 2021", "VW Polo 2020", "Chevrolet Onix 2022", "Jeep Renegade 2021"))},
    "/contato": whole(PT, form(PT, head="Contato")),
}  # fmt: skip


class AskTabs(Street):
    """On the car's page tabs hold a credit application, a print box and “Ask a question”."""

    must: ClassVar = {"vin": "X1"}


AskTabs.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/inventory'>Inventory</a> " + decoys(EN)),
    "/inventory": whole(EN, _cars("Details", {"/i/7": "2023 Toyota RAV4 XLE", "/i/8": "2022 Toyota Camry"})),
    "/i/7": whole(EN, "<h1>2023 Toyota RAV4 XLE</h1><div role='tablist'><button role='tab' aria-selected='true' onclick='t(0)'>Apply for credit</button><button role='tab' onclick='t(1)'>Ask a question</button></div><div class='pane'>" + form(EN, "/credit", "Credit application", "<label>Social security number * <input name='ssn' required></label>", "Apply") + "</div><div class='pane off'>" + form(EN, more="<input type='hidden' name='vin' value='X1'>", send="Ask") + "</div><script>const t = (n) => document.querySelectorAll('.pane').forEach((p, i) => p.classList.toggle('off', i !== n))</script>"),
}  # fmt: skip

# ---- folded and late


class Accordion(Street):
    """A heading unfolds the form."""

    tongue = FR


Accordion.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact-acces'>Contact et accès</a> " + decoys(FR)),
    "/contact-acces": whole(FR, "<h1>Contact et accès</h1><div class='acc'><h3 class='acc-head'>Horaires</h3><div class='off'>9h-19h</div></div><div class='acc'><h3 class='acc-head'>Écrivez-nous</h3><div class='off'>" + form(FR) + "</div></div><div class='acc'><h3 class='acc-head'>Rendez-vous atelier</h3><div class='off'>" + service_form(FR) + "</div></div><script>document.querySelectorAll('h3').forEach((h) => h.addEventListener('click', () => h.nextElementSibling.classList.toggle('off')))</script>"),
}  # fmt: skip


class Details(Street):
    """The form is folded in a details element."""

    tongue = PT


Details.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/loja'>A loja</a> <a href='/atendimento'>Atendimento</a> " + decoys(PT)),
    "/atendimento": whole(PT, "<h1>Atendimento</h1><details><summary>Telefones</summary>11 3000-1234</details><details><summary>Envie uma mensagem</summary>" + form(PT) + "</details>"),
    "/loja": whole(PT, "<h1>A loja</h1>"),
}  # fmt: skip


class Tabs(Street):
    """The third tab holds the form, made when it is pressed."""

    tongue = DE


Tabs.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><ul class='tabs'><li role='tab' class='tab'>Anfahrt</li><li role='tab' class='tab'>Öffnungszeiten</li><li role='tab' class='tab'>Nachricht schreiben</li></ul><div id='p'>Seestraße 1</div><script>const f = " + json.dumps(form(DE)) + "; document.querySelectorAll('.tab').forEach((t, i) => t.onclick = () => { p.innerHTML = i === 2 ? f : 'Mo-Fr 9-18' })</script>"),
}  # fmt: skip


class OnScroll(Street):
    """The form is loaded when the foot of a long page comes into view."""


OnScroll.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/reach-us'>Reach us</a> " + decoys(EN)),
    "/reach-us": whole(EN, "<h1>Reach us</h1>" + "<p style='height:900px'>Our story</p>" * 4 + "<div id='z' style='min-height:20px'></div><script>new IntersectionObserver((e, o) => { if (e[0].isIntersecting) { o.disconnect(); fetch('/part').then((r) => r.text()).then((h) => setTimeout(() => { z.innerHTML = h }, 600)) } }).observe(z)</script>"),
    "/part": form(EN),
}  # fmt: skip


class Late(Street):
    """The form comes nine seconds after the page."""

    tongue = ES


Late.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1>", nav="<a href='/contacto'>Contacto</a> " + decoys(ES)),
    "/contacto": whole(ES, "<h1>Contacto</h1><div id='z'><div class='spinner'>…</div></div><script>setTimeout(() => { z.innerHTML = " + json.dumps(form(ES)) + " }, 9000)</script>"),
}  # fmt: skip


class VeryLate(Street):
    """The form comes seventeen seconds after the page."""


VeryLate.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact-us'>Contact us</a> " + decoys(EN)),
    "/contact-us": whole(EN, "<h1>Contact us</h1><p>Fill in the form below.</p><div id='z'>Loading form…</div><script>setTimeout(() => { z.innerHTML = " + json.dumps(form(EN)) + " }, 17000)</script>"),
}  # fmt: skip


class TwoClicks(Street):
    """The outside form is shown only after a press on “Inhalt laden”."""

    tongue = DE


class _FormVendor(Neighbour):
    pages: ClassVar = {"/f": "<html lang='de'><body>" + form(DE) + "</body></html>", "/lead": thanks(DE)}


TwoClicks.neighbour = _FormVendor
TwoClicks.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": lambda site, asked: whole(DE, f"<h1>Kontakt</h1><div id='b'><p>Hier wird ein Formular eines externen Anbieters eingebunden.</p><button type='button' onclick=\"b.innerHTML='<iframe width=700 height=600 src=&quot;{site.elsewhere}/f&quot;></iframe>'\">Inhalt laden</button></div>"),
}  # fmt: skip


# ---- windows, frames, shadows, pages of script


class BlankTab(Street):
    """The contact page opens in a tab of its own by script."""

    tongue = IT


BlankTab.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav="<button type='button' onclick=\"window.open('/modulo?x=1', '_blank')\">Contattaci</button> " + decoys(IT)),
    "/modulo": whole(IT, form(IT)),
}  # fmt: skip


class OtherHost(Street):
    """The contact page holds a frame of another host, and that one another."""

    tongue = FR


class _FrameVendor(Neighbour):
    pages: ClassVar = {
        "/outer": "<html lang='fr'><body style='margin:0'><iframe src='/inner' width='680' height='600' style='border:0'></iframe></body></html>",
        "/inner": "<html lang='fr'><body>" + form(FR) + "</body></html>",
        "/lead": thanks(FR),
    }


OtherHost.neighbour = _FrameVendor
OtherHost.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact'>Nous contacter</a> " + decoys(FR)),
    "/contact": lambda site, asked: whole(FR, f"<h1>Nous contacter</h1><iframe src='{site.elsewhere}/outer' width='720' height='640'></iframe>"),
}  # fmt: skip


class Shadows(Street):
    """Button and form live three open shadow roots deep."""

    tongue = NL


Shadows.pages = {
    "/": whole(NL, "<h1>Welkom</h1><x-shell></x-shell><script>const f = " + json.dumps(form(NL)) + "; class Shell extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = '<x-mid></x-mid>' } } class Mid extends HTMLElement { connectedCallback() { const r = this.attachShadow({mode:'open'}); r.innerHTML = '<button>Neem contact op</button><x-form></x-form>'; r.querySelector('button').addEventListener('click', () => r.querySelector('x-form').show()) } } class Form extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}) } show() { this.shadowRoot.innerHTML = f } } customElements.define('x-form', Form); customElements.define('x-mid', Mid); customElements.define('x-shell', Shell)</script>", nav=decoys(NL)),
}  # fmt: skip


class NoForm(Street):
    """No form element: boxes in divs, opened by a div, sent by fetch."""

    tongue = PT


NoForm.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1><div class='cta' style='cursor:pointer' onclick=\"b.classList.remove('off')\">Fale com um consultor</div><div id='b' class='off contact-box'><h2>Fale com um consultor</h2><label for='n'>Nome completo</label><input id='n'><label for='e'>E-mail</label><input id='e' type='email'><label for='t'>Telefone</label><input id='t'><label for='m'>Mensagem</label><textarea id='m'></textarea><div role='button' tabindex='0' class='btn' id='go'>Enviar</div></div><script>go.onclick = async () => { const r = await fetch('/lead', {method:'POST', body: new URLSearchParams({a3: e.value, a5: m.value})}); if (r.ok) b.innerHTML = '<p>Obrigado! Sua mensagem foi enviada.</p>' }</script>", nav=decoys(PT)),
}  # fmt: skip


class History(Street):
    """Views change by the history API; nothing is a link, the server knows one page."""


_HISTORY = (
    "<!doctype html><html lang='en'><title>Harbor View Motors</title><body><div id='app'></div><script>const F = "
    + json.dumps(form(EN))
    + "; const nav = `<div role='link' tabindex='0' class='nav-item' data-to='/home'>Home</div><div role='link' tabindex='0' class='nav-item' data-to='/svc'>Service</div><div role='link' tabindex='0' class='nav-item' data-to='/hello'>Get in touch</div>`; const V = {'/svc': '<h1>Service</h1>', '/hello': '<h1>Get in touch</h1>' + F}; const show = () => { app.innerHTML = nav + (V[location.pathname] || '<h1>Welcome</h1>') }; document.addEventListener('click', (e) => { const to = e.target.dataset && e.target.dataset.to; if (to) { history.pushState({}, '', to); setTimeout(show, 300) } }); setTimeout(show, 500)</script></body></html>"
)
History.pages = {"/": _HISTORY, "/hello": _HISTORY, "/svc": _HISTORY, "/home": _HISTORY}  # fmt: skip


class Hash(Street):
    """List and car are routes in the fragment."""

    tongue = IT
    must: ClassVar = {"car": "33"}


Hash.pages = {
    "/": "<!doctype html><html lang='it'><title>Autolago</title><body><div id='app'></div><script>const F = (n) => " + json.dumps(form(IT, head="Richiedi informazioni", more="<input type='hidden' name='car' value='NN'>", send="Richiedi informazioni")) + ".replace('NN', n); const show = () => { const h = location.hash; app.innerHTML = `<nav><a href='#/usato'>Usato</a> <a href='#/officina'>Officina</a></nav>` + (h === '#/usato' ? `<h1>Usato</h1><a href='#/auto/32'>Fiat Tipo 2020</a><br><a href='#/auto/33'>Fiat Panda 2020</a>` : h.startsWith('#/auto/') ? `<h1>${h.endsWith('33') ? 'Fiat Panda 2020' : 'Fiat Tipo 2020'}</h1>` + F(h.slice(-2)) : '<h1>Benvenuti</h1>') }; addEventListener('hashchange', show); setTimeout(show, 300)</script></body></html>",
}  # fmt: skip


# ---- other hosts, gates, choosers


class Refresh(Street):
    """The first page only refreshes to the real one."""

    tongue = DE


Refresh.pages = {
    "/": "<html><head><meta http-equiv='refresh' content='1; url=/de/start.html'></head><body></body></html>",
    "/de/start.html": whole(DE, "<h1>Willkommen</h1>", nav="<a href='kontaktaufnahme.html'>Kontakt aufnehmen</a> " + decoys(DE)),
    "/de/kontaktaufnahme.html": whole(DE, form(DE)),
}  # fmt: skip


class WithWww(Street):
    """The bare name sends on to www; links name the www host in full."""

    host = "harbor.localhost"


WithWww.pages = {
    "/": lambda site, asked: whole(EN, "<h1>Welcome</h1>", nav=f"<a href='http://{asked.headers['Host']}/say-hello'>Say hello</a> " + decoys(EN)) if asked.headers["Host"].startswith("www.") else (301, "", {"Location": f"http://www.{asked.headers['Host']}/"}),
    "/say-hello": whole(EN, form(EN)),
}  # fmt: skip


class Moved(Street):
    """The old address sends on to another host and port; its own robots.txt holds there."""

    tongue = NL


class _NewHouse(Neighbour):
    pages: ClassVar = {
        "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/c'>Contact</a> " + decoys(NL)),
        "/c": whole(NL, form(NL)),
        "/lead": thanks(NL),
    }


Moved.neighbour = _NewHouse
Moved.pages = {"/": lambda site, asked: (301, "", {"Location": f"{site.elsewhere}/"})}


class Splash(Street):
    """Belgium: the first page asks for the language only."""

    tongue = NL
    shop: ClassVar = shopper(NL, dealer={"country": "BE"})


Splash.pages = {
    "/": "<html><title>De Haven</title><body><h1>De Haven</h1><a href='/fr'>FR</a> <a href='/nl'>NL</a> <a href='/de'>DE</a></body></html>",
    "/nl": whole(NL, "<h1>Welkom</h1>", nav="<a href='/nl/contact'>Contact</a> " + decoys(NL)),
    "/nl/contact": whole(NL, form(NL)),
    "/fr": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/fr/contact'>Contact</a>"),
    "/fr/contact": whole(FR, form(FR, "/lead-fr")),
}  # fmt: skip


class CountryGate(Street):
    """A layer asks for the country and cannot be closed."""


CountryGate.pages = {
    "/": whole(EN, "<h1>Harbor Motors worldwide</h1><div role='dialog' aria-modal='true' class='modal' style='position:fixed;inset:0;background:#fff;z-index:9'><h2>Select your country</h2><ul><li><button onclick=\"location='/ca'\">Canada</button></li><li><button onclick=\"location='/mx'\">México</button></li><li><button onclick=\"location='/us'\">United States</button></li></ul></div>"),
    "/us": whole(EN, "<h1>Welcome</h1>", nav="<a href='/us/contact'>Contact us</a> " + decoys(EN)),
    "/us/contact": whole(EN, form(EN)),
    "/ca": whole(EN, "<h1>Welcome</h1>", nav="<a href='/ca/contact'>Contact us</a>"),
    "/ca/contact": whole(EN, form(EN, "/lead-ca")),
}  # fmt: skip


class EnterSite(Street):
    """A picture and “Entrar”."""

    tongue = PT


EnterSite.pages = {
    "/": "<html><title>Auto Porto</title><body style='text-align:center'><h1>Auto Porto</h1><div class='enter-btn' style='cursor:pointer' onclick=\"location='/inicio'\">ENTRAR</div></body></html>",
    "/inicio": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/fale'>Fale conosco</a> " + decoys(PT)),
    "/fale": whole(PT, form(PT)),
}  # fmt: skip


class GroupCards(Street):
    """A group's page with four stores; each has a contact page. Only the asked store's form is right."""

    right = "/albany/lead"
    shop: ClassVar = shopper(EN, dealer={"name": "Harbor View Toyota of Albany", "city": "Albany", "zip": "12205"})


GroupCards.pages = {
    "/": whole(EN, "<h1>Harbor View Auto Group</h1>" + "".join(f"<div class='store'><h3>Harbor View {brand}</h3><p>{city}, NY</p><a href='/{city.lower()}'>Visit store</a></div>" for city, brand in (("Syracuse", "Ford"), ("Albany", "Toyota"), ("Buffalo", "Toyota"), ("Utica", "Honda"))), nav="<a href='/group-contact'>Contact the group</a> " + decoys(EN)),
    "/group-contact": whole(EN, form(EN, "/group-lead")),
    **{f"/{c}": whole(EN, f"<h1>{c.title()} store</h1>", nav=f"<a href='/{c}/contact'>Contact us</a>") for c in ("syracuse", "albany", "buffalo", "utica")},
    **{f"/{c}/contact": whole(EN, form(EN, f"/{c}/lead")) for c in ("syracuse", "albany", "buffalo", "utica")},
    "/albany/lead": thanks(EN),
}  # fmt: skip


class GroupZip(Street):
    """The group asks for the postal code before it shows a store."""

    tongue = DE
    right = "/berlin/lead"
    shop: ClassVar = shopper(DE, dealer={"name": "Autohaus Seeblick Berlin", "city": "Berlin", "zip": "10115"})


GroupZip.pages = {
    "/": whole(DE, "<h1>Autohaus Seeblick Gruppe</h1><form action='/filialsuche' method='get'><h2>Finden Sie Ihren Standort</h2><label>Postleitzahl <input name='plz'></label><button>Standort suchen</button></form>", nav=decoys(DE)),
    "/filialsuche": lambda site, asked: whole(DE, "<h1>Ihr Standort</h1>" + ("<p><a href='/berlin'>Autohaus Seeblick Berlin</a></p><p><a href='/potsdam'>Autohaus Seeblick Potsdam</a></p>" if asked.query.get("plz") == "10115" else "<p>Kein Standort gefunden</p>")),
    **{f"/{c}": whole(DE, f"<h1>{c.title()}</h1>", nav=f"<a href='/{c}/kontakt'>Kontakt</a>") for c in ("berlin", "potsdam")},
    **{f"/{c}/kontakt": whole(DE, form(DE, f"/{c}/lead")) for c in ("berlin", "potsdam")},
    "/berlin/lead": thanks(DE),
}  # fmt: skip


class GroupSelect(Street):
    """The store is chosen in a select and confirmed with a button."""

    tongue = FR
    right = "/lyon/lead"
    shop: ClassVar = shopper(FR, dealer={"name": "Garage du Lac Lyon", "city": "Lyon", "zip": "69003"})


GroupSelect.pages = {
    "/": whole(FR, "<h1>Groupe du Lac</h1><label>Choisissez votre concession <select id='s'><option value=''>—</option><option value='annecy'>Annecy</option><option value='lyon'>Lyon</option><option value='nice'>Nice</option></select></label><button type='button' onclick=\"if (s.value) location = '/' + s.value\">Valider</button>", nav=decoys(FR)),
    **{f"/{c}": whole(FR, f"<h1>{c.title()}</h1>", nav=f"<a href='/{c}/contact'>Nous contacter</a>") for c in ("lyon", "annecy", "nice")},
    **{f"/{c}/contact": whole(FR, form(FR, f"/{c}/lead")) for c in ("lyon", "annecy", "nice")},
    "/lyon/lead": thanks(FR),
}  # fmt: skip


class GroupHost(Street):
    """Stores by region, by town, then on a host of their own."""

    tongue = ES
    shop: ClassVar = shopper(ES, dealer={"name": "Autos del Puerto Valencia", "city": "Valencia", "zip": "46001"})


class _StoreHost(Neighbour):
    pages: ClassVar = {
        "/": whole(ES, "<h1>Valencia</h1>", nav="<a href='/escribenos'>Escríbenos</a> " + decoys(ES)),
        "/escribenos": whole(ES, form(ES)),
        "/lead": thanks(ES),
    }


GroupHost.neighbour = _StoreHost
GroupHost.pages = {
    "/": whole(ES, "<h1>Grupo del Puerto</h1>", nav="<a href='/red'>Nuestras sedes</a> " + decoys(ES)),
    "/red": whole(ES, "<h1>Nuestras sedes</h1><a href='/red/madrid'>Madrid</a> <a href='/red/cv'>Comunidad Valenciana</a>"),
    "/red/madrid": whole(ES, "<h1>Madrid</h1>" + form(ES, "/lead-madrid")),
    "/red/cv": lambda site, asked: whole(ES, f"<h1>Comunidad Valenciana</h1><p>Alicante <a href='/red/alicante'>Entrar</a></p><p>Valencia <a href='{site.elsewhere}/'>Entrar</a></p>"),
    "/red/alicante": whole(ES, "<h1>Alicante</h1>" + form(ES, "/lead-alicante")),
}  # fmt: skip

# ---- decoys, wishes, refusals


class MailOnly(Street):
    """Mail and telephone are all there is."""

    tongue = DE
    outcome = "no_form"


MailOnly.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> <a href='/team'>Team</a> <a href='/anfahrt'>Anfahrt</a> <a href='/impressum'>Impressum</a> " + decoys(DE)),
    "/kontakt": whole(DE, "<h1>Kontakt</h1><p><a href='tel:+493012345'>030 12345</a> <a href='mailto:info@seeblick.example'>info@seeblick.example</a></p>"),
    "/team": whole(DE, "<h1>Team</h1>"),
    "/anfahrt": whole(DE, "<h1>Anfahrt</h1>"),
    "/impressum": whole(DE, "<h1>Impressum</h1>"),
}  # fmt: skip


class WhatsappOnly(Street):
    """WhatsApp and telephone are all there is; the button speaks like a contact button."""

    tongue = ES
    outcome = "no_form"


WhatsappOnly.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1><a href='https://wa.me/34910000123'>Contáctenos por WhatsApp</a> <a href='tel:+34910000123'>Llámenos</a>", nav="<a href='/coches'>Coches</a>"),
    "/coches": whole(ES, "<h1>Coches</h1><p>Seat León 2021, 17.900 €</p><a href='https://wa.me/34910000123?text=Le%C3%B3n'>Me interesa</a>"),
}  # fmt: skip


class DecoysOnly(Street):
    """Forms for everything but a lead: chat, careers as “Contact HR”, parts, service, bank, login, quote for insurance."""

    outcome = "no_form"


DecoysOnly.pages = {
    "/": whole(EN, "<h1>Welcome</h1><div class='chat-widget' style='position:fixed;right:9px;bottom:9px;background:#fff'><form action='/chat' method='post'><h4>Live chat</h4><input name='cn' placeholder='Name'><input name='ce' placeholder='Email'><textarea name='cm' placeholder='Type your message'></textarea><button>Start chat</button></form></div>", nav="<a href='/login'>Log in</a> <a href='/insurance'>Get an insurance quote</a> <a href='/hr'>Contact HR</a> " + decoys(EN)),
    "/login": whole(EN, "<form action='/session' method='post'><label>Email <input name='u'></label><label>Password <input type='password' name='p'></label><button>Log in</button></form>"),
    "/insurance": whole(EN, form(EN, "/insure", "Insurance quote", send="Get my insurance quote")),
    "/hr": whole(EN, form(EN, "/application", "Job application", "<label>Position <input name='pos'></label><label>Résumé * <input type='file' name='cv' required></label>", "Apply now")),
}  # fmt: skip


class ChatBubble(Street):
    """A chat that asks name, mail and message on every page; the real form is on the contact page."""

    tongue = NL


_CHAT = "<div id='livechat' class='chat-launcher' style='position:fixed;right:9px;bottom:9px;background:#fff;z-index:50;width:300px'><form action='/chat' method='post'><h4>Chat met ons</h4><input name='cn' placeholder='Naam'><input name='ce' placeholder='E-mail' type='email'><textarea name='cm' placeholder='Typ uw bericht'></textarea><button>Start chat</button></form></div>"
ChatBubble.pages = {
    "/": whole(NL, "<h1>Welkom</h1>" + _CHAT, nav="<a href='/contact'>Contact</a> " + decoys(NL)),
    "/contact": whole(NL, "<h1>Contact</h1>" + form(NL) + _CHAT),
}  # fmt: skip


class ServiceFirst(Street):
    """The contact page has the workshop's form first, the sales form second, the parts form third."""

    tongue = FR


ServiceFirst.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/contact'>Contact</a> " + decoys(FR)),
    "/contact": whole(FR, service_form(FR) + form(FR, head="Contacter le service commercial") + form(FR, "/parts-order", "Commander des pièces", send="Commander")),
}  # fmt: skip


class DriveWish(Street):
    """The scenario wants a test drive; contact, workshop and trade-in stand beside it."""

    tongue = IT
    right = "/drive"
    shop: ClassVar = shopper(IT, intent="test_drive")


DriveWish.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav="<a href='/contatti'>Contatti</a> <a href='/permuta'>Valuta la tua auto</a> <a href='/prova'>Prova su strada</a> " + decoys(IT)),
    "/contatti": whole(IT, form(IT)),
    "/permuta": whole(IT, form(IT, "/tradein", "Valuta la tua auto", "<label>Chilometri <input name='km'></label>", "Valuta")),
    "/prova": whole(IT, form(IT, "/drive", "Prenota una prova su strada", send="Prenota la prova")),
    "/drive": thanks(IT),
}  # fmt: skip


class TradeWish(Street):
    """The scenario offers a car in trade; the valuation form is right."""

    tongue = EN
    right = "/tradein"
    must: ClassVar = {"tm": "Civic", "tk": "61"}
    shop: ClassVar = shopper(EN, intent="trade_in", trade_in={"year": 2017, "make": "Honda", "model": "Civic", "mileage": 61000})


TradeWish.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact'>Contact us</a> <a href='/sell'>What's your car worth?</a> " + decoys(EN)),
    "/contact": whole(EN, form(EN)),
    "/sell": whole(EN, form(EN, "/tradein", "Value your trade", "<label>Year <input name='ty'></label><label>Make <input name='tb'></label><label>Model <input name='tm'></label><label>Mileage <input name='tk'></label>", "Get my trade-in value")),
    "/tradein": thanks(EN),
}  # fmt: skip


class CaptchaOnBest(Street):
    """The car's own form has a captcha; the contact form has none."""


CaptchaOnBest.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/used'>Used cars</a> <a href='/contact'>Contact us</a> " + decoys(EN)),
    "/used": whole(EN, _cars("View", {"/v/2": "2023 Toyota RAV4"})),
    "/v/2": whole(EN, "<h1>2023 Toyota RAV4</h1>" + form(EN, "/guarded", "Check availability", "<div class='g-recaptcha' data-sitekey='x' style='width:300px;height:70px'></div>", "Check availability")),
    "/contact": whole(EN, form(EN)),
}  # fmt: skip


class CaptchaEverywhere(Street):
    """Every form has a captcha."""

    tongue = PT
    outcome = "captcha"


CaptchaEverywhere.pages = {
    "/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='/contato'>Contato</a> <a href='/drive'>Test drive</a> " + decoys(PT)),
    "/contato": whole(PT, form(PT, more="<div class='h-captcha' data-sitekey='x' style='width:300px;height:70px'></div>")),
    "/drive": whole(PT, form(PT, head="Agendar test drive", more="<div class='h-captcha' data-sitekey='x' style='width:300px;height:70px'></div>")),
}  # fmt: skip


class LicenceOnBest(Street):
    """The test-drive form insists on a driving licence number; the contact form does not."""

    tongue = DE
    shop: ClassVar = shopper(DE, intent="test_drive")


LicenceOnBest.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/probefahrt'>Probefahrt</a> <a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/probefahrt": whole(DE, form(DE, "/drive", "Probefahrt vereinbaren", "<label>Führerscheinnummer * <input name='fs' required></label>", "Probefahrt anfragen")),
    "/kontakt": whole(DE, form(DE)),
}  # fmt: skip


class RobotsOtherWay(Street):
    """robots.txt keeps visitors from the contact page; the car's page is open to them."""

    must: ClassVar = {"car": "rav4"}


RobotsOtherWay.pages = {
    "/robots.txt": lambda site, asked: (200, "User-agent: *\nDisallow: /contact\nDisallow: /money\n", {"Content-Type": "text/plain"}),
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact'>Contact us</a> <a href='/used'>Used cars</a> " + decoys(EN)),
    "/contact": whole(EN, form(EN, "/forbidden")),
    "/used": whole(EN, _cars("View", {"/v/2": "2023 Toyota RAV4"})),
    "/v/2": whole(EN, "<h1>2023 Toyota RAV4</h1>" + form(EN, head="Check availability", more="<input type='hidden' name='car' value='rav4'>")),
}  # fmt: skip


class RobotsByPress(Street):
    """A button goes to a page robots.txt keeps visitors from."""

    outcome = "blocked"


RobotsByPress.pages = {
    "/robots.txt": lambda site, asked: (200, "User-agent: *\nDisallow: /write\n", {"Content-Type": "text/plain"}),
    "/": whole(EN, "<h1>Welcome</h1><button type='button' onclick=\"location='/write'\">Contact us</button>"),
    "/write": whole(EN, form(EN)),
}  # fmt: skip


class RobotsDown(Street):
    """robots.txt answers 503: nobody knows what the owner wants, and the standard says to stay away."""

    outcome = "blocked"


RobotsDown.pages = {
    "/robots.txt": lambda site, asked: (503, "down", {"Content-Type": "text/plain"}),
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact'>Contact us</a>"),
    "/contact": whole(EN, form(EN)),
}  # fmt: skip

WAYS: tuple[type[Street], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Street) and kind is not Street
)
