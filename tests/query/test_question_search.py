"""What `--search` finds: words in their forms, beginnings and phrases, in any script; and no text is an error."""

from pathlib import Path

import pytest

from conftest import Run
from folders import like, save

TITLES = {
    "accents": "Traité de Nertchinsk, signé à l'été",
    "cyrillic": "Ёлкин и договор о дружбе",
    "chinese": "1953年苏联援助中国工业化协定",
    "hyphens": "Sino-Soviet split over the T-34",
    "plain": "Treaty of friendship and alliance",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of events with titles in several scripts, and with every text field filled."""
    events = [like("event", id=id, title=title, summary="Nothing more.", disputed="") for id, title in TITLES.items()]
    whole = like(
        "event",
        id="everywhere",
        title="Alphaword",
        summary="Betaword.",
        disputed="Gammaword.",
        place={"name": "Deltaword", "lat": 0, "lon": 0},
        references=[{"title": "Epsilonword", "publisher": "Zetaword", "url": "https://etaword.example/page"}],
        date_text="Thetaword",
    )
    save(tmp_path / "events.json", [*events, whole])
    for kind in ("theme", "driver", "actor", "source"):
        save(tmp_path / f"{kind}s.json", [like(kind)])
    save(tmp_path / "claims.json", [like("claim", events=[], attributed_to="Iotaword", hedging="attributed")])
    return tmp_path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # Every word has to be there, in any order, any case and any of its forms.
        ("alliance treaty", ["plain"]),
        ("ALLIANCES", ["plain"]),
        ("treaties", ["plain"]),
        ("alli", []),
        ("liance", []),
        ("treaty absent", []),
        # The beginning of a word, if one asks for it.
        ("ALLI*", ["plain"]),
        ("frien* alli*", ["plain"]),
        ("treaty*", ["plain"]),
        ("lian*", []),
        ("*", []),
        # A phrase; what is not closed ends with the text.
        ('"friendship and alliance"', ["plain"]),
        ('"treaties of friendship"', ["plain"]),
        ('"alliance and friendship"', []),
        ('"friendship and', ["plain"]),
        ("“friendship and alliance”", ["plain"]),
        # What is not there.
        ("treaty -absent", ["plain"]),
        ("treaty -alliance", []),
        ('treaty -"of friendship"', []),
        ("-nothing", ["everywhere"]),
        ("-nothing -everywhere", []),
        ("split,-nothing", ["everywhere", "hyphens"]),
        ("split -soviet,-nothing", ["everywhere"]),
        ("not:-treaty", ["plain"]),
        ("not:-treaty,split", ["plain"]),
        # Accents are folded on both sides.
        ("traite", ["accents"]),
        ("TRAITÉ", ["accents"]),
        ("signe ete", ["accents"]),
        ("tréaty", ["plain"]),
        # ё as е, and capitals.
        ("елкин", ["cyrillic"]),
        ("Ёлкин", ["cyrillic"]),
        # Cyrillic words of four letters or more are found by their beginning.
        ("ДОГОВОР дружб", ["cyrillic"]),
        ("дру", []),
        ("дру*", ["cyrillic"]),
        ("говор", []),
        # Chinese stands anywhere, but together.
        ("苏联", ["chinese"]),
        ("中国", ["chinese"]),
        ("工业", ["chinese"]),
        ("苏中", []),
        ("中国 苏联", ["chinese"]),
        ("1953", ["chinese"]),
        # A hyphen parts words; what it joins has to stand together.
        ("sino-soviet", ["hyphens"]),
        ("soviet", ["hyphens"]),
        ("t-34", ["hyphens"]),
        ("soviet-sino", []),
        ("T-3*", ["hyphens"]),
        ("T-3", []),
    ],
)
def test_a_word_finds_its_inflected_forms_and_nothing_else(
    run: Run, folder: Path, words: str, found: list[str]
) -> None:
    assert sorted(run("timeline", "--data", str(folder), f"--search={words}", "--json").ids()) == found


@pytest.mark.parametrize(
    "word",
    ["alpha*", "beta*", "gamma*", "delta*", "epsilon*", "zeta*", "theta*", "everywhere", "my railway", "the company"],
)
def test_every_text_field_of_an_event_is_searched(run: Run, folder: Path, word: str) -> None:
    assert "everywhere" in run("timeline", "--data", str(folder), "--search", word, "--json").ids()


def test_an_address_is_no_text(run: Run, folder: Path) -> None:
    assert run("timeline", "--data", str(folder), "--search", "etaword*", "--json").json() == []


@pytest.mark.parametrize("word", ["railway empires", "each", "brought", "iotaword", "my-claim"])
def test_every_text_field_of_a_claim_is_searched(run: Run, folder: Path, word: str) -> None:
    assert run("claims", "--data", str(folder), "--search", word, "--json").ids() == ["my-claim"]


@pytest.mark.parametrize(
    "syntax",
    [
        *("AND", "OR", "NOT", "NEAR", "NEAR(treaty 2)", "treaty AND nothing", "NOT treaty"),
        *('"', '"treaty', "'", "*", "treaty*x", "(", ")", "((treaty", "[", "{", "\\", "%", "_", "^treaty", "+", "-"),
        *("-treaty", "body:treaty", "title : treaty", "; drop table record", "--", "(a+)+$", "\x00", "", " "),
    ],
)
def test_query_syntax_is_harmless(run: Run, folder: Path, syntax: str) -> None:
    result = run("timeline", "--data", str(folder), f"--search={syntax}", "--json")
    assert result.code == 0
    assert result.err == "" or result.err.startswith("nothing matched")


@pytest.mark.parametrize("quoted", ['"friendship"', "(friendship)", "friendship*", "friendship,", "friendship-"])
def test_signs_round_a_word_do_not_matter(run: Run, folder: Path, quoted: str) -> None:
    assert run("timeline", "--data", str(folder), f"--search={quoted}", "--json").ids() == ["plain"]


def test_words_that_look_like_operators_are_words(run: Run, folder: Path) -> None:
    assert run("timeline", "--data", str(folder), "--search", "friendship AND alliance", "--json").ids() == ["plain"]
    assert run("timeline", "--data", str(folder), "--search", "friendship OR alliance", "--json").ids() == []


def test_a_search_combines_with_other_filters(run: Run) -> None:
    found = run("timeline --search treaty --effect cooperation --from 1949 --to 1991 --json").json()
    assert "sino-soviet-treaty-1950" in [row["id"] for row in found]
    assert {row["effect"] for row in found} == {"cooperation"}


def test_an_actor_is_found_by_any_of_its_names(run: Run) -> None:
    assert "sino-soviet-treaty-1950" in run("timeline --search ussr --json").ids()


def test_a_very_long_search_is_refused(run: Run) -> None:
    result = run("timeline", "--search", "a" * 100_000)
    assert (result.code, result.out) == (2, "")
    assert "--search takes up to 1000 characters" in result.err
