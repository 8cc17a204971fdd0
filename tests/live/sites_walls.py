"""Pretend dealer sites with walls: cookie managers, pop-ups, what lies over the button, walls against robots, dead addresses."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.builders import a_persona
from tests.live.sites import CONTACT, Answer, Asked, German, Page, Site, page
from tests.live.sites_more import French

_GONE = "localStorage.ck=1;this.closest('[data-ck]').remove()"
_ONCE = "<script>if(localStorage.ck)document.querySelectorAll('[data-ck]').forEach(e=>e.remove())</script>"
_YES = "onclick=\"fetch('/accepted',{method:'POST'});" + _GONE + '"'
_NO = f'onclick="{_GONE}"'
_FULL = "style='position:fixed;inset:0;background:#fffd;z-index:50;padding:60px'"


def walled(kind: type[Site], wall: str, **paths: str) -> dict[str, Page]:
    """The pages of `kind` with the wall over home, cars and contact page."""
    base: dict[str, Page] = {}
    for above in reversed(kind.__mro__):
        base.update(getattr(above, "pages", {}))
    out: dict[str, Page] = {"/accepted": ""}
    for path, told in base.items():
        if isinstance(told, str) and path not in ("/lead", "/accepted"):
            out[path] = told.replace("</body>", wall + _ONCE + "</body>")
    return out | dict(paths)


class _Refusable(Site):
    """A cookie wall that posts to /accepted when it is accepted."""

    decoys: ClassVar = (*Site.decoys, "/accepted")


class BannerAtTheFoot(German):
    """A German bar at the foot of the window; refusing stands second, as a plain text button."""

    decoys: ClassVar = _Refusable.decoys


BannerAtTheFoot.pages = walled(
    German,
    f"<div data-ck id='hinweis' style='position:fixed;left:0;right:0;bottom:0;background:#eee;z-index:50;padding:30px'><p>Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.</p><button {_YES}>Alles klar, akzeptieren</button> <button {_NO}>Nur das Nötigste</button></div>",
)


class FrenchCorner(French):
    """The French way: "continuer sans accepter" as a small link in the corner, two loud buttons below."""

    decoys: ClassVar = _Refusable.decoys


FrenchCorner.pages = walled(
    French,
    f"<div data-ck role='dialog' {_FULL}><a href='#' {_NO} style='float:right'>Continuer sans accepter →</a><h2>Votre vie privée</h2><p>Nous et nos partenaires utilisons des traceurs.</p><button>Paramétrer</button> <button {_YES}>Tout accepter</button></div>",
)


class CookieFrame(_Refusable):
    """The manager lives in a frame of another origin that covers everything; its address says nothing."""


def _manager(site: Site, asked: Asked) -> str | Answer:
    return (
        "<body style='background:#fff'><h2>We value your privacy</h2><p>We and our 812 partners store cookies.</p>"
        "<button onclick=\"parent.postMessage('yes','*')\">Accept all</button> <button onclick=\"parent.postMessage('no','*')\">Reject all</button></body>"
    )


CookieFrame.pages = walled(
    Site,
    "<div data-ck id='ov'></div><script>if(!localStorage.ck){const f=document.createElement('iframe');f.src=`http://localhost:${location.port}/m/12`;f.style='position:fixed;inset:0;width:100%;height:100%;z-index:99;border:0';ov.append(f);"
    "addEventListener('message',e=>{if(e.data==='yes')fetch('/accepted',{method:'POST'});if(e.data==='yes'||e.data==='no'){localStorage.ck=1;f.remove()}})}</script>",
) | {"/m/12": _manager}


class CookieShadow(_Refusable):
    """The manager lives in an open shadow root."""


CookieShadow.pages = walled(
    Site,
    "<uc-manager></uc-manager><script>if(!localStorage.ck)(()=>{const h=document.querySelector('uc-manager'),r=h.attachShadow({mode:'open'});r.innerHTML=`<div role='dialog' style='position:fixed;inset:0;background:#fff;z-index:99;padding:60px'><p>This site uses cookies and similar technologies.</p><button id='y'>Accept all</button><button id='n'>Deny</button></div>`;"
    "r.getElementById('y').onclick=()=>{fetch('/accepted',{method:'POST'});localStorage.ck=1;h.remove()};r.getElementById('n').onclick=()=>{localStorage.ck=1;h.remove()}})()</script>",
)


class CookieByHost(_Refusable):
    """The manager's window says nothing of cookies; only the host whose shadow it stands in tells what it is."""


