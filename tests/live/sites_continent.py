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

CONTINENT: tuple[type[Site], ...] = (DeclinesByTick, TabForBuyers, TwoSurnames, AfterThePostcode)
