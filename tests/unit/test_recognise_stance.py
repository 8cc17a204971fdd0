"""Whether the tick of a box about advertising agrees to it or declines it, in seven languages."""

from __future__ import annotations

import pytest

from mysteryshop.submit.recognise.stance import AGREES, DECLINES, UNSURE, box_stance


@pytest.mark.parametrize(
    "text",
    [
        "Please tick here if you do not wish to receive offers from us",
        "I do not want to receive marketing emails",
        "Please don't send me promotional messages",
        "Unless you tick this box we may send you details of our offers",
        "Bitte ankreuzen, falls Sie keine Werbung wünschen",
        "Der Zusendung von Werbung widerspreche ich",
        "Wenn Sie nicht über Aktionen informiert werden wollen, setzen Sie hier ein Häkchen",
        "Nein, ich möchte keine Angebote per Post",
        "Je ne souhaite pas être informé des promotions",
        "Non, je ne veux pas de newsletter",
        "Aucune publicité par e-mail, merci",
        "No quiero recibir ofertas por correo",
        "Señale esta casilla si no autoriza el envío de publicidad",
        "Si no deseas recibir información comercial marca aquí",
        "Ik wil geen aanbiedingen ontvangen",
        "Ik ontvang liever geen e-mails over acties",
        "Barrare la casella se non si desidera ricevere la newsletter",
        "Spunta qui se non vuoi ricevere offerte",
        "Non acconsento alle comunicazioni di marketing",
        "Não desejo receber novidades por e-mail",
        "Marque aqui caso não queira receber ofertas",
    ],
)
def test_its_tick_declines(text: str) -> None:
    assert box_stance(text) == DECLINES


@pytest.mark.parametrize(
    "text",
    [
        "Untick this box if you do not wish to receive our newsletter",
        "I don't want to miss out on special offers",
        "Yes, I would like to receive offers. Your data will not be shared with third parties.",
        "I agree to receive marketing texts. Consent is not a condition of purchase.",
        "Please do not tick if you do not wish to receive offers",
        "Bitte entfernen Sie das Häkchen, wenn Sie keine Werbung wünschen",
        "Ja, ich möchte den Newsletter erhalten. Eine Weitergabe an Dritte erfolgt nicht.",
        "Nicht ankreuzen, wenn Sie keine Angebote wünschen",
        "Ich bin damit einverstanden, über Neuheiten informiert zu werden, und kann dies jederzeit widerrufen",
        "Bitte lassen Sie dieses Feld leer, wenn Sie keine Angebote erhalten möchten",
        "Décochez si vous ne voulez pas recevoir la newsletter",
        "Je ne veux rater aucune promotion",
        "Je souhaite recevoir les offres. Vos données ne seront jamais transmises.",
        "Ne cochez pas cette case si vous ne souhaitez pas recevoir nos offres",
        "Desmarque la casilla si no desea recibir publicidad",
        "No quiero perderme las promociones",
        "Sí, quiero recibir novedades. No cederemos sus datos.",
        "Acepto recibir comunicaciones comerciales",
        "Vink uit als je geen nieuwsbrief wilt ontvangen",
        "Ik wil geen enkele actie missen",
        "Ja, stuur mij aanbiedingen. Uw gegevens worden niet gedeeld.",
        "Togli la spunta se non desideri ricevere la newsletter",
        "Non voglio perdermi le promozioni",
        "Acconsento a ricevere offerte; i dati non saranno ceduti a terzi",
        "Desmarque se não quiser receber novidades",
        "Não quero perder nenhuma promoção",
        "Quero receber ofertas. Os seus dados não serão partilhados.",
        "Quero participar no programa de fidelização",
        "Ja, ich möchte unverbindlich und ohne Verpflichtung Angebote erhalten",
        "N'hésitez pas à m'envoyer vos offres",
    ],
)
def test_its_tick_agrees(text: str) -> None:
    assert box_stance(text) == AGREES


def test_what_says_both_is_told_neither_way() -> None:
    assert box_stance("I agree to receive offers. I do not want to receive the newsletter.") == UNSURE
