"""Pretend dealer sites that say the same things in other words, and send by other software's habits."""

from __future__ import annotations

from itertools import count
from typing import Any, ClassVar

from tests.live.sites import CONTACT, Answer, Asked, Site, page
from tests.live.sites_asks import PLUS, checking, refusing
from tests.live.sites_sending import answering, buttons, scripted
from tests.live.sites_walls import _foreign, _someone, walled

_numbers = count(1)
_POST = "const r=await fetch('/lead',{method:'POST',body:new URLSearchParams(new FormData(F))});"


def saying(words: str) -> str:
    """A contact page whose form is replaced by these words once the lead was answered."""
    return scripted(_POST + f"if(r.ok)F.innerHTML={words!r};")


def _said(words: str) -> type[Site]:
    kind: type[Site] = type(f"Said{next(_numbers)}", (Site,), {"__doc__": f"Thanks in place: {words}"})
    kind.pages = {"/contact": saying(f"<p>{words}</p>"), "/lead": answering("{}")}
    return kind


THANKED = [
    _said(words)
    for words in (
        "Wir haben alles erhalten – bis bald!",
        "La tua richiesta è arrivata! Un consulente ti richiamerà.",
        "Tudo certo! Já temos o seu contato.",
        "C'est parti ! On vous répond vite.",
        "¡Listo! Tu mensaje ya está en camino.",
        "High five! Your note landed in our inbox.",
        "Top! Je aanvraag is bij ons binnen.",
    )
]


def _answered(words: str) -> type[Site]:
    kind: type[Site] = type(f"Answered{next(_numbers)}", (Site,), {"__doc__": f"A page that came: {words}"})
    kind.pages = {"/lead": page(f"<h1>{words}</h1>")}
    return kind


ANSWERED = [
    _answered(words)
    for words in (
        "Thanks a million, we are on it",
        "Merci ! Votre conseiller vous rappelle sous 24 h",
        "Geschafft! Ihre Nachricht ist angekommen.",
        "¡Gracias, Maria! Hemos tomado nota.",
        "Fatto! Ti scriviamo presto.",
    )
]


def _failed(words: str) -> type[Site]:
    kind: type[Site] = type(
        f"Failed{next(_numbers)}", (Site,), {"__doc__": f"A page of failure, answered 200: {words}", "outcome": "unconfirmed"}
    )
    kind.pages = {"/lead": page(f"<h1>{words}</h1>")}
    return kind


FAILED = [
    _failed(words)
    for words in (
        "Whoops, our server hiccuped",
        "Sorry, er ging wat fout.",
        "Leider ist etwas schiefgelaufen",
        "Desculpe, não conseguimos processar o seu pedido",
        "Désolé, le service est indisponible pour le moment",
        "Lo sentimos, no hemos podido procesar su solicitud",
        "Spiacenti, qualcosa non ha funzionato",
    )
]


class MobileWanted(Site):
    """An example instead of a rule."""

    must: ClassVar = {**Site.must, "phone": "5185550123"}


MobileWanted.pages = {"/contact": checking("phone=\\d{10}", "We need a phone number like 2025550188 to reach you")}


