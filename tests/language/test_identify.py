"""Which language a text is in."""

from __future__ import annotations

import pytest

from firsthand.language.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour will stay closed until the end of the month, two officials said on Friday.", "en"),
        ("Der Hafen bleibt bis Ende des Monats geschlossen, sagten zwei Beamte am Freitag.", "de"),
        ("Le port restera fermé jusqu'à la fin du mois, ont déclaré vendredi deux responsables.", "fr"),
        ("Гавань останется закрытой до конца месяца, сообщили в пятницу два чиновника.", "ru"),
        ("", None),
        ("Ada Vey", None),
        ("https://courier.example/the-harbour-will-stay-closed-until-the-end-of-the-month", None),
        ("1234 5678 " * 50, None),
    ],
)
def test_identify(text: str, language: str | None) -> None:
    code, confidence = identify(text)
    assert code == language
    assert 0.0 <= confidence <= 1.0
