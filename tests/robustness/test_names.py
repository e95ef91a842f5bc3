"""One name, one meaning: a date is a date, and folders that are joined share what bears one name."""

import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest

from conftest import Run
from folders import folder_of, like, load, problems, put, refusal, save, started

A_DATE = "reads as a date, and a date is never a name; add a word that makes it a name"
DENIED = "begins with not:, which denies what follows it in a filter; leave not: out"
VOCABULARIES = ("themes", "drivers", "periods", "actors", "sources")
RECORDS = (*VOCABULARIES, "events", "claims", "contrasts")
LABELS = ("themes", "drivers", "periods")
# Each is read as a date, or would be taken for one by a filter, which knows no case and no accents.
DATES = [
    "1949",
    "1950s",
    "1949-10",
    "1949/1991",
    "late 1960s",
    "the 1950s",
    "The 1949",
    "Sixties",
    "xxxx",
    "1949\u0302",
]
Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, Form] = ("NFC", "NFD")
CONTRAST = {"claims": ["my-claim", "other"], "relation": "tension", "why": "They pull apart."}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


def with_contrast(folder: Path) -> None:
    """Let a folder have a record of each kind."""
    put(folder / "claims.json", "/-", like("claim", id="other"))
    save(folder / "contrasts.json", [{"id": "my-contrast", **CONTRAST}])


def refused(run: Run, *said: str) -> None:
    """Hold that the data in `mine` are refused with these words, whether they are asked or validated."""
    for line in ("timeline --data mine --strict", "page --data mine -o page.html"):
        message = refusal(run, line, 1)
        assert [word for word in said if word not in message] == [], message
    listed = [
        "{file}:{line}:{column} {pointer}: {problem}; {remedy}".format(**problem) for problem in problems(run, "mine")
    ]
    assert any(all(word in line for word in said) for line in listed), listed


@pytest.mark.parametrize("id", ["1949", "1949-10-01", "1950s", "1949-1991", "late-1960s", "xxxx", "y-20000", "fifties"])
@pytest.mark.parametrize("file", RECORDS)
def test_an_id_that_reads_as_a_date_is_refused_with_its_place(run: Run, mine: Path, file: str, id: str) -> None:
    with_contrast(mine)
    put(mine / f"{file}.json", "/0/id", id)
    refused(run, f"mine/{file}.json:", f' /0/id: id "{id}" {A_DATE}')


@pytest.mark.parametrize("label", DATES)
@pytest.mark.parametrize("file", LABELS)
def test_a_label_that_reads_as_a_date_is_refused_with_its_place(run: Run, mine: Path, file: str, label: str) -> None:
    put(mine / f"{file}.json", "/0/label", label)
    refused(run, f"mine/{file}.json:", f' /0/label: label "{label}" {A_DATE}')


@pytest.mark.parametrize("name", DATES)
def test_a_name_or_an_alias_of_an_actor_that_reads_as_a_date_is_refused(run: Run, mine: Path, name: str) -> None:
    put(mine / "actors.json", "/0/name", name)
    refused(run, "mine/actors.json:", f' /0/name: name "{name}" {A_DATE}')
    save(mine / "actors.json", [like("actor", aliases=["The Line", name])])
    refused(run, "mine/actors.json:", f' /0/aliases/1: aliases "{name}" {A_DATE}')


@pytest.mark.parametrize("alias", ["1950s", "not:mine"])
def test_an_alias_of_a_driver_is_refused_alike(run: Run, mine: Path, alias: str) -> None:
    put(mine / "drivers.json", "/0/aliases", [alias])
    refused(run, "mine/drivers.json:", f' /0/aliases/0: aliases "{alias}" ')


@pytest.mark.parametrize("label", ["not:mine", "not: mine", "NOT:mine", "not:"])
@pytest.mark.parametrize("file", LABELS)
def test_a_label_that_begins_with_the_word_that_denies_is_refused(run: Run, mine: Path, file: str, label: str) -> None:
    put(mine / f"{file}.json", "/0/label", label)
    refused(run, f"mine/{file}.json:", f' /0/label: label "{label}" {DENIED}')


