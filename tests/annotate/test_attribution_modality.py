"""How words are meant: act, modality, negation and hedges of sentences of our own, one attribution each."""

from __future__ import annotations

import pytest

from firsthand.annotate import annotate
from tests.builders import article

# Sentence | act, modality, negated (n) or not (-) | the words that hedge it. What is only a duty ("should", "must")
# stays asserted: "should be closed" and "should take two weeks" look alike.
CASES = """
Anna Holm said the port is safe. | speech asserted - |
Anna Holm said the port was not safe. | speech asserted n |
Anna Holm said the port may close. | speech possible - | may
Anna Holm said the port might not open. | speech possible n | might
Anna Holm said the port could be closed by the storm. | speech possible - | could
Anna Holm said the port will close in May. | speech predicted - |
Anna Holm said the port would not reopen. | speech predicted n |
Anna Holm said the port is going to close. | speech predicted - |
Anna Holm denied that the port had closed. | speech denied - |
Anna Holm did not deny that the port had closed. | speech possible - |
Anna Holm rejected the claim that the port was unsafe. | speech denied - |
Anna Holm predicted that the port would close. | speech predicted - |
Anna Holm expects that the port will close. | belief predicted - |
Anna Holm does not expect that the port will close. | belief predicted n |
Anna Holm wants to close the port. | belief wanted - |
Anna Holm does not want to close the port. | belief wanted n |
Anna Holm hopes that the port will reopen. | belief wanted - |
Anna Holm demanded that the port be closed. | speech wanted - |
Anna Holm called for the closure of the port. | speech wanted - |
Anna Holm urged the council to close the port. | speech wanted - |
Anna Holm asked the council not to close the port. | speech wanted n |
Anna Holm promised to close the port. | speech wanted - |
Anna Holm refused to close the port. | speech wanted n |
Anna Holm vowed never to close the port. | speech wanted n |
Anna Holm said the port should be closed. | speech asserted - |
Anna Holm said the port must not be closed. | speech asserted n |
Anna Holm believes that the port is safe. | belief asserted - |
Anna Holm does not believe that the port is safe. | belief asserted n |
Anna Holm fears that the port is unsafe. | belief possible - |
Anna Holm suspects that the pumps have failed. | belief possible - |
Anna Holm doubts that the pumps will hold. | belief denied - |
Anna Holm said the pumps have reportedly failed. | speech possible - | reportedly
Anna Holm said the pumps have probably failed. | speech possible - | probably
Anna Holm said it was unlikely that the pumps would fail. | speech possible - | unlikely
Anna Holm said the pumps were likely to fail. | speech possible - | likely
Anna Holm said the pumps appear to have failed. | speech possible - | appear
Anna Holm said the council may be open to a sale. | speech possible - | may
Anna Holm said it was possible that the pumps had failed. | speech possible - | possible
Anna Holm said there was no danger. | speech asserted n |
Anna Holm said nobody was hurt. | speech asserted n |
Anna Holm said she never saw the report. | speech asserted n |
Anna Holm said the council had failed to inspect the pumps. | speech asserted - |
Anna Holm said she did not know whether the port was safe. | speech asserted n |
Anna Holm said that if the pumps fail, the port will close. | speech predicted - |
Anna Holm suggested that the pumps had failed. | speech possible - |
The pumps are believed to have failed, Anna Holm said. | speech possible - | believed
According to Anna Holm, the port is not safe. | speech asserted n |
According to Anna Holm, the port will not close. | speech predicted n |
“The port will close,” Anna Holm said. | speech predicted - |
“We may sell the port,” Anna Holm said. | speech possible - | may
“We do not want a war,” Anna Holm said. | speech asserted n |
Anna Holm did not say that the port was safe. | silence asserted - |
Anna Holm declined to comment on the port. | silence asserted - |
Anna Holm would not say whether the port was safe. | silence asserted - |
Anna Holm warned that the pumps could fail. | speech possible - | could
Anna Holm said the pumps can not fail. | speech asserted n |
Anna Holm confirmed that the port had closed. | speech asserted - |
Anna Holm dismissed reports that the port had closed. | speech denied - |
Anna Holm insisted that the port was neither closed nor unsafe. | speech asserted n |
Anna Holm plans to sell the port. | belief wanted - |
Anna Holm opposes the sale of the port. | belief asserted - |
Anna Holm said the sale would not only help the port but pay for the pumps. | speech predicted - |
Anna Holm said perhaps the pumps had failed. | speech possible - | perhaps
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_meaning(case: str) -> None:
    sentence, expected, hedge = (part.strip() for part in case.split("|"))
    (found,) = annotate(article("a", sentence)).attributions[:1]
    assert f"{found.act} {found.modality} {'n' if found.negated else '-'}" == expected
    assert " ".join(span.quote for span in found.hedge) == hedge
