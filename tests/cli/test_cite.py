"""`cite` and `replay`: references for things and for answers, and the answer asked again."""

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from inline_snapshot import snapshot

from clients import client
from conftest import Run
from folders import contents, load, put, refusal, save
from reading_back import complaints_of_biber, missing_dates
from sinorus.base import checksum
from sinorus.model.rows.works import Csl
from sinorus.output.works import once
from sinorus.query import canonical
from typewriter import data_folder, event

Row = dict[str, Any]
KINDS = {
    "event": "sino-soviet-treaty-1950",
    "claim": "rathod-trade-7bn-1991",
    "series": "trade-total",
    "source": "sikka",
    "driver": "western-sanctions",
    "theme": "energy",
    "period": "sino-soviet-split",
    "actor": "prc",
    "contrast": "thaw-early-eighties-or-1991",
}
# BibLaTeX as it must be: an entry with a key, and fields whose braces are balanced.
ENTRY = re.compile(r"@(\w+)\{([^\s,{}]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}\n")


@pytest.mark.parametrize(("kind", "id"), KINDS.items())
def test_everything_can_be_cited(run: Run, kind: str, id: str) -> None:
    [row] = run(f"cite {id} --json").json()
    assert (row["id"], row["record"], row["csl"]["id"]) == (id, kind, id)
    assert row["text"].endswith(".")
    assert "Terms: " in row["text"]
    assert row["text"] + "\n" == run(f"cite {id}").out


def test_a_claim_is_its_authors_with_the_paragraph(run: Run) -> None:
    assert run("cite rathod-trade-7bn-1991").out == snapshot(
        "Bhagya Raj Rathod, “Changing Dynamics of the Russia-China relations post-1991”, The Kootneeti, 29 July 2020, "
        "https://thekootneeti.in/2020/07/29/changing-dynamics-of-the-russia-china-relations-post-1991/"
        "#:~:text=At%20the%20start%20of,around%20%247%20billion%20USD, "
        "paragraph 15; coded as rathod-trade-7bn-1991 in Russia and China: events and claims, version 0.3.0 "
        "(2026-07-02). Terms: the source its author's, the coding CC BY 4.0.\n"
    )


def test_a_claim_in_a_caption_says_so(run: Run) -> None:
    [caption] = [row["id"] for row in run("claims --source rathod --json").json() if not row["passage"]["paragraph"]]
    assert ", caption; coded as" in run(f"cite {caption}").out


def test_a_claim_of_a_source_seen_in_part_says_what_was_seen_and_in_whose_words(run: Run) -> None:
    text = run("cite lo-2008-convenience-not-partnership").out
    assert "a copy read on 29 Nov 2026, abstract, in the words of its publisher; coded as lo-2008-" in text
    assert ", article 2, in translation; coded as" in run("cite treaty-2001-no-force-or-pressure").out


def test_a_passage_with_an_address_of_its_own_is_cited_there(run: Run) -> None:
    [claim] = run("show statement-2022-02-04-no-limits --json").json()
    text = run("cite statement-2022-02-04-no-limits").out
    assert claim["passage"]["link"].startswith(claim["passage"]["address"])
    assert claim["passage"]["link"] in text
    assert ", another page; coded as" in text


def test_a_work_in_another_script_is_cited_with_its_title_and_a_translation(run: Run) -> None:
    assert run("cite shen-li-2012").out.startswith(
        "沈志华 and 李丹慧, “结构失衡——中苏同盟破裂的深层原因(上)” [Imbalance of structure: the deeper cause"
    )
    entry = run("cite shen-li-2012 --format biblatex").out
    assert "title = {结构失衡——中苏同盟破裂的深层原因(上)}" in entry
    assert "titleaddon = {Imbalance of structure" in entry
    assert "langid = {chinese}" in entry
    [item] = run("cite shen-li-2012 --format csl-json").json()
    assert (item["language"], item["translated-title"][:20]) == ("zh", "Imbalance of structu")


def test_an_article_is_cited_with_volume_issue_pages_and_doi_as_far_as_they_are_known(run: Run) -> None:
    sources = run("sources --json").json()
    source = next(row for row in sources if {"volume", "issue", "page", "DOI"} <= set(row["csl"]))
    text, csl = run("cite", source["id"]).out, source["csl"]
    for part in (source["container-title"], f"vol. {csl['volume']}", f"no. {csl['issue']}", "pp. ", csl["DOI"]):
        assert part in text


