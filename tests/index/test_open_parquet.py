"""Parquet in the place of a data folder: the same answers, byte for byte, as from the index of the same records."""

import json
import os
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from conftest import Run
from folders import refusal
from hostile import hostile
from scale_spark import connect_server
from sinorus.base import optional
from sinorus.base.errors import BadUsage
from sinorus.index import engine_spark
from sinorus.index.build_record import TAGGED
from sinorus.model.wide_tables import SCHEMA

# `make scale` asks many more, of packaged and generated data.
QUESTIONS = [
    "timeline --from 1949 --to 1991 --certain --sort -date",
    "timeline --during sino-soviet-split --actor russia --search treaty --slack 5y",
    "timeline --actor russia,china --theme not:energy --driver not:western-sanctions --sort title --limit 40",
    "timeline --on november,10-01 --sort -links --limit 9",
    "timeline --kind treaty,visit --place beijing,moscow",
    "timeline --search '\"power of siberia\", pipelin* -border' --search путин*,gas",
    "timeline --count-by month --from 2014",
    "timeline --count-by actor,decade --from 1950 --limit 20",
    "timeline --count-by decade --cut 1949,1991 --source rathod --effect cooperation",
    "show western-sanctions-2014 rathod energy russia beijing sino-soviet-split western-sanctions trade-total",
]


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the packaged data as Parquet."""
    folder = tmp_path_factory.mktemp("engine") / "big"
    command = [sys.executable, "-m", "sinorus", "export", "parquet", "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SINORUS_CACHE": str(cache)})
    return folder


@pytest.fixture
def big(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside the packaged data as Parquet."""
    monkeypatch.chdir(packaged.parent)
    return packaged


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_engine_gives_the_bytes_that_the_index_gives(big: Path, run: Run, question: str) -> None:
    own, engines = run(f"{question} --json"), run(f"{question} --json --data big")
    assert (engines.code, engines.out) == (0, own.out)


def test_whatever_a_filter_looks_at_is_a_column() -> None:
    missing = set(TAGGED["event"]) - set(SCHEMA["events"])
    assert not missing, "give events the column in src/sinorus/model/wide_tables.py, and add one to VERSION there"


@pytest.mark.parametrize("format", ["table", "csv"])
def test_every_format_is_the_same_too(big: Path, run: Run, format: str) -> None:
    question = f"timeline --from 2014 --search 'gas pipeline' --format {format}"
    assert run(f"{question} --data big").out == run(question).out != ""


def test_people_read_the_same_cards_and_counts(big: Path, run: Run) -> None:
    for question in ("show western-sanctions-2014 --format table", "timeline --count-by theme --format table"):
        assert run(f"{question} --data big") == run(question)


def test_a_card_of_every_kind_of_record_is_the_same(big: Path, run: Run) -> None:
    ids = "western-sanctions-2014 rathod-no-convergence-on-disputes technology investment-and-access afanasy-beiton"
    others = "almaty treaty-1898 sino-soviet-split alliance-atop alliance-creed-or-american-pressure"
    shown = run(f"show {ids} {others} --format table")
    kinds = {row["record"] for row in run(f"show {ids} {others} --json").json()}
    assert kinds == {"event", "claim", "theme", "driver", "actor", "place", "source", "period", "series", "contrast"}
    assert run(f"show {ids} {others} --format table --data big") == shown
    assert "Russia is silent about the South China Sea" in shown.out


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("--search zzzzz", 'no event has "zzzzz"'),
        ("--search enrgy", 'no event has "enrgy"; did you mean energy?'),
        (
            "--search '\"power energy\"'",
            'no event has "power energy"; did you mean power energy (without quotation marks)?',
        ),
    ],
)
def test_a_word_that_no_event_has_is_named(big: Path, run: Run, question: str, reason: str) -> None:
    index, engine = (run(f"timeline {question} --format table{data}").err for data in ("", " --data big"))
    assert engine == f"nothing matched: 0 of {len(run('timeline --json').ids())} events; {reason}\n"
    # The index looks into all records, and an engine into events.
    assert index == engine.replace("no event", "no record")


def test_why_nothing_is_found_is_the_same_sentence_where_words_are_found(big: Path, run: Run) -> None:
    for question in ("--search treaty --to 1600", "--search 'putin beijing zhou'", "--from 3000", "--actor zhoo"):
        index, engine = (run(f"timeline {question} --format table{data}") for data in ("", " --data big"))
        assert index == engine
        assert index.err