def test_a_line_of_many_records_is_refused_with_its_number(run: Run, mine: Path) -> None:
    (mine / "events.jsonl").write_text('\n{"id": "1949", "title": "x"}\n', encoding="utf-8")
    assert "mine/events.jsonl:2" in refusal(run, "timeline --data mine --strict", 1)
    record = str(like("event", id="1949")).replace("'", '"').replace("None", "null").replace("False", "false")
    (mine / "events.jsonl").write_text(f"\n{record}\n", encoding="utf-8")
    assert refusal(run, "timeline --data mine --strict", 1).startswith(f'mine/events.jsonl:2:8 /id: id "1949" {A_DATE}')


@pytest.mark.parametrize("name", ["today", "May Fourth", "Generation of 1949", "not mine", "Notables: theirs", "12"])
def test_a_name_that_is_no_date_is_a_name(run: Run, mine: Path, name: str) -> None:
    put(mine / "periods.json", "/0/label", name)
    assert run("validate mine").code == 0
    during = run("timeline", "--data", "mine", "--during", name, "--json")
    assert during.ids() == ["my-event-1905"]


@pytest.mark.parametrize(
    ("label", "id"),
    [
        pytest.param("My period", "other", id="one label"),
        pytest.param("MY PE\u0301RIOD", "other", id="one label in other letters"),
        pytest.param("The my period", "other", id="one label with an article"),
        pytest.param("my-period", "other", id="a label that is an id"),
        pytest.param("Other", "my-period", id="one id"),
    ],
)
def test_two_periods_of_one_name_with_other_days_are_one_error_that_names_both(
    run: Run, mine: Path, label: str, id: str
) -> None:
    put(mine / "periods.json", "/0/label", "My period")
    folder_of("two", periods=[like("period", id=id, label=label, date_edtf="1990/1999")])
    other = load(mine / "periods.json")[0]["date_edtf"]
    said = (
        f'the period "{unicodedata.normalize("NFC", label)}" is 1990/1999 here, and {other} in mine/periods.json:2 /0'
    )
    message = refusal(run, "periods --data mine --data two --strict", 1)
    assert message == (
        f"two/periods.json:5:16 /0/date_edtf: {said}; give both the same days, or one of them another name"
    )
    [problem] = problems(run, "mine --data two")
    assert (problem["file"], problem["line"], problem["pointer"]) == ("two/periods.json", 5, "/0/date_edtf")
    assert "in two/periods.json:2 /0" in refusal(run, "periods --data two --data mine --strict", 1)


def test_two_periods_of_one_label_with_other_days_are_an_error_in_one_folder_too(run: Run, mine: Path) -> None:
    put(mine / "periods.json", "/-", like("period", id="other", date_edtf="1990/1999"))
    refused(run, "/1/date_edtf: the period ", " is 1990/1999 here, and ", " in mine/periods.json:")


@pytest.mark.parametrize("id", ["my-period", "other"])
def test_two_periods_of_one_name_with_the_same_days_are_one(run: Run, mine: Path, id: str) -> None:
    put(mine / "periods.json", "/0/date_edtf", "1904/1906")
    folder_of("two", periods=[like("period", id=id, date_edtf="1904-01-01/1906-12-31", description="Else.")])
    result = run("periods --data mine --data two --json")
    assert result.ids() == ["my-period"]
    assert result.json()[0]["description"] == load(mine / "periods.json")[0]["description"]
    assert "date_edtf and description differ" in result.err
    line = f"timeline --data mine --data two --during {id} --json"
    assert run(line).ids() == ["my-event-1905"]


def joined(run: Run, line: str, first: str = "mine", then: str = "two") -> Any:
    """Return the rows of a line that asks two folders."""
    result = run(f"{line} --data {first} --data {then} --json")
    assert result.code == 0, result.err
    return result.json()


def like_mine(kind: str, **fields: Any) -> dict[str, Any]:
    """Return a record that is none of the folder `mine`, but for these fields."""
    other: dict[str, dict[str, Any]] = {
        "theme": {"label": "Other"},
        "driver": {"label": "Other", "aliases": []},
        "actor": {"name": "Other", "aliases": []},
        "source": {"title": "Other", "author": [{"literal": "Nobody"}]},
    }
    return like(kind, **{"id": "other", **other[kind], **fields})