def test_an_event_is_cited_with_its_references(run: Run) -> None:
    [event] = run("show sino-soviet-treaty-1950 --json").json()
    text = run("cite sino-soviet-treaty-1950").out
    assert all(reference["url"] in text for reference in event["references"])
    assert "14 Feb 1950" in text


def test_a_series_with_an_open_date_can_be_cited(run: Run, own: Path) -> None:
    put(Path("mine/series/my-series.json"), "/points/2/date_edtf", "1906/..")
    assert "1904–open (thousand tonnes)" in run("cite my-series --data mine").out


def test_a_series_is_its_publishers_under_its_terms(run: Run) -> None:
    text = run("cite arms-tiv-to-china").out
    assert "Stockholm International Peace Research Institute" in text
    assert "Terms: SIPRI copyright" in text


def test_without_an_id_the_data_set_is_cited(run: Run) -> None:
    assert run("cite").out == snapshot(
        "the sinorus contributors, Russia and China: events and claims, version 0.3.0 (2026-07-02). Terms: CC BY 4.0.\n"
    )


@pytest.mark.slow
def test_joined_data_sets_are_named_both(run: Run, own: Path) -> None:
    text = run("cite --data builtin --data mine").out
    assert re.search(r"events and claims, version 0.3.0 \(.*?\) and .*, version .* \(.*?\)", text)


def test_a_cited_answer_may_be_limited_to_more_rows_than_sqlite_counts(run: Run) -> None:
    [all_rows] = run("cite --query themes --json").json()
    [limited] = run(f"cite --query 'themes --limit {10**30}' --json").json()
    assert (limited["rows"], limited["hash"]) == (all_rows["rows"], all_rows["hash"])


def test_biblatex_has_an_entry_each_with_balanced_braces(run: Run) -> None:
    out = run(f"cite {' '.join(KINDS.values())} --format biblatex").out
    entries = [match for part in out.split("\n\n") if (match := ENTRY.fullmatch(part.rstrip("\n") + "\n"))]
    works = json.loads(run(f"cite {KINDS['event']} --format csl-json").out)[1:]
    assert len(works) == len(run(f"show {KINDS['event']} --json").json()[0]["references"])
    first, *rest = KINDS.values()
    assert [entry[2] for entry in entries] == [first, *(work["id"] for work in works), *rest]
    for entry in entries:
        for line in entry[3].splitlines():
            assert line.count("{") == line.count("}"), line
    assert {entry[1] for entry in entries if "annotation" not in entry[3]} == {"misc", "article", "dataset"}
    assert {entry[1] for entry in entries} <= {"misc", "article", "dataset", "online"}


def test_nothing_of_the_data_acts_in_latex(run: Run, own: Path) -> None:
    put(Path("mine/events.json"), "/0/title", r"50 % of $x_1$ & #2 {a} ~b^c \end")
    line = run("cite my-event-1905 --data mine --format biblatex").out
    assert (
        r"50 \% of \$x\_1\$ \& \#2 \textbraceleft{}a\textbraceright{} \textasciitilde{}b\^{}c \textbackslash{}end"
        in line
    )


