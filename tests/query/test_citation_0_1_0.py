"""Answers that sinorus 0.1.0 cited stay what they are: `cited_by_0_1_0` holds its data and what it wrote."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import load, put, save
from new_keys import with_new_keys
from sinorus import __version__
from sinorus.base.wording import join
from sinorus.cli.commands import cite

KEPT = Path(__file__).with_name("cited_by_0_1_0")
# What 0.1.0 wrote into a file of its own for each command line.
ANSWERS: dict[str, Any] = {
    answer["query"]: answer
    for answer in map(json.loads, (KEPT / "answers.jsonl").read_text(encoding="utf-8").splitlines())
}


def _page(path: str) -> list[str]:
    """Return the paths of the keys that references have had since, which stand under a path."""
    return [f"{path}.{key}" for key in ("author", "issued", "grade", "copy_read", "accessed", "copy_of")]


_VOICES = ("of_sources", "named_by", "denied_by", "binds_by", "divides_by")
# Nothing is coded as official in these data, so that `official` is empty and no key of it is told.
_DRIVER = ["effect.not-coded", "denied", "denials", *_VOICES, "official"]
_PASSAGE = ("passage.address", "passage.link", "passage.where")
_TIMES = ("source_date", "lag_years")
_SOURCE = (
    *("language", "original_language", "tradition", "author_origin", "author_series", "kind", "extent"),
    *("extent_note", "text_by", "written", "copy_read", "date_edtf"),
)
_NAMED = ("names", "wikidata")
# The keys that rows have had since, by command; of a row of `show` the kind stands before them.
NEW = {
    "timeline": join(["place.id", *_page("references[]"), "date_text", "extra", *_NAMED]),
    "claims --from 1904 --to 1905": join([*_PASSAGE, *_page("review.references[]"), "denies", "extra", *_TIMES]),
    "drivers": join(_DRIVER),
    "compare": "computed",
    "compare --event my-event-1905": "computed",
    "compare --matrix": "sources.*.not-coded, sources.*.denied and traditions",
    "check": join([*_PASSAGE, *_page("references[]"), *_TIMES]),
    "timeline --count-by year": "second, not-coded and wider",
    "check --count-by source": "broken, kept, second, wider and sources",
    "trace my-event-1906": join([*_page("reference"), "passage", "verdict"]),
    "actors": join(_NAMED),
    "sources": join(["issued.season", "issued.literal", "references", "csl", "effect.not-coded", *_SOURCE]),
    "series": "kept and points[].event",
    "series my-series": "event",
    "show my-event-1905 my-figure my-driver my-theme my-period my-railway my-essay my-series my-contrast": join(
        [
            *("event.place.id", *_page("event.references[]"), "event.date_text", "event.extra"),
            *(f"event.{key}" for key in _NAMED),
            *(f"claim.{key}" for key in (*_PASSAGE, *_page("review.references[]"), "denies", "extra", *_TIMES)),
            *(f"driver.{key}" for key in _DRIVER),
            *(f"theme.{key}" for key in ("event_ids", "claim_ids")),
            *(f"period.{key}" for key in ("event_ids", "claim_ids")),
            *(f"actor.{key}" for key in (*_NAMED, "event_ids", "claim_ids")),
            *(
                "source.issued.season",
                "source.issued.literal",
                "source.references",
                "source.csl",
                "source.effect.not-coded",
                *(f"source.{key}" for key in _SOURCE),
                "source.event_ids",
                "source.claim_ids",
                "series.kept",
                "series.points[].event",
            ),
        ]
    ),
}
Change = Callable[[Callable[[Any], Any]], None]


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand beside the data that were cited."""
    shutil.copytree(KEPT / "mine", tmp_path / "mine")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Let every command put out other rows, as a later version may."""
    rows_of = cite._rows

    def change(row: Callable[[Any], Any]) -> None:
        monkeypatch.setattr(cite, "_rows", lambda view, limit: [row(each) for each in rows_of(view, limit)])

    return change


def replayed(run: Run) -> tuple[Any, str]:
    """Replay answer.json, and return the changes and what was said."""
    result = run("replay answer.json --data mine --json")
    assert result.code == 0, result.err
    return result.json(), result.err


def cite_with_0_1_0(query: str) -> None:
    save(Path("answer.json"), ANSWERS[query])


def cite_now(run: Run, query: str) -> None:
    assert run("cite", "--data", "mine", "--query", query, "-o", "answer.json").code == 0


@pytest.mark.parametrize("query", ANSWERS)
def test_an_answer_that_0_1_0_cited_is_identical(run: Run, query: str) -> None:
    cite_with_0_1_0(query)
    changes, said = replayed(run)
    version, *named, last = said.splitlines()
    assert changes == []
    assert version.endswith(f"with sinorus 0.1.0, now from My data on Russia and China 0.1 with sinorus {__version__}")
    assert named == ([f"new in the rows since then, and not compared: {NEW[query]}"] if query in NEW else [])
    assert ANSWERS[query]["hash"] in last


@pytest.mark.parametrize("query", ANSWERS)
def test_keys_that_came_after_0_1_0_are_named_and_not_compared(run: Run, later: Change, query: str) -> None:
    cite_with_0_1_0(query)
    later(with_new_keys)
    changes, said = replayed(run)
    assert changes == []
    assert ("new in the rows since then, and not compared: " in said) == bool(ANSWERS[query]["rows"])


@pytest.mark.parametrize("query", ANSWERS)
def test_keys_that_came_after_a_citation_are_named_and_not_compared(run: Run, later: Change, query: str) -> None:
    cite_now(run, query)
    assert replayed(run)[0] == []
    later(with_new_keys)
    changes, said = replayed(run)
    assert changes == []
    assert ("new in the rows since then, and not compared: " in said) == bool(ANSWERS[query]["rows"])


def test_a_reference_of_0_1_0_has_no_form_and_a_new_one_has(run: Run) -> None:
    assert {"form", "paths"}.isdisjoint(ANSWERS["timeline"])
    cite_now(run, "timeline")
    answer = load(Path("answer.json"))
    assert answer["form"] == "rfc8785"
    assert {"place.lat", "references[].url", "themes"} <= set(answer["paths"])
    assert answer["hash"] != ANSWERS["timeline"]["hash"]


def test_every_new_key_is_named_once(run: Run, later: Change) -> None:
    cite_with_0_1_0("timeline")
    later(with_new_keys)
    assert replayed(run)[1].splitlines()[1] == (
        "new in the rows since then, and not compared: place.id, place.new, mentions[].new, references[].author, "
        "references[].issued, references[].grade, references[].copy_read, references[].accessed, "
        "references[].copy_of, references[].new, date_text, extra, names, wikidata and new"
    )


def test_a_key_that_another_kind_has_already_is_new_for_a_kind_without_it(run: Run, later: Change) -> None:
    cite_now(run, "show my-event-1905 my-driver")
    later(lambda row: {"label": "A label", **row})
    changes, said = replayed(run)
    assert changes == []
    assert "not compared: event.label" in said


@pytest.mark.parametrize("cite_before", ["with 0.1.0", "now"])
@pytest.mark.parametrize(
    ("query", "pointer", "value", "id"),
    [
        ("timeline", "/0/place/lat", 36.5, "my-event-1905"),
        ("timeline", "/1/place", {"name": "Harbin", "lat": 45.8, "lon": 126.5}, "my-event-1906"),
        ("timeline", "/0/references/0/url", None, "my-event-1905"),
        ("trace my-event-1906", "/1/causes/0/reference/title", "Another page", "my-event-1905"),
    ],
)
def test_a_changed_value_is_told(
    run: Run, later: Change, cite_before: str, query: str, pointer: str, value: Any, id: str
) -> None:
    cite_now(run, query) if cite_before == "now" else cite_with_0_1_0(query)
    put(Path("mine/events.json"), pointer, value)
    later(with_new_keys)
    assert replayed(run)[0] == [{"id": id, "change": "changed", "by": [], "why": []}]


@pytest.mark.parametrize("cite_before", ["with 0.1.0", "now"])
@pytest.mark.parametrize(
    ("query", "key"), [("drivers", "sources"), ("compare", "claims"), ("compare --matrix", "relations")]
)
def test_another_entry_of_a_map_is_another_answer(
    run: Run, later: Change, cite_before: str, query: str, key: str
) -> None:
    cite_now(run, query) if cite_before == "now" else cite_with_0_1_0(query)
    later(lambda row: {**row, key: {**row[key], "third-essay": 1}})
    [change] = replayed(run)[0]
    assert change["change"] == "changed"


def test_a_place_that_is_typed_as_a_whole_number_is_the_same_place(run: Run) -> None:
    for cite_before in (cite_with_0_1_0, lambda query: cite_now(run, query)):
        cite_before("timeline")
        put(Path("mine/events.json"), "/0/place/lat", 36)
        assert replayed(run)[0] == []
