"""Words and helpers of the pretend sites whose trap is the way to the form: seven languages, several hosts, many decoys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from mysteryshop.browser import Browser
from mysteryshop.model import Shop, Submission, SubmitSettings
from mysteryshop.submit.lead import submit_lead
from tests.builders import a_dealer, a_persona, a_planned_shop, a_scenario
from tests.live.sites import Served, Site
from tests.live.submit_support import Drawer, FixedClock, OpenGate

SETTINGS = SubmitSettings(
    visit_seconds=90, confirm_seconds=5, dwell_seconds=3, navigation_seconds=10, allow_private_addresses=True
)


@dataclass(frozen=True)
class Tongue:
    """The words of one language's pages and the shopper who reads them."""

    lang: str
    country: str
    zone: str
    name: str
    first: str
    last: str
    email: str
    phone: str
    message: str
    send: str
    thanks: str
    service: str
    newsletter: str
    subscribe: str
    jobs: str
    finance: str
    parts: str
    search: str
    login: str
    person: tuple[str, str, str, str, str]
    text: str
    wish: tuple[int, str, str]


EN = Tongue("en", "US", "America/New_York", "Harbor View Motors", "First name", "Last name", "Email", "Phone", "Your message", "Send message", "Thank you! Your message has been sent.", "Book a service appointment", "Newsletter", "Subscribe", "Careers: apply now", "Apply for financing", "Order parts", "Search", "Log in", ("Maria", "Jensen", "maria.jensen47@shop.example", "+15185550123", "12205"), "Hi, I am looking at the RAV4. Is it still available? Maria", (2023, "Toyota", "RAV4"))  # fmt: skip
ES = Tongue("es", "ES", "Europe/Madrid", "Autos del Puerto", "Nombre", "Apellidos", "Correo electrónico", "Teléfono", "Mensaje", "Enviar mensaje", "Gracias. Hemos recibido su mensaje.", "Cita de taller", "Boletín", "Suscribirse", "Trabaja con nosotros", "Solicitar financiación", "Pedir recambios", "Buscar", "Iniciar sesión", ("Lucía", "Ortega", "lucia.ortega@shop.example", "+34910000123", "28013"), "Hola, me interesa el León. ¿Sigue disponible? Lucía", (2021, "Seat", "León"))  # fmt: skip
FR = Tongue("fr", "FR", "Europe/Paris", "Garage du Lac", "Prénom", "Nom", "Adresse e-mail", "Téléphone", "Votre message", "Envoyer", "Merci, votre message a bien été envoyé.", "Rendez-vous atelier", "Lettre d'information", "S'inscrire", "Recrutement : postuler", "Demande de financement", "Commander des pièces", "Rechercher", "Se connecter", ("Claire", "Morel", "claire.morel@shop.example", "+33478000000", "69003"), "Bonjour, la voiture est-elle disponible ? Claire", (2022, "Peugeot", "308"))  # fmt: skip
DE = Tongue("de", "DE", "Europe/Berlin", "Autohaus Seeblick", "Vorname", "Nachname", "E-Mail-Adresse", "Telefon", "Ihre Nachricht", "Nachricht senden", "Vielen Dank! Ihre Nachricht wurde gesendet.", "Werkstatttermin buchen", "Newsletter", "Abonnieren", "Karriere: jetzt bewerben", "Finanzierung anfragen", "Ersatzteile bestellen", "Suchen", "Anmelden", ("Anna", "Keller", "anna.keller@shop.example", "+493012345678", "10115"), "Guten Tag, ist der Golf noch zu haben? Anna Keller", (2022, "Volkswagen", "Golf"))  # fmt: skip
NL = Tongue("nl", "NL", "Europe/Amsterdam", "Autobedrijf De Haven", "Voornaam", "Achternaam", "E-mailadres", "Telefoonnummer", "Uw bericht", "Bericht versturen", "Bedankt! Uw bericht is verzonden.", "Werkplaatsafspraak maken", "Nieuwsbrief", "Inschrijven", "Vacatures: solliciteren", "Financiering aanvragen", "Onderdelen bestellen", "Zoeken", "Inloggen", ("Sanne", "Bakker", "sanne.bakker@shop.example", "+31201234567", "1012 AB"), "Hallo, is de auto nog beschikbaar? Sanne", (2021, "Kia", "Niro"))  # fmt: skip
IT = Tongue("it", "IT", "Europe/Rome", "Autolago", "Nome", "Cognome", "Indirizzo e-mail", "Telefono", "Messaggio", "Invia messaggio", "Grazie! Il suo messaggio è stato inviato.", "Prenota il tagliando", "Newsletter", "Iscriviti", "Lavora con noi: candidati", "Richiedi un finanziamento", "Ordina ricambi", "Cerca", "Accedi", ("Giulia", "Ferri", "giulia.ferri@shop.example", "+390612345678", "00184"), "Buongiorno, l'auto è ancora disponibile? Giulia", (2020, "Fiat", "Panda"))  # fmt: skip
PT = Tongue("pt", "BR", "America/Sao_Paulo", "Auto Porto", "Nome", "Sobrenome", "E-mail", "Telefone", "Mensagem", "Enviar mensagem", "Obrigado! Sua mensagem foi enviada.", "Agendar revisão", "Newsletter", "Assinar", "Trabalhe conosco: candidate-se", "Solicitar financiamento", "Pedir peças", "Buscar", "Entrar na conta", ("Ana", "Souza", "ana.souza@shop.example", "+551130001234", "01310-100"), "Olá, o carro ainda está disponível? Ana", (2021, "Honda", "HR-V"))  # fmt: skip


