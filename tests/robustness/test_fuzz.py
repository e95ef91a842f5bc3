"""Whatever data, arguments and dates are: an answer or a clean refusal, and nothing written that was not asked for.

`make fuzz` runs the same with many more examples, and with others each time.
"""

import json
import shlex
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from asking import asked, empty, words_of, write
from command_lines import lines, questions, scraps
from conftest import DATA, Run
from edtf_strategies import texts
from folders import TEMPLATE, Record, load, started
from fuzzing import CHANGES, Change, changed, clean, examples, limited, mostly
from shapes import ANSWER, Files, damaged, data_sets
from sheets import filled
from sinorus import dates
from sinorus.base.checksum import sealed
from sinorus.base.errors import BadDate
from sinorus.base.text import sound
from sinorus.index import source_texts
from targets import Writing, precious, writings

SMALL = sorted(str(path.relative_to(TEMPLATE)) for path in TEMPLATE.rglob("*.json"))
LISTS = [name for name in SMALL if name not in ("dataset.json", "series/my-series.json")]
PACKAGED = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.json"))
ESSAY = "The railway brought " + "each empire closer to the other in those years " * 5 + "to each other."


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work some folders deep in one that holds a fresh folder `mine`; no index is kept, no two examples are alike."""
    work = tmp_path / "a" / "b" / "c"
    work.mkdir(parents=True)
    monkeypatch.chdir(work)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SINORUS_CACHE", "/dev/null")
    return started("mine")


@pytest.fixture
def _kept(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Keep the index after all, where the data stay the same."""
    monkeypatch.setenv("SINORUS_CACHE", str(cache))


@contextmanager
def holding(path: Path, data: bytes) -> Iterator[None]:
    """Let a file hold something else for a while."""
    good = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(good)


def check_folder(run: Run, *line: str) -> None:
    """Ask a folder `mine` of which one file is no more what it was: a refusal names the folder."""
    result = clean(run, *line, "--data", "mine", codes=(0, 1))
    assert not result.code or "mine/" in result.err, result
    found = clean(run, "validate", "mine", "--all", codes=(0, 1))
    assert found.code or not result.code, "validate finds nothing in what is refused"


@pytest.mark.usefixtures("_size")
@examples(120)
@given(name=st.sampled_from(SMALL), change=CHANGES)
def test_a_data_file_with_one_byte_changed(run: Run, name: str, change: Change) -> None:
    path = Path("mine", name)
    with holding(path, changed(path.read_bytes(), change)):
        check_folder(run, "claims", "--format", "list")


@pytest.mark.usefixtures("_size")
@examples(60)
@given(name=st.sampled_from(LISTS), change=CHANGES)
def test_a_file_of_lines_with_one_byte_changed(run: Run, name: str, change: Change) -> None:
    path = Path("mine", name)
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in load(path))
    path.unlink()
    path.with_suffix(".jsonl").write_bytes(changed(text.encode(), change))
    check_folder(run, "timeline", "--json")
    path.with_suffix(".jsonl").rename(path).write_bytes((TEMPLATE / name).read_bytes())


@pytest.mark.usefixtures("_size")
@examples(60)
@given(
    name=st.sampled_from(SMALL),
    data=st.one_of(st.binary(max_size=40), st.text('[]{}",:0123eE.-nulltruefas ').map(str.encode)),
)
def test_a_data_file_of_anything(run: Run, name: str, data: bytes) -> None:
    with holding(Path("mine", name), data):
        check_folder(run, "timeline", "--json")


@pytest.mark.long
@examples(6)
@given(name=mostly(st.sampled_from(PACKAGED), st.sampled_from(["events.json", "claims.json"]), 3), change=CHANGES)
def test_the_packaged_data_with_one_byte_changed(run: Run, name: str, change: Change) -> None:
    shutil.rmtree("mine")
    path = Path(shutil.copytree(DATA, "mine"), name)
    path.write_bytes(changed(path.read_bytes(), change))
    check_folder(run, "timeline", "--json")