class PlusInFrench(Site):
    """French words about the address, by the server."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


PlusInFrench.pages = {"/lead": refusing("email=[\\w.]+@[\\w.]+", "Merci d'indiquer une adresse e-mail correcte.")}


class MessageTooLong(Site):
    """At most sixty characters."""

    must: ClassVar = {"email": "maria.jensen47@shop.example"}


MessageTooLong.pages = {"/contact": checking("message=.{1,60}", "Your message is too long (maximum 60 characters)", "summary")}


class SpanForButton(Site):
    """A span with a listener: no role, no attribute, only a hand for a pointer."""


SpanForButton.pages = {
    "/contact": page(
        buttons("<span class='submit-btn' id='sb' style='cursor:pointer;padding:8px;background:#083;color:#fff'>Send</span>")
        + "<script>sb.addEventListener('click',()=>{const F=sb.closest('form');if(F.reportValidity())F.submit()})</script>"
    )
}


class DutchReview(Site):
    """Dutch: the entries once more, then "Verzenden"."""

    right: ClassVar = "/lead/2"


def _review(site: Site, asked: Asked) -> str | Answer:
    kept = "".join(f"<input type='hidden' name='{k}' value='{v.splitlines()[0] if v else ''}'>" for k, v in asked.form.items())
    return page(
        f"<h2>Controleer uw gegevens</h2><table>{''.join(f'<tr><td>{k}<td>{v}' for k, v in asked.form.items())}</table><form action='/lead/2' method='post'>{kept}<button name='terug' formaction='/contact'>Terug</button><input type='submit' value='Verzenden'></form>",
        lang="nl",
        foot="",
    )


DutchReview.pages = {"/lead": _review, "/lead/2": page("<p>Bedankt, uw bericht is verstuurd.</p>", lang="nl")}


class Puzzle(Site):
    """A puzzle of unknown make after the press."""

    outcome: ClassVar = "captcha"
    right: ClassVar = "/nowhere"


Puzzle.pages = {
    "/contact": scripted(
        "document.body.insertAdjacentHTML('beforeend','<div role=dialog style=\"position:fixed;inset:0;background:#fff;z-index:2000\"><p>Please solve this puzzle so we know you are a real person</p><canvas width=300 height=200></canvas><button>Verify</button></div>');"
    )
}


class TargetNotice(Site):
    """Back to the form with #success; a style sheet shows the notice then."""


TargetNotice.pages = {
    "/lead": lambda site, asked: (303, "", {"Location": "/contact#success"}),
    "/contact": page(
        "<style>#success{display:none}#success:target{display:block}</style><p id='success'>Message sent</p>" + CONTACT
    ),
}


class EmptyErrors(Site):
    """An answer with an empty list of errors; thanks by name."""


EmptyErrors.pages = {"/contact": saying("<p>Thanks, Maria! Talk soon.</p>"), "/lead": answering('{"errors": [], "id": 12}')}


class Accepted(Site):
    """202, and the form makes room for a drawing and two words."""


Accepted.pages = {"/contact": saying("<svg width=40 height=40></svg><h3>All set</h3>"), "/lead": answering("", 202)}


class Fragment(Site):
    """The server's answer is a piece of HTML put in the form's place."""


Fragment.pages = {
    "/contact": scripted(_POST + "F.outerHTML=await r.text();"),
    "/lead": lambda site, asked: (
        200,
        "<div class='done'><p>We've got it from here. Someone will reach out today.</p></div>",
        {},
    ),
}


class FragmentRefuses(Site):
    """The same, with the form and an objection that nothing answers."""

    outcome: ClassVar = "rejected"
    must: ClassVar = {}


FragmentRefuses.pages = {
    "/contact": scripted(_POST + "F.outerHTML=await r.text();"),
    "/lead": lambda site, asked: (
        200,
        CONTACT.replace("<p><button", "<p class='field-error'>Membership number is required</p><p><button"),
        {},
    ),
}


class ManageThenReject(Site):
    """ "Manage" opens switches; "Reject non-essential" is below them."""

    decoys: ClassVar = (*Site.decoys, "/accepted")


ManageThenReject.pages = walled(
    Site,
    "<div data-ck class='cmp' style='position:fixed;left:0;bottom:0;right:0;background:#eee;padding:40px;z-index:70'><div id='q1'>Cookies help us run this site. <button onclick=\"fetch('/accepted',{method:'POST'})\">Sure, accept all</button> <a href='#' onclick=\"event.preventDefault();q1.hidden=true;q2.hidden=false\">Manage</a></div><div id='q2' hidden>Functional, Statistics, Marketing cookies<br><button onclick=\"fetch('/accepted',{method:'POST'})\">Accept everything</button><button onclick=\"localStorage.ck=1;this.closest('[data-ck]').remove()\">Reject non-essential</button></div></div>",
)