def line_of(id: str, *members: str) -> dict[str, Any]:
    """Return an actor that is a line of others."""
    return {**like_mine("actor", id=id, name=id), "kind": "line", "members": [*members]}


ONE: list[tuple[str, dict[str, Any]]] = [
    ("theme", {"id": "my-theme"}),
    ("theme", {"label": "My theme"}),
    ("theme", {"label": "MY THE\u0301ME"}),
    ("theme", {"label": "The my theme"}),
    ("theme", {"label": "my-theme"}),
    ("driver", {"id": "my-driver"}),
    ("driver", {"label": "My driver"}),
    ("driver", {"aliases": ["my driver"]}),
    ("actor", {"id": "my-railway"}),
    ("actor", {"name": "The My Railway Company"}),
    ("actor", {"name": "The company"}),
    ("actor", {"aliases": ["My Railway Company"]}),
    ("actor", {"aliases": ["THE COMPANY"]}),
    ("actor", {"aliases": ["Else", "my-railway"]}),
    ("source", {"id": "my-essay"}),
    ("source", {key: like("source")[key] for key in ("title", "author")}),
]


@pytest.mark.parametrize(("kind", "fields"), ONE)
def test_records_of_one_name_in_two_folders_are_one_and_the_words_of_the_first_hold(
    run: Run, mine: Path, kind: str, fields: dict[str, Any]
) -> None:
    folder_of("two", **{f"{kind}s": [like_mine(kind, **fields)]})
    alone = run(f"{kind}s --data mine --json").json()
    assert joined(run, f"{kind}s") == alone
    warning = run(f"{kind}s --data mine --data two --json").err
    assert warning.startswith(f"two/{kind}s.json:2:2 /0: the {kind} ")
    assert f"of mine/{kind}s.json:2 /0, whose words hold; " in warning
    assert warning.count("\n") == 1


@pytest.mark.parametrize(("kind", "fields"), ONE)
def test_the_order_of_the_folders_says_whose_words_hold(
    run: Run, mine: Path, kind: str, fields: dict[str, Any]
) -> None:
    record = like_mine(kind, **fields)
    folder_of("two", **{f"{kind}s": [record]})
    [row] = joined(run, f"{kind}s", "two", "mine")
    assert row["id"] == record["id"]


def test_a_record_that_differs_in_nothing_is_no_warning(run: Run, mine: Path) -> None:
    folder_of("two", themes=[like("theme")], actors=[like("actor")], sources=[like("source")])
    assert run("timeline --data mine --data two --json").err == ""
    assert run("validate mine --data two") == (0, "", "no problems found\n")


def with_own_names() -> None:
    """Write a folder `two` with records of the names of `mine` and other ids, and links of every kind to them."""
    event = like(
        "event",
        id="their-event",
        themes=["their-theme"],
        drivers=["their-driver"],
        actors=["roads", "their-railway"],
        mentions=[{"source": "their-essay", "paragraph": 1}],
    )
    claim = {"source": "their-essay", "themes": ["their-theme"], "drivers": ["their-driver"], "events": ["their-event"]}
    folder_of(
        "two",
        sources=[like("source", id="their-essay")],
        themes=[like("theme", id="their-theme")],
        drivers=[like("driver", id="their-driver", theme="their-theme")],
        periods=[like("period", id="their-period", sources=["their-essay"])],
        actors=[
            line_of("roads", "their-railway", "my-railway"),
            like("actor", id="their-railway"),
        ],
        events=[event],
        claims=[like("claim", id="their-claim", review=None, figure=None, **claim)],
    )


