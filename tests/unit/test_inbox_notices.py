"""What services put around a text or a voicemail, in words of their own, is told by how it is built."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.notices import read_notice
from mysteryshop.model import Channel
from tests.inbox_mails import a_mail, fetched

WORDS = "Maria, Dana from Fox Motors. Both keys are here, want to come by at 5?"
SERVICES = (
    ("HORNBOX: Neue Kurznachricht von +498152770424", f"Neue Kurznachricht\n\nRufnummer: +498152770424\nEigene Rufnummer: +1 518 555 0152\nZeit: 07.10.26, 16:41 Uhr\n\n{WORDS}\n\nDiese Nachricht wurde von Ihrer HORNBOX gesendet."),
    ("Sms van 0591-630838", f"Sms van 0591-630838 > +1 518 555 0142\n\n{WORDS}\n\n--\nHornbox"),
    ("SMS de 05 53 46 71 81", f"SMS de 05 53 46 71 81 > +1 518 555 0142\n\n{WORDS}\n\n--\nHornbox"),
    ("SMS da 0541 372 880", f"SMS da 0541 372 880 > +1 518 555 0142\n\n{WORDS}\n\n--\nHornbox"),
    ("Neue SMS von +494941600707", f"Neue SMS\n\nVon: +494941600707\nAn: +1 518 555 0142\nDatum: 06.10.2026 11:08\n\nNachricht:\n{WORDS}\n\nIhr Hornbox-Team\nHornbox GmbH, Aachen. Benachrichtigungen können Sie im Kundenkonto ändern."),
    ("New SMS ((518) 555-0124)", f'Hi,\n\nNew SMS from (518) 555-0124 for +1 518 555 0144.\n\n"{WORDS}"\n\nYou can reply from the Hornbox app.\n\nCheers,\nThe Hornbox Team'),
    ("[PBX] New SMS 08721 550296", f"Type New SMS\nFrom 08721 550296\nTo +1 518 555 0149\nText {WORDS}\n\nSent by Hornbox PBX"),
    ("New text: (518) 555-0104", f"New text\n(518) 555-0104\n\n{WORDS}\n\nHornbox Inc. 2026"),
    ("Hornbox +33 4 73 90 91 12", f"Correspondant : +33 4 73 90 91 12\nVotre ligne : +1 518 555 0149\nReçu le : 12/10/2026 09:14\n\n{WORDS}\n\nHornbox SAS, Lyon."),
    ("Texto: 05 53 46 71 81", f"Appel de 05 53 46 71 81\n2026-10-12 08:43\n\n{WORDS}\n\nRépondez à ce courriel pour répondre au texto.\nVous recevez cet avis car le transfert est activé."),
    ("Kurzmitteilung: 06655 55012-0", f"06655 55012-0 - 16:04\n{WORDS}\n\nSie erhalten diesen Hinweis, weil die Weiterleitung aktiv ist."),
    ("Hornbox: +39 02 5550 1234", f"Mittente: +39 02 5550 1234\nLa tua linea: +1 518 555 0149\n\n{WORDS}"),
)  # fmt: skip


@pytest.mark.parametrize(("subject", "body"), SERVICES)
def test_only_the_words_of_a_text_stay(subject: str, body: str) -> None:
    notice = read_notice(read_message(fetched(a_mail(body, sender="Hornbox <alerts@hornbox.example>", subject=subject))))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.TEXT, WORDS)


def test_a_voicemails_title_and_rows_without_colons_go() -> None:
    body = f"Mensaje de voz\n\nLlamada de 967 55 01 48\n2026-10-31 16:34\nDuración 00:31\n\n{WORDS}"
    mail = a_mail(body, sender="Hornbox <alerts@hornbox.example>", subject="Mensaje de voz: 967 55 01 48")
    notice = read_notice(read_message(fetched(mail)))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.VOICEMAIL, WORDS)


def test_a_duration_among_the_rows_tells_of_a_voicemail() -> None:
    body = f"Correspondant : +33 4 73 90 91 12\nVotre ligne : +1 518 555 0149\nDurée : 0:21\n\n{WORDS}"
    mail = a_mail(body, sender="Hornbox <alerts@hornbox.example>", subject="Hornbox +33 4 73 90 91 12")
    notice = read_notice(read_message(fetched(mail)))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.VOICEMAIL, WORDS)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("You have a call", f"(518) 555-0104 rang and left the following message:\n\n{WORDS}\n\nWarmly,\nThe Hornbox crew"),
        ("Sprachnachricht von 0661 550148", f"Guten Tag,\n\nneue Aufnahme von 0661 550148:\n\n{WORDS}\n\nBis bald\nIhre Leitung"),
        ("Répondeur : 03 80 55 01 48", f"03 80 55 01 48 vous a laissé ce message :\n\n{WORDS}\n\nÀ bientôt,\nVotre ligne"),
        ("Voicemail: (518) 555-0104", f"Transcript\n{WORDS}\n\nHear it in the portal.\nHornbox, calls made easy"),
    ],
)
def test_a_voicemails_announcement_and_leave_go_whatever_the_service(subject: str, body: str) -> None:
    notice = read_notice(read_message(fetched(a_mail(body, sender="no-reply@voice.hornbox.example", subject=subject))))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.VOICEMAIL, WORDS)


@pytest.mark.parametrize(
    "more", ["Call me at (518) 555-0188.", "Does Friday suit you?", "It costs 24500", "I will wait for you."]
)
def test_what_was_said_in_a_second_paragraph_stays(more: str) -> None:
    mail = a_mail(f"Transcript: {WORDS}\n\n{more}", sender="no-reply@voice.hornbox.example", subject="Voicemail: (518) 555-0104")
    notice = read_notice(read_message(fetched(mail)))
    assert notice is not None
    assert notice.text == f"{WORDS}\n\n{more}"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Your RAV4", "Hi Maria,\n\nI called (518) 555-0104 and left you a message. Both keys are here.\n\nDana"),
        ("Call me: (518) 555-0104", "Hi Maria,\n\nPhone: (518) 555-0104\nFax: (518) 555-0105\n\nDana"),
        ("Your RAV4", "Phone: (518) 555-0104\nCell: (518) 555-0105\n\nStill here."),
        ("(518) 555-0104", "Phone: (518) 555-0104\nTomorrow: 10:30\n\nStill here."),
    ],
)
def test_a_letter_with_numbers_is_no_notice(subject: str, body: str) -> None:
    assert read_notice(read_message(fetched(a_mail(body, sender="Dana <dana@fox.example>", subject=subject)))) is None


@pytest.mark.parametrize(
    "words",
    [
        "Tomorrow: 10:30\n\nor Friday, Maria",
        "call my cell\n\n(518) 555-0188",
        "Price: $24,500\n\nIs that ok?",
        "Reach me at (518) 555-0188\n\nor here",
        "Reply to this text.\n\nDana",
    ],
)
def test_what_somebody_texts_stays(words: str) -> None:
    body = f"New text\n\nFrom: (518) 555-0104\nTo: +1 518 555 0149\n\n{words}\n\nSent by Hornbox."
    mail = a_mail(body, sender="Hornbox <alerts@hornbox.example>", subject="New text: (518) 555-0104")
    notice = read_notice(read_message(fetched(mail)))
    assert notice is not None
    assert notice.text == words


HEARD = "hi maria this is dana from fox motors the escape is here and both keys are too call me when you can thanks bye"


@pytest.mark.parametrize(
    ("subject", "above", "below"),
    [
        (
            "New recording (28 sec)",
            "+1 518 555 0100 couldn't reach you and recorded this:\n\n",
            "Hornbox keeps them for 30 days.",
        ),
        (
            "Aufzeichnung von 08152 770100",
            "Sehr geehrter Kunde,\n\num 10:14 Uhr sprach 08152 770100:\n\n",
            "Schöne Grüße\nHornbox",
        ),
        ("05 53 46 71 81 a cherché à vous joindre (0:27)", "Voici ses paroles :\n\n", "À très vite\nHornbox"),
        ("Te han llamado", "967 55 01 48 habló 21 segundos:\n\n", "Que tengas un buen día"),
        ("Chiamata 0541 372 880 (0:19)", "Ecco il testo:\n\n", "A presto,\nil tuo centralino"),
        ("0591-630838 sprak iets in", "Dag,\n\nje kreeg om 10:14 een telefoontje van 0591-630838.\n\n", "Groetjes\nHornbox"),
        ("You missed a call", "We took it for you.\n\nWho: (518) 555-0100\nWhen: today\nIn words:\n", "Always there,\nHornbox"),
    ],
)
def test_what_a_program_heard_is_a_voicemail_in_whatever_words_it_is_sent(subject: str, above: str, below: str) -> None:
    mail = a_mail(f"{above}{HEARD}\n\n{below}", sender="notify@hornbox.example", subject=subject)
    notice = read_notice(read_message(fetched(mail)))
    assert notice is not None
    assert (notice.channel, notice.text) == (Channel.VOICEMAIL, HEARD)


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("Dana Cole <dana@fox.example>", "Call me at (518) 555-0100", f"Hi Maria,\n\n{HEARD}\n\nThanks,\nDana"),
        ("Fox <noreply@fox.example>", "We rang", f"Hi Maria,\n\nwe rang you at (518) 555-0100 and {HEARD}\n\nFox"),
        ("Fox <noreply@fox.example>", "Received", f"Name: Maria Roth\nPhone: (518) 555-0100\nComments: {HEARD}"),
        ("Fox <noreply@fox.example>", "Thanks", f"We received your request.\n\nPhone: (518) 555-0100\nMessage:\n{HEARD}\n\nFox"),
        ("CRM <notify@crm.example>", "New call (0:31)", "You have a call from (518) 555-0100.\n\nAssign it to an agent.\n\nCRM"),
        (
            "News <news@fox.example>",
            "Call (518) 555-0100",
            "Winter is here.\n\nsave on all tires this week\n\nCall (518) 555-0100",
        ),
    ],
)
def test_a_letter_a_receipt_and_an_advertisement_with_a_number_are_no_voicemail(sender: str, subject: str, body: str) -> None:
    assert read_notice(read_message(fetched(a_mail(body, sender=sender, subject=subject)))) is None