class ThanksThenForm(Site):
    """The thanks stand above a fresh, empty form."""


ThanksThenForm.pages = {"/lead": page("<p class='flash'>Your question was sent to our sales team.</p>" + CONTACT)}


class SaysSuccessOnly(Site):
    """A green box of one word beside the filled form."""


SaysSuccessOnly.pages = {
    "/contact": scripted(
        _POST + "F.insertAdjacentHTML('afterend','<div role=status class=alert-success>Success!</div>');F.reset();"
    ),
    "/lead": answering('{"code": 0, "msg": "success"}'),
}


class MarkedByStyle(Site):
    """An objection in words nobody knows, in a box whose style says what it is."""

    must: ClassVar = {**Site.must, "phone": "5185550123"}


MarkedByStyle.pages = {"/lead": refusing(r"phone=\d{10}", "El teléfono tiene que tener 10 dígitos")}


class ProblemJson(Site):
    """A problem document names the field; the page speaks of "something"."""

    must: ClassVar = {"email": "maria@shop.example"}
    shop: ClassVar[dict[str, Any]] = {"persona": PLUS}


def _problem(site: Site, asked: Asked) -> Answer:
    if "+" not in asked.form.get("email", ""):
        return 200, '{"ok": true}', {"Content-Type": "application/json"}
    site.posts.pop()
    told = '{"title": "Your request did not validate.", "invalid-params": [{"name": "email", "reason": "plus signs are not permitted"}]}'
    return 422, told, {"Content-Type": "application/problem+json"}


ProblemJson.pages = {
    "/contact": scripted(
        _POST + "if(r.ok)F.innerHTML='<p>Thanks! Got it.</p>';else O.textContent='Something is not right.';",
        more="<p id='O'></p>",
    ),
    "/lead": _problem,
}


class LateGuard(Site):
    """A Turnstile box that a script brings a second late."""

    outcome: ClassVar = "captcha"


LateGuard.pages = {
    "/contact": page(
        CONTACT.replace("<p><button", "<div id='ts'></div><p><button")
        + "<script>setTimeout(()=>{ts.className='cf-turnstile';ts.innerHTML='<iframe src=/cf width=300 height=65></iframe>'},1000)</script>"
    )
}


class ReadOnlyCar(Site):
    """The car stands ready in a box nobody can change; Enter in it would send the form too early."""


ReadOnlyCar.pages = {
    "/contact": page(
        CONTACT.replace(
            "<p><label>Message",
            "<p><label>Vehicle <input name='car' value='2023 Toyota RAV4' readonly></label></p><p><label>Message",
        )
    )
}


class ColleaguesCards(Site):
    """Every colleague has a letter button and a dialog of the same form; only the seller's is right."""


def _card(name: str, desk: str, to: str) -> str:
    form = CONTACT.replace("/lead", to).replace("<h2>Contact us</h2>", "")
    return f"<article><h4>{name}</h4><p>{desk}</p><button onclick='{name}.showModal()'>Write an email</button></article><dialog id='{name}'>{form}</dialog>"


ColleaguesCards.pages = {
    "/contact": page(
        "<h1>Our team</h1>" + _card("Uwe", "Service advisor, repair", "/decoy") + _card("Petra", "Used car sales", "/lead")
    )
}


class TongueList(Site):
    """A list of languages with a button before anything else."""


TongueList.pages = {
    "/": page(
        "<h1>Language / Langue</h1><form action='/go'><select name='l'><option value=''>-</option><option value='fr'>Français</option><option value='en'>English</option></select><button>OK</button></form>",
        nav="",
        foot="",
    ),
    "/go": lambda site, asked: (302, "", {"Location": f"/{asked.query.get('l') or 'fr'}"}),
    "/fr": page("<h1>Bienvenue</h1>", nav="", lang="fr"),
    "/en": page("<h1>Welcome</h1>"),
}


