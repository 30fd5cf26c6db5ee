"""A scraped text as a whole: title, clocks, credits, furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Article
from firsthand.read.article import Raw, build

BODY = (
    "The harbour of Port Selby will stay closed until the end of the month, two officials of the port authority told "
    "the Selby Courier, after divers found cracks in the northern pier.\n\n"
    "Engineers had warned of the damage in a report last year, which the council did not publish, one of them said.\n\n"
    '"We asked for money and got none," said Ilse Marrow, who leads the divers.'
)


def read(text: str, **known: str) -> Article:
    return build(Raw(id="a", path="a.txt", text=text, **known))  # type: ignore[arg-type]


def roles(article: Article) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in article.credits]


def furniture(article: Article) -> str:
    return "\n".join(span.quote for span in article.furniture)


def test_page_clock_is_a_capture_and_never_publication() -> None:
    article = read(
        f"July 21, 2024 | 1:02\n\nHarbour of Port Selby stays closed\n\nAda Vey\n\nMay 25, 2024 | 4:03 p.m.\n\n{BODY}"
    )
    assert article.title == "Harbour of Port Selby stays closed"
    assert article.published is not None and article.published.value == "2024-05-25T16:03"
    assert article.published.spans[0].quote == "May 25, 2024 | 4:03 p.m."
    assert article.captured is not None and article.captured.value == "2024-07-21T01:02"
    assert article.authors == ("Ada Vey",)


def test_a_lone_clock_above_the_title_says_nothing() -> None:
    article = read(f"Sunday, July 21, 2024 1:02 am\n\nHarbour of Port Selby stays closed\n\n{BODY}")
    assert (article.published, article.captured) == (None, None)


def test_section_publisher_and_date_between_title_and_body() -> None:
    article = read(f"Harbour of Port Selby stays closed\n\nDelta Media Group\nPolitics\n24/05/2024 19h28\n\n{BODY}")
    assert article.outlet == "Delta Media Group"
    assert article.published is not None and article.published.value == "2024-05-24T19:28"
    assert "Politics" in furniture(article) and "Delta" not in furniture(article)


def test_swapped_date_is_settled_by_the_address() -> None:
    text = f"Harbour of Port Selby stays closed\n04/05/2024\n\n{BODY}"
    open_, settled = read(text), read(text, url="https://courier.example/2024/05/04/harbour")
    assert open_.published is not None and open_.published.precision == "year"
    assert "2024-04-05 or 2024-05-04" in open_.published.basis
    assert settled.published is not None and settled.published.value == "2024-05-04"


def test_an_update_is_named_as_one() -> None:
    article = read(f"Harbour of Port Selby stays closed\nUpdated 3 June 2021\n\n{BODY}")
    assert article.published is not None and "last change" in article.published.basis


def test_the_date_of_a_quoted_post_is_not_the_articles() -> None:
    article = read(f"{BODY.splitlines()[0]}\n— Ada Vey (@adavey) November 8, 2014\n{BODY}")
    assert article.published is None


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Read more", "ADVERTISEMENT", "Read also: Mayor of Selby flies home at night", "12 comments",
        "3 min read",
        "https://courier.example/pictures/1.jpg", "Categories: Trending",
        "Sign up for our newsletter to get more like this.",
        "We use cookies to make this site better, and by staying you agree.", "Follow Ada Vey on Twitter @adavey",
        "Divers at work in the harbour. REUTERS", "Ilse Marrow at the pier on Friday. POOL/AFP via Getty Images",
        "Ilse MarrowEPA/Ada Vey/Pool, mandatory credit", "Photo: Ada Vey/Reuters", "* * *",
    ],
)  # fmt: skip
def test_furniture_in_the_middle(line: str) -> None:
    first, *rest = BODY.split("\n\n")
    article = read("\n\n".join([first, line, *rest]))
    assert furniture(article) == line


@pytest.mark.parametrize(
    "line",
    [
        "A closed harbour", "Warnings were not heard", '"We had no choice."', "No.",
        "Share prices fell by a third after the news, brokers said.",
        "Follow the money, she told the council on Friday, and you will find the crack.",
        "Related costs will be paid by the town, he said.",
        "Reuters reports that sources in the council say the pier is lost.", "He then spoke to AFP.", "60.",
    ],
)  # fmt: skip
def test_words_of_the_article_stay(line: str) -> None:
    first, *rest = BODY.split("\n\n")
    assert furniture(read("\n\n".join([first, line, *rest]))) == ""


def test_teasers_and_comment_form_go_to_the_end() -> None:
    tail = (
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\n"
        "You May Also Like\n\n"
        "Sea birds on the road. A bell will help you\n\nThe bell was lost in the flood of the year before last and…\n\n"
        "Council votes on a new bridge\n\nThe vote was close, and the mayor will have to think again about…"
    )
    assert furniture(read(f"{BODY}\n\n{tail}")) == tail


def test_a_box_in_the_middle_ends_where_the_article_goes_on() -> None:
    first, second, third = BODY.split("\n\n")
    article = read("\n\n".join([first, second, third, first, "Related", "Mayor flies home", second, third]))
    assert furniture(article) == "Related\n\nMayor flies home"


def test_author_box_at_the_end() -> None:
    article = read(
        f"Harbour of Port Selby stays closed\n\n{BODY}\n\n"
        "Translation by Jon Osk\n\nAda Vey\n\nAda Vey\n\nAuthor\n\nRead more"
    )
    assert roles(article) == [("translator", "Jon Osk"), ("byline", "Ada Vey")]
    assert furniture(article) == "Ada Vey\n\nAda Vey\n\nAuthor\n\nRead more"


@pytest.mark.parametrize("title", ["", "Harbour of Port Selby stays closed\n\n"])
def test_title_only_where_a_line_is_one(title: str) -> None:
    assert read(title + BODY).title == (title.strip() or None)
    assert build(Raw(id="a", path=None, text=title + BODY, evident=True)).title == (title.strip() or None)


@given(st.text(alphabet=st.sampled_from("Aa b.\n\r—/()“”\"':,1024 AFPvia©@\u200b\u00ad\U0001f600жд字"), max_size=400))
def test_spans_are_exact_whatever_the_text(text: str) -> None:
    article = read(text)
    assert article.text == text
    dates = [d for d in (article.published, article.captured) if d is not None]
    spans = [*article.furniture, *(c.span for c in article.credits), *(s for d in dates for s in d.spans)]
    for span in spans:
        assert text[span.start : span.end] == span.quote != ""
