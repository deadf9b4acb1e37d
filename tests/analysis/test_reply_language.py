"""What the reply guard cannot read is told apart from what it reads."""

from itertools import chain

import pytest

from analysis.reply_hints import sentences_learnt_from
from analysis.reply_language import unread_passages
from tests.analysis.reply_sentences import EVERY_SET


def unread(draft: str) -> list[str]:
    return [draft[start:stop] for start, stop in unread_passages(draft)]


@pytest.mark.parametrize(
    "draft",
    [
        "Gracias por su visita del 3 de marzo; su operación salió bien.",
        "Merci d'être venu à la clinique pour votre opération.",
        "Danke für Ihren Besuch in unserer Praxis. Ihre Operation verlief gut.",
        "Diolch am eich ymweliad â'r feddygfa.",
        "Mae'n ddrwg gennym glywed am eich profiad.",
        "Grazie mille per la visita.",
        "Vielen Dank",
        "Dziękujemy za wizytę.",
        "Спасибо за ваш визит.",
        "شكرا لزيارتكم",
        "感谢您的光临",
        "Wir bedauern, dass Sie so lange warten mussten.",
        "Ihre Unterlagen liegen am Empfang bereit.",
        "Der Patient kam zu spät und wurde ausfallend.",
        "Bitte rufen Sie uns an.",
        "Nous sommes désolés de votre attente aux urgences.",
        "Le patient n'est pas venu à son rendez-vous.",
        "Votre dossier est prêt à l'accueil.",
        "Merci de votre confiance.",
        "Lamentamos la espera en su cita.",
        "El paciente no acudió a la consulta.",
        "Sus resultados están listos.",
        "Gracias por confiar en nosotros.",
        "Ci dispiace per la lunga attesa.",
        "Il paziente non si è presentato.",
        "Lamentamos a demora na sua consulta.",
        "Przykro nam z powodu długiego oczekiwania.",
        "Pacjent nie stawił się na wizytę.",
        "Ne pare rău pentru așteptare.",
        "Mae'n ddrwg gennym am yr oedi.",
        "Ni ddaeth y claf i'w apwyntiad.",
        "Cysylltwch â'r practis os gwelwch yn dda.",
        "Diolch yn fawr am eich adborth.",
        "Tá brón orainn faoin moill.",
        "Ni fhaca muid an t-othar sin.",
        "Het spijt ons dat u zo lang moest wachten.",
        "Bekleme süresi için üzgünüz.",
        "Waan ka xunnahay sugitaanka dheer.",
        "Tunasikitika kwa kusubiri kwako.",
        "Chúng tôi rất tiếc vì bạn phải chờ lâu.",
        "Nagsisisi kami sa matagal na paghihintay.",
    ],
)
def test_a_draft_in_another_language_is_not_read(draft: str) -> None:
    assert unread(draft) == [draft]


def test_each_passage_in_another_language_is_told_as_it_was_typed() -> None:
    german, welsh = "Danke für Ihren Be\u200bsuch. Alles Gute für die Zukunft!", "Diolch am eich geiriau caredig."
    assert unread(f"Thank you for your words. {german}\nPlease ring us. {welsh}") == [german, welsh]


def test_english_sentences_are_read() -> None:
    drafts = [*sentences_learnt_from()["text"], *chain.from_iterable(EVERY_SET)]
    assert [draft for draft in drafts if unread(draft)] == []


@pytest.mark.parametrize(
    "draft",
    ["", " \n", "?", "12.5", "Kind regards,\nDr Thomas Müller", "Hi Jose, thanks a million!", "Thx for ur review"],
)
def test_what_is_too_short_to_tell_is_taken_for_english(draft: str) -> None:
    assert unread(draft) == []