CookieByHost.pages = {
    path: made.replace("uc-manager", "uc-consent").replace("This site uses cookies and similar technologies.", "We and our partners would like to know you better.")
    for path, made in CookieShadow.pages.items()
    if isinstance(made, str)
}  # fmt: skip


class CookieTwoSteps(_Refusable):
    """Refusing is possible only behind "Manage settings"."""


CookieTwoSteps.pages = walled(
    Site,
    f"<div data-ck {_FULL}><div id='s1'><p>We use cookies to improve your visit.</p><button {_YES}>Accept all cookies</button> <button onclick=\"s1.hidden=true;s2.hidden=false\">Manage settings</button></div>"
    f"<div id='s2' hidden><p>Cookie settings</p><label><input type='checkbox' checked disabled> Necessary</label><label><input type='checkbox'> Marketing</label><button {_YES}>Allow all</button> <button {_NO}>Confirm my choices</button></div></div>",
)


def _foreign(country: str, language: str, nav: str, form: str, thanks: str) -> dict[str, Page]:
    return {
        "/": page("<h1>Harbor View</h1>", lang=language, nav=f"<nav><a href='/contact'>{nav}</a></nav>", foot=""),
        "/contact": page(form, lang=language, nav="", foot=""),
        "/lead": page(f"<p>{thanks}</p>", lang=language, nav="", foot=""),
    }


def _someone(country: str, language: str, zone: str, phone: str, zip_code: str, message: str) -> dict[str, Any]:
    return {
        "dealer": {"country": country, "language": language, "timezone": zone},
        "persona": a_persona(
            first_name="Eva",
            last_name="Moretti",
            email="eva.moretti@shop.example",
            phone=phone,
            city="X",
            state=None,
            zip=zip_code,
            country=country,
            language=language,
        ),
        "message": message,
    }


class DutchTwoSteps(Site):
    """A Dutch wall: preferences first, then refuse all."""

    decoys: ClassVar = _Refusable.decoys
    must: ClassVar = {"email": "eva.moretti@shop.example", "bericht": "Is de auto"}
    shop: ClassVar = _someone("NL", "nl", "Europe/Amsterdam", "+31205550100", "1011 AB", "Is de auto er nog? Eva Moretti")


DutchTwoSteps.pages = _foreign(
    "NL",
    "nl",
    "Contact",
    "<form action='/lead' method='post'><h2>Neem contact op</h2><label>Naam * <input name='naam' required></label><label>E-mailadres * <input name='email' type='email' required></label><label>Uw bericht * <textarea name='bericht' required></textarea></label><button>Versturen</button></form>",
    "Bedankt voor uw bericht, we nemen snel contact met u op.",
)
DutchTwoSteps.pages |= walled(
    DutchTwoSteps,
    f"<div data-ck role='dialog' aria-modal='true' {_FULL}><div id='a1'><h2>Cookies</h2><p>Wij gebruiken cookies voor een betere ervaring.</p><button {_YES}>Alles accepteren</button> <button onclick=\"a1.hidden=true;a2.hidden=false\">Voorkeuren aanpassen</button></div><div id='a2' hidden><p>Uw cookievoorkeuren</p><button {_NO}>Alles weigeren</button> <button {_YES}>Accepteren en sluiten</button></div></div>",
)


class SpanishLinkButtons(Site):
    """A Spanish wall whose buttons are links with a role."""

    decoys: ClassVar = _Refusable.decoys
    must: ClassVar = {"email": "eva.moretti@shop.example", "mensaje": "Sigue disponible"}
    shop: ClassVar = _someone("ES", "es", "Europe/Madrid", "+34915550100", "28001", "¿Sigue disponible el coche? Eva Moretti")