def form(t: Tongue, action: str = "/lead", head: str = "", more: str = "", send: str = "") -> str:
    """The store's plain form in this language; names of the boxes tell nothing."""
    return (
        f'<form action="{action}" method="post">{f"<h2>{head}</h2>" if head else ""}{more}<p><label>{t.first} * <input name="a1" required></label></p>'
        f'<p><label>{t.last} * <input name="a2" required></label></p><p><label>{t.email} * <input type="email" name="a3" required></label></p>'
        f'<p><label>{t.phone} <input type="tel" name="a4"></label></p><p><label>{t.message} * <textarea name="a5" required></textarea></label></p>'
        f'<p><button type="submit">{send or t.send}</button></p></form>'
    )


def service_form(t: Tongue) -> str:
    """The workshop's form: a decoy."""
    return form(t, "/service-booking", t.service, '<p><label>km <input name="km"></label></p>', t.service)


def whole(t: Tongue, body: str, *, nav: str = "", foot: str | None = None, head: str = "") -> str:
    """A page with a search form above and a newsletter below, both decoys."""
    top = f'<header><form action="/search" method="get" role="search"><input name="q" placeholder="{t.search}" aria-label="{t.search}"><button>{t.search}</button></form><nav>{nav}</nav></header>'
    below = (
        f'<footer><form action="/newsletter" method="post"><h3>{t.newsletter}</h3><label>{t.email} <input type="email" name="nl"></label><button>{t.subscribe}</button></form><p>{t.name}</p></footer>'
        if foot is None
        else foot
    )
    style = "<style>body{font:16px sans-serif;margin:16px} .off{display:none}</style>"
    return f'<!doctype html><html lang="{t.lang}"><head><meta charset="utf-8"><title>{t.name}</title>{style}{head}</head><body>{top}<main>{body}</main>{below}</body></html>'


def decoys(t: Tongue) -> str:
    """Links to the workshop, the jobs, the bank and the parts counter."""
    return f'<a href="/werk">{t.service}</a> <a href="/jobs">{t.jobs}</a> <a href="/money">{t.finance}</a> <a href="/parts">{t.parts}</a>'


def thanks(t: Tongue) -> str:
    """What the store shows afterwards."""
    return whole(t, f"<h1>{t.thanks}</h1>")


