"""`compare`: what sources say of the same thing, and how that bears on each other."""

import json
import shutil
import tracemalloc
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, Run
from folders import folder_of, like, load, problems, save
from typewriter import cells

Row = dict[str, Any]
CLASHES = ("differ", "contradicts-itself", "tension")
# The two essays that were compared before there were other sources.
ESSAYS = "--source sikka,rathod"


def raw(name: str) -> list[Row]:
    return list(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


CLAIMS = {row["id"]: row for row in raw("claims")}
CONTRASTS = {row["id"]: row for row in raw("contrasts")}
TRADITIONS = {row["id"]: row["tradition"] for row in raw("sources")}
ANSWERS: dict[str, list[Row]] = {}


def compared(run: Run, more: str = "") -> list[Row]:
    """Return what `compare` answers; of the packaged data, which stay as they are, every question is asked once."""
    if "--data" in more:
        return list(run(f"compare {more} --json").json())
    if more not in ANSWERS:
        ANSWERS[more] = run(f"compare {more} --json").json()
    return ANSWERS[more]


def test_every_contrast_stands_there_once_with_its_claims_by_essay(run: Run) -> None:
    rows = [row for row in compared(run) if row["contrast"]]
    assert Counter(row["contrast"] for row in rows) == Counter(list(CONTRASTS))
    for row in rows:
        coded = CONTRASTS[row["contrast"]]
        assert (row["relation"], row["why"]) == (coded["relation"], coded["why"])
        assert {id: source for source, ids in row["claims"].items() for id in ids} == {
            id: CLAIMS[id]["source"] for id in coded["claims"]
        }


def test_relations_are_between_essays_or_within_one() -> None:
    for row in CONTRASTS.values():
        sources = {CLAIMS[id]["source"] for id in row["claims"]}
        within = {"contradicts-itself"} if len(sources) == 1 else {"agree", "differ"}
        assert row["relation"] in {*within, "tension"}, row["id"]


def speakers(field: str, among: Collection[str] = TRADITIONS) -> dict[str, set[str]]:
    """Return those of some sources that speak of each driver, theme or event of the data."""
    speaking: dict[str, set[str]] = {}
    for claim in (claim for claim in CLAIMS.values() if claim["source"] in among):
        for id in claim[field]:
            speaking.setdefault(id, set()).add(claim["source"])
    return speaking


def subject(row: Row) -> tuple[str, str]:
    """Return what a row is about: the field of a claim that names it, and its id."""
    if row["driver"]:
        return "drivers", row["driver"]
    return ("events", row["event"]) if row["event"] else ("themes", row["theme"])


def by_subject(rows: Iterable[Row]) -> list[Row]:
    """Return rows by what they are about; those on one driver or theme stay in their order."""
    return sorted(rows, key=lambda row: (row["driver"] or "", row["theme"] or ""))


@pytest.mark.parametrize("among", [tuple(TRADITIONS), ("sikka", "rathod"), ("lo-2008", "lo-2017-wary", "rathod")])
def test_that_only_one_source_speaks_of_a_driver_is_worked_out_from_the_data(run: Run, among: tuple[str, ...]) -> None:
    rows = compared(run, f"--source {','.join(among)}")
    only = {row["driver"]: set(row["sources"]) for row in rows if row["relation"] == "only" and row["driver"]}
    assert only == {driver: one for driver, one in speakers("drivers", among).items() if len(one) == 1}
    assert bool(only) == (len(among) < 4)


def test_every_theme_and_event_of_one_essay_alone_is_told_as_such(run: Run) -> None:
    """If not as a theme or an event, then under drivers and themes of which that essay alone speaks."""
    named = {subject(row) for row in compared(run, f"{ESSAYS} --relation only")}
    assert {field for field, _ in named} == {"drivers", "themes", "events"}
    for field in ("themes", "events"):
        for id, essays in speakers(field, ("sikka", "rathod")).items():
            if len(essays) == 1 and (field, id) not in named:
                for claim in (claim for claim in CLAIMS.values() if id in claim[field] and claim["source"] in essays):
                    others = {(other, name) for other in ("drivers", "themes") for name in claim[other]}
                    assert others & named, f"{id} in {claim['id']}"


def test_events_of_one_essay_alone_are_listed_only_where_they_are_asked_for(run: Run) -> None:
    """There are many, and the claims stand elsewhere already."""
    assert {row["event"] for row in compared(run)} == {None}
    row = next(row for row in compared(run, f"{ESSAYS} --relation only") if row["event"] == "eaeu-start-2015")
    assert (row["driver"], row["theme"], row["sources"]) == (None, "regional-rivalry", ["sikka"])
    assert row["claims"]["sikka"] == run("claims --event eaeu-start-2015 --source sikka --sort date --json").ids()


def test_only_one_means_so_whatever_the_filters(run: Run) -> None:
    alone = {
        (field, id)
        for field in ("drivers", "themes", "events")
        for id, essays in speakers(field).items()
        if len(essays) == 1
    }
    for more in ("", "--source sikka", "--verdict contradicted", "--type predictive", "--from 2014", "--theme energy"):
        assert {subject(row) for row in compared(run, f"{more} --relation only")} <= alone
    silent = {subject(row): row["silent"] for row in compared(run, "--matrix")}
    for row in compared(run, "--type predictive --matrix"):
        assert row["silent"] == silent[subject(row)]
    assert "none matches" in run(f"compare {ESSAYS} --type predictive --matrix --format table").out


def test_words_may_stand_in_the_contrast_itself(run: Run) -> None:
    found = {row["contrast"] for row in compared(run, "--search thaw")}
    assert {"thaw-early-eighties-or-1991", "gorbachevs-thaw-or-none"} <= found


def test_the_table_names_the_contrast_so_that_it_can_be_shown(run: Run) -> None:
    assert "[sanctions-follow-" in run("compare --theme sanctions --format table").out


def test_no_claim_is_left_out(run: Run) -> None:
    assert {id for row in compared(run, "--all") for ids in row["claims"].values() for id in ids} == set(CLAIMS)


def test_a_claim_without_a_driver_stands_under_each_of_its_themes(run: Run) -> None:
    rows = [row for row in compared(run) if subject(row)[0] == "themes"]
    for id, claim in CLAIMS.items():
        if not claim["drivers"] and not any(id in contrast["claims"] for contrast in CONTRASTS.values()):
            places = {row["theme"] for row in rows if id in row["claims"].get(claim["source"], ())}
            assert places == set(claim["themes"]), id


def test_a_filter_by_theme_leads_to_no_other_theme(run: Run) -> None:
    rows = compared(run, "--theme partnership --matrix")
    assert {row["theme"] for row in rows} == {"partnership"}
    assert [subject(row) for row in rows if not row["driver"]] == [("themes", "partnership")]


def test_words_lead_to_claims_that_name_no_driver(run: Run) -> None:
    result = run('compare --search "natural ally" --format table')
    assert "The theme Nature of the tie [partnership]" in result.out
    assert "natural allies" in " ".join(result.out.split())
    told = {id for row in compared(run, '--search "natural ally"') for ids in row["claims"].values() for id in ids}
    assert told >= set(run('claims --search "natural ally" --json').ids()) != set()


def test_do_the_two_authors_agree_on_sanctions(run: Run) -> None:
    result = run(f"compare --theme sanctions {ESSAYS} --format table")
    assert "agree: Sikka holds that" in result.out
    assert "tension: " in result.out
    assert result.out.splitlines()[0].split() == ["Relation", "sikka", "rathod"]
    relations = {row["contrast"]: row["relation"] for row in compared(run, "--theme sanctions")}
    assert relations["sanctions-push-russia-to-china"] == "agree"


def test_a_driver_shows_the_claims_themselves_and_everything_only_their_number(run: Run, own: Path) -> None:
    Path("two").mkdir()
    two_essays("two")
    brief = run("compare --data two --format table").out
    detailed = run("compare --data two --driver energy-fit --format table").out
    text = "China has been looking for additional countries"
    assert "only rathod               " in brief
    assert text.split()[0] in detailed
    assert "15: +15" in detailed  # in the matrix


def test_an_event_is_compared_by_the_claims_that_rest_on_it(run: Run) -> None:
    rows = compared(run, "--event beijing-summit-1989")
    assert {row["event"] for row in rows if not row["contrast"]} <= {"beijing-summit-1989"}
    resting = {id for id, claim in CLAIMS.items() if "beijing-summit-1989" in claim["events"]}
    told = {id for row in rows for ids in row["claims"].values() for id in ids}
    assert resting <= told
    for row in rows:
        assert row["contrast"] is None or resting & set(CONTRASTS[row["contrast"]]["claims"])


def test_a_relation_chooses_and_not_leaves_out(run: Run) -> None:
    assert {row["relation"] for row in compared(run, "--relation differ,tension")} == {"differ", "tension"}
    assert {row["relation"] for row in compared(run, "--relation only")} == {"only"}
    assert "only" not in {row["relation"] for row in compared(run, "--relation not:only")}
    assert run("compare --relation quarrel").code == 2


def test_clashes_of_a_driver_come_before_agreement(run: Run) -> None:
    order = ["differ", "contradicts-itself", "tension", "agree", "clash", "only", None]
    rows = compared(run)
    for one in {subject(row) for row in rows}:
        own = [order.index(row["relation"]) for row in rows if subject(row) == one]
        assert own == sorted(own)


def test_the_matrix_counts_claims_by_effect_and_says_who_is_silent(run: Run) -> None:
    rows = compared(run, "--matrix")
    for row in (row for row in rows if row["driver"]):
        for source, counts in row["sources"].items():
            own = [c for c in CLAIMS.values() if c["source"] == source and row["driver"] in c["drivers"]]
            effects = Counter(claim["effect"] for claim in own if not claim.get("denies"))
            assert (counts["claims"], counts["denied"]) == (effects.total(), len(own) - effects.total())
            assert {effect: counts[effect] for effect in effects} == effects
        heard = {source for source, counts in row["sources"].items() if counts["claims"] or counts["denied"]}
        assert row["silent"] == [source for source in row["sources"] if source not in heard]
    clashes = [sum(row["relations"][relation] for relation in CLASHES) for row in rows]
    assert clashes == sorted(clashes, reverse=True)
    assert clashes[0] > 2
    assert {row["driver"] for row in rows if row["driver"]} == set(run("drivers --json").ids())


def test_the_matrix_counts_under_a_theme_the_claims_that_name_no_driver(run: Run) -> None:
    rows = {row["theme"]: row for row in compared(run, "--matrix") if not row["driver"]}
    essays = speakers("themes")
    for theme, row in rows.items():
        on_theme = [claim for claim in CLAIMS.values() if theme in claim["themes"]]
        own = [claim for claim in on_theme if len(essays[theme]) == 1 or not claim["drivers"]]
        assert {source: counts["claims"] for source, counts in row["sources"].items()} == {
            source: sum(claim["source"] == source for claim in own) for source in row["sources"]
        }
        assert row["silent"] == [source for source in row["sources"] if source not in essays[theme]]
    bare = [claim for claim in CLAIMS.values() if not claim["drivers"]]
    assert set(rows) >= {theme for claim in bare for theme in claim["themes"]}


def test_the_matrix_stands_at_the_end_where_people_read(run: Run) -> None:
    for format in ("table", "list", "md"):
        assert "most clashes first" in " ".join(run(f"compare --format {format}").out.split())
    assert "most clashes first" not in run("compare --format plain").out


def test_markdown_names_the_driver_in_a_column(run: Run) -> None:
    lines = run(f"compare --driver western-sanctions {ESSAYS} --format md").out.splitlines()
    assert lines[0] == "| On | Relation | sikka | rathod |"
    assert lines[2].startswith("| Western sanctions")


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_a_comparison_fits_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cells, run("compare --format table").out.splitlines())) <= width