class BareSearch(Site):
    """No lead form at all; the site's search has no button of its own, and the next one in the page is the newsletter's."""

    outcome: ClassVar = "no_form"
    right: ClassVar = "/nowhere"


BareSearch.pages = {
    "/": page("<form action='/search'><input name='q' placeholder='Search'></form><h1>Welcome</h1>"),
    "/contact": page(
        "<form action='/search'><input name='q' placeholder='Search'></form><h1>Contact</h1><p>Call 518 555 0100</p>"
    ),
    "/service": page("<h1>Service</h1><p>Call us</p>"),
}


class ReachedByChoice(Site):
    """How to be reached is asked first; the choice shows the box for it."""

    must: ClassVar = {"weg": "mail", "email": "maria.jensen47@shop.example", "message": "Hi, I am looking at"}


ReachedByChoice.pages = {
    "/contact": page(
        "<form action='/lead' method='post'><h2>Contact us</h2><label>Name* <input name='n' required></label><fieldset><legend>How would you like to be contacted?*</legend><label><input type='radio' name='weg' value='tel' required> Phone</label><label><input type='radio' name='weg' value='mail'> Email</label></fieldset><p id='bm' hidden><label>Email* <input name='email' type='email'></label></p><p id='bt' hidden><label>Phone* <input name='tel' type='tel'></label></p><label>Message* <textarea name='message' required></textarea></label><button>Send</button></form>"
        "<script>document.querySelectorAll('[name=weg]').forEach(r=>r.onchange=()=>{bm.hidden=r.value!='mail';bt.hidden=r.value!='tel'})</script>"
    )
}


class PrizesFirst(Site):
    """A competition, a complaint and a parts request ask the same boxes above the contact form."""


def _errand(title: str, question: str, button: str) -> str:
    return f"<section><h2>{title}</h2><form action='/decoy' method='post'><label>Name* <input name='n' required></label><label>Email* <input name='e' type='email' required></label><label>{question} <textarea name='t'></textarea></label><button>{button}</button></form></section>"


PrizesFirst.pages = {
    "/contact": page(
        _errand("Win a weekend in a convertible", "Why you?*", "Enter to win")
        + _errand("Not happy with us?", "Your complaint*", "Submit a complaint")
        + _errand("Body shop", "What needs fixing?*", "Request")
        + CONTACT
    )
}


class TwoPartCode(Site):
    """A Portuguese postal code in two boxes, a form of address, a prefix list."""

    must: ClassVar = {
        "email": "eva.moretti@shop.example",
        "cp4": "4000",
        "cp3": "322",
        "ind": "351",
        "tlm": "912345678",
    }
    shop: ClassVar = _someone(
        "PT", "pt", "Europe/Lisbon", "+351912345678", "4000-322", "O carro ainda está disponível? Eva Moretti"
    )


_PT = (
    "<form action='/lead' method='post'><h2>Contacte-nos</h2><table><tr><td>Nome*:</td><td><input name='nome' required></td></tr><tr><td>Código postal:</td><td><input name='cp4' maxlength='4' size='4"
    "'> - <input name='cp3' maxlength='3' size='3'></td></tr><tr><td>Localidade:</td><td><input name='loc'></td></tr><tr><td>E-mail*:</td><td><input name='email' type='email' required></td></tr></table>"
    "<label>Telemóvel*</label><select name='ind'><option value=''>Indicativo</option><option value='34'>Espanha (+34)</option><option value='351'>Portugal (+351)</option></select><input name='tlm' type='tel' required>"
    "<label>Mensagem* <textarea name='message' required></textarea></label><button>Enviar</button></form>"
)
TwoPartCode.pages = _foreign("PT", "pt", "Contactos", _PT, "Obrigado! O seu pedido foi registado.")


WORDINGS: tuple[type[Site], ...] = (
    *THANKED,
    *ANSWERED,
    *FAILED,
    *(
        kind
        for kind in list(globals().values())
        if isinstance(kind, type) and issubclass(kind, Site) and kind.__module__ == __name__ and kind.__name__[-1].isalpha()
    ),
)
