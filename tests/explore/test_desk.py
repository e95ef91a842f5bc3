"""The desk: finding, citing, command lines and files."""

import json
import os
from pathlib import Path

import pytest

from conftest import Run
from folders import started
from sinorus.base.errors import BadUsage, UnknownId
from sinorus.base.text import is_plain
from sinorus.explore.desk import Desk
from sinorus.explore.place import VIEWS, Place

FILTERS = {"theme": ("energy", "not:sanctions"), "start": ("2000",), "kind": ("visit",), "search": ("oil",)}


@pytest.mark.parametrize("question", VIEWS)
def test_the_line_of_a_place_gives_what_the_place_shows(packaged: Desk, run: Run, question: str) -> None:
    place = Place(question, FILTERS)
    line = packaged.line(place)
    assert line.startswith(f"sinorus {question}")
    assert run(line.removeprefix("sinorus ") + " --json").json() is not None
    assert len(run(line.removeprefix("sinorus ") + " --json").json()) == packaged.listing(place).total


@pytest.mark.usefixtures("own")
def test_the_line_names_the_data(run: Run) -> None:
    started("other")
    desk = Desk(["mine", "other"], ["other=x"])
    assert desk.line(Place("claims", {"theme": ("my-theme",)})) == (
        "sinorus claims --theme my-theme --data mine --data other --prefix other=x"
    )
    assert desk.line_of_card("my-event-1905") == "sinorus show my-event-1905 --data mine --data other --prefix other=x"
    assert run(desk.line_of_card("x-my-event-1905").removeprefix("sinorus ")).code == 0
    desk.close()


def test_what_is_named_becomes_ids(packaged: Desk) -> None:
    named = Place("timeline", {"theme": ("Energy", "not:Sanctions"), "actor": ("Soviet Union",), "search": ("Energy",)})
    assert packaged.canonical(named).filters == {
        "theme": ("energy", "not:sanctions"),
        "actor": ("soviet-union",),
        "search": ("Energy",),
    }
    with pytest.raises(BadUsage, match="is no known theme"):
        packaged.canonical(Place("timeline", {"theme": ("enrgy",)}))


def test_words_and_their_beginnings_find_records(packaged: Desk) -> None:
    assert "sikka" in [hit.id for hit in packaged.find("Sikka", 5)]
    assert [hit.kind for hit in packaged.find("sikk", 50)]
    assert packaged.find("1969-03-02", 5)[0].kind == "event"
    assert packaged.find("  ") == []
    assert len(packaged.find("oil", 3)) == 3


def test_references_are_those_of_the_command(packaged: Desk, run: Run) -> None:
    for id in ("sikka", "rathod-trade-7bn-1991", "treaty-of-portsmouth-1905"):
        assert packaged.citation(id) == run(f"cite {id} --json").json()[0]["text"]
    with pytest.raises(UnknownId):
        packaged.citation("no-such-record")


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("question", VIEWS)
def test_a_place_is_saved_as_its_command_saves_it(packaged: Desk, run: Run, question: str) -> None:
    place = Place(question, {"theme": ("energy",), "source": ("sikka", "rathod")[:1]})
    for ending in (".json", ".csv", ".md", ".txt", ".jsonl"):
        assert ending in packaged.formats(place)
        said = packaged.save(place, f"ours{ending}")
        assert said.startswith(f"wrote {packaged.listing(place).total} ")
        assert f'to "ours{ending}"' in said
        assert run(f"{packaged.line(place).removeprefix('sinorus ')} -o theirs{ending}").code == 0
        assert Path(f"ours{ending}").read_bytes() == Path(f"theirs{ending}").read_bytes()


@pytest.mark.slow
@pytest.mark.usefixtures("own")
def test_a_picture_is_saved_where_the_command_draws_one(packaged: Desk) -> None:
    place = Place("compare", {"theme": ("energy",)})
    assert ".svg" in packaged.formats(place)
    assert ".svg" not in packaged.formats(Place())
    assert {".dot", ".graphml"} <= {*packaged.formats(Place("trace"))}
    assert packaged.save(place, "compare.html").startswith("wrote compare.html: ")
    assert Path("compare.html").stat().st_size > 1000


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("events.xyz", r'^"events.xyz": no format has the ending .xyz; the endings are .txt, .*, .md$'),
        ("EVENTS.SVG", "no format has the ending .svg"),
        ("csv", '^"csv": this is a format and names no file; the endings are .txt'),
        ("mine/events.json", "it is an input of this run"),
        ("elsewhere/events.json", "it bears the name of a data file and lies in a folder of data; name another$"),
        ("mine", "no format has the ending|it is a folder"),
        (os.devnull, "it is a device or a pipe; name a file"),
    ],
)
def test_nothing_is_saved_over_data_or_into_the_terminal(path: str, sentence: str) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/events.json").write_text("[]")
    before = Path("mine/events.json").read_bytes()
    desk = Desk(["mine"])
    with pytest.raises(BadUsage, match=sentence):
        desk.save(Place(), path)
    desk.close()
    assert Path("mine/events.json").read_bytes() == before
    assert Path("elsewhere/events.json").read_text() == "[]"


@pytest.mark.usefixtures("own")
def test_a_name_of_data_is_written_when_that_is_meant(packaged: Desk) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/events.json").write_text("[]")
    packaged.save(Place("timeline", {"theme": ("energy",)}), "elsewhere/events.json", force=True)
    assert len(json.loads(Path("elsewhere/events.json").read_text())) == 80


@pytest.mark.usefixtures("own")
def test_a_format_may_be_named(packaged: Desk) -> None:
    packaged.save(Place("series"), "series", format="csv-flat")
    assert Path("series").read_text().startswith("id,")


@pytest.mark.usefixtures("own")
def test_what_is_amiss_with_the_data_is_told() -> None:
    events = Path("mine/events.json")
    events.write_text(events.read_text().replace("1905-09~", "1905-99"))
    with pytest.warns(UserWarning, match="left out"):
        desk = Desk(["mine"])
    [remark] = [remark for remark in desk.remarks if "left out" in remark]
    assert is_plain(remark)
    desk.close()