def two_essays(folder: str) -> None:
    """Write into a folder the packaged data as if there were no sources but the two essays."""
    for file in DATA.glob("*.json"):
        rows = load(file)
        if file.stem == "sources":
            rows = [row for row in rows if row["id"] in ("sikka", "rathod")]
        if file.stem == "claims":
            rows = [row for row in rows if row["source"] in ("sikka", "rathod")]
        if file.stem == "contrasts":
            rows = [row for row in rows if {CLAIMS[claim]["source"] for claim in row["claims"]} <= {"sikka", "rathod"}]
        save(Path(folder, file.name), rows)
    shutil.copytree(DATA / "series", Path(folder, "series"))


def test_the_two_essays_are_compared_as_before_there_were_other_sources(run: Run, own: Path) -> None:
    """The rows are those of the last version with the two essays alone; only that drivers stand as `drivers` has them.

    It has put those first that more sources name since there are many sources.
    """
    Path("two").mkdir()
    two_essays("two")
    before = json.loads(Path(__file__).with_name("compared_before.json").read_text(encoding="utf-8"))
    now = compared(run, ESSAYS)
    assert by_subject({key: row[key] for key in before[0]} for row in now) == by_subject(before)
    told = [row["driver"] for row in now if row["driver"]]
    assert list(dict.fromkeys(told)) == run(f"drivers {ESSAYS} --json").ids()
    assert now == compared(run, "--data two")
    keys = ("driver", "theme", "sources", "relations", "silent")
    matrices = [compared(run, f"{more} --matrix") for more in (ESSAYS, "--data two")]
    # Of all drivers those are counted too that neither essay names.
    said = [[[row[key] for key in keys] for row in rows if len(row["silent"]) < 2] for rows in matrices]
    assert said[0] == said[1]


