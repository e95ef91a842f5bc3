"""The words of exported events are those of the full text of the index, from which SQLite reads them back."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given

from folders import TEMPLATE, Record, folder_of, like, load
from fuzzing import examples
from shapes import Files, data_sets
from sinorus import index as store
from sinorus.export import word_rows
from sinorus.export.wide_tables import tables
from sinorus.index.build import compile_files
from sinorus.index.folders import all_files
from sinorus.model import record_texts
from sinorus.model.files import FILES
from sinorus.model.record_texts import FIELDS
from sinorus.model.records import Event
from sinorus.model.rows.event import EventDetail, EventRow
from sinorus.query.question import Question, understand
from sinorus.query.request import Request

# SQLite's own reading of the index: each word of each event, those of its title first, in the order of the text.
READ_BACK = (
    "SELECT doc, col, term FROM temp.instance, extent WHERE kind = 'event' AND doc BETWEEN first AND last"
    " ORDER BY doc, col DESC, offset"
)
PAGES = [
    {"title": "Nobody's blog", "publisher": "Blog", "grade": "own-grade"},
    {"title": "A copy", "publisher": "Copies", "url": "https://example.org/secret", "grade": "copy"},
    {"title": "A decree", "publisher": "Archive", "grade": "primary", "issued": "1950"},
    {"title": "Ungraded", "publisher": "Press"},
    {"title": "A study", "publisher": "Institute", "grade": "scholarly", "author": "Doe, Jane; Roe, Richard"},
]
CAUSE = {"basis": "reference", "passage": {"start": "it led", "end": "to war"}, "reference": PAGES[1]}
# What an event says in more ways than one, or where its row has less than the record.
ODDITIES: dict[str, Record] = {
    "references of several grades": {"references": PAGES},
    "a place by its id": {"place": "harbin"},
    "a place of its own": {"place": {"name": "Damansky Island", "lat": 46.5, "lon": 133.8}},
    "no place": {"place": None},
    "a state with a line": {"actors": ["russia", "own-line"]},
    "a day in both calendars": {"date_edtf": "1905-09-14", "date_os": "1905-09-01", "calendar": "julian"},
    "a calendar without a day of it": {"calendar": "chinese", "date_text": "清康熙二十八年"},
    "a title that is told again": {"title": "Treaty", "summary": "Treaty", "extra": {"said": "Treaty"}},
    "a title without a word": {"title": "—"},
    "names, of which one is that of a language": {
        "names": [
            {"text": "zh", "language": "zh", "page": "https://example.org/zh"},
            {"text": "Договор", "language": "ru", "page": "https://example.org/ru"},
        ],
        "wikidata": {"id": "Q1", "page": "https://example.org/q1"},
    },
    "what the model has no field for": {"extra": {"key no word": "value", "n": 7, "b": True, "none": None, "a": "—"}},
    "causes with their grounds": {"causes": [{"event": "first", **CAUSE}]},
    "almost nothing": {"summary": None, "effect": None, "themes": [], "references": [], "date_edtf": None},
}


def read_back(db: sqlite3.Connection) -> dict[int, str]:
    """Read the words of all events from the full text, by their numbers."""
    db.execute("CREATE VIRTUAL TABLE temp.instance USING fts5vocab('main', 'word', 'instance')")
    found = {}
    for n, terms in groupby(db.execute(READ_BACK), lambda row: row[0]):
        columns = [" ".join(term for *_, term in part) for _, part in groupby(terms, lambda row: row[1])]
        found[n] = f" {' | '.join(columns)} "
    return found


def put_out(db: sqlite3.Connection) -> dict[int, str]:
    """Write the words of all events from their rows."""
    numbers = dict(db.execute("SELECT id, n FROM stored WHERE kind = 'event'"))
    return {numbers[row["id"]]: str(row["words"]) for row in tables(db, Question(), "").rows["events"]}


def hold(db: sqlite3.Connection) -> int:
    """Hold the words of rows to those of the index, and return how many events there are."""
    found, wanted = put_out(db), read_back(db)
    assert found == wanted
    return len(found)


@contextmanager
def compiled(folder: Path) -> Iterator[sqlite3.Connection]:
    """Build the index of a folder in memory."""
    files = [file.looked_at() for file in all_files([str(folder)])]
    with closing(sqlite3.connect(":memory:")) as db:
        assert compile_files(files, {}, db).problems == []
        yield db


@pytest.mark.slow
def test_the_packaged_events_have_the_words_of_the_index() -> None:
    with store.open_index([]) as opened:
        assert hold(opened.db) > 600


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def odd(folder: str, first: str = "first") -> Path:
    """Write a folder of odd events, a line for each; the one to which all lead has the id ``first``."""
    actors = [{"id": "russia", "name": "Russia", "aliases": ["Россия", "The Bear"], "kind": "state"}]
    actors += [{"id": "own-line", "name": "Own Line", "kind": "line", "members": ["russia"]}]
    places = [{"id": "harbin", "name": "Harbin", "aliases": ["Kharbin", "哈尔滨"]}]
    events = [like("event", id=first, date_edtf="1600", actors=["russia"], place=None)]
    for at, fields in enumerate(ODDITIES.values()):
        causes = [{**cause, "event": first} for cause in fields.get("causes", ())]
        events.append(like("event", id=f"odd-{at}", **{"actors": [], "place": None, **fields, "causes": causes}))
    kept = {name: load(TEMPLATE / f"{name}.json") for name in ("drivers", "sources", "themes")}
    return folder_of(folder, actors=actors, places=places, events=events, **kept)


def test_what_a_row_has_otherwise_than_the_record_has_the_same_words(work: Path) -> None:
    with compiled(odd("mine")) as db:
        words = put_out(db)
        assert hold(db) == 1 + len(ODDITIES)
    told = dict(zip(ODDITIES, [words[n] for n in sorted(words)[1:]], strict=True))
    assert " chines " in told["a calendar without a day of it"]
    assert "secret" not in told["references of several grades"]
    assert told["a state with a line"].endswith(" gregorian russia russia россия the bear own line own line ")


def test_folders_that_are_joined_under_prefixes_have_the_words_of_their_index(work: Path) -> None:
    odd("one"), odd("two", first="other")
    with store.open_index(["one", "two"], prefix=["two=far"]) as opened:
        assert hold(opened.db) == 2 * (1 + len(ODDITIES))


def test_what_is_left_of_a_folder_with_faults_has_the_words_of_its_index(work: Path) -> None:
    path = odd("mine") / "places.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Kharbin", "not:kharbin"), encoding="utf-8")
    with store.open_index(["mine"]) as opened:
        assert hold(opened.db) == 1 + len(ODDITIES)
        assert "哈" not in "".join(put_out(opened.db).values())


@pytest.mark.slow
@examples(20)
@given(files=data_sets())
def test_random_events_have_the_words_of_their_index(tmp_path_factory: pytest.TempPathFactory, files: Files) -> None:
    folder = tmp_path_factory.mktemp("random")
    (folder / "series").mkdir()
    stems = {kind: stem for stem, kind in FILES.items()}
    for kind, records in files.items():
        name = f"{stems[kind]}.json" if kind != "series" else ""
        for path, value in [(name, records)] if name else [(f"series/{each['id']}.json", each) for each in records]:
            (folder / path).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    with compiled(folder) as db:
        assert hold(db) == len(files["event"])


def test_only_the_words_of_what_is_put_out_are_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    recorded = record_texts.recorded

    def counted(row: EventRow, detail: EventDetail) -> Record:
        told.append(row["id"])
        return recorded(row, detail)

    monkeypatch.setattr(word_rows, "recorded", counted)
    statements: list[str] = []
    with store.open_index([]) as opened:
        opened.db.set_trace_callback(statements.append)
        question = understand(Request(filters=(("theme", ("energy",)),), start=("1992",)), opened.db)
        rows = tables(opened.db, question, "").rows["events"]
        assert not told
        first = next(rows)
        assert told == [first["id"]]
        begun = [*statements]
        rest = [*rows]
    assert told == [first["id"], *(row["id"] for row in rest)]
    assert len(told) < 300
    # The statements of the other tables wait, and none gathers anything in a table of its own.
    assert any("record.kind = 'event'" in statement for statement in begun)
    assert not [
        statement for statement in begun if re.search("JOIN span|FROM (cause|form)|fts5vocab|CREATE", statement)
    ]


def test_texts_come_in_the_order_of_the_model() -> None:
    assert tuple(Event.model_fields) == FIELDS