def test_a_pattern_names_the_folders_or_the_files_of_their_events(big: Path, run: Run) -> None:
    wanted = run("timeline --theme energy --json").out
    for pattern in ("b*g", "big/events/*.parquet", "big/"):
        assert run("timeline", "--theme", "energy", "--json", "--data", pattern).out == wanted


def test_a_part_of_parquet_is_the_same_folder_as_from_the_index(big: Path, run: Run) -> None:
    question = "--from 1949 --to 1991 --theme energy"
    made = [run(f"export parquet {question} -o {name}") for name in ("own", "part --data big")]
    assert made[0] == made[1]
    own, part = (sorted(path for path in (big.parent / name).rglob("*.*")) for name in ("own", "part"))
    assert [path.read_bytes() for path in own] == [path.read_bytes() for path in part]


def test_texts_that_would_act_stay_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    hostile(tmp_path / "H")
    run("export parquet --data H -o big")
    for line in ("timeline --format table --long", "timeline --count-by actor --json"):
        assert run(f"{line} --data big").out == run(f"{line} --data H").out
    words = ["timeline", "--json", "--search", "script') OR ('1"]
    assert run(*words, "--data", "big").out == run(*words, "--data", "H").out


def test_what_no_engine_answers_names_the_way_and_the_way_works(big: Path, run: Run) -> None:
    assert refusal(run, "trace power-of-siberia-opens-2019 --data big", 2) == (
        "big is Parquet, from which an engine answers timeline, show, export parquet and validate; for all else make "
        "a folder of a part of it: `sinorus timeline --data big --from 2014 -o part.jsonl`, then "
        "`sinorus import part.jsonl -o part` and --data part"
    )
    assert run("timeline --data big --from 2022 -o part.jsonl").code == 0
    assert run("import part.jsonl -o folder").code == 0
    events = run("timeline --from 2022 --json").ids()
    assert run("timeline --json --data folder").ids() == events
    assert run(f"trace {events[-1]} --data folder").code == 0


def test_parquet_is_asked_alone(big: Path, run: Run) -> None:
    assert refusal(run, "timeline --data big --data builtin", 2) == (
        "an engine answers from one --data at a time; name the Parquet alone, or a pattern of several"
    )


def test_a_search_exports_no_part_that_lacks_its_claims(big: Path, run: Run) -> None:
    way = "`sinorus timeline --search WORDS -o part.jsonl` with the same --data gives the events"
    said = f"an engine finds words in events and not in claims; export without --search, or {way}"
    assert refusal(run, "export parquet --data big --search gas -o found", 2) == said
    assert not (big.parent / "found").exists()


def test_ids_of_parquet_take_no_prefix(big: Path, run: Run) -> None:
    said = "--prefix is for data folders; the ids of Parquet stay as they are, so leave it out"
    assert refusal(run, "timeline --data big --prefix mine", 2) == said


def test_another_engine_is_named_by_name_or_address(big: Path, run: Run) -> None:
    assert run("timeline --data big --engine duckdb --json --limit 3").out == run("timeline --json --limit 3").out
    said = '--engine "hive" is none; there are duckdb, spark, and sc://HOST for Spark Connect'
    assert refusal(run, "timeline --data big --engine hive", 2) == said


