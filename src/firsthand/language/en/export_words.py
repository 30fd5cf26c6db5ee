"""The words by which the exports of Nexis and Factiva mark their articles and fields (English, German, French, Dutch,
Spanish interfaces)."""

from __future__ import annotations

import re

NEXIS_START = re.compile(
    r"^\s*(?:\d{1,4}\s(?:of|von|de|van)\s\d{1,4}\s(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTEN|DOCUMENTOS?)"
    r"|(?:Document|Dokument|Documento)\s\d{1,4}\s(?:of|von|de|van)\s\d{1,4})\s*$"
)
NEXIS_END = re.compile(
    r"^\s*(?:End of Document|Ende des Dokuments?|Fin du document|Einde van document|Fin del documento)\s*$",
    re.IGNORECASE,
)
NEXIS_BODY = re.compile(r"^\s*(?:Body|Volltext|Corps|Hoofdtekst|Cuerpo)\s*:?\s*$")
NEXIS_FIELDS = frozenset(
    {
        "section", "length", "byline", "dateline", "headline", "highlight", "series", "rubrik", "länge", "autor",
        "longueur", "lengte", "longitud",
    }
)  # fmt: skip
NEXIS_TAIL = frozenset(
    {
        "language", "publication-type", "subject", "geographic", "load-date", "journal-code", "graphic", "url",
        "organization", "company", "person", "industry", "ticker", "country", "state", "city", "correction-date",
        "correction", "copyright", "notes", "document-type", "sprache", "update", "langue", "taal",
    }
)  # fmt: skip
FACTIVA_WORDS = re.compile(r"^[\d.,\s]{1,8}\s(?:words|Wörter|mots|palabras|parole|palavras|woorden)$")
