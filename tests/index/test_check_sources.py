"""Sources: how they can have been read, in whose words, and which two are one document."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import like, started

WORK = {"type": "book", "author": [{"literal": "An author"}], "issued": {"date-parts": [[2008, 5]]}}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data of one's own."""
    monkeypatch.chdir(tmp_path)
    return Path(started("mine"))


def problems(run: Run, mine: Path, *sources: dict[str, Any], **claim: Any) -> list[tuple[str, str, str]]:
    """Return pointer, level and problem of what `validate` says of sources, and of a claim of the first of them."""
    works = [{**WORK, "id": f"work-{at}", "title": f"Title {at}", **work} for at, work in enumerate(sources, 1)]
    claims = [like("claim", id="said", source="work-1", **claim)] if claim else []
    for name, records in (("sources", works), ("claims", claims)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (mine / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    rows = run("validate mine --json").json()
    return [(row["pointer"], row["level"], row["problem"]) for row in rows]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"written": "2009"}, "written is 2009 and issued is 2008-05, which is before it"),
        ({"copy_read": "2008-04-30"}, "issued is 2008-05 and copy_read is 2008-04-30, which is before it"),
    ],
)
def test_no_source_is_written_after_it_was_issued_or_read_before(
    run: Run, mine: Path, fields: dict[str, str], problem: str
) -> None:
    assert problems(run, mine, fields) == [(f"/{next(iter(fields))}", "error", problem)]


def test_a_time_that_may_be_right_is_not_refused(run: Run, mine: Path) -> None:
    assert problems(run, mine, {"written": "2008", "copy_read": "2008-05-31"}) == []


@pytest.mark.parametrize("field", ["tradition", "kind", "extent", "text_by"])
def test_a_word_outside_the_vocabulary_is_named_with_those_that_there_are(run: Run, mine: Path, field: str) -> None:
    assert problems(run, mine, {field: "wrong"}) == [(f"/{field}", "error", f'{field} is "wrong"')]


def test_a_language_is_a_tag(run: Run, mine: Path) -> None:
    tags = ("ru", "zh-Hant", "pt-BR", "es-419")
    assert problems(run, mine, *({"language": tag} for tag in tags)) == []
    wrong = ("/language", "warning", 'language "Russian" is no tag of BCP 47')
    assert problems(run, mine, {"language": "Russian"}) == [wrong]


@pytest.mark.parametrize("text_by", ["publisher", "agency"])
def test_what_others_wrote_of_a_work_is_attributed(run: Run, mine: Path, text_by: str) -> None:
    said = f'the words of "work-1" are those of the {text_by}, but hedging is asserted'
    assert problems(run, mine, {"text_by": text_by}, hedging="asserted") == [("/hedging", "error", said)]
    assert problems(run, mine, {"text_by": text_by}, hedging="attributed", attributed_to="the author") == []


@pytest.mark.parametrize("text_by", ["author", "translator"])
def test_the_words_of_the_author_and_their_translation_need_not_be(run: Run, mine: Path, text_by: str) -> None:
    assert problems(run, mine, {"text_by": text_by}, hedging="asserted") == []


def test_two_sources_of_one_address_or_one_title_may_be_one_document(run: Run, mine: Path) -> None:
    page = {"URL": "https://example.org/page"}
    [(pointer, level, problem)] = problems(run, mine, page, page)
    assert (pointer, level) == ("/URL", "warning")
    assert problem == '"work-2" and "work-1" have one address, and may be one document'
    [(pointer, _, problem)] = problems(run, mine, {"title": "The title"}, {"title": "The Title"})
    assert (pointer, "one title, authors and year" in problem) == ("/title", True)


def test_works_of_one_title_by_others_or_in_another_year_are_two(run: Run, mine: Path) -> None:
    other = {"title": "Title 1", "author": [{"literal": "Another"}]}
    later = {"title": "Title 1", "issued": {"date-parts": [[2009]]}}
    assert problems(run, mine, {}, other, later) == []


def test_two_works_of_one_id_are_refused_with_both_places(run: Run, mine: Path) -> None:
    [(pointer, level, problem)] = problems(run, mine, {}, {"id": "work-1"})
    assert (pointer, level) == ("/id", "error")
    assert problem == 'the id "work-1" is taken by mine/sources.jsonl:1 /id'