SpanishLinkButtons.pages = _foreign(
    "ES",
    "es",
    "Contacto",
    "<form action='/lead' method='post'><h2>Contacto</h2><label>Nombre y apellidos * <input name='nombre' required></label><label>Correo electrónico * <input name='email' type='email' required></label><label>Mensaje * <textarea name='mensaje' required></textarea></label><button>Enviar</button></form>",
    "Hemos recibido su mensaje. Nos pondremos en contacto con usted.",
)
SpanishLinkButtons.pages |= walled(
    SpanishLinkButtons,
    f"<div data-ck {_FULL}><p>Utilizamos cookies propias y de terceros.</p><a role='button' tabindex='0' {_YES}>Aceptar todas</a> · <a role='button' tabindex='0' {_NO}>Rechazar todas</a> · <a role='button' tabindex='0'>Configurar</a></div>",
)


class ItalianCross(Site):
    """An Italian wall: the cross in the corner means "go on without accepting"."""

    decoys: ClassVar = _Refusable.decoys
    must: ClassVar = {"email": "eva.moretti@shop.example", "msg": "ancora disponibile"}
    shop: ClassVar = _someone(
        "IT", "it", "Europe/Rome", "+390655501234", "00118", "La macchina è ancora disponibile? Eva Moretti"
    )


ItalianCross.pages = _foreign(
    "IT",
    "it",
    "Contatti",
    "<form action='/lead' method='post'><h2>Contattaci</h2><label>Nome * <input name='nome' required></label><label>Cognome * <input name='cognome' required></label><label>Email * <input name='email' type='email' required></label><label>Messaggio * <textarea name='msg' required></textarea></label><button>Invia</button></form>",
    "Grazie per averci contattato. Ti risponderemo al più presto.",
)
ItalianCross.pages |= walled(
    ItalianCross,
    f"<div data-ck {_FULL}><button aria-label='Chiudi e continua senza accettare' {_NO}>×</button><p>Questo sito utilizza cookie tecnici e, previo consenso, di profilazione.</p><button {_YES}>Accetta</button><button>Scopri di più e personalizza</button></div>",
)


class PortugueseOnlyAccept(Site):
    """A Portuguese wall with one way out."""

    must: ClassVar = {"email": "eva.moretti@shop.example", "mensagem": "ainda"}
    shop: ClassVar = _someone(
        "PT", "pt", "Europe/Lisbon", "+351215550100", "1000-001", "O carro ainda está disponível? Eva Moretti"
    )


PortugueseOnlyAccept.pages = _foreign(
    "PT",
    "pt",
    "Contactos",
    "<form action='/lead' method='post'><h2>Fale connosco</h2><label>Nome * <input name='nome' required></label><label>E-mail * <input name='email' type='email' required></label><label>Mensagem * <textarea name='mensagem' required></textarea></label><button>Enviar mensagem</button></form>",
    "Obrigado pelo seu contacto. Entraremos em contacto em breve.",
)
PortugueseOnlyAccept.pages |= walled(
    PortugueseOnlyAccept,
    f"<div data-ck {_FULL}><p>Este site utiliza cookies para melhorar a sua experiência.</p><button {_NO}>Ok, entendi</button></div>",
)


class LateCookieWall(_Refusable):
    """The wall comes up while the form is being filled."""


LateCookieWall.pages = {
    "/accepted": "",
    "/contact": page(
        CONTACT
        + f"<template id='t'><div data-ck id='cookie-banner' {_FULL}><p>We use cookies.</p><button {_YES}>Accept</button><button {_NO}>Decline</button></div></template><script>setTimeout(()=>document.body.append(t.content.cloneNode(true)),1500)</script>"
    ),
}


# ---- pop-ups and what lies over the button


_NEWS = "<template id='nl'><div class='pop' style='position:fixed;inset:0;background:#000a;z-index:90'><div style='background:#fff;margin:80px auto;width:500px;padding:30px'><span class='pop-close' style='cursor:pointer;float:right;width:24px;height:24px;display:inline-block' onclick=\"this.closest('.pop').remove()\"><svg width='20' height='20'><path d='M2 2L18 18M18 2L2 18' stroke='#000'/></svg></span><form action='/newsletter' method='post'><h2>Wait! Get $250 off your next car</h2><input type='email' name='x' placeholder='Your email'><button>Get my coupon</button></form></div></div></template>"


