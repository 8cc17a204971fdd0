"""Pretend dealer sites that object: messages of validation in seven languages, answered once; captchas of every kind."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

from tests.builders import a_persona
from tests.live.sites import CONTACT, THANKS, Answer, Asked, Page, Site, page
from tests.live.sites_sending import answering, scripted
from tests.live.sites_walls import _foreign, _someone

PLUS = a_persona(email="maria+t7@shop.example")


def refusing(test: str, words: str, form: str = CONTACT) -> Page:
    """A server that gives the form back with `words` unless a field passes: `test` is name=pattern."""
    name, pattern = test.split("=", 1)

    def answer(site: Site, asked: Asked) -> str | Answer:
        if not re.fullmatch(pattern, asked.form.get(name, "")):
            site.posts.pop()
            return page(f"<div class='alert alert-danger'><ul><li>{words}</li></ul></div>" + form)
        return page(THANKS)

    return answer


def checking(test: str, words: str, how: str = "field", form: str = CONTACT) -> str:
    """A page whose script objects beside the field (`field`), in a summary (`summary`) or by an alert before anything leaves."""
    name, pattern = test.split("=", 1)
    tell = {
        "field": "const m=document.createElement('span');m.className='error-message';m.id='em';m.textContent=W;x.setAttribute('aria-invalid','true');x.setAttribute('aria-describedby','em');x.after(m);",
        "summary": "S.innerHTML='<p>'+W+'</p>';",
        "alert": "alert(W);",
    }[how]
    return page(
        form.replace("<form ", "<form novalidate ")
        + f"<div id='S' role='alert'></div><script>const F=document.querySelector('main form'),W={json.dumps(words)};F.addEventListener('submit',e=>{{document.querySelectorAll('#em').forEach(n=>n.remove());const x=F['{name}'];x.removeAttribute('aria-invalid');if(!new RegExp({json.dumps('^(?:' + pattern + ')$')}).test(x.value)){{e.preventDefault();{tell}}}}})</script>"
    )


class DashesWanted(Site):
    """The script wants the telephone with dashes and says so beside the box."""

    must: ClassVar = {**Site.must, "phone": "518-555-0123"}


DashesWanted.pages = {"/contact": checking("phone=\\d{3}-\\d{3}-\\d{4}", "Please enter your phone as 555-555-5555.")}


class TenDigits(Site):
    """The server wants ten digits and nothing else."""

    must: ClassVar = {**Site.must, "phone": "5185550123"}


TenDigits.pages = {"/lead": refusing("phone=\\d{10}", "Phone number: 10 digits, no spaces or punctuation.")}


class PlusOne(Site):
    """The server wants the number in its international form."""

    must: ClassVar = {**Site.must, "phone": "+15185550123"}


PlusOne.pages = {"/lead": refusing("phone=\\+\\d{11}", "The phone number must start with + and the country code.")}


class PatternBubble(Site):
    """A pattern in the page: the browser's own bubble objects and no request leaves."""

    must: ClassVar = {**Site.must, "phone": "518-555-0123"}


PatternBubble.pages = {
    "/contact": page(
        CONTACT.replace('name="phone"', 'name="phone" required pattern="[0-9]{3}-[0-9]{3}-[0-9]{4}" title="Format: 123-456-7890"')
    )
}


class FrenchTenDigits(Site):
    """French: ten digits, told in a summary."""

    must: ClassVar = {"email": "eva.moretti@shop.example", "tel": "0155501234"}
    shop: ClassVar = _someone("FR", "fr", "Europe/Paris", "+33155501234", "75001", "La voiture est-elle disponible ? Eva Moretti")


_FR = "<form action='/lead' method='post'><h2>Contactez-nous</h2><label>Nom * <input name='nom' required></label><label>Prénom * <input name='prenom' required></label><label>E-mail * <input name='email' type='email' required></label><label>Téléphone * <input name='tel' type='tel' required></label><label>Message * <textarea name='message' required></textarea></label><button>Envoyer</button></form>"
FrenchTenDigits.pages = _foreign("FR", "fr", "Contact", _FR, "Merci pour votre message.") | {
    "/contact": checking("tel=\\d{10}", "Le numéro de téléphone doit comporter 10 chiffres sans espace.", "summary", _FR)
}


class PlusInGerman(Site):
    """German script: the address with a plus is no address."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


PlusInGerman.pages = {"/contact": checking("email=[\\w.]+@[\\w.]+", "Ungültige E-Mail-Adresse")}


class PlusInItalian(Site):
    """Italian server, in a summary."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


PlusInItalian.pages = {"/lead": refusing("email=[\\w.]+@[\\w.]+", "L'indirizzo e-mail inserito non è valido.")}


