"""The topic of courts and trials, and what only sounds like one."""

from __future__ import annotations

import pytest

from archive_gen.tagger import tag_record
from builders import make_record
from loading import shipped_gazetteer


def topics(title: str, text: str, language: str = "en") -> dict[str, bool]:
    """Return the topics of a text, and whether each is main."""
    record = make_record(title, body=[("paragraph", text)], language=language)
    return {one.id: one.main for one in tag_record(record, shipped_gazetteer()).topics}


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Kenyan court finds minister guilty", "A judge in Nairobi sentenced him to four years in prison.", "en"),
        ("Ex-minister convicted of taking bribes", "A court in Kenya gave the man four years in jail.", "en"),
        (
            "Minister verurteilt",
            "Das Gericht in Nairobi verhängte vier Jahre Haft; die Staatsanwaltschaft war zufrieden.",
            "de",
        ),
        (
            "Le ministre condamné à la prison",
            "Il a été condamné à quatre ans de prison par la cour d’appel de Nairobi.",
            "fr",
        ),
        (
            "El ministro, condenado a prisión",
            "La fiscalía de Nairobi pidió cuatro años de prisión para el acusado.",
            "es",
        ),
    ],
)
def test_a_sentence_by_a_court_is_what_a_text_is_about(title: str, text: str, language: str) -> None:
    assert topics(title, text, language)["justice"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Vaccine trials begin in Kenya", "The clinical trial in Nairobi is to last a year."),
        ("New tennis courts for Nairobi", "Judges of the jury prize played on the tennis court in Kenya."),
        ("Kenya hears the verdict of the voters", "It was his firm conviction that Kenya would do well."),
    ],
)
def test_a_trial_of_a_vaccine_and_a_court_for_tennis_are_none(title: str, text: str) -> None:
    assert "justice" not in topics(title, text)