def test_an_address_at_which_nobody_answers_is_told_at_once(
    big: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = type("Error", (Exception,), {})
    library = SimpleNamespace(SparkSession=SimpleNamespace(builder=None), PySparkException=error, Py4JError=error)
    monkeypatch.setattr(engine_spark, "load", lambda *_: library)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert refusal(run, f"timeline --data big --engine sc://127.0.0.1:{port}", 3) == (
        f'--engine "sc://127.0.0.1:{port}" does not start: [Errno 111] Connection refused; '
        "local mode needs a Java runtime (17 or later), an address a Spark Connect server"
    )


@pytest.mark.slow
@pytest.mark.skipif(not (find_spec("pyspark") and find_spec("grpc") and shutil.which("java")), reason="needs Spark")
def test_a_server_of_spark_connect_gives_the_bytes_of_the_index(big: Path, run: Run, tmp_path: Path) -> None:
    with connect_server(tmp_path / "spark.log") as address:
        for question in QUESTIONS:
            own, engines = run(f"{question} --json"), run(f"{question} --json --data big --engine {address}")
            assert (engines.code, engines.out) == (0, own.out)


def copied(folder: Path, statement: str) -> None:
    """Write the events of a folder anew, by a statement on them."""
    path = folder / "events" / "part-00000.parquet"
    duckdb.execute(f"COPY ({statement.format(path)}) TO '{path}.new' (FORMAT parquet)")
    path.with_name(f"{path.name}.new").rename(path)


@pytest.fixture
def copy(big: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a copy of the packaged data as Parquet, which may be spoilt."""
    monkeypatch.chdir(tmp_path)
    subprocess.run(["cp", "-r", str(big), "copy"], check=True)
    return tmp_path / "copy"


def test_parquet_without_a_column_or_with_another_type_is_refused(copy: Path, run: Run) -> None:
    copied(copy, "SELECT * EXCLUDE (words) FROM '{}'")
    said = 'the Parquet of events in "copy" lacks the column words (text), of docs/scale.md'
    assert refusal(run, "timeline --data copy", 1) == said
    copied(copy, "SELECT *, 'x' AS words FROM '{}'")
    copied(copy, "SELECT * REPLACE (CAST(lo AS VARCHAR) AS lo) FROM '{}'")
    said = 'the column lo of events in "copy" is VARCHAR and should be integer'
    assert refusal(run, "timeline --data copy", 1) == said


def test_parquet_of_another_version_is_refused(copy: Path, run: Run) -> None:
    about = json.dumps({"format": 99})
    path = copy / "events" / "part-00000.parquet"
    duckdb.execute(
        f"COPY (SELECT * FROM '{path}') TO '{path}.new' (FORMAT parquet, KV_METADATA {{sinorus: '{about}'}})"
    )
    path.with_name(f"{path.name}.new").rename(path)
    said = 'the Parquet in "copy" has format 99, and this sinorus reads 8: it is of a newer sinorus; install that'
    assert refusal(run, "timeline --data copy", 1) == said


def test_truncated_files_are_told_and_nothing_is_written(copy: Path, run: Run) -> None:
    path = copy / "events" / "part-00000.parquet"
    path.write_bytes(path.read_bytes()[:10_000])
    said = refusal(run, "timeline --data copy -o out.csv", 1)
    assert said.startswith('DuckDB cannot read "copy"; is a file truncated, or no Parquet? It says: ')
    assert not Path("out.csv").exists()


def test_a_missing_table_is_told(copy: Path, run: Run) -> None:
    (copy / "spans" / "part-00000.parquet").unlink()
    assert refusal(run, "timeline --data copy", 3) == (
        'there is no Parquet of spans in "copy" (spans/*.parquet); it is a folder as `sinorus export parquet` writes '
        "it, or a pattern such as 'exports/*'"
    )


def test_an_engine_that_is_not_installed_is_named_with_what_installs_it(
    big: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(library: str) -> None:
        raise ModuleNotFoundError(library)

    monkeypatch.setattr(optional, "import_module", missing)
    with pytest.raises(BadUsage, match=r"needs duckdb, which is not installed; `.*big.*` installs it"):
        optional.load("duckdb", "big", "--data with Parquet")
    assert "[big]" in refusal(run, "timeline --data big", 2)


SPOILT = {
    "kind": "CASE WHEN id LIKE 'a%' THEN 'nonsense' ELSE kind END",
    "date_edtf": "CASE WHEN id LIKE 'b%' THEN '1999-13' ELSE date_edtf END",
    "extra": "CASE WHEN id LIKE 'convention%' THEN '{{' ELSE extra END",
    "title": "CASE WHEN id LIKE 'damansky%' THEN title || chr(27) || '[31m' ELSE title END",
    "themes": "CASE WHEN id LIKE 'e%' THEN ['zzz'] ELSE themes END",
}


def test_rows_that_break_the_rules_are_counted_and_named(copy: Path, run: Run) -> None:
    assert run("validate --data copy") == run("validate")
    copied(copy, f"SELECT * REPLACE ({', '.join(f'{rule} AS {name}' for name, rule in SPOILT.items())}) FROM '{{}}'")
    listed = run("validate copy --json")
    said = {row["pointer"]: row["problem"] for row in listed.json()}
    assert listed.code == 1
    assert said.keys() == {"/kind", "/extra", "/date_edtf", "/themes"}
    events = [row["id"] for row in run("timeline --json").json()]
    assert said["/kind"].startswith(f"{sum(id.startswith('a') for id in events)} rows: no kind of event, such as")
    assert said["/themes"].endswith('"zzz" is no theme of the vocabulary, such as "' + min(
        id for id in events if id.startswith("e")) + '"')  # fmt: skip
    assert refusal(run, "timeline --data copy -o out.json", 1) == (
        'the row of "convention-of-peking-1860" in the Parquet is none of an event; '
        "`sinorus validate --data` lists the rows that break the rules"
    )
    assert not Path("out.json").exists()