def test_of_chosen_sources_no_contrast_is_cut_down_and_the_last_line_says_in_how_many_others_speak(run: Run) -> None:
    chosen = {"sikka", "rathod"}
    speaking = {id: {CLAIMS[claim]["source"] for claim in row["claims"]} for id, row in CONTRASTS.items()}
    mixed = {id for id, sources in speaking.items() if sources & chosen and not sources <= chosen}
    assert mixed.isdisjoint(row["contrast"] for row in compared(run, ESSAYS))
    told = f"{len(mixed)} contrasts in which other sources speak too: `sinorus compare --source "
    assert told in run(f"compare {ESSAYS} --format table").err
    assert mixed <= {row["contrast"] for one in chosen for row in compared(run, f"--source {one}")}
    # A source alone is set against all, so that nothing is left out.
    assert "other sources speak too" not in run("compare --source rathod --format table").err


def sides(driver: str) -> dict[str, set[str]]:
    """Return the sources of which a claim on a driver binds, divides or denies it."""
    told: dict[str, set[str]] = {"cooperation": set(), "friction": set(), "denies": set(), "names": set()}
    for claim in (claim for claim in CLAIMS.values() if driver in claim["drivers"]):
        told["denies" if claim.get("denies") else "names"].add(claim["source"])
        if not claim.get("denies") and claim["effect"] in told:
            told[claim["effect"]].add(claim["source"])
    return told