def test_biber_finds_every_entry_and_nothing_to_complain_of(run: Run, tmp_path: Path) -> None:
    refs = run(f"cite {' '.join(KINDS.values())} --format biblatex").out
    refs += run("cite --format biblatex").out + run("cite --query 'timeline --theme energy' --format biblatex").out
    (tmp_path / "refs.bib").write_text(refs, encoding="utf-8")
    line = [client("biber"), "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    works = run(f"cite {KINDS['event']} --json").json()[0]["references"]
    assert complaints_of_biber(done.stdout) == missing_dates(works)
    entries = re.findall(r"^@\w+\{(.+),$", (tmp_path / "out.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(entries) == len(KINDS) + len(works) + 2
    assert KINDS["claim"] in entries


@pytest.mark.slow
def test_biber_would_complain_of_a_field_that_does_not_belong(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@article{x,\n  title = {T},\n  date = {c. 1960},\n}\n", encoding="utf-8")
    line = [client("biber"), "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib"]
    assert "WARN" in subprocess.run(line, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False).stdout


def test_pandoc_prints_every_item(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(run(f"cite {' '.join(KINDS.values())} --format csl-json").out, encoding="utf-8")
    (tmp_path / "p.md").write_text('---\nbibliography: refs.json\nnocite: "@*"\n---\n', encoding="utf-8")
    line = [client("pandoc"), "--citeproc", "-t", "plain", "--wrap=none", "p.md"]
    shown = subprocess.run(line, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True).stdout
    works = run(f"cite {KINDS['event']} --json").json()[0]["references"]
    assert len([part for part in shown.split("\n\n") if part.strip()]) == len(KINDS) + len(works)
    assert "Rathod, Bhagya Raj." in shown


HOSTILE = "https://e.org/a}b,title={HACKED},x={c\\d%20e_f"


def test_no_brace_and_no_address_breaks_out_of_its_field(run: Run, own: Path, tmp_path: Path) -> None:
    put(Path("mine/events.json"), "/0/title", "A lone { brace")
    put(Path("mine/sources.json"), "/0/URL", HOSTILE)
    put(Path("mine/sources.json"), "/0/author", [{"family": "Smith and Jones, Inc", "given": "A"}])
    put(Path("mine/sources.json"), "/0/issued", {"date-parts": [[812]]})
    put(Path("mine/sources.json"), "/0/type", "thesis")
    refs = run("cite my-event-1905 my-essay my-railway --data mine --format biblatex").out
    Path("refs.bib").write_text(refs, encoding="utf-8")
    line = [client("biber"), "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib"]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=True)
    [page] = run("cite my-event-1905 --data mine --json").json()[0]["references"]
    assert complaints_of_biber(done.stdout) == missing_dates([page])
    kept = Path("out.bib").read_text(encoding="utf-8")
    assert len(re.findall(r"^@", kept, re.MULTILINE)) == 4
    assert "HACKED" not in re.findall(r"TITLE\s+= \{(.*)\}", kept)


def test_csl_json_is_an_array_of_items_and_the_essay_is_what_its_record_says(run: Run) -> None:
    items = json.loads(run(f"cite {' '.join(KINDS.values())} --format csl-json").out)
    assert [item["id"] for item in items if "annote" not in item] == list(KINDS.values())
    assert all(item["type"] and item["title"] for item in items)
    [sikka] = json.loads(run("cite sikka --format csl-json").out)
    assert sikka["author"] == [{"family": "Sikka", "given": "Konark"}]
    assert sikka["issued"] == {"date-parts": [[2016]], "circa": True}


WORKS = [
    {
        "title": "Beijing and Moscow settle their border",
        "publisher": "Journal of Borders",
        "url": "https://example.org/borders",
        "author": "Garver, John W.; Lo, Bobo",
        "issued": "2008-07~",
        "grade": "scholarly",
        "copy_read": "2026-11-29",
    },
    {
        "title": "Граница",
        "publisher": "AP via KESQ",
        "url": "https://example.org/a",
        "issued": "2008",
        "grade": "press",
    },
    {
        "title": "A treaty",
        "publisher": "The ministry",
        "author": "Ministry of Foreign Affairs",
        "issued": "[1991,1992]",
        "accessed": "2026-11-28",
        "copy_of": "The treaty itself",
        "grade": "copy",
    },
]


KEYS = ["garver-2008-beijing", "ap-2008", "ministry-1991-treaty"]


@pytest.fixture
def works(run: Run, own: Path) -> list[Row]:
    """Return the works of an event that rests on three, as CSL-JSON items."""
    put(Path("mine/events.json"), "/0/references", WORKS)
    [row] = run("cite my-event-1905 --data mine --json").json()
    return list(row["references"])


def test_an_event_comes_with_the_works_that_it_rests_on(run: Run, works: list[Row]) -> None:
    first, second, third = works
    assert [re.sub("-[0-9a-f]{4}$", "", work["id"]) for work in works] == KEYS
    assert first["author"] == [{"family": "Garver", "given": "John W."}, {"family": "Lo", "given": "Bobo"}]
    assert first["issued"] == {"date-parts": [[2008, 7]], "circa": True}
    assert first["note"] == "a copy read on 29 Nov 2026"
    assert first["annote"] == "scholarly, for the event my-event-1905"
    assert (second["type"], second["container-title"]) == ("article-newspaper", "AP via KESQ")
    assert third["author"] == [{"literal": "Ministry of Foreign Affairs"}]
    assert third["issued"] == {"date-parts": [[1991], [1992]], "circa": True}
    assert third["accessed"] == {"date-parts": [[2026, 11, 28]]}
    assert third["note"] == "a copy of The treaty itself"
    text = run("cite my-event-1905 --data mine").out
    assert (
        "rests on John W. Garver and Bobo Lo, Beijing and Moscow settle their border, Journal of Borders, c. Jul 2008, "
        "https://example.org/borders (scholarly; a copy read on 29 Nov 2026); Граница, AP via KESQ, 2008" in text
    )


def test_the_key_of_a_work_is_the_same_wherever_it_is_cited(run: Run, works: list[Row]) -> None:
    [event] = load(Path("mine/events.json"))
    other = {**event, "id": "other", "mentions": [], "references": WORKS[:1]}
    save(Path("mine/events.json"), [event, other])
    items = json.loads(run("cite other my-event-1905 --data mine --format csl-json").out)
    assert [item["id"] for item in items] == ["other", works[0]["id"], "my-event-1905", *(w["id"] for w in works[1:])]
    said = "scholarly, for the event other; scholarly, for the event my-event-1905"
    assert items[1]["annote"] == said
    assert run("export biblatex --data mine -o refs.bib").code == 0
    assert f"@online{{{works[0]['id']}," in Path("refs.bib").read_text(encoding="utf-8")


def test_two_works_of_one_key_get_keys_of_their_own() -> None:
    items: list[Csl] = [{"id": "a", "type": "webpage", "title": title} for title in ("x", "y", "x", "z")]
    assert [(item["id"], item["title"]) for item in once(items)] == [("a", "x"), ("ab", "y"), ("abb", "z")]


@pytest.mark.parametrize("format", ["biblatex", "csl-json"])
def test_pandoc_prints_a_work_as_a_journal_would(run: Run, works: list[Row], format: str) -> None:
    file = "refs.bib" if format == "biblatex" else "refs.json"
    Path(file).write_text(run(f"cite my-event-1905 --data mine --format {format}").out, encoding="utf-8")
    Path("p.md").write_text(f"---\nbibliography: {file}\n---\nA text.^[@{works[0]['id']}]\n", encoding="utf-8")
    line = [client("pandoc"), "--citeproc", "-t", "plain", "--wrap=none", "p.md"]
    printed = subprocess.run(line, capture_output=True, encoding="utf-8", check=True).stdout
    assert printed == (
        "A text.[1]\n\n"
        "Garver, John W., and Bobo Lo. 2008. “Beijing and Moscow Settle Their Border.” Journal of Borders. July 2008. "
        "https://example.org/borders.\n\n"
        "[1] Garver and Lo (2008)\n"
    )


def test_biber_takes_works_as_they_are(run: Run, works: list[Row]) -> None:
    Path("refs.bib").write_text(run("cite my-event-1905 --data mine --format biblatex").out, encoding="utf-8")
    line = [client("biber"), "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib"]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=True)
    assert complaints_of_biber(done.stdout) == set()
    kept = Path("out.bib").read_text(encoding="utf-8")
    assert re.search(r"ANNOTATION\s+= \{scholarly, for the event my-event-1905\}", kept)


def test_references_are_written_in_the_format_of_the_ending(run: Run, tmp_path: Path) -> None:
    assert run(f"cite sikka -o {tmp_path / 'refs.bib'}").code == 0
    assert (tmp_path / "refs.bib").read_text(encoding="utf-8").startswith("@misc{sikka,")


SAME = [
    "timeline --from 1949 --to 1991 --theme energy",
    "timeline --theme energy --to 1991 --from 1949",
    "sinorus timeline --theme Energy --from=1949 --to '1991' --json",
    "timeline --to 1991 --from 1949 --theme energy --format csv --fields id --no-color --all",
]


@pytest.mark.parametrize("line", SAME)
def test_a_question_has_one_form_however_it_is_typed(run: Run, line: str) -> None:
    [row] = run("cite", "--query", line, "--json").json()
    assert row["query"] == SAME[0]
    assert row["hash"] == run("cite", "--query", SAME[0], "--json").json()[0]["hash"]
    assert row["rows"] == len(run(SAME[0] + " --json").json())


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("claims --theme trade,energy --theme not:sanctions", "claims --theme energy,trade --theme not:sanctions"),
        ("timeline --during 'cold war'", "timeline --during cold-war"),
        ("timeline --during 'late 1960s' --slack 5y --certain", "timeline --during 1967/1969 --slack 5y --certain"),
        ("timeline --count-by decade --from 1949", "timeline --count-by decade --from 1949"),
        ("show PRC Sikka", "show prc sikka"),
        ("series trade-total --limit 3", "series trade-total --limit 3"),
        ("claims --search '  Moscow   metro '", "claims --search 'Moscow metro'"),
        ("compare --relation tension,differ", "compare --relation differ,tension"),
        ("timeline --actor 'Soviet Union'", "timeline --actor soviet-union"),
        ("timeline --search ''", "timeline --search ''"),
        ("timeline --from -0500 --to 1700", "timeline --from -0500 --to 1700"),
        ("trace nixon-visit-china-1972 --depth 2", "trace nixon-visit-china-1972 --depth 2"),
        ("show -- prc", "show prc"),
        ("change --at 'Mar 2014'", "change --at 2014-03"),
        ("change 'Sino-Soviet split' --theme trade", "change sino-soviet-split --theme trade"),
        ("change --before 'cold war' --after 1990s", "change --before cold-war --after 199X"),
    ],
)
def test_names_become_ids_and_dates_edtf(run: Run, typed: str, canonical: str) -> None:
    result = run("cite", "--query", typed, "--json")
    assert result.code == 0, result.err
    assert result.json()[0]["query"] == canonical


# What a command must be told, and is asked for below.
NAMED = {
    "find": "find huawei",
    "show": "show prc",
    "change": "change 2014-03",
    "trace": "trace nixon-visit-china-1972",
}


@pytest.mark.slow
@pytest.mark.parametrize("command", canonical.CITABLE)
def test_the_answer_of_every_command_that_answers_can_be_cited_and_asked_again(
    run: Run, tmp_path: Path, command: str
) -> None:
    line = NAMED.get(command, command)
    file = tmp_path / "answer.json"
    assert run("cite", "--query", line, "-o", str(file)).code == 0
    kept = load(file)
    assert len(kept["records"]) == kept["rows"] > 0
    again = run("replay", str(file), "--json")
    assert (again.code, again.json()) == (0, [])
    assert f"identical: the {kept['rows']} row" in again.err


@pytest.mark.slow
@pytest.mark.parametrize("command", canonical.CITABLE)
def test_the_hash_is_that_of_the_rows_in_canonical_json(run: Run, command: str) -> None:
    line = NAMED.get(command, command)
    [row] = run("cite", "--query", line, "--json").json()
    assert row["hash"] == f"sha256:{sha256(rfc8785.dumps(run(f'{line} --json').json())).hexdigest()}"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
        {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "3", "SINORUS_CACHE": "/dev/null/none"},
    ],
)
def test_the_hash_is_the_same_in_any_surroundings(run: Run, process: Run, env: dict[str, str]) -> None:
    line = ("cite", "--query", "claims --search переговоры,energy", "--json")
    expected = run(*line).json()[0]["hash"]
    assert process(*line, env=env).json()[0]["hash"] == expected