class PlusByAlert(Site):
    """Portuguese words in an alert."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


PlusByAlert.pages = {"/contact": checking("email=[\\w.]+@[\\w.]+", "Endereço de e-mail inválido!", "alert")}


class PlusByJson(Site):
    """422 with the errors by field; the page shows them under a heading."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


def _json422(site: Site, asked: Asked) -> str | Answer:
    if "+" in asked.form.get("email", ""):
        site.posts.pop()
        return (
            422,
            '{"message": "The given data was invalid.", "errors": {"email": ["The email must be a valid email address."]}}',
            {"Content-Type": "application/json"},
        )
    return 201, '{"id": 7}', {"Content-Type": "application/json"}


PlusByJson.pages = {
    "/contact": scripted(
        "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});const d=await r.json();if(r.ok)F.innerHTML='<p>Thanks for reaching out!</p>';else E.innerHTML=Object.values(d.errors).flat().join('<br>');",
        more="<div id='E'></div>",
    ),
    "/lead": _json422,
}


class QuietJson(Site):
    """422 with the errors by field; the page shows nothing but a red border."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


QuietJson.pages = {
    "/contact": scripted(
        "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});if(r.ok)F.innerHTML='<p>Thanks for reaching out!</p>';else F.email.style.border='2px solid red';"
    ),
    "/lead": _json422,
}


class UnmarkedList(Site):
    """A list that is not marked as required, but is; Dutch words beside it."""

    must: ClassVar = {**Site.must}


_HEAR = CONTACT.replace(
    "<p><button",
    "<p><label>How did you hear about us? <select name='hear'><option value=''></option><option value='web'>Internet search</option><option value='friend'>A friend</option></select></label></p><p><button",
)
UnmarkedList.pages = {"/contact": checking("hear=.+", "Maak een keuze: dit veld is verplicht.", "field", _HEAR)}


class UnmarkedConsent(Site):
    """A consent that is not marked as required; the server asks for it in Spanish and keeps the entries."""

    must: ClassVar = {**Site.must, "acepta": "1"}
    traps: ClassVar = ("promo",)


_CONSENT = CONTACT.replace(
    "<p><button",
    "<p><label><input type='checkbox' name='acepta' value='1'> He leído y acepto la política de privacidad</label></p><p><label><input type='checkbox' name='promo' value='1'> Deseo recibir promociones</label></p><p><button",
)
UnmarkedConsent.pages = {
    "/contact": page(_CONSENT),
    "/lead": refusing("acepta=1", "Debe aceptar la política de privacidad.", _CONSENT),
}


class UnmarkedCity(Site):
    """A box not marked as required is asked for by name in a summary only."""

    must: ClassVar = {**Site.must, "town": "Albany"}


_TOWN = CONTACT.replace("<p><button", "<p><label>City <input name='town'></label></p><p><button")
UnmarkedCity.pages = {"/contact": page(_TOWN), "/lead": refusing("town=.+", "City is required.", _TOWN)}


class CanadianCode(Site):
    """The postal code without its space."""

    must: ClassVar = {**Site.must, "pc": "K1A0B1"}
    shop: ClassVar[dict[str, Any]] = {
        "dealer": {"country": "CA", "timezone": "America/Toronto"},
        "persona": a_persona(city="Ottawa", state="ON", zip="K1A 0B1", country="CA", phone="+16135550123"),
    }


_PC = CONTACT.replace("<p><button", "<p><label>Postal code* <input name='pc' required></label></p><p><button")
CanadianCode.pages = {
    "/contact": checking("pc=[A-Z]\\d[A-Z]\\d[A-Z]\\d", "Postal code must be 6 characters without spaces", "field", _PC)
}


class DutchCode(Site):
    """A Dutch postal code wants its space."""

    must: ClassVar = {"email": "eva.moretti@shop.example", "postcode": "1011 AB"}
    shop: ClassVar = _someone("NL", "nl", "Europe/Amsterdam", "+31205550100", "1011AB", "Is de auto er nog? Eva Moretti")


_NL = "<form action='/lead' method='post'><h2>Neem contact op</h2><label>Naam * <input name='naam' required></label><label>E-mailadres * <input name='email' type='email' required></label><label>Postcode * <input name='postcode' required></label><label>Uw bericht * <textarea name='bericht' required></textarea></label><button>Versturen</button></form>"
DutchCode.pages = _foreign("NL", "nl", "Contact", _NL, "Bedankt voor uw bericht.") | {
    "/contact": checking("postcode=\\d{4} [A-Z]{2}", "Vul een geldige postcode in (bijv. 1234 AB)", "field", _NL)
}


class NeverContent(Site):
    """Whatever comes is refused: answered once, then left."""

    outcome: ClassVar = "rejected"
    must: ClassVar = {}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}
    most: ClassVar[int] = 2


NeverContent.pages = {"/lead": page("<p class='error'>This email address is not allowed.</p>" + CONTACT)}


class TakenAndComplaining(Site):
    """The lead was taken, says the answer; the page complains about a coupon beside it. Nothing is pressed again."""


TakenAndComplaining.pages = {
    "/contact": scripted(
        "await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});document.querySelector('main').insertAdjacentHTML('beforeend','<p>Thank you! Your inquiry has been received.</p><p class=error>Coupon code is invalid</p>');"
    ),
    "/lead": answering('{"success": true}'),
}


# ---- captchas


class _Guarded(Site):
    outcome: ClassVar = "captcha"


def guarded(html: str, **paths: Page) -> dict[str, Page]:
    """The contact form with `html` before its button."""
    return {"/contact": page(CONTACT.replace("<p><button", html + "<p><button"))}


class UnseenBadge(Site):
    """reCAPTCHA v3: a badge in the corner asks nobody anything."""


UnseenBadge.pages = guarded(
    "<input type='hidden' name='g-recaptcha-response'><div class='grecaptcha-badge' data-style='bottomright' style='width:256px;height:60px;position:fixed;bottom:14px;right:-186px'><iframe title='reCAPTCHA' src='/recaptcha/api2/anchor?size=invisible' width='256' height='60'></iframe></div><p><small>This site is protected by reCAPTCHA and the Google Privacy Policy applies.</small></p>"
)


class HCaptchaBox(_Guarded):
    """hCaptcha's box."""


