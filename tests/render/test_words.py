from __future__ import annotations

import typing

import pytest

from firsthand import model
from firsthand.model import Date
from firsthand.render import index, words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "almost no chance (0.00)"),
        (0.2, "very unlikely (0.20)"),
        (0.4, "unlikely (0.40)"),
        (0.5, "about even (0.50)"),
        (0.554, "about even (0.55)"),
        (0.8, "likely (0.80)"),
        (0.87, "very likely (0.87)"),
        (1, "almost certain (1.00)"),
    ],
)
def test_confidence(value: float, said: str) -> None:
    assert words.confidence(value) == said


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "1 report"),
        (2, 2, "2 reports"),
        (0, 0, "no reports"),
        (0, 1, "0 to 1 reports"),
        (2, 3, "2 to 3 reports"),
        (1, None, "at least 1 report"),
        (0, None, "an unknown number of reports"),
    ],
)
def test_between(least: int, most: int | None, said: str) -> None:
    assert words.between(least, most, "report") == said


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "said"),
    [
        ("2031", "2031-01-01", "2031-12-31", "2031"),
        ("2031-05", "2031-05-01", "2031-05-31", "May 2031"),
        ("2032-02", "2032-02-01", "2032-02-29", "February 2032"),
        ("2031-05-04", "2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04T16:03", "2031-05-04", "2031-05-04", "4 May 2031, 16:03"),
        ("2031-05", "2031-05-10", "2031-05-20", "10 to 20 May 2031"),
        ("2031", "2031-06-01", "2031-08-31", "1 June to 31 August 2031"),
        ("2031", "2031-12-30", "2032-01-02", "30 December 2031 to 2 January 2032"),
        ("2031", "2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04", None, "2031-05-04", "by 4 May 2031"),
        ("-0043", "-0043-01-01", "-0043-12-31", "-0043"),
    ],
)
def test_when(value: str, earliest: str | None, latest: str, said: str) -> None:
    assert words.when(Date(value, "day", earliest, latest, "")) == said


def test_when_unknown() -> None:
    assert words.when(None) == "date unknown"


@pytest.mark.parametrize(
    ("known", "literal"),
    [
        (words.SOURCE_KINDS, model.SourceKind),
        (words.ORIGIN_KINDS, model.OriginKind),
        (words.DERIVATION_KINDS, model.DerivationKind),
        (words.EVIDENCE_KINDS, model.EvidenceKind),
        (words.VARIANT_KINDS, model.VariantKind),
        (words.DRIFT_KINDS, model.DriftKind),
        (words.ENTRY_KINDS, model.EntryKind),
        (words.CHANNELS, model.Channel),
        (words.FORMS, model.Form),
        (words.MODALITIES, model.Modality),
        (words.CREDIT_ROLES, model.CreditRole),
        (index.GRAVITY, model.VariantKind),
    ],
)
def test_every_kind_has_its_words(known: typing.Iterable[str], literal: object) -> None:
    assert sorted(known) == sorted(typing.get_args(literal))