@pytest.fixture
def cited(run: Run, own: Path) -> Path:
    """Cite all events of the folder `mine`, which holds three."""
    events = load(Path("mine/events.json"))
    save(
        Path("mine/events.json"),
        [{**events[0], "id": id, "date_edtf": d} for id, d in (("a", "1904"), ("b", "1905"), ("c", "1906"))],
    )
    save(Path("mine/claims.json"), [{**load(Path("mine/claims.json"))[0], "events": []}])
    assert run("cite --data mine --query timeline -o answer.json").code == 0
    return Path("answer.json")


def test_a_replay_lists_what_was_added_changed_and_removed(run: Run, cited: Path) -> None:
    a, b, c = load(Path("mine/events.json"))
    save(Path("mine/events.json"), [a, {**b, "title": "Another title"}, {**c, "id": "d"}])
    result = run("replay answer.json --data mine --json")
    assert result.code == 0
    assert {(row["id"], row["change"]) for row in result.json()} == {
        ("b", "changed"),
        ("c", "removed"),
        ("d", "added"),
    }
    assert "3 changes among 3 rows of `sinorus timeline`" in run("replay answer.json --data mine --format table").err


@pytest.mark.parametrize("key", ["query", "rows", "hash", "records", "text", "datasets"])
def test_whatever_was_changed_in_a_kept_answer_is_noticed(run: Run, cited: Path, key: str) -> None:
    kept = load(cited)
    changed = {
        "query": "claims",
        "rows": 2,
        "hash": f"sha256:{'0' * 64}",
        "records": kept["records"][1:],
        "text": "Else.",
    }
    save(cited, {**kept, key: changed.get(key, [])})
    message = refusal(run, "replay answer.json --data mine", 1)
    assert re.fullmatch(
        r"answer.json:\d+:14 /checksum: the file is not as it was written; cite the answer again", message
    )


