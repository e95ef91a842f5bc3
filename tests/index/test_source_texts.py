"""Passages are held against the essays: by their texts where somebody has them, else by their fingerprints."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, ROOT, Run
from folders import contents, like, load, problems, put, refusal, save, started
from sinorus.index import source_texts

FIRST = (
    "The railway brought both distant courts closer to each other, for the line ran through Harbin and shortened"
    " the way"
    " to the sea by many days, and merchants of both sides settled along it in numbers that nobody had foreseen."
)
SECOND = (
    "A second paragraph says nothing of trade, but of the garrisons that followed the rails, of the treaties that were"
    " signed to keep them, and of the wars that were fought in spite of all the treaties that had been signed."
)
CAPTION = (
    "Image source: a photograph of the station at Harbin, taken on the day on which the first through train from the"
    " west arrived there, with a crowd of officials, soldiers and merchants before the main entrance of the house."
)
ESSAY = f"A title\n\n{FIRST}\n\nA heading\n\n{SECOND}\n\n{CAPTION}\n"
OK = {"paragraph": 1, "section": None, "start": "The railway brought", "end": "to each other"}


@pytest.fixture(params=["text", "fingerprint"])
def line(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the words for `validate` in a folder where the essay is known by its text, or only by its fingerprint."""
    monkeypatch.chdir(tmp_path)
    started("mine")
    claims([OK, {**OK, "paragraph": 2, "start": "A second paragraph", "end": "nothing of trade"}])
    if request.param == "fingerprint":
        save(Path("mine/fingerprints.json"), {"my-essay": source_texts.fingerprint(source_texts.whole(ESSAY))})
        return "mine"
    Path("texts").mkdir()
    Path("texts/my-essay.txt").write_text(ESSAY, encoding="utf-8")
    return "mine --texts texts"


def claims(passages: list[dict[str, Any]]) -> None:
    """Write one claim for each passage."""
    save(Path("mine/claims.json"), [like("claim", id=f"claim-{n}", passage=p) for n, p in enumerate(passages, 1)])


def said(run: Run, line: str) -> list[str]:
    """Return the problems as sentences."""
    return [f"{problem['pointer']} {problem['problem']}" for problem in problems(run, line)]


def test_passages_that_stand_in_the_essay_are_fine(line: str, run: Run) -> None:
    assert run(f"validate {line}") == (0, "", "no problems found\n")


def test_the_first_words_may_be_five_or_six_so_that_they_stand_nowhere_else(line: str, run: Run) -> None:
    [_, second] = load(Path("mine/claims.json"))
    claims(
        [
            {**OK, "start": "The railway brought both distant courts"},
            {**second["passage"], "end": "of the treaties that were"},
        ]
    )
    assert run(f"validate {line}") == (0, "", "no problems found\n")


WRONG = {
    "start that is not there": ({"start": "The canal brought"}, "its start stands 0 times in the paragraph"),
    "start in another paragraph": ({"start": "A second paragraph"}, "its start stands 0 times in the paragraph"),
    "start of which the first four words are there": (
        {"start": "The railway brought both nearer"},
        "its start stands 0 times in the paragraph",
    ),
    "start that stands twice": (
        {"paragraph": 2, "start": "the treaties that"},
        "its start stands 2 times in the paragraph",
    ),
    "end that is not there": ({"end": "to the moon"}, "its end does not follow its start"),
    "end before its start": (
        {"start": "merchants of both", "end": "to each other"},
        "its end does not follow its start",
    ),
    "paragraph beyond the last": ({"paragraph": 3}, "the source has 2 paragraphs"),
    "caption with other words": ({"paragraph": None}, "its start stands 0 times in the paragraph"),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "why"), WRONG.values(), ids=WRONG)
def test_a_passage_that_is_not_in_its_essay_is_reported(line: str, run: Run, changed: dict[str, Any], why: str) -> None:
    good = load(Path("mine/claims.json"))
    save(Path("mine/claims.json"), [*good, like("claim", passage={**OK, **changed})])
    assert said(run, line) == [f'/2/passage the passage is not found in "my-essay": {why}']


def test_a_passage_may_stand_in_a_caption(line: str, run: Run) -> None:
    good = load(Path("mine/claims.json"))
    caption = {"paragraph": None, "section": None, "start": "a photograph of", "end": "station at Harbin"}
    save(Path("mine/claims.json"), [*good, like("claim", passage=caption)])
    assert run(f"validate {line}").code == 0


def test_white_space_in_the_essay_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    started("mine")
    Path("texts").mkdir()
    spaced = FIRST.replace("The railway brought", "The\u00a0railway \u2009 brought")
    Path("texts/my-essay.txt").write_text(f"\ufeff{spaced}\r\n", encoding="utf-8")
    assert run("validate mine --essays texts").code == 0


def test_a_paragraph_without_a_claim_is_reported(line: str, run: Run) -> None:
    claims([OK])
    assert said(run, line) == ['/0 no claim covers paragraph 2 of "my-essay"']