@examples(100)
@given(name=st.sampled_from([name for name in PACKAGED if name.startswith("series/")]), change=CHANGES)
def test_a_packaged_series_with_one_byte_changed(run: Run, name: str, change: Change) -> None:
    shutil.copy(DATA / "themes.json", "mine")
    Path("mine/series/my-series.json").write_bytes(changed((DATA / name).read_bytes(), change))
    for file in ("events", "claims", "contrasts", "drivers"):
        Path("mine", f"{file}.json").unlink(missing_ok=True)
    check_folder(run, "series", "--format", "list")


@examples(60)
@given(change=CHANGES)
def test_fingerprints_with_one_byte_changed(run: Run, change: Change) -> None:
    prints = json.dumps({"my-essay": source_texts.fingerprint(source_texts.whole(ESSAY))})
    Path("mine/fingerprints.json").write_bytes(changed(prints.encode(), change))
    clean(run, "validate", "mine", codes=(0, 1))


@examples(60)
@given(change=CHANGES, data=st.one_of(st.none(), st.binary(max_size=80)))
def test_the_text_of_an_essay_with_one_byte_changed(run: Run, change: Change, data: bytes | None) -> None:
    Path("texts").mkdir(exist_ok=True)
    Path("texts/my-essay.txt").write_bytes(changed(ESSAY.encode(), change) if data is None else data)
    clean(run, "validate", "mine", "--essays", "texts", "--format", "list", codes=(0, 1, 3))


@pytest.fixture
def answer(run: Run) -> Path:
    """Return a cited answer from the folder `mine`."""
    assert run("cite --data mine --query timeline -o answer.json").code == 0
    return Path("answer.json")


@pytest.mark.usefixtures("_kept")
@examples(80)
@given(change=CHANGES)
def test_a_cited_answer_with_one_byte_changed(run: Run, answer: Path, change: Change) -> None:
    with holding(answer, changed(answer.read_bytes(), change)):
        clean(run, "replay", "answer.json", "--data", "mine", "--json", codes=(0, 1, 2))


PARTS = ["records", "datasets", "rows", "sinorus", "csl", "form", "paths"]
QUERIES = mostly(st.sampled_from(["timeline", "claims"]), st.one_of(questions(), scraps).map(sound), 2)


@pytest.mark.usefixtures("_kept")
@examples(40)
@given(query=QUERIES, other=ANSWER, keys=st.sets(st.sampled_from(PARTS)))
def test_a_cited_answer_of_any_content(run: Run, answer: Path, query: str, other: Record, keys: set[str]) -> None:
    good = {**json.loads(answer.read_bytes()), "query": query, **{key: other[key] for key in keys & {*other}}}
    del good["checksum"]
    with holding(answer, json.dumps(sealed(good)).encode()):
        clean(run, "replay", "answer.json", "--data", "mine", "--format", "list")


@pytest.fixture
def coded(run: Run) -> Path:
    """Fill in a sheet."""
    filled(run, "sheet.csv", "claims 1", "mine")
    return Path("sheet.csv")


@pytest.mark.usefixtures("_kept")
@examples(80)
@given(change=CHANGES)
def test_a_sheet_with_one_byte_changed(run: Run, coded: Path, change: Change) -> None:
    with holding(coded, changed(coded.read_bytes(), change)):
        clean(run, "agree", "sheet.csv", "--data", "mine", codes=(0, 1))


@pytest.mark.usefixtures("_kept")
@examples(40)
@given(cells=st.lists(st.lists(scraps, min_size=1, max_size=9), max_size=3))
def test_a_sheet_of_any_cells(run: Run, coded: Path, cells: list[list[str]]) -> None:
    lines = "".join(",".join(cells) + "\n" for cells in cells)
    with holding(coded, coded.read_bytes() + lines.encode("utf-8", "replace")):
        clean(run, "agree", "sheet.csv", "--data", "mine", codes=(0, 1))


@pytest.mark.usefixtures("_kept")
@examples(120)
@given(query=questions())
@example(query="timeline --limit 99999999999999999999")
def test_any_question_that_is_cited(run: Run, query: str) -> None:
    clean(run, "cite", "--data", "mine", "--query", query, "--json")