HCaptchaBox.pages = guarded(
    "<div class='h-captcha' data-sitekey='1'><iframe title='Widget containing checkbox for hCaptcha security challenge' src='/hc' width='300' height='74'></iframe></div>"
)


class PictureCode(_Guarded):
    """A picture with letters and a box, unmarked but in words."""


PictureCode.pages = guarded(
    "<p><img src='/code.php?r=1' width='120' height='40' alt=''><label>Type the letters shown in the picture <input name='vc' required></label></p>"
)


class GermanSum(_Guarded):
    """A sum, in German, not called a captcha anywhere."""


GermanSum.pages = guarded("<p><label>Wie viel ist 7 + 5? * <input name='q17' required></label></p>")


class ItalianSum(_Guarded):
    """A sum written out, in Italian."""


ItalianSum.pages = guarded("<p><label>Quanto fa tre più cinque? <input name='verifica' required></label></p>")


class Slider(_Guarded):
    """A slider to be pulled."""


Slider.pages = guarded(
    "<div class='slide-verify' style='width:300px;height:40px;background:#ddd'><div class='slide-handle' style='width:40px;height:40px;background:#06c'></div><span>Slide to verify you are not a robot</span></div>"
)


class OwnCheckbox(_Guarded):
    """A box of the house's own: "I am not a robot"."""


OwnCheckbox.pages = guarded("<p><label><input type='checkbox' name='human' required> I'm not a robot</label></p>")


class ChallengeAfterPress(_Guarded):
    """Nothing to be seen until the press; then pictures come up."""

    arrives: ClassVar[bool] = False
    right: ClassVar = "/nowhere"


ChallengeAfterPress.pages = {
    "/contact": scripted(
        'document.body.insertAdjacentHTML(\'beforeend\',\'<div style="position:fixed;inset:0;z-index:2000000000"><iframe title="recaptcha challenge expires in two minutes" src="/recaptcha/api2/bframe" width="400" height="580"></iframe></div>\');'
    ),
    "/recaptcha/api2/bframe": "<body>Select all squares with traffic lights</body>",
}


class OwnChallengeAfterPress(_Guarded):
    """The house's own layer after the press: prove that you are human."""

    arrives: ClassVar[bool] = False
    right: ClassVar = "/nowhere"


OwnChallengeAfterPress.pages = {
    "/contact": scripted(
        "document.body.insertAdjacentHTML('beforeend','<div role=dialog style=\"position:fixed;inset:0;background:#fff;z-index:2000\"><h2>Please prove you are human</h2><p>Enter the characters you see</p><img src=/c.png width=120 height=40><input name=cc><button>Verify</button></div>');"
    )
}


class ServerAsksForCaptcha(_Guarded):
    """The server gives the form back with a captcha that was not there before."""

    right: ClassVar = "/nowhere"


ServerAsksForCaptcha.pages = {
    "/lead": page(
        "<p class='error'>Please complete the security check below.</p>"
        + CONTACT.replace(
            "<p><button", "<div class='g-recaptcha' data-sitekey='k' style='width:300px;height:74px'></div><p><button"
        )
    )
}


ASKS: tuple[type[Site], ...] = tuple(
    kind
    for kind in list(globals().values())
    if isinstance(kind, type) and issubclass(kind, Site) and kind.__module__ == __name__ and not kind.__name__.startswith("_")
)