def test_every_link_leads_to_the_record_whose_words_hold(run: Run, mine: Path) -> None:
    with_own_names()
    # The line of the first folder has a member that is known from the second alone.
    put(mine / "actors.json", "/-", line_of("ways", "their-railway"))
    event = joined(run, "show their-event")[0]
    assert (event["themes"], event["drivers"]) == (["my-theme"], ["my-driver"])
    assert (event["actors"], event["mentions"][0]["source"]) == (["roads", "my-railway"], "my-essay")
    claim = joined(run, "show their-claim")[0]
    assert (claim["source"], claim["themes"], claim["drivers"]) == ("my-essay", ["my-theme"], ["my-driver"])
    actors = {row["id"]: row["members"] for row in joined(run, "actors")}
    assert actors == {"my-railway": [], "roads": ["my-railway"], "ways": ["my-railway"]}
    assert [row["id"] for row in joined(run, "periods")] == ["my-period"]
    for line in ("--theme my-theme", "--driver my-driver", "--source my-essay", "--actor roads", "--actor ways"):
        assert {row["id"] for row in joined(run, f"timeline {line}")} == {"my-event-1905", "their-event"}, line
    assert joined(run, "themes")[0]["events"] == 2
    assert joined(run, "timeline --count-by actor")[0]["key"] == "my-railway"


def test_a_name_that_is_of_one_folder_alone_finds_the_record_that_holds(run: Run, mine: Path) -> None:
    with_own_names()
    put(Path("two/actors.json"), "/1/aliases", ["the company", "Their Road"])
    both = {"my-event-1905", "their-event"}
    for line in ("--theme their-theme", "--driver their-driver", "--source their-essay", "--actor 'their road'"):
        assert {row["id"] for row in joined(run, f"timeline {line}")} == both, line
    assert joined(run, "show their-theme")[0]["id"] == "my-theme"


def test_a_difference_is_said_once_and_validate_lists_all(run: Run, mine: Path) -> None:
    with_own_names()
    lines = run("validate mine --data two").err.splitlines()
    assert lines[-1] == "no problems found"
    assert [line.split(": ")[1].split(" is ")[0] for line in lines[:-1]] == [
        'the source "their-essay"',
        'the theme "their-theme"',
        'the driver "their-driver"',
        'the period "their-period"',
        'the actor "their-railway"',
    ]
    said = run("timeline --data mine --data two --json").err
    assert said == f"{lines[0]} (4 more: `sinorus validate mine --data two` lists them all)\n"
    assert run("timeline --data mine --data two --json").err == said


def test_what_is_said_names_the_folders_that_were_asked(run: Run, mine: Path) -> None:
    folder_of("two", themes=[like("theme", description="Else.")])
    assert run("themes --data mine --data two --json").err.startswith("two/themes.json:2:2 /0: ")
    Path("two").rename("three")
    assert run("themes --data mine --data three --json").err.startswith("three/themes.json:2:2 /0: ")


def test_two_files_of_one_folder_are_never_taken_for_two_folders(run: Run, mine: Path) -> None:
    line = '{"id": "my-theme", "label": "Mine", "description": "Else."}\n'
    folder_of("two").joinpath("themes.jsonl").write_text(line, encoding="utf-8")
    assert [row["id"] for row in joined(run, "themes")] == ["my-theme"]
    (mine / "themes.jsonl").write_text(line, encoding="utf-8")
    assert "is taken by mine/themes.json" in refusal(run, "themes --data mine --strict", 1)


def test_of_three_folders_the_first_that_has_the_record_holds(run: Run, mine: Path) -> None:
    folder_of("two", themes=[like("theme", id="b", label="My theme"), like("theme", id="c", label="Only here")])
    folder_of("three", themes=[like("theme", id="b", label="Beta"), like("theme", id="d", label="Only here")])
    result = run("themes --data mine --data two --data three --json")
    assert result.ids() == ["my-theme", "c"]


def test_a_record_with_names_of_two_others_is_refused_with_both(run: Run, mine: Path) -> None:
    put(mine / "actors.json", "/-", like("actor", id="b", name="Beta", aliases=[]))
    folder_of("two", actors=[like("actor", id="x", name="Gamma", aliases=["Beta", "the company"])])
    message = refusal(run, "actors --data mine --data two --strict", 1)
    assert message.startswith('two/actors.json:2:2 /0: the actor "x" may be "b" (mine/actors.json:')
    assert ' or "my-railway" (mine/actors.json:2 /0)' in message
    put(Path("two/actors.json"), "/0/id", "b")
    assert [row["id"] for row in joined(run, "actors")] == ["my-railway", "b"]


