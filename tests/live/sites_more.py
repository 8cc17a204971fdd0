"""More pretend dealer sites: page technologies, odd buttons, other ways to say it was taken."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from tests.builders import a_persona, a_scenario
from tests.live.sites import CARS, CONTACT, THANKS, Answer, Asked, Site, page


class TableLayout(Site):
    """Labels in table cells, an image as a button."""

    must: ClassVar = {"f1": "Maria Jensen", "f2": "maria.jensen47@shop.example", "f4": "Hi, I am looking at"}


TableLayout.pages = {
    "/contact": page(
        "<form action='/lead' method='post'><table><tr><td>Your name</td><td><input name='f1'></td></tr><tr><td>E-mail address</td><td><input name='f2'></td></tr>"
        "<tr><td>Daytime phone</td><td><input name='f3'></td></tr><tr><td>Comments</td><td><textarea name='f4'></textarea></td></tr><tr><td></td><td><input type='image' alt='Send' src='/b.gif' width='60' height='20'></td></tr></table></form>"
    )
}


class DivForm(Site):
    """No form element, a div for a button, JSON over fetch, thanks in place."""

    must: ClassVar = {"name": "Maria Jensen", "mail": "maria.jensen47@shop.example"}


DivForm.pages = {
    "/contact": page(
        "<h1>Contact us</h1><div class='contact-form'><label for='n'>Name</label><input id='n'><label for='m'>Email</label><input id='m' type='email'><label for='t'>Message</label><textarea id='t'></textarea>"
        "<div class='btn btn-primary' style='cursor:pointer;width:90px' id='go'>Send</div></div><script>go.onclick = async () => { const r = await fetch('/lead', {method:'POST', headers:{'Content-Type':'application/json'}, body: JSON.stringify({name:n.value, mail:m.value, text:t.value})});"
        "if ((await r.json()).success) document.querySelector('.contact-form').innerHTML = '<p>Thank you! A member of the team will be in touch.</p>'; }</script>"
    ),
    "/lead": lambda site, asked: (200, '{"success": true}', {"Content-Type": "application/json"}),
}


class JsonOnly(Site):
    """The answer says it was taken; the page only empties the form."""


JsonOnly.pages = {
    "/contact": page(
        CONTACT
        + "<script>document.querySelector('form').addEventListener('submit', (e) => { e.preventDefault(); const f = e.target; fetch('/lead', {method:'POST', body: new URLSearchParams(new FormData(f))}).then(() => f.reset()); })</script>"
    ),
    "/lead": lambda site, asked: (200, '{"status": "ok"}', {"Content-Type": "application/json"}),
}


class SleepingButton(Site):
    """The button sleeps until the consent is ticked and every box is filled."""

    must: ClassVar = {**Site.must, "agree": "on"}


SleepingButton.pages = {
    "/contact": page(
        CONTACT.replace(
            '<p><button type="submit">',
            "<p><label><input type='checkbox' name='agree'> I agree to the privacy policy</label></p><p><button type='submit' disabled>",
        )
        + "<script>const f = document.querySelector('form'); f.addEventListener('input', () => { f.querySelector('button').disabled = !(f.agree.checked && f.message.value); })</script>"
    )
}


class NewWindowThanks(Site):
    """The form answers in a new window."""


NewWindowThanks.pages = {"/contact": page(CONTACT.replace("<form ", "<form target='_blank' "))}


class MetaRefresh(Site):
    """A waiting page, then the thanks by meta refresh."""


MetaRefresh.pages = {
    "/lead": "<html><head><meta http-equiv='refresh' content='1;url=/done'></head><body>Please wait</body></html>",
    "/done": page(THANKS),
}


class NewsletterPopup(Site):
    """A newsletter pop-up covers the page after a second."""


_POPUP = "<div id='pop' class='modal overlay' role='dialog' hidden><button aria-label='Close' onclick=\"document.getElementById('pop').remove()\">×</button><form action='/newsletter' method='post'><h2>Get $500 off</h2><input type='email' name='x' placeholder='Email'><button>Sign up</button></form></div><script>setTimeout(() => { const p = document.getElementById('pop'); if (p) p.hidden = false; }, 700)</script>"
NewsletterPopup.pages = {"/": page("<h1>Welcome</h1>" + _POPUP), "/contact": page(CONTACT + _POPUP)}


class ServerRefuses(Site):
    """The server refuses whatever comes, in words."""

    outcome: ClassVar = "rejected"


ServerRefuses.pages = {
    "/lead": lambda site, asked: (422, page("<p role='alert'>Postal code is required for this region.</p>" + CONTACT), {})
}


class MathRiddle(Site):
    """A riddle against robots, in words."""

    outcome: ClassVar = "captcha"


MathRiddle.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><button",
            "<p><label>Security question: what is 3 + 4?* <input name='captcha_answer' required></label></p><p><button",
        )
    )
}


class Turnstile(Site):
    """Turnstile guards the form."""

    outcome: ClassVar = "captcha"


Turnstile.pages = {
    "/contact": page(CONTACT.replace("<p><button", "<div class='cf-turnstile' data-sitekey='1x'></div><p><button"))
}


class CaptchaElsewhere(Site):
    """The captcha belongs to the newsletter, not to the form."""


CaptchaElsewhere.pages = {
    "/contact": page(
        CONTACT,
        foot="<footer><form action='/newsletter' method='post'><label>Newsletter <input type='email' name='news'></label><div class='g-recaptcha' data-sitekey='x'></div><button>Subscribe</button></form></footer>",
    )
}


class RobotsOnContact(Site):
    """robots.txt keeps visitors from the only page with a form."""

    outcome: ClassVar = "blocked"


RobotsOnContact.pages = {
    "/robots.txt": lambda site, asked: (200, "User-agent: *\nDisallow: /contact\n", {"Content-Type": "text/plain"})
}


class SinglePage(Site):
    """An empty shell that a script fills; the way is a route in the fragment."""


SinglePage.pages = {
    "/": "<!doctype html><html lang='en'><title>Harbor</title><body><div id='app'></div><script>const views = {'': \"<h1>Welcome</h1><nav><a href='#/contact'>Contact us</a></nav>\", '#/contact': "
    + json.dumps(CONTACT)
    + "}; const show = () => document.getElementById('app').innerHTML = views[location.hash] || views['']; addEventListener('hashchange', show); setTimeout(show, 400)</script></body></html>"
}


class DriveWanted(Site):
    """The scenario wants a test drive; contact stands beside it."""

    right: ClassVar = "/drive"
    decoys: ClassVar = (*Site.decoys, "/lead")
    must: ClassVar = {"email": "maria.jensen47@shop.example", "day": "2026-06-04"}
    shop: ClassVar[dict[str, Any]] = {"scenario": a_scenario(intent="test_drive")}


DriveWanted.pages = {
    "/": page("<h1>Welcome</h1><p><a href='/test-drive'>Schedule a test drive</a></p>"),
    "/test-drive": page(
        "<form action='/drive' method='post'><h2>Schedule a test drive</h2><label>First name <input name='first' required></label><label>Last name <input name='last' required></label><label>Email <input name='email' type='email' required></label><label>Phone <input name='phone' type='tel'></label><label>Preferred date <input type='date' name='day' required></label><label>Preferred time <select name='time'><option value=''>Select</option><option>Morning</option><option>Afternoon</option></select></label><label>Comments <textarea name='c'></textarea></label><button>Schedule test drive</button></form>"
    ),
    "/drive": page(THANKS),
}


class French(Site):
    """A French store with civilité as radios."""

    must: ClassVar = {"courriel": "claire.morel@shop.example", "message": "Bonjour", "cp": "69003", "rgpd": "1"}
    traps: ClassVar = ("offres",)
    shop: ClassVar[dict[str, Any]] = {
        "dealer": {"country": "FR", "language": "fr", "timezone": "Europe/Paris"},
        "persona": a_persona(
            first_name="Claire",
            last_name="Morel",
            email="claire.morel@shop.example",
            phone="+33478000000",
            city="Lyon",
            state=None,
            zip="69003",
            country="FR",
            language="fr",
        ),
        "message": "Bonjour, la voiture est-elle disponible ? Claire Morel",
    }


French.pages = {
    "/": page(
        "<h1>Bienvenue</h1>",
        lang="fr",
        nav="<nav><a href='/atelier'>Prendre rendez-vous atelier</a> <a href='/occasions'>Nos occasions</a> <a href='/nous'>Nous contacter</a></nav>",
    ),
    "/occasions": page("<h1>Nos occasions</h1>", lang="fr", nav=""),
    "/nous": page(
        "<form action='/lead' method='post'><h2>Contactez-nous</h2><fieldset><legend>Civilité *</legend><label><input type='radio' name='civ' value='mme' required> Madame</label><label><input type='radio' name='civ' value='m'> Monsieur</label></fieldset><label>Nom * <input name='nom' required></label><label>Prénom * <input name='prenom' required></label><label>Adresse e-mail * <input name='courriel' type='email' required></label><label>Téléphone <input name='tel'></label><label>Code postal <input name='cp'></label><label>Objet * <select name='objet' required><option value=''>Choisissez</option><option value='atelier'>Atelier</option><option value='vente'>Vente</option></select></label><label>Votre message * <textarea name='message' required></textarea></label><label><input type='checkbox' name='rgpd' value='1' required> J'accepte que mes données soient traitées conformément à la politique de confidentialité *</label><label><input type='checkbox' name='offres' value='1'> J'accepte de recevoir des offres commerciales</label><button>Envoyer</button></form>",
        lang="fr",
        nav="",
    ),
    "/lead": page("<p>Votre demande a bien été envoyée. Nous vous recontacterons rapidement.</p>", lang="fr"),
}


class PriceButton(Site):
    """A list of cars with a price button on each; the form opens in a layer and is loaded then."""

    must: ClassVar = {"em": "maria.jensen47@shop.example", "car": "RAV4"}


def _price(site: Site, asked: Asked) -> str | Answer:
    return page(CARS + "<script>1</script>")


PriceButton.pages = {
    "/inventory": page(
        "<h1>Used cars</h1><div class='card'><h3>2021 Toyota Corolla LE</h3><button onclick=\"ask('2021 Toyota Corolla')\">Get e-price</button></div><div class='card'><h3>2023 Toyota RAV4 XLE</h3><a href='/vehicle/rav4'>View details</a> <button onclick=\"ask('2023 Toyota RAV4')\">Get e-price</button></div><div id='m'></div>"
        "<script>function ask(c) { m.innerHTML = `<div role='dialog' aria-modal='true' style='position:fixed;inset:60px;background:#fff'><form action='/lead' method='post'><h2>Get your e-price: ${c}</h2><input type='hidden' name='car' value='${c}'><input name='fn' placeholder='First name' required><input name='ln' placeholder='Last name' required><input name='em' type='email' placeholder='Email' required><input name='ph' placeholder='Phone'><button>Get my price</button></form></div>`; }</script>"
    ),
    "/contact": lambda site, asked: (404, page("<h1>Not found</h1>"), {}),
    "/vehicle/rav4": page(
        "<h1>2023 Toyota RAV4 XLE</h1><button onclick=\"document.getElementById('f').style.display='block'\">Get e-price</button><div id='f' style='display:none'><form action='/lead' method='post'><h2>Get your e-price</h2><input type='hidden' name='car' value='RAV4'><input name='fn' placeholder='First name' required><input name='ln' placeholder='Last name' required><input name='em' type='email' placeholder='Email' required><input name='ph' placeholder='Phone'><button>Get my price</button></form></div>"
    ),
}

MORE: tuple[type[Site], ...] = tuple(
    kind for kind in list(globals().values()) if isinstance(kind, type) and issubclass(kind, Site) and kind is not Site
)
