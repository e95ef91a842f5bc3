"""What `sources` answers: the works and documents, whom one asks for by tradition, time, kind, language and words."""

import json

import pytest
from inline_snapshot import snapshot
from rich.cells import cell_len

from conftest import DATA, Run

KEYS = [
    *("id", "type", "title", "author", "container-title", "issued", "URL", "note", "references", "csl"),
    *("claims", "events", "effect", "language", "original_language", "tradition", "author_origin", "author_series"),
    *("kind", "extent", "extent_note", "text_by", "written", "copy_read", "date_edtf"),
]
LANGUAGES = {row["language"] for row in json.loads((DATA / "sources.json").read_text(encoding="utf-8"))}


def test_json_has_the_same_keys_for_every_row_and_those_of_0_1_0_come_first(run: Run) -> None:
    assert {tuple(row) for row in run("sources --json").json()} == {tuple(KEYS)}


def test_table_list_and_plain_show_every_row(run: Run) -> None:
    ids = run("sources --json").ids()
    assert [line.split("\t")[0] for line in run("sources").out.splitlines()] == ids
    listed = run("sources --format list").out.splitlines()
    assert [line.removeprefix("Id: ") for line in listed if line.startswith("Id: ")] == ids
    assert run("sources --format table").err == f"{len(ids)} sources; --long shows more of each\n"


def test_a_source_counts_its_claims_and_the_events_that_it_mentions(run: Run) -> None:
    rows = run("sources --json").json()
    for row in [*rows[::25], *(row for row in rows if row["id"] in ("sikka", "rathod"))]:
        claims = run(f"claims --source {row['id']} --json").json()
        assert row["claims"] == len(claims) == sum(row["effect"].values())
        assert row["effect"]["friction"] == sum(claim["effect"] == "friction" for claim in claims)
        assert row["events"] == len(run(f"timeline --source {row['id']} --json").ids())


def test_sources_stand_by_tradition_and_then_as_they_were_written(run: Run) -> None:
    rows = run("sources --tradition russian,chinese --json").json()
    traditions = [row["tradition"] for row in rows]
    assert traditions == sorted(traditions, key=["russian", "chinese"].index)
    years = [row["date_edtf"][:4] for row in rows if row["tradition"] == "chinese"]
    assert years == sorted(years)


def test_a_table_says_who_wrote_what_when_under_the_name_of_the_tradition(run: Run) -> None:
    assert run("sources --tradition japanese,indian --written-to 2016 --format table").out == snapshot("""\
Written   Author  Lang  Claims  Title

Indian
c. 2000   Kapila  en    3       India-Russia Strategic Cooperation   kapila-2001
May 2001  Bakshi  en    4       Sino-Russian Strategic Partnership in Central
                                Asia                                 bakshi-2001
Jan 2002  Bakshi  en    5       Post-Cold War Sino-Russian Relations
                                bakshi-2002

Japanese
c. 2016   加藤    ja    3       Russia in the Pacific                  kato-2015
""")


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_of_the_table_is_wider_than_the_page(run: Run, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for line in ("sources", "sources --sort date", "sources --long", "sources --count-by tradition,source-decade"):
        assert max(map(cell_len, run(f"{line} --all --format table").out.splitlines())) <= width


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("sources --source lo", {"lo-2008", "lo-2017-wary"}),
        ("sources --search 结构失衡", {"shen-li-2012"}),
        ("sources --search changing --language en --source-kind essay", {"rathod"}),
        ("sources --tradition official-joint --written-to 1900", {"treaty-1896", "treaty-1898"}),
    ],
)
def test_sources_are_chosen_by_author_tradition_kind_language_time_and_words(
    run: Run, line: str, ids: set[str]
) -> None:
    assert set(run(f"{line} --json").ids()) == ids


def test_sources_are_sorted_by_date_title_and_claims(run: Run) -> None:
    assert run("sources --sort links --limit 2 --json").ids() == ["rathod", "sikka"]
    dates = [row["date_edtf"][:4] for row in run("sources --sort -date --json").json()]
    assert dates == sorted(dates, reverse=True)


def test_counts_are_of_sources_and_of_their_claims(run: Run) -> None:
    rows, claims = run("sources --json").json(), run("claims --json").json()
    for key, field in (("tradition", "tradition"), ("source-kind", "kind"), ("language", "language")):
        counted = run(f"sources --count-by {key} --json").json()
        assert sum(row["sources"] for row in counted) == len(rows)
        assert sum(row["claims"] for row in counted) == len(claims)
        for group in counted:
            of_group = [row for row in rows if row[field] == group["key"]]
            assert (group["sources"], group["claims"]) == (len(of_group), sum(row["claims"] for row in of_group))


def test_an_author_who_is_no_source_is_told_the_nearest(run: Run) -> None:
    result = run("sources --source gabuyev --json")
    assert (result.code, result.out) == (2, "")
    assert "did you mean gabuev" in result.err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("--tradition rusian", "did you mean russian?"),
        ("--source-kind treaty", "did you mean document?"),
        ("--language klingon", f"there are {', '.join(sorted(LANGUAGES))}"),
    ],
)
def test_an_unknown_tradition_kind_or_language_is_told_what_there_is(run: Run, line: str, hint: str) -> None:
    result = run(f"sources {line} --json")
    assert (result.code, result.out) == (2, "")
    assert hint in result.err