def shopper(t: Tongue, *, dealer: dict[str, Any] | None = None, car: bool = True, **scenario: Any) -> dict[str, Any]:
    """The lead in this language: about a used car of the wish, or (`car=False`) about none."""
    first, last, email, phone, zip_code = t.person
    year, make, model = t.wish
    wish = {"year": year, "make": make, "model": model, "condition": "used"} if car else None
    told = {"vehicle": wish, "language": t.lang, **scenario}
    if not car:
        told.setdefault("intent", "contact")
    return {
        "dealer": {"name": t.name, "country": t.country, "language": t.lang, "timezone": t.zone, **(dealer or {})},
        "persona": a_persona(
            first_name=first,
            last_name=last,
            email=email,
            phone=phone,
            city=None,
            state=None,
            zip=zip_code,
            street=None,
            country=t.country,
            language=t.lang,
        ),
        "scenario": a_scenario(**told),
        "message": t.text,
    }


class Street(Site):
    """A site that may have neighbours on other ports, and a host name of its own; every post but the lead is a decoy."""

    tongue: ClassVar[Tongue] = EN
    host: ClassVar[str] = "127.0.0.1"
    neighbour: ClassVar[type[Site] | None] = None
    must: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        super().__init__()
        t = type(self).tongue
        self._all = {
            "/lead": thanks(t),
            "/newsletter": thanks(t),
            "/search": whole(t, f"<h1>{t.search}</h1><p>0</p>"),
            "/werk": whole(t, f"<h1>{t.service}</h1>" + service_form(t)),
            "/jobs": whole(t, f"<h1>{t.jobs}</h1>" + form(t, "/application", t.jobs, send=t.jobs)),
            "/money": whole(t, f"<h1>{t.finance}</h1>" + form(t, "/credit", t.finance, send=t.finance)),
            "/parts": whole(t, f"<h1>{t.parts}</h1>" + form(t, "/parts-order", t.parts, send=t.parts)),
            **type(self).pages,
        }
        self.elsewhere = ""
        self.next_door: Site | None = None

    @property
    def all_posts(self) -> list[Any]:
        """What arrived here and next door."""
        return [*self.posts, *(self.next_door.posts if self.next_door else ())]


class Neighbour(Site):
    """A second host of the same street; it has no pages but its own."""

    def __init__(self) -> None:
        super().__init__()
        self._all = dict(type(self).pages)


class Open:
    """Serves a street for the time of a `with`."""

    def __init__(self, site: Street) -> None:
        self.site, self._served = site, Served(site)
        self._other: Served | None = None

    def __enter__(self) -> str:
        kind = type(self.site).neighbour
        if kind is not None:
            self.site.next_door = kind()
            self._other = Served(self.site.next_door).__enter__()
            self.site.elsewhere = self._other.url.replace("127.0.0.1", "localhost").rstrip("/")
        return self._served.__enter__().url.replace("127.0.0.1", type(self.site).host)

    def __exit__(self, *trouble: object) -> None:
        self._served.__exit__()
        if self._other:
            self._other.__exit__()


def shop_of(url: str, site: Street) -> Shop:
    """The lead to this street's first house."""
    over = dict(type(site).shop) or shopper(type(site).tongue)
    return a_planned_shop(dealer=a_dealer(url=url, **over.pop("dealer", {})), vehicle=over["scenario"].vehicle, **over)


async def visit(browser: Browser, site: Street, *, live: bool = True, settings: SubmitSettings = SETTINGS) -> Submission:
    """One lead to this street."""
    with Open(site) as url:
        return await submit_lead(
            browser, shop_of(url, site), attempt=1, live=live, gate=OpenGate(), keep=Drawer(), clock=FixedClock(), settings=settings
        )  # fmt: skip


def faults(site: Street, submission: Submission) -> list[str]:
    """What is wrong with the outcome's word, with what the street got, and with how far the visitor walked."""
    kind = type(site)
    out = []
    if submission.outcome.value != kind.outcome:
        out.append(f"outcome {submission.outcome.value} ({submission.reason}), not {kind.outcome}")
    leads = [post for post in site.all_posts if post.path == kind.right]
    if len(leads) != (1 if kind.outcome in ("confirmed", "unconfirmed") else 0):
        out.append(f"{len(leads)} leads")
    if decoy := [post.path for post in site.all_posts if post.path != kind.right]:
        out.append(f"posted to {decoy}")
    for lead in leads[-1:]:
        wanted = {"a3": kind.tongue.person[2], **kind.must}
        out += [f"{key} is {lead.form.get(key)!r}" for key, value in wanted.items() if value not in lead.form.get(key, "")]
    return out