def test_seven_words_in_a_row_from_an_essay_are_reported_in_any_prose(line: str, run: Run) -> None:
    seven = "He says that The railway, brought both DISTANT courts closer to them."
    put(Path("mine/claims.json"), "/0/text", seven)
    put(Path("mine/events.json"), "/0/summary", seven)
    put(Path("mine/events.json"), "/0/disputed", seven)
    for name in ("themes", "drivers", "periods"):
        put(Path(f"mine/{name}.json"), "/0/description", seven)
    put(Path("mine/sources.json"), "/0/note", seven)
    assert sorted(said(run, line)) == [
        f"/0/{field} {field} shares seven words in a row with a source"
        for field in ("description", "description", "description", "disputed", "note", "summary", "text")
    ]


def test_the_note_of_a_review_is_our_own_prose_too(line: str, run: Run) -> None:
    put(
        Path("mine/claims.json"),
        "/0/review",
        {"verdict": "judgement", "note": "The railway brought both distant courts closer to them."},
    )
    assert said(run, line) == ["/0/review/note note shares seven words in a row with a source"]


def test_six_words_in_a_row_and_names_of_treaties_are_fine(line: str, run: Run) -> None:
    put(Path("mine/claims.json"), "/0/text", "It was the railway brought both distant courts nearer.")
    assert run(f"validate {line}").code == 0
    treaty = "They signed the Treaty of Friendship, Alliance and Mutual Assistance."
    known = source_texts.borrowable([source_texts.part(treaty)])
    assert not source_texts.borrows(
        "In Moscow the Treaty of Friendship, Alliance and Mutual Assistance was ready.", known
    )


def test_a_fingerprint_holds_no_word_of_the_essay() -> None:
    kept = json.dumps(source_texts.fingerprint(source_texts.whole(ESSAY)))
    assert not [word for word in ("railway", "Harbin", "merchants", "photograph") if word in kept]
    assert not [
        word
        for word in ("Russia", "China", "energy")
        if word in (DATA / "fingerprints.json").read_text(encoding="utf-8")
    ]


def test_the_packaged_fingerprints_hold_the_packaged_passages(run: Run) -> None:
    known = source_texts.load(json.loads((DATA / "fingerprints.json").read_text(encoding="utf-8")))
    lengths = {source: len(text.paragraphs) for source, text in known.items()}
    assert lengths == dict.fromkeys(lengths, 0) | {"sikka": 10, "rathod": 21}
    passages = [(row["source"], row["passage"]) for row in run("claims --json").json()]
    assert passages
    for source, passage in passages:
        assert known[source].place(passage["paragraph"], passage["start"], passage["end"]) == ""


@pytest.mark.parametrize("extent", ["whole", "opening"])
def test_the_script_writes_the_fingerprints_that_validate_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, extent: str
) -> None:
    monkeypatch.chdir(tmp_path)
    started("mine")
    put(Path("mine/sources.json"), "/0/extent", extent)
    claims([OK, {**OK, "paragraph": 2, "start": "A second paragraph", "end": "nothing of trade"}])
    Path("my-essay.txt").write_text(ESSAY, encoding="utf-8")
    script = [sys.executable, str(ROOT / "tools" / "fingerprint.py"), "mine", "my-essay.txt"]
    Path("mine/fingerprints.json").write_bytes(subprocess.run(script, capture_output=True, check=True).stdout)
    told = [] if extent == "whole" else [f"/{n}/passage" for n in (0, 1)]
    assert [problem["pointer"] for problem in run("validate mine --json").json()] == told


def test_a_part_of_a_source_is_one_text_in_any_script() -> None:
    text = source_texts.part("前言。中俄关系 is a tie。\n\n两国不结盟、不对抗、不针对第三国。")
    assert text.place(None, "中俄关系 is", "不针对第三国") == ""
    assert text.place(None, "两国不结盟", "中俄关系") == "its end does not follow its start"
    assert text.place(None, "两国结盟", "第三国") == "its start stands 0 times in the paragraph"


def test_essays_that_cannot_be_read_are_refused(line: str, run: Run) -> None:
    assert refusal(run, "validate mine --essays nowhere", 3) == (
        'cannot read the texts in "nowhere": no such file or directory'
    )
    Path("bad").mkdir()
    Path("bad/my-essay.txt").write_bytes(b"\xff\xfea")
    message = refusal(run, "validate mine --essays bad", 1)
    assert message == "bad/my-essay.txt:1:1: the file looks like UTF-16; save it as UTF-8"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("file", ["essays/my-essay.txt", "mine/fingerprints.json"])
def test_a_pipe_is_no_essay_and_waited_for_by_nobody(line: str, run: Run, file: str) -> None:
    Path("essays").mkdir()
    Path(file).unlink(missing_ok=True)
    os.mkfifo(file)
    assert refusal(run, "validate mine --essays essays", 3) == f'cannot read "{file}": it is not a regular file'


@pytest.mark.parametrize("data", [b"", b"{}x", b"[]", b'{"my-essay": {}}', b'{"my-essay": 1}', b"\xff", b"[" * 100_000])
def test_broken_fingerprints_are_a_clean_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    started("mine")
    Path("mine/fingerprints.json").write_bytes(data)
    before = contents(Path())
    result = run("validate mine")
    assert result.code == 1
    assert "mine/fingerprints.json" in result.out + result.err
    assert contents(Path()) == before