class NewsletterWhileFilling(Site):
    """A newsletter pop-up comes up while the shopper types; its cross is a bare drawing."""


NewsletterWhileFilling.pages = {
    "/contact": page(CONTACT + _NEWS + "<script>setTimeout(()=>document.body.append(nl.content.cloneNode(true)),1800)</script>")
}


class ExitIntent(Site):
    """A pop-up when the pointer leaves the form."""


ExitIntent.pages = {
    "/contact": page(
        CONTACT
        + _NEWS
        + "<script>let shown=0;document.addEventListener('mousemove',e=>{if(!shown&&document.activeElement.tagName!=='BODY'){shown=1;document.body.append(nl.content.cloneNode(true))}})</script>"
    )
}


class ChatFrameOverButton(Site):
    """A chat window of another origin opens by itself over the button."""


ChatFrameOverButton.pages = {
    "/contact": page(
        CONTACT.replace("<p><button", "<p style='position:fixed;right:30px;bottom:40px'><button")
        + "<script>setTimeout(()=>{const f=document.createElement('iframe');f.src=`http://localhost:${location.port}/chat`;f.id='chat-widget';f.style='position:fixed;right:0;bottom:0;width:340px;height:420px;z-index:999;border:0';document.body.append(f)},600)</script>"
    ),
    "/chat": "<body style='background:#def'><p>Hi! How can we help?</p><form action='/decoy' method='post'><input name='m' placeholder='Type a message'><button>Send</button></form></body>",
}


class StickyFooter(Site):
    """A tall bar sticks to the foot of the window, where the button would be."""


StickyFooter.pages = {
    "/contact": page(
        "<div style='height:700px'>Map</div>" + CONTACT,
        foot="<div style='position:fixed;left:0;right:0;bottom:0;height:180px;background:#123;color:#fff;z-index:60'><a href='tel:+15185550100' style='color:#fff'>Call now</a> <a href='/service' style='color:#fff'>Directions</a></div>",
    )
}


class AgeGate(Site):
    """A region picker lies over the home page."""


AgeGate.pages = {
    "/": page(
        "<h1>Welcome</h1><div class='modal' role='dialog' aria-modal='true' style='position:fixed;inset:0;background:#fff;z-index:80;padding:60px'><h2>Where are you shopping?</h2><p>Enter your ZIP to see local offers</p><input name='z' placeholder='ZIP'><button>Go</button> <button onclick=\"this.closest('.modal').remove()\">Skip for now</button></div>"
    )
}


# ---- walls against robots, dead addresses

_ALL = ("/", "/contact", "/inventory", "/service")


class _Blocked(Site):
    outcome: ClassVar = "blocked"


def _wall(status: int, body: str, **headers: str) -> Page:
    return lambda site, asked: (status, body, dict(headers))


class AkamaiDenied(_Blocked):
    """The edge denies access with a reference number."""


AkamaiDenied.pages = {
    "/": _wall(
        403,
        "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access this server.<p>Reference #18.2d3c1002.1717243</p></body></html>",
    )
}


class DeviceCheck(_Blocked):
    """Answered 403 with nothing but a script of a bot manager."""


DeviceCheck.pages = {
    "/": _wall(
        403,
        "<html><head><title>harborview.example</title><style>#cmsg{animation:A 1.5s}</style></head><body><p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script></body></html>",
    )
}


class PressAndHold(_Blocked):
    """A press-and-hold riddle, answered 200."""


PressAndHold.pages = {
    "/": "<html><head><title>Harbor View</title></head><body><div id='px-captcha-wrapper'><h1>Before we continue...</h1><p>Press &amp; Hold to confirm you are a human (and not a bot).</p><p>Reference ID 8f2e-11</p></div></body></html>"
}


class RateLimited(_Blocked):
    """Too many requests, at once."""


RateLimited.pages = {"/": _wall(429, "<html><head><title>429</title></head><body><h1>Too Many Requests</h1></body></html>")}