def test_a_clash_of_signs_is_computed_where_no_contrast_is_coded_and_says_so(run: Run) -> None:
    rows = compared(run)
    assert {row["computed"] for row in rows if row["contrast"]} == {False}
    for row in (row for row in rows if row["relation"] == "clash"):
        assert (row["computed"], row["contrast"]) == (True, None)
        assert row["why"].startswith("Computed from the signs, not coded: ")
        told = sides(row["driver"])
        assert (told["cooperation"] and told["friction"]) or (told["denies"] and told["names"])
    clashing = {row["driver"] for row in rows if row["relation"] == "clash"}
    assert "alliance-question" in clashing
    assert clashing == {row["driver"] for row in compared(run, "--relation clash")}


def test_two_sources_that_a_contrast_has_set_against_each_other_clash_no_more_by_their_signs(run: Run) -> None:
    """Sikka and Rathod differ in signs on several drivers, and each time a coder has said what of it."""
    assert "clash" not in {row["relation"] for row in compared(run, ESSAYS)}


def four(folder: str, **kinds: tuple[str, str, bool]) -> None:
    """Write a folder with sources of a claim each: the tradition of the source, effect and denial of the claim."""
    one, essay = load(Path("mine/claims.json"))[0], load(Path("mine/sources.json"))[0]
    sources = [{**essay, "id": id, "tradition": tradition} for id, (tradition, _, _) in kinds.items()]
    claims = [
        {**one, "id": f"of-{id}", "source": id, "drivers": ["d"], "events": [], "effect": effect, "denies": denies}
        for id, (_, effect, denies) in kinds.items()
    ]
    theme = load(Path("mine/themes.json"))
    folder_of(folder, sources=sources, themes=theme, drivers=[like("driver", id="d")], claims=claims)


def test_who_denies_a_driver_clashes_with_who_names_it_and_is_no_witness(run: Run, own: Path) -> None:
    four("deny", ann=("russian", "cooperation", False), bob=("chinese", "cooperation", True))
    [row] = compared(run, "--data deny")
    assert row["relation"] == "clash"
    assert row["why"].endswith("1 source says that it binds and 1 source says that it moves nothing.")
    assert "denies it: " in run("compare --data deny --driver d --format table").out
    [numbers] = compared(run, "--data deny --matrix")
    assert (numbers["sources"]["bob"]["cooperation"], numbers["sources"]["bob"]["denied"]) == (0, 1)
    assert (numbers["traditions"]["chinese"]["cooperation"], numbers["traditions"]["chinese"]["denied"]) == (0, 1)
    assert "x denies it" in run("compare --data deny --matrix --format table").out


