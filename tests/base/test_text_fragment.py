"""Addresses that open at a passage: written as the specification has them, and read by a browser and by readers."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed_pages import Opening
from conftest import Run
from folders import put
from sinorus.base.text_fragment import at_passage

PAGE = "https://example.org/essay/"
PASSAGES = [
    ("The young Chinese who", "to the north open", "The young Chinese who came kept the way to the north open"),
    ("Sino-Soviet, then Russia’s", "100% & more", "Sino-Soviet, then Russia’s “trade”: up by 100% & more"),
    ("China is the second", "the second economy", "China is the second economy"),
    ("ties are booming", "are booming", "ties are booming"),
    ("中国和俄罗斯的", "战略伙伴关系", "中国和俄罗斯的关系是战略伙伴关系"),
]
# A slow machine must not fail.
PATIENCE = 30_000
PARTS = ("before", "passage", "after")


def test_the_first_and_the_last_words_are_parted_by_a_comma() -> None:
    assert at_passage(PAGE, "The young Chinese", "to the north") == (
        f"{PAGE}#:~:text=The%20young%20Chinese,to%20the%20north"
    )


@pytest.mark.parametrize(("sign", "code"), [("-", "%2D"), (",", "%2C"), ("&", "%26")])
def test_what_would_part_a_fragment_is_encoded(sign: str, code: str) -> None:
    assert at_passage(PAGE, f"a{sign}b", f"c{sign}d") == f"{PAGE}#:~:text=a{code}b,c{code}d"


def test_letters_beyond_ascii_and_other_signs_are_encoded_as_utf_8() -> None:
    assert at_passage(PAGE, "Russia’s #1", "100% 中") == f"{PAGE}#:~:text=Russia%E2%80%99s%20%231,100%25%20%E4%B8%AD"


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        (f"{PAGE}?p=7", f"{PAGE}?p=7#:~:text=a,b"),
        (f"{PAGE}#part", f"{PAGE}#part:~:text=a,b"),
        (f"{PAGE}#:~:text=else", f"{PAGE}#:~:text=a,b"),
    ],
)
def test_an_address_keeps_its_query_and_its_part_but_no_other_passage(address: str, opened: str) -> None:
    assert at_passage(address, "a", "b") == opened


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("China is the second", "the second economy", "China%20is%20the%20second,economy"),
        ("ties are booming", "are booming", "ties%20are%20booming"),
        ("ties", "ties", "ties"),
        ("the two", "the tie", "the%20two,the%20tie"),
    ],
)
def test_words_that_may_be_first_and_last_are_named_once(start: str, end: str, text: str) -> None:
    """A browser seeks the last words behind the first ones, and would not find them inside."""
    assert at_passage(PAGE, start, end) == f"{PAGE}#:~:text={text}"


def essay(passage: str) -> str:
    """Write a long page on which a passage stands far below the top, in the middle of a paragraph."""
    text = passage.replace("&", "&amp;")
    said = f'<span id="before">Before it. </span><span id="passage">{text}</span><span id="after"> After it.</span>'
    filling = "<p>Something else.</p>" * 200
    style = "#passage {margin: 0 20px} ::target-text {background: red; color: white}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{filling}<p>{said}</p>{filling}'


def pictures(page: Page, address: str) -> dict[str, bytes]:
    """Open an address, and return a picture of each part of the paragraph."""
    page.goto("about:blank")
    page.goto(address)
    return {part: page.locator(f"#{part}").screenshot() for part in PARTS}


@pytest.fixture
def page(browser: Browser) -> Any:
    """Yield an empty page of the browser."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("start", "end", "passage"), PASSAGES)
def test_a_link_marks_the_passage_and_scrolls_to_it(
    page: Page, tmp_path: Path, start: str, end: str, passage: str
) -> None:
    path = tmp_path / "essay.html"
    path.write_text(essay(passage), encoding="utf-8")
    page.goto(at_passage(path.as_uri(), start, end))
    expect(page.locator("#passage")).to_be_in_viewport(timeout=PATIENCE)
    plain, linked = pictures(page, path.as_uri()), pictures(page, at_passage(path.as_uri(), start, end))
    assert [part for part in PARTS if plain[part] != linked[part]] == ["passage"]


@pytest.mark.slow
@pytest.mark.usefixtures("own")
def test_a_claim_has_its_link_wherever_it_is_told(run: Run, opened: Opening) -> None:
    link = at_passage("https://example.org/essay", "The railway brought", "to each other")
    for command in ("claims", "check", "show my-claim", "check my-claim"):
        assert run(f"{command} --data mine --json").json()[0]["passage"]["link"] == link
    for command in ("show my-claim", "check my-claim"):
        assert link in "".join(run(f"{command} --data mine --format list").out.split())
    for format in ("plain", "biblatex"):
        assert link in run(f"cite my-claim --data mine --format {format}").out
    [reference] = run("cite my-claim --data mine --json").json()
    assert reference["csl"]["URL"] == link
    assert run("page --data mine -o page.html").code == 0
    passage = opened(Path("page.html").resolve(), "#my-claim").page.get_by_role("link", name="paragraph 1, from")
    assert passage.get_attribute("href") == link


@pytest.mark.slow
@pytest.mark.usefixtures("own")
def test_without_an_address_of_the_essay_there_is_no_link(run: Run, opened: Opening) -> None:
    put(Path("mine/sources.json"), "/0/URL", None)
    assert run("claims --data mine --json").json()[0]["passage"]["link"] is None
    assert "Read it at" not in run("show my-claim --data mine --format list").out
    assert "URL" not in run("cite my-claim --data mine --json").json()[0]["csl"]
    assert run("page --data mine -o page.html").code == 0
    page = opened(Path("page.html").resolve(), "#my-claim").page
    expect(page.get_by_text("paragraph 1, from")).to_be_visible()
    assert page.get_by_role("link", name="paragraph 1, from").count() == 0


def test_every_packaged_claim_leads_to_its_page_or_its_source_if_that_has_an_address(run: Run) -> None:
    addresses = {row["id"]: row["URL"] for row in run("sources --json").json()}
    assert addresses["sikka"] is None
    for claim in run("claims --json").json():
        page, mark, _ = (claim["passage"]["link"] or "").partition("#:~:text=")
        address = claim["passage"]["address"] or addresses[claim["source"]]
        assert (page or None, bool(mark)) == (address, bool(address))
