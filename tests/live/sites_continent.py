"""Pretend dealers of the continent: boxes that decline, tabs for buyers, two surnames, lists of yes and no, a question after a postcode."""

from __future__ import annotations

from typing import ClassVar

from tests.live.sites import THANKS, Asked, Site, page
from tests.live.sites_street import Corner, field
from tests.live.sites_walls import _someone

ES = _someone("ES", "es", "Europe/Madrid", "+34612345678", "46002", "¿Sigue disponible el coche? Eva Moretti")
FR = _someone("FR", "fr", "Europe/Paris", "+33155501234", "69003", "La voiture est-elle disponible ? Eva Moretti")
_MAIL = "eva.moretti@shop.example"


def _form(action: str, *fields: str, button: str) -> str:
    return f'<form action="{action}" method="post">{"".join(fields)}<button>{button}</button></form>'


class DeclinesByTick(Site):
    """One box is to be ticked by who wants no advertising, one stands ticked and is to be unticked, one wants nothing missed."""

    shop: ClassVar = FR
    must: ClassVar = {"courriel": _MAIL, "refus": "1"}
    traps: ClassVar = ("partenaires", "rater")


DeclinesByTick.pages = {
    "/contact": page(
        _form(
            "/lead",
            field("Nom complet *", "nom"),
            field("Courriel *", "courriel"),
            "<p><label>Message * <textarea name=message required></textarea></label></p>",
            "<p><input type=checkbox id=a name=refus value=1><label for=a>Nous pouvons vous envoyer nos offres ; si vous ne le souhaitez pas, cochez cette case.</label></p>",
            "<p><input type=checkbox id=b name=partenaires value=1 checked><label for=b>Décochez si vous ne voulez pas recevoir les offres de nos partenaires</label></p>",
            "<p><input type=checkbox id=c name=rater value=1><label for=c>Je ne veux rater aucune promotion</label></p>",
            button="Envoyer",
        ),
        lang="fr",
    )
}


class TabForBuyers(Corner):
    """The contact page opens on the workshop's tab; the tab of those who buy comes last."""

    shop: ClassVar = ES
    must: ClassVar = {"correo": _MAIL, "no": "1"}
    decoys: ClassVar = (*Site.decoys, "/cita")


_TAB = "<button type=button onclick=\"for(const p of ['t','c'])document.getElementById(p).hidden=p!='{}'\">{}</button>"
TabForBuyers.pages = {
    "/contact": page(
        "<h1>Contacto</h1>" + _TAB.format("t", "Taller") + _TAB.format("c", "Comprar un coche")
        + f"<div id=t>{_form('/cita', field('Nombre *', 'n'), field('Correo *', 'e'), '<textarea name=m required></textarea>', button='OK')}</div><div id=c hidden>"
        + _form("/lead", field("Nombre completo *", "nombre"), field("Correo electrónico *", "correo"), "<p><label>Cuéntanos qué coche buscas * <textarea name=message required></textarea></label></p>",
            "<p><input type=checkbox id=z name=no value=1><label for=z>Marca aquí si no quieres recibir ofertas</label></p>", button="Enviar") + "</div>",
        lang="es",
    )
}  # fmt: skip


class TwoSurnames(Site):
    """The first and the second surname stand in a box each; leave is asked by lists of yes and no."""

    shop: ClassVar = ES | {"persona": ES["persona"].model_copy(update={"last_name": "García Molina"})}
    must: ClassVar = {"a1": "García", "a2": "Molina", "correo": _MAIL, "legal": "1", "ofertas": "0"}

    @property
    def leads(self) -> list[Asked]:
        """No surname stands in the other's box."""
        return [post for post in super().leads if (post.form.get("a1"), post.form.get("a2")) == ("García", "Molina")]


_YES_NO = '<p><label>{} *<select name="{}" required><option value="">-</option><option value="1">Sí</option><option value="0">No</option></select></label></p>'
TwoSurnames.pages = {
    "/contact": page(
        _form(
            "/lead",
            field("Nombre *", "nombre"),
            field("Primer apellido *", "a1"),
            field("Segundo apellido *", "a2"),
            field("Correo *", "correo"),
            "<p><label>Consulta * <textarea name=message required></textarea></label></p>",
            _YES_NO.format("¿Aceptas la política de privacidad?", "legal"),
            _YES_NO.format("¿Aceptas recibir comunicaciones comerciales?", "ofertas"),
            button="Enviar consulta",
        ),
        lang="es",
    )
}


class AfterThePostcode(Site):
    """A group's home asks for a postcode only; the store's page is called “Écrire à la concession”."""

    shop: ClassVar = FR | {"dealer": {**FR["dealer"], "city": "Lyon", "zip": "69003"}}
    must: ClassVar = {"courriel": _MAIL}