def test_official_texts_stand_apart(run: Run, own: Path) -> None:
    four(
        "apart",
        ann=("russian", "friction", False),
        joint=("official-joint", "cooperation", False),
        **{f"s{letter}": ("indian", "cooperation", False) for letter in "abcdef"},
    )
    [row] = compared(run, "--data apart")
    assert "6 sources and 1 official text say that it binds and 1 source says that it divides" in row["why"]
    lines = run("compare --data apart --matrix --format table").out.splitlines()
    heading = next(line for line in lines if line.startswith("On "))
    assert heading.split() == ["On", "Russia", "India", "Official"]
    told = run("compare --data apart --driver d --format table").out
    assert "Relation                  Russian" in told


def test_many_sources_stand_by_tradition_and_the_silent_are_a_number(run: Run) -> None:
    out = run("compare --driver alliance-question --format table").out
    assert out.splitlines()[0].split() == ["Relation", "Who", "says", "what"]
    speaking = speakers("drivers")["alliance-question"]
    assert f"{len(speaking)} of {len(TRADITIONS)} sources speak here" in out
    assert f"{len(TRADITIONS) - len(speaking)} say nothing" in " ".join(out.split())
    # Who speaks in no contrast stands under the name of the tradition; claims of contrasts stand for themselves.
    [rest] = [row for row in compared(run, "--driver alliance-question") if not row["contrast"]]
    for tradition, name in (("russian", "Russian"), ("chinese", "Chinese"), ("official-joint", "Official joint")):
        number = sum(TRADITIONS[source] == tradition for source in rest["sources"])
        assert f" {name}, {number} source{'s' * (number > 1)}:" in out
    order = [out.index(f" {name}, ") for name in ("Anglophone", "Russian", "Chinese", "Official joint")]
    assert order == sorted(order)


def test_two_traditions_stand_side_by_side(run: Run) -> None:
    out = run("compare --driver alliance-question --tradition russian,chinese --format table").out
    assert out.splitlines()[0].split() == ["Relation", "Russian", "Chinese"]
    rows = compared(run, "--driver alliance-question --tradition russian,chinese")
    assert {TRADITIONS[source] for row in rows for source in row["sources"]} == {"russian", "chinese"}


def test_everything_begins_with_what_is_coded_then_what_is_computed_and_says_what_it_leaves_out(run: Run) -> None:
    rows = compared(run)
    parts = [0 if row["contrast"] else 1 if row["relation"] == "clash" else 2 for row in rows]
    assert parts == sorted(parts)
    result = run("compare --format table")
    assert "not set against each other" not in " ".join(result.out.split())
    assert f"{parts.count(2)} more points with " in result.err
    assert "`sinorus compare --driver ID`" in result.err
    assert "not set" in run("compare --format table --all").out


def test_the_question_who_contradicts_whom_on_the_split_is_one_command(run: Run) -> None:
    rows = compared(run, "--driver ideology --during sino-soviet-split")
    assert {row["driver"] for row in rows} == {"creed"}
    assert {row["contrast"] for row in rows} > {"past-breakdowns-why"}
    assert {"shen-zhihua-2011", "kong-hanbing-history"} <= {source for row in rows for source in row["sources"]}
    assert "denies it: It was no rift" in run("compare --driver creed --format table").out


def test_up_to_six_who_speak_are_told_source_by_source(run: Run) -> None:
    """Of more than three that stand below each other, because no column would be wide enough to be read."""
    speaking = {source for row in compared(run, "--driver pandemic-response") for source in row["sources"]}
    assert 3 < len(speaking) <= 6
    out = run("compare --driver pandemic-response --format table").out
    assert out.splitlines()[0].split() == ["Relation", "Who", "says", "what"]
    assert all(f" {source}:\n" in out for source in speaking)
    assert "Anglophone" not in out


def test_the_works_of_an_author_are_compared_with_each_other(run: Run) -> None:
    heading = run("compare --source lo --format table").out.splitlines()[0]
    assert heading.split() == ["Relation", "lo-2008", "lo-2017-wary"]


def three(run: Run) -> Path:
    """Write a folder with three essays, of which two agree and the third says nothing of the second driver."""
    one = load(Path("mine/claims.json"))[0]
    essays = [{**load(Path("mine/sources.json"))[0], "id": id} for id in ("a", "b", "c")]
    drivers = [like("driver", id=id) for id in ("d", "e")]
    claims = [
        {**one, "id": f"{driver}-{source}", "source": source, "drivers": [driver], "events": []}
        for driver, sources in (("d", "abc"), ("e", "ab"))
        for source in sources
    ]
    contrasts = [{"id": "k", "claims": ["d-a", "d-b", "d-c"], "relation": "agree", "why": "All say the same."}]
    theme = load(Path("mine/themes.json"))
    return folder_of("three", sources=essays, themes=theme, drivers=drivers, claims=claims, contrasts=contrasts)