class WallOnContact(_Blocked):
    """The home page is open, every other page is walled."""


_CHECK = "<html><head><title>Just a moment...</title></head><body><h2>Verifying you are human. This may take a few seconds.</h2><p>harborview.example needs to review the security of your connection before proceeding.</p></body></html>"
WallOnContact.pages = {path: _wall(403, _CHECK) for path in ("/contact", "/inventory", "/service", "/vehicle/rav4")}


class SpanishWall(_Blocked):
    """A wall in Spanish, answered 200, without a known mark."""


SpanishWall.pages = dict.fromkeys(
    _ALL,
    "<html lang='es'><head><title>Comprobación de seguridad</title></head><body><p>Estamos comprobando que no eres un robot. Espera unos segundos…</p></body></html>",
)


class WallAfterPress(_Blocked):
    """The firewall lets the form be seen, not be sent."""

    arrives: ClassVar[bool] = False
    right: ClassVar = "/nowhere"


WallAfterPress.pages = {
    "/lead": _wall(
        403,
        "<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>You are unable to access harborview.example</p></body></html>",
    )
}


class _Dead(Site):
    outcome: ClassVar = "unreachable"


class Maintenance(_Dead):
    """A maintenance page answered 200."""


Maintenance.pages = dict.fromkeys(
    _ALL,
    "<html><head><title>Harbor View Motors</title></head><body><h1>We'll be back soon!</h1><p>Our website is down for scheduled maintenance. Please check back later.</p></body></html>",
)


class GermanMaintenance(_Dead):
    """A maintenance page in German."""


GermanMaintenance.pages = dict.fromkeys(
    _ALL,
    "<html lang='de'><head><title>Wartungsarbeiten</title></head><body><h1>Wartungsmodus</h1><p>Unsere Website wird gerade überarbeitet und ist bald wieder für Sie da.</p></body></html>",
)


class Parked(_Dead):
    """The domain is parked and for sale; the parking page has a form of its own."""


Parked.pages = {
    "/": "<html><head><title>harborview.example</title></head><body><h1>harborview.example</h1><p>This domain is for sale!</p><a href='/offer'>Buy this domain</a><ul><li><a href='/s?q=cars'>Used cars near me</a></li><li><a href='/s?q=loans'>Auto loans</a></li></ul><p>The Sponsored Listings displayed above are served automatically by a third party.</p></body></html>",
    "/offer": page(
        "<form action='/decoy' method='post'><h2>Make an offer for this domain</h2><label>Name <input name='n'></label><label>Email <input name='email' type='email'></label><label>Your offer <input name='o'></label><label>Message <textarea name='m'></textarea></label><button>Send offer</button></form>",
        nav="",
        foot="",
    ),
    "/contact": lambda site, asked: (404, "no", {}),
}


class MissingHome(_Dead):
    """The home page is not there."""


MissingHome.pages = {
    path: _wall(
        404,
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>",
    )
    for path in ("/", "/contact", "/inventory")
}


class MissingHomeWithWays(Site):
    """The home page answers 404 but shows the whole site's navigation, as some do by mistake."""


MissingHomeWithWays.pages = {"/": lambda site, asked: (404, page("<h1>Oops, page not found</h1>"), {})}


class EmptyHome(_Dead):
    """A page with nothing on it."""


EmptyHome.pages = {"/": "<html><head></head><body></body></html>", "/contact": _wall(404, "")}


class FileAsHome(_Dead):
    """The address gives a PDF, no page."""


FileAsHome.pages = {
    "/": _wall(200, "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", **{"Content-Type": "application/pdf"}),
    "/contact": _wall(404, ""),
}


class WrongHost(_Dead):
    """The web server's own greeting: nobody has put a site here."""


WrongHost.pages = {
    "/": "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p></body></html>",
    "/contact": _wall(404, ""),
}

WALLS: tuple[type[Site], ...] = tuple(
    kind
    for kind in list(globals().values())
    if isinstance(kind, type) and issubclass(kind, Site) and kind.__module__ == __name__ and not kind.__name__.startswith("_")
)
