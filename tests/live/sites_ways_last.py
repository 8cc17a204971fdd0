"""Pretend sites whose trap is the way to the form: odd menus, odd lists, odd hosts."""

from __future__ import annotations

from typing import ClassVar

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


class Kebab(Street):
    """Three dots open a menu of buttons, one of which opens a drawer with the form."""

    tongue = ES


Kebab.pages = {
    "/": whole(ES, "<h1>Bienvenidos</h1>", nav="<button aria-label='Abrir menú' aria-expanded='false' onclick=\"this.setAttribute('aria-expanded','true'); k.hidden=false\">⋮</button><div id='k' hidden role='menu'><div role='menuitem' tabindex='0' onclick=\"location='/taller'\">Taller</div><div role='menuitem' tabindex='0' onclick=\"w.hidden=false\">Envíanos un mensaje</div></div><aside id='w' hidden>" + form(ES) + "</aside>"),
    "/taller": whole(ES, service_form(ES)),
}  # fmt: skip


class TeamPage(Street):
    """The sales people's page has the form, behind “E-Mail schreiben” under a name."""

    tongue = DE


TeamPage.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/wir'>Ansprechpartner</a> " + decoys(DE)),
    "/wir": whole(DE, "<h1>Ansprechpartner</h1><div class='person'><h3>Eva Lang, Verkauf</h3><button onclick=\"f.hidden=false\">E-Mail schreiben</button></div><div id='f' hidden>" + form(DE) + "</div>"),
}  # fmt: skip


class TwoFrames(Street):
    """The contact page has a chat frame first, the form's frame second."""

    tongue = NL


TwoFrames.pages = {
    "/": whole(NL, "<h1>Welkom</h1>", nav="<a href='/contact'>Contact</a>"),
    "/contact": whole(NL, "<h1>Contact</h1><iframe src='/chat-frame' width='300' height='400'></iframe><iframe src='/form-frame' width='600' height='600'></iframe>"),
    "/chat-frame": "<html lang='nl'><body class='chat-widget'><form action='/chat' method='post'><h4>Chat met ons</h4><input name='n' placeholder='Naam'><input type='email' name='e' placeholder='E-mail'><textarea name='m' placeholder='Uw bericht'></textarea><button>Start chat</button></form></body></html>",
    "/form-frame": "<html lang='nl'><body>" + form(NL) + "</body></html>",
}  # fmt: skip


class YearLast(Street):
    """Cars are written make, model, year; the list says “Voir la fiche” under each."""

    tongue = FR
    must: ClassVar = {"id": "b"}


YearLast.pages = {
    "/": whole(FR, "<h1>Bienvenue</h1>", nav="<a href='/vo'>Nos véhicules d'occasion</a> " + decoys(FR)),
    "/vo": whole(FR, "<h1>Occasions</h1>" + "".join(f"<div class='vehicle-card'><h2>Peugeot 308 Allure - {y}</h2><span>15 900 €</span><a href='/vo/{i}'>Voir la fiche</a> <a href='/contact?v={i}'>Contactez-nous</a></div>" for i, y in (("a", 2019), ("b", 2022), ("c", 2020)))),
    "/contact": whole(FR, form(FR)),
    **{f"/vo/{i}": whole(FR, f"<h1>Peugeot 308 Allure - {y}</h1>" + form(FR, head="Ce véhicule vous intéresse ?", more=f"<input type='hidden' name='id' value='{i}'>", send="Demander des informations")) for i, y in (("a", 2019), ("b", 2022), ("c", 2020))},
}  # fmt: skip


class StoreModal(Street):
    """A layer asks for the store before anything can be pressed; the stores are radio buttons."""

    right = "/albany/lead"
    shop: ClassVar = shopper(EN, dealer={"name": "Harbor View Toyota of Albany", "city": "Albany", "zip": "12205"})


StoreModal.pages = {
    "/": whole(EN, "<h1>Harbor View Auto Group</h1><div role='dialog' aria-modal='true' class='modal' style='position:fixed;inset:0;background:#fff'><h2>Choose your store</h2><button onclick=\"location='/buffalo'\">Harbor View Toyota of Buffalo</button><button onclick=\"location='/albany'\">Harbor View Toyota of Albany</button></div>"),
    **{f"/{c}": whole(EN, f"<h1>{c.title()}</h1>", nav=f"<a href='/{c}/contact'>Contact us</a>") for c in ("albany", "buffalo")},
    **{f"/{c}/contact": whole(EN, form(EN, f"/{c}/lead")) for c in ("albany", "buffalo")},
    "/albany/lead": thanks(EN),
}  # fmt: skip


class TabletTabs(Street):
    """The car's page has its form in the last of four tabs made of links with fragments."""

    tongue = IT