@pytest.mark.usefixtures("_kept")
@examples(500)
@given(words=lines())
def test_any_command_line(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.setenv("SINORUS_DATA", "mine")
    # What is forced may replace the data of a folder that is not asked.
    assume("--force" not in words or not any("mine" in word for word in words))
    Path("out").mkdir()
    try:
        clean(run, *words, writes="new" in words or any(word.startswith(("-o", "--output")) for word in words))
    finally:
        tidy()


@pytest.fixture
def valuables(run: Run) -> None:
    """Lay out precious files, of which the lines of the test read some."""
    precious()
    assert run("cite --data mine --query timeline -o answer.json").code == 0
    filled(run, "sheet.csv", "claims 1", "mine")
    assert run("export parquet --data mine -o exported").code == 0
    Path("exported/notes.md").write_text("precious")


@pytest.mark.usefixtures("_kept", "valuables")
@examples(100)
@given(writing=writings(), data=st.sampled_from(["--data mine", "--data mine --data builtin"]))
def test_any_output_into_the_inputs(run: Run, writing: Writing, data: str) -> None:
    """`make fuzz` does it two thousand times."""
    target = writing.way(writing.file, writing.ending)
    try:
        clean(run, *shlex.split(f"{writing.line} {data}"), "-o", target, codes=(2,))
    finally:
        empty("ways")


def tidy() -> None:
    """Take out of the working directory whatever has come into it besides the folder `mine`."""
    kept = {Path("mine"), Path("mine/series"), *(Path("mine", name) for name in SMALL)}
    for path in sorted(set(Path().rglob("*")) - kept, reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def refusal(read: Callable[[str], object], text: str) -> BadDate | None:
    """Read a date, and return the refusal if it is none."""
    try:
        read(text)
    except BadDate as error:
        return error
    return None


@examples(1500)
@given(text=texts)
def test_any_text_as_a_date(text: str) -> None:
    with limited(text):
        refused = refusal(dates.read, text)
    if refused:
        assert refused.reason
        assert [form for form in refused.forms if refusal(dates.read, form)] == []
        return
    reading = dates.read(text)
    assert dates.parse(reading.edtf) == reading.date == dates.read(reading.edtf).date
    assert reading.date.edtf == reading.edtf
    assert dates.human(reading.date)
    assert reading.date.spans(dates.Day.from_iso("2026-11-22"))


@examples(1500)
@given(text=texts)
def test_any_text_as_a_stored_date(text: str) -> None:
    with limited(text):
        refused = refusal(dates.parse, text)
    if not refused:
        assert dates.parse(text) == dates.read(text).date
        assert dates.parse(text).edtf == text


@pytest.mark.usefixtures("_kept")
@examples(150)
@given(
    # A dash alone is standard input.
    text=texts.filter(lambda text: "\0" not in text and text != "-"),
    format=st.sampled_from(["json", "list", "table", "csv"]),
)
def test_any_text_as_an_argument_that_is_a_date(run: Run, text: str, format: str) -> None:
    read = clean(run, "date", "--format", format, "--", text, codes=(0, 2))
    asked = clean(run, "timeline", "--data", "mine", f"--from={text}", "--format", format, codes=(0, 2))
    assert read.code == asked.code


ENDINGS = st.sampled_from([".json", ".jsonl"])


@pytest.mark.usefixtures("_kept")
@examples(25)
@given(files=data_sets(), ending=ENDINGS, lines=st.lists(asked, min_size=4, max_size=4))
def test_valid_data_of_any_content(run: Run, files: Files, ending: str, lines: list[str]) -> None:
    write(files, ending)
    for line in lines:
        # There may be no way between two events, and nothing on a side of a turning point.
        may_refuse = "--to {last" in line or line.startswith("change")
        codes = (0, 1) if line.startswith("validate") else (0, 2) if may_refuse else (0,)
        clean(run, *words_of(line, files), codes=codes, writes="-o" in line)
        empty("out")


@pytest.mark.usefixtures("_size")
@examples(25)
@given(files=damaged(), ending=ENDINGS, lines=st.lists(asked, min_size=2, max_size=2))
def test_data_with_one_value_that_is_anything(run: Run, files: Files, ending: str, lines: list[str]) -> None:
    write(files, ending)
    for line in lines:
        clean(run, *words_of(line, files), codes=(0, 1, 2), writes="-o" in line)
        empty("out")