def test_works_of_one_author_are_two(run: Run, mine: Path) -> None:
    folder_of("two", sources=[like("source", id="other", title="Another work")])
    assert [row["id"] for row in joined(run, "sources")] == ["my-essay", "other"]


def test_events_and_claims_of_one_id_and_other_content_stay_an_error(run: Run, mine: Path) -> None:
    folder_of("two", events=[like("event", title="Another event")], claims=[like("claim", text="Another claim.")])
    assert [problem["pointer"] for problem in problems(run, "mine --data two")] == ["/0/id", "/0/id"]


def test_the_essay_of_a_source_is_known_by_the_id_that_holds(run: Run, mine: Path) -> None:
    folder_of("two", sources=[like("source", id="their-essay")])
    Path("essays").mkdir()
    words = " ".join(f"word{n}" for n in range(40))
    Path("essays/their-essay.txt").write_text(f"{words}\n", encoding="utf-8")
    listed = run("validate mine --data two --essays essays --json")
    assert ['the passage is not found in "my-essay"' in row["problem"] for row in listed.json()] == [True]


@pytest.mark.parametrize("file", ["themes", "drivers", "actors"])
@pytest.mark.parametrize("form", FORMS)
def test_two_records_of_one_label_in_one_folder_are_a_problem_of_validate_and_a_filter_means_both(
    run: Run, mine: Path, file: str, form: Form
) -> None:
    kind, key = file[:-1], "name" if file == "actors" else "label"
    put(mine / f"{file}.json", f"/0/{key}", "Caf\u00e9 a\u0323\u0307")
    label = unicodedata.normalize(form, "Caf\u00e9 a\u0323\u0307")
    other = like(kind, **{"id": "other", key: label} | ({"aliases": []} if file == "actors" else {}))
    put(mine / f"{file}.json", "/-", other)
    told = [row for row in problems(run, "mine") if "the label" in row["problem"]]
    assert [(row["pointer"], row["remedy"]) for row in told] == [
        ("/1", "a filter means both; give one of them another label")
    ]
    assert f"is also that of mine/{file}.json:" in told[0]["problem"]
    assert run("timeline", "--data", "mine", f"--{kind}", label, "--json").ids() == ["my-event-1905"]


# Greek has a mark below the letter that is a letter of its own where case is folded.
@pytest.mark.parametrize("label", ["Caf\u00e9", "\u1f84\u03c1\u03b7\u03c2", "\ud55c\uad6d", "a\u0323\u0307", "\u1fa7x"])
def test_composed_and_decomposed_letters_are_one_name_everywhere(run: Run, mine: Path, label: str) -> None:
    forms = [unicodedata.normalize(form, label) for form in FORMS]
    for written in forms:
        for file, key in (("themes", "label"), ("drivers", "label"), ("periods", "label"), ("actors", "name")):
            put(mine / f"{file}.json", f"/0/{key}", written)
        put(mine / "events.json", "/0/title", written)
        for asked in forms:
            for option in ("--theme", "--driver", "--actor", "--during", "--search"):
                result = run("timeline", "--data", "mine", option, asked, "--json")
                assert (result.code, result.ids()) == (0, ["my-event-1905"]), (option, ascii(written), ascii(asked))
            # Of drivers and actors one name is the one, whatever its letters.
            assert run("show", asked, "--data", "mine").code == 1
        result = run("themes", "--data", "mine", "--json")
        assert [row["label"] for row in result.json()] == [forms[0]]


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_in_two_forms_is_one_in_joined_folders(run: Run, mine: Path, forms: tuple[Form, Form]) -> None:
    one, other = (unicodedata.normalize(form, "\u1fa7 Caf\u00e9") for form in forms)
    put(mine / "themes.json", "/0/label", one)
    folder_of("two", themes=[like("theme", id="other", label=other)])
    assert [row["id"] for row in joined(run, "themes")] == ["my-theme"]


def test_tab_says_nothing_of_differences(mine: Path, process: Run) -> None:
    folder_of("two", themes=[like("theme", id="their-theme")])
    words = ["sinorus", "timeline", "--data", "mine", "--data", "two", "--theme", "my"]
    env = {"_SINORUS_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    assert process(env=env) == (0, "my-theme\n", "")