@pytest.mark.parametrize(("key", "value"), [("form", "rfc9999"), ("form", 7), ("paths", [7]), ("paths", "id")])
def test_a_form_or_a_path_that_there_is_not_is_refused(run: Run, cited: Path, key: str, value: Any) -> None:
    kept = load(cited)
    del kept["checksum"]
    save(cited, checksum.sealed({**kept, key: value}))
    assert re.match(rf"answer.json:\d+:\d+ /{key}", refusal(run, "replay answer.json --data mine", 1))


@pytest.mark.parametrize("paths", [[], [""], ["[]", "a..b", "*", "id.id"], ["id"]])
def test_paths_that_somebody_made_up_are_no_bug(run: Run, cited: Path, paths: list[str]) -> None:
    kept = load(cited)
    del kept["checksum"]
    save(cited, checksum.sealed({**kept, "paths": paths}))
    assert run("replay answer.json --data mine").code == 0


def test_an_answer_is_asked_again_of_the_data_that_gave_it_and_not_of_others(run: Run, cited: Path) -> None:
    message = refusal(run, "replay answer.json", 2)
    assert message.endswith("was taken from other data, My data; name their folder with --data")


def test_the_data_are_named_beside_the_question_and_not_in_it(run: Run, own: Path) -> None:
    for line in ("timeline --data mine", "timeline --data=mine"):
        assert "--data stands beside --query" in refusal_of(run, "cite", "--query", line)