_BARE = {"nav": "", "foot": "", "lang": "fr"}
AfterThePostcode.pages = {
    "/": page('<p>Trouvez votre concession</p><form action="/trouver"><input name="cp" placeholder="Code postal"><button>Rechercher</button></form>', **_BARE),
    "/trouver": lambda site, asked: page(
        '<h3>Alliance Lyon 3e</h3><p>69003 Lyon</p><a href="/lyon">Choisir cette concession</a>' if asked.query.get("cp") else "<p>Aucun résultat</p>", **_BARE
    ),
    "/lyon": page('<h1>Alliance Lyon 3e</h1><a href="/lyon/mot">Laisser un mot au garage</a>', **_BARE),
    "/lyon/mot": page(
        "<h1>Écrire à la concession</h1>"
        + _form("/lead", field("Nom *", "nom"), field("Courriel *", "courriel"), "<p><label>Message * <textarea name=message required></textarea></label></p>", button="Envoyer à la concession"),
        **_BARE,
    ),
    "/inventory": page("<p>…</p>", **_BARE),
    "/contact": lambda site, asked: (404, "", {}),
    "/lead": page(THANKS, **_BARE),
}  # fmt: skip


class MoreInfoOnCards(Site):
    """Cards of cars without years, each with the same link; the shopper's car has its form behind a heading that unfolds."""

    shop: ClassVar = FR
    must: ClassVar = {"courriel": _MAIL}
    decoys: ClassVar = (*Site.decoys, "/autre")


_OTHER = _form(
    "/autre",
    field("Nom *", "n"),
    field("E-mail *", "e"),
    "<p><label>Message * <textarea name=m required></textarea></label></p>",
    button="OK",
)
MoreInfoOnCards.pages = {
    "/inventory": page("".join(f"<article><h3>{car}</h3><p>9 900 €</p><a href='/annonce/{at}'>Plus d'infos</a></article>" for at, car in enumerate(("Dacia Sandero", "Toyota RAV4", "Citroën C3"))), **_BARE),
    "/annonce/0": page(f"<h1>Dacia Sandero</h1>{_OTHER}", **_BARE),
    "/annonce/2": page(f"<h1>Citroën C3</h1>{_OTHER}", **_BARE),
    "/annonce/1": page(
        "<h1>Toyota RAV4 Hybride</h1><h3 role=button tabindex=0 aria-expanded=false onclick=\"ac.hidden=!ac.hidden\">Faire une demande</h3><div id=ac hidden>"
        + _form("/lead", field("Nom *", "nom"), field("Courriel *", "courriel"), "<p><label>Message * <textarea name=message required></textarea></label></p>", button="Envoyer") + "</div>",
        **_BARE,
    ),
    "/": page("<h1>Ponant</h1><a href='/inventory'>Nos occasions</a>", **_BARE),
    "/contact": lambda site, asked: (404, "", {}),
    "/lead": page(THANKS, **_BARE),
}  # fmt: skip


class ByTheSeller(Site):
    """The page of the staff: under each name the same button opens a dialog; only one of them sells."""

    shop: ClassVar = FR
    must: ClassVar = {"courriel": _MAIL}
    decoys: ClassVar = (*Site.decoys, "/atelier", "/magasin")


def _member(name: str, trade: str, form: str) -> str:
    return f'<div><h3>{name}</h3><p>{trade}</p><button onclick="{name}.showModal()">Contacter</button><dialog id={name}><h2>Contacter {name}</h2>{form}</dialog></div>'


_ASKED = (
    field("Nom *", "nom"),
    field("Courriel *", "courriel"),
    "<p><label>Message * <textarea name=message required></textarea></label></p>",
)
ByTheSeller.pages = {
    "/": page("<h1>Monplaisir</h1><nav><a href='/equipe'>Notre équipe</a></nav>", **_BARE),
    "/equipe": page(
        "<h1>Notre équipe</h1>" + _member("Paul", "Chef d'atelier", _form("/atelier", *_ASKED, button="Envoyer"))
        + _member("Marc", "Magasinier pièces", _form("/magasin", *_ASKED, button="Envoyer"))
        + _member("Lea", "Conseillère commerciale", _form("/lead", *_ASKED, button="Envoyer")),
        **_BARE,
    ),
    "/inventory": lambda site, asked: (404, "", {}),
    "/contact": lambda site, asked: (404, "", {}),
    "/lead": page(THANKS, **_BARE),
}  # fmt: skip


CONTINENT: tuple[type[Site], ...] = (DeclinesByTick, TabForBuyers, TwoSurnames, AfterThePostcode, MoreInfoOnCards, ByTheSeller)  # fmt: skip