TabletTabs.pages = {
    "/": whole(IT, "<h1>Benvenuti</h1>", nav="<a href='/auto'>Le nostre auto</a> " + decoys(IT)),
    "/auto": whole(IT, "<h1>Le nostre auto</h1><a href='/auto/7'><h3>Fiat Panda 1.2 Easy 2020</h3></a><a href='/auto/8'><h3>Fiat 500 2020</h3></a>"),
    "/auto/7": whole(IT, "<h1>Fiat Panda 1.2 Easy 2020</h1><ul class='tabs'><li><a href='#dati'>Dati</a></li><li><a href='#dotazioni'>Dotazioni</a></li><li><a href='#rate'>Calcola rata</a></li><li><a href='#info'>Richiedi info</a></li></ul><div id='dati'>Benzina</div><div id='dotazioni' class='off'>Clima</div><div id='rate' class='off'>" + form(IT, "/credit", "Richiedi un finanziamento", send="Calcola") + "</div><div id='info' class='off'>" + form(IT) + "</div><script>document.querySelectorAll('.tabs a').forEach((a) => a.onclick = (e) => { e.preventDefault(); document.querySelectorAll('#dati,#dotazioni,#rate,#info').forEach((d) => d.className = '#' + d.id === a.getAttribute('href') ? '' : 'off') })</script>"),
}  # fmt: skip


class SlowServer(Street):
    """The first page needs a moment, then a script sends on to the language of the browser."""

    tongue = PT


SlowServer.pages = {
    "/": "<html><head><title>Auto Porto</title></head><body><script>setTimeout(() => location.replace('/' + (navigator.language || 'en').slice(0, 2) + '/'), 1500)</script></body></html>",
    "/pt/": whole(PT, "<h1>Bem-vindo</h1>", nav="<a href='fale'>Fale com a gente</a> " + decoys(PT)),
    "/pt/fale": whole(PT, form(PT)),
}  # fmt: skip


class DriveDecoy(Street):
    """A test drive is asked for; “Test drive insurance” and “Test drive events” are no such thing."""

    right = "/drive"
    shop: ClassVar = shopper(EN, intent="test_drive", car=False)


DriveDecoy.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/news/1'>Test drive events: sign up for news</a> <a href='/td'>Book a test drive</a> <a href='/contact'>Contact us</a> " + decoys(EN)),
    "/td": whole(EN, form(EN, "/drive", "Book a test drive", "<label>Preferred date <input type='date' name='d'></label>", "Book my test drive")),
    "/contact": whole(EN, form(EN)),
    "/drive": thanks(EN),
}  # fmt: skip


class OldHost(Street):
    """Links name the bare host, which sends each on to www."""

    tongue = DE
    host = "www.seeblick.localhost"


OldHost.pages = {
    "/": lambda site, asked: whole(DE, "<h1>Willkommen</h1>", nav=f"<a href='http://{asked.headers['Host'].removeprefix('www.')}/kontakt'>Kontakt</a>"),
    "/kontakt": lambda site, asked: whole(DE, form(DE)) if asked.headers["Host"].startswith("www.") else (301, "", {"Location": f"http://www.{asked.headers['Host']}/kontakt"}),
}  # fmt: skip


class VendorList(Street):
    """“Our stock” leads to a market place's host, which shows the dealer's cars; the lead is sent there."""

    tongue = NL


class _Market(Neighbour):
    pages: ClassVar = {
        "/dealer/haven": whole(
            NL, "<h1>Autobedrijf De Haven</h1><a href='/ad/1'>Kia Picanto 2021</a> <a href='/ad/2'>Kia Niro 2021</a>"
        ),
        "/ad/2": whole(NL, "<h1>Kia Niro 2021</h1>" + form(NL, head="Bericht aan de verkoper")),
        "/ad/1": whole(NL, "<h1>Kia Picanto 2021</h1>" + form(NL, "/other")),
        "/lead": thanks(NL),
    }


VendorList.neighbour = _Market
VendorList.pages = {
    "/": lambda site, asked: whole(NL, "<h1>Welkom</h1>", nav=f"<a href='{site.elsewhere}/dealer/haven'>Onze voorraad</a> " + decoys(NL)),
}  # fmt: skip


class NothingButService(Street):
    """Only the workshop can be written to, though its page is called “Kontakt”."""

    tongue = DE
    outcome = "no_form"


NothingButService.pages = {
    "/": whole(DE, "<h1>Willkommen</h1>", nav="<a href='/kontakt'>Kontakt</a> " + decoys(DE)),
    "/kontakt": whole(DE, "<h1>Kontakt zur Werkstatt</h1>" + service_form(DE)),
}  # fmt: skip


class LoginWall(Street):
    """Enquiries need an account; the lead may not open one."""

    outcome = "no_form"


LoginWall.pages = {
    "/": whole(EN, "<h1>Welcome</h1>", nav="<a href='/contact'>Contact us</a>"),
    "/contact": whole(EN, "<h1>Please sign in to contact us</h1><form action='/register' method='post'><h2>Create your account</h2><label>Name <input name='n'></label><label>Email * <input type='email' name='e' required></label><label>Password * <input type='password' name='p' required></label><button>Create account</button></form>"),
}  # fmt: skip

LAST: tuple[type[Street], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Street) and kind is not Street
)