def test_a_wrong_format_leaves_no_file(run: Run, own: Path) -> None:
    assert "no known format" in refusal(run, "cite --query timeline --format nonsense -o answer.json", 2)


def test_the_kept_answer_may_have_any_name_when_it_is_replayed(run: Run, cited: Path) -> None:
    cited.rename("answer.jsonl")
    assert run("replay answer.jsonl --data mine").code == 0


def test_a_kept_answer_is_json_and_nothing_else(run: Run, own: Path) -> None:
    assert "let the name end in .json" in refusal(run, "cite --query timeline -o answer.bib", 2)
    assert not Path("answer.bib").exists()


def refusal_of(run: Run, *line: str) -> str:
    result = run(*line)
    assert (result.code, result.out) == (2, "")
    return result.err


def test_a_replay_says_when_only_the_order_differs(run: Run, cited: Path) -> None:
    kept = load(cited)
    del kept["checksum"]
    kept["records"].reverse()
    save(cited, checksum.sealed({**kept, "hash": f"sha256:{'0' * 64}"}))
    assert {row["change"] for row in run("replay answer.json --data mine --json").json()} == {"moved"}


def test_a_replay_of_another_version_names_both(run: Run, cited: Path) -> None:
    put(Path("mine/dataset.json"), "/version", "9.9")
    assert "now from My data set 9.9" in (err := run("replay answer.json --data mine").err) or "9.9" in err


def test_a_citation_changes_nothing_but_the_file_that_it_names(run: Run, cited: Path) -> None:
    before = contents(Path("mine"))
    assert run("replay answer.json --data mine").code == 0
    assert contents(Path("mine")) == before


def test_a_citation_never_overwrites_data(run: Run, own: Path) -> None:
    assert "is an input of this run" in refusal(run, "cite --data mine --query timeline -o mine/events.json", 2)


def test_a_citation_names_no_folder(run: Run, cited: Path) -> None:
    assert str(Path.cwd()) not in cited.read_text(encoding="utf-8")
    assert "mine" not in load(cited)["query"]


def test_rows_without_an_id_are_told_apart(run: Run, tmp_path: Path) -> None:
    for line in ("timeline --count-by decade", "series trade-total lng-china-from-russia", "compare"):
        assert run("cite", "--query", line, "-o", str(tmp_path / "a.json")).code == 0
        ids = [record["id"] for record in load(tmp_path / "a.json")["records"]]
        assert len(set(ids)) == len(ids)


def test_a_citation_can_be_read_in_a_pipe(tmp_path: Path, cache: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m sinorus cite --query timeline | head -n 1",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "SINORUS_CACHE": str(cache)},
    )
    assert done.stdout.startswith("the sinorus contributors, Answer to “timeline”")


def test_an_answer_with_a_number_that_programs_read_differently_is_not_cited(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A refusal looks at all that lies where the command is run.
    monkeypatch.chdir(tmp_path)
    folder = data_folder(tmp_path / "D", [event("a", "A", "1950", extra={"code": 2**53})])
    said = refusal(run, f"cite --data {folder} --query timeline", 2)
    assert said.startswith("this answer cannot be cited: a number in it is beyond 9007199254740991")