def test_any_number_of_essays_can_be_compared(run: Run, own: Path) -> None:
    three(run)
    assert [(row["driver"], row["relation"], row["sources"]) for row in compared(run, "--data three")] == [
        ("d", "agree", ["a", "b", "c"]),
        ("e", None, ["a", "b"]),
    ]
    [d, e] = compared(run, "--data three --matrix")
    assert (d["silent"], e["silent"]) == ([], ["c"])
    heading = run("compare --data three --format table").out.splitlines()[0]
    assert heading.split() == ["Relation", "a", "b", "c"]


def test_one_essay_alone_is_only_itself(run: Run, own: Path) -> None:
    assert [row["relation"] for row in compared(run, "--data mine")] == ["only"]


@pytest.mark.slow
def test_two_data_sets_are_compared_when_they_are_joined(run: Run, own: Path) -> None:
    sources = {source for row in compared(run, "--data builtin --data mine --matrix") for source in row["sources"]}
    assert sources == {*TRADITIONS, "my-essay"}


def test_a_source_that_is_not_asked_for_has_no_column(run: Run) -> None:
    assert run("compare --source sikka --matrix --json").json()[0]["sources"].keys() == {"sikka"}


def test_show_tells_a_contrast_with_its_claims(run: Run) -> None:
    [row] = run("show thaw-early-eighties-or-1991 --json").json()
    assert (row["record"], row["relation"]) == ("contrast", "differ")
    assert "Relation: differ" in run("show thaw-early-eighties-or-1991 --format list").out


@pytest.mark.slow
def test_a_contrast_in_a_folder_beside_may_name_packaged_claims(run: Run, own: Path) -> None:
    claims = ["sikka-cooperation-on-energy", "rathod-energy-works-best"]
    known = [id for id in claims if id in CLAIMS] or list(CLAIMS)[:1]
    other = next(id for id, claim in CLAIMS.items() if claim["source"] != CLAIMS[known[0]]["source"])
    contrast = {"id": "k", "claims": [known[0], other], "relation": "tension", "why": "They pull apart."}
    save(Path("mine/contrasts.json"), [contrast])
    assert "k" in [row["contrast"] for row in compared(run, "--data builtin --data mine")]
    assert "is no claim in the data" in problems(run, "mine")[0]["problem"]


def test_nothing_to_compare_is_said(run: Run) -> None:
    result = run("compare --search zzzz --json")
    assert (result.code, result.json()) == (0, [])
    assert "nothing matched" in result.err


def test_nothing_is_called_uncontrasted_that_stands_in_a_contrast(run: Run) -> None:
    for line in ("compare", "compare --theme sanctions", "compare --driver western-sanctions"):
        rows = run(f"{line} --json").json()
        contrasted = {claim for row in rows if row["contrast"] for claims in row["claims"].values() for claim in claims}
        left = [row for row in rows if row["relation"] is None]
        assert contrasted.isdisjoint(claim for row in left for claims in row["claims"].values() for claim in claims)
        assert all(claims for row in rows for claims in row["claims"].values())


def test_a_driver_has_the_same_contrasts_whether_it_is_asked_for_or_its_theme(run: Run) -> None:
    of_the_driver = {row["contrast"] for row in run("compare --driver western-sanctions --json").json()}
    of_the_theme = {row["contrast"] for row in run("compare --theme sanctions --json").json()}
    assert of_the_driver <= of_the_theme


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["", "--matrix", "--relation only"])
def test_memory_hardly_grows_with_the_number_of_claims(own: Path, run: Run, asked: str) -> None:
    """Ten times as many claims take a few hundred bytes each, in the row of their driver, and no claim is kept."""
    peaks = []
    for count in (200, 2000):
        drivers = [like("driver", id=f"d-{n}") for n in range(20)]
        claims = [like("claim", id=f"claim-{n}", drivers=[f"d-{n % 20}"], themes=["my-theme"]) for n in range(count)]
        save(Path("mine/drivers.json"), drivers)
        save(Path("mine/claims.json"), claims)
        words = f"compare --data mine --all {asked} --json"
        rows = run(words).json()
        assert len(rows) >= 20
        tracemalloc.start()
        assert run(words).json() == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 1800 * 1000
