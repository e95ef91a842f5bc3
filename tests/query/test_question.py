"""What the common filters mean: and, or, not, names and aliases, windows, slack, and what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from conftest import DATA, Run

Row = dict[str, Any]


def raw(name: str) -> list[Row]:
    return list(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


ACTORS = {row["id"]: row for row in raw("actors")}
EVENTS = {row["id"]: row for row in raw("events")}


def lists(field: str) -> Callable[[Row], set[str]]:
    return lambda row: set(row[field])


def is_(field: str) -> Callable[[Row], set[str]]:
    return lambda row: {row[field]}


def acting(row: Row) -> set[str]:
    """Name the actors of an event, or of the events that a claim rests on, each with its lines."""
    ids = set(row["actors"] if "actors" in row else [a for e in row["events"] for a in EVENTS[e]["actors"]])
    return ids | {line for line, actor in ACTORS.items() if ids & set(actor.get("members", []))}


def mentioned(row: Row) -> set[str]:
    return {mention["source"] for mention in row["mentions"]}


# A command, an option, two of its values, and how a row of the answer shows its values.
CASES = [
    ("timeline", "theme", "energy", "trade", lists("themes")),
    ("timeline", "driver", "western-sanctions", "energy-fit", lists("drivers")),
    ("timeline", "actor", "soviet-union", "prc", acting),
    ("timeline", "actor", "russia", "china", acting),
    ("timeline", "kind", "treaty", "visit", is_("kind")),
    ("timeline", "effect", "friction", "mixed", is_("effect")),
    ("timeline", "source", "sikka", "rathod", mentioned),
    ("claims", "theme", "energy", "trade", lists("themes")),
    ("claims", "driver", "arms-trade", "military-cooperation", lists("drivers")),
    ("claims", "actor", "soviet-union", "prc", acting),
    ("claims", "effect", "friction", "cooperation", is_("effect")),
    ("claims", "source", "sikka", "rathod", is_("source")),
    ("claims", "type", "predictive", "causal", is_("type")),
    ("claims", "hedging", "hedged", "attributed", is_("hedging")),
    ("claims", "verdict", "contradicted", "open", lambda row: {row["review"] and row["review"]["verdict"]}),
    ("claims", "event", "western-sanctions-2014", "crimea-annexation-2014", lists("events")),
    ("check", "verdict", "contradicted", "open", is_("verdict")),
    ("check", "source", "sikka", "rathod", is_("source")),
    ("series", "theme", "energy", "trade", lists("themes")),
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "option", "one", "other", "values"), CASES)
def test_repeating_means_and_commas_mean_or_and_not_means_not(
    run: Run, command: str, option: str, one: str, other: str, values: Callable[[Row], set[str]]
) -> None:
    # Claims of one essay would come in order of passage.
    command += " --sort date" if command == "claims" else ""
    everything = run(f"{command} --json").json()

    def expect(line: str, wanted: Callable[[set[str]], bool]) -> None:
        assert run(f"{command} {line} --json").ids() == [row["id"] for row in everything if wanted(values(row))], line

    expect(f"--{option} {one}", lambda has: one in has)
    expect(f"--{option} {one} --{option} {other}", lambda has: {one, other} <= has)
    expect(f"--{option} {one},{other}", lambda has: bool({one, other} & has))
    expect(f"--{option} not:{one}", lambda has: one not in has)
    expect(f"--{option} not:{one},{other}", lambda has: not {one, other} & has)
    expect(f"--{option} {one} --{option} not:{other}", lambda has: one in has and other not in has)


def test_filters_of_different_kinds_all_have_to_hold(run: Run) -> None:
    rows = run("timeline --theme energy --theme not:sanctions --effect cooperation --from 1992 --json").json()
    assert rows
    for row in rows:
        assert "energy" in row["themes"]
        assert "sanctions" not in row["themes"]
        assert row["effect"] == "cooperation"


def test_a_line_covers_its_states_and_a_state_only_itself(run: Run) -> None:
    states = {actor for row in run("timeline --actor russia --json").json() for actor in row["actors"]}
    assert {"tsardom-of-russia", "russian-empire", "soviet-union", "russian-federation"} <= states
    soviet = run("timeline --actor 'soviet union' --json")
    assert all("soviet-union" in row["actors"] for row in soviet.json())
    assert 0 < len(soviet.ids()) < len(run("timeline --actor russia --json").ids())


@pytest.mark.parametrize(
    ("option", "name", "id"),
    [
        ("actor", "soviet union", "soviet-union"),
        ("actor", "USSR", "soviet-union"),
        ("actor", "PUTIN", "vladimir-putin"),
        ("theme", "energy", "energy"),
        ("theme", "Trade and investment", "trade"),
        ("driver", "the american card", "triangular-diplomacy"),
        ("driver", "oil and gas trade", "energy-fit"),
        ("source", "Sikka", "sikka"),
        ("place", "Moscow", "moscow"),
        ("place", "PEKING", "beijing"),
        ("place", "Москва", "moscow"),
        ("kind", "Trade deal", "trade-deal"),
        ("effect", "Friction", "friction"),
    ],
)
def test_a_name_or_alias_serves_as_well_as_the_id_in_any_case(run: Run, option: str, name: str, id: str) -> None:
    by_name = run("timeline", f"--{option}", name, "--json")
    assert by_name.code == 0
    assert by_name.ids() == run("timeline", f"--{option}", id, "--json").ids() != []


def test_blanks_round_a_comma_do_not_matter(run: Run) -> None:
    assert run("timeline", "--theme", "energy, trade", "--json") == run("timeline --theme energy,trade --json")


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("timeline --theme enrgy", "energy"),
        ("timeline --driver western-sanction", "western-sanctions"),
        ("timeline --actor 'soviet onion'", "soviet-union"),
        ("timeline --kind treatys", "treaty"),
        ("timeline --effect frictions", "friction"),
        ("timeline --source sika", "sikka"),
        ("timeline --during sino-soviet-splitt", "sino-soviet-split"),
        ("timeline --count-by them", "theme"),
        ("timeline --fields titel", "title"),
        ("timeline --format jsn", "json"),
        ("claims --type predictiv", "predictive"),
        ("claims --hedging hedgd", "hedged"),
        ("drivers --theme not:enrgy", "energy"),
        ("timeline --theme trade,enrgy", "energy"),
    ],
)
def test_an_unknown_value_is_refused_with_the_nearest_names(run: Run, line: str, near: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("sinorus: ")
    assert len(result.err.splitlines()) == 1
    assert near in result.err.split("did you mean")[1]


def test_not_stands_once_at_the_front(run: Run) -> None:
    result = run("timeline --theme energy,not:trade")
    assert result.code == 2
    assert "not: stands once, at the front" in result.err


def test_during_takes_a_period_by_id_or_name_or_a_date(run: Run) -> None:
    split = run("timeline --during sino-soviet-split --json")
    assert split.ids()
    assert split == run("timeline", "--during", "the sino-soviet split", "--json")
    [period] = run("show sino-soviet-split --json").json()
    assert split == run(f"timeline --during {period['date_edtf']} --json")
    assert split == run(f"timeline --from {period['earliest']} --to {period['latest']} --json")
    assert run("timeline --during 1969-03 --json") == run("timeline --from 1969-03 --to 1969-03 --json")
    assert run("timeline", "--during", "March 1969", "--json") == run("timeline --during 1969-03 --json")


def test_certain_keeps_what_is_certainly_in_the_window_and_nothing_else(run: Run) -> None:
    window = "timeline --from 2010-06 --to 2011 --json"
    rows = run(window).json()
    certain = [row["id"] for row in rows if row["match"] == "certain"]
    assert run(f"{window} --certain").ids() == certain
    assert len(certain) < len(rows)


def test_slack_widens_the_window_at_both_ends(run: Run) -> None:
    assert run("timeline --from 1950 --to 1951 --slack 2y --json") == run("timeline --from 1948 --to 1953 --json")
    assert run("timeline --during 1950-02-14 --slack 1m --json") == run(
        "timeline --from 1950-01-14 --to 1950-03-14 --json"
    )
    assert run("timeline --during 1950-02-14 --slack 10d --json") == run(
        "timeline --from 1950-02-04 --to 1950-02-24 --json"
    )


@pytest.mark.parametrize("option", ["--certain", "--slack 5y"])
def test_certain_and_slack_need_a_window(run: Run, option: str) -> None:
    result = run(f"timeline {option}")
    assert (result.code, result.out) == (2, "")
    assert "add --from, --to or --during" in result.err


def test_an_inverted_window_is_refused_with_both_days(run: Run) -> None:
    result = run("timeline --from 1991 --to 1949")
    assert (result.code, result.out) == (2, "")
    assert "1991-01-01" in result.err
    assert "1949-12-31" in result.err


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--from", "rubbish"),
        ("--to", "02/03/1969"),
        ("--from", "49"),
        ("--during", "today"),
        ("--from", ""),
    ],
)
def test_an_unreadable_date_is_refused_with_forms_that_would_work(run: Run, option: str, text: str) -> None:
    result = run("timeline", option, text)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f'sinorus: {option} "{text}" is no date: ')
    forms = result.err.partition("write for example ")[2].partition(";")[0].split(" or ")
    assert len(forms) == 2
    for form in forms:
        assert run("timeline", option, form.strip()).code == 0


def test_a_day_that_never_was_is_refused_without_another_in_its_place(run: Run) -> None:
    told = 'sinorus: --to "1950-02-30" is no date: February 1950 has 28 days\n'
    assert run("timeline --to 1950-02-30") == (2, "", told)


def test_a_claim_without_a_date_matches_only_where_no_window_is_asked(run: Run) -> None:
    timeless = {row["id"] for row in run("claims --json").json() if row["date_edtf"] is None}
    assert timeless
    assert timeless.isdisjoint(run("claims --from -9999 --to 9999 --json").ids())
    assert timeless.isdisjoint(run("claims --from -9999 --json").ids())


@pytest.mark.parametrize("command", ["timeline", "claims", "drivers"])
def test_nothing_found_is_no_error_and_is_said_on_standard_error(run: Run, command: str) -> None:
    found = run(f"{command} --search zzzz --from 1600 --to 1601 --json")
    assert (found.code, found.json()) == (0, [])
    assert found.err.startswith("nothing matched: 0 of ")
    assert "1600-01-01 … 1601-12-31" in found.err
    plain = run(f"{command} --search zzzz")
    assert (plain.code, plain.out) == (0, "")
    assert len(plain.err.splitlines()) == 1


def test_limit_takes_the_first_rows_and_says_what_is_left(run: Run) -> None:
    everything = run("timeline --theme energy --json").ids()
    limited = run("timeline --theme energy --limit 3 --json")
    assert limited.ids() == everything[:3]
    assert f"{len(everything)} events; 3 shown" in limited.err
    assert run("timeline --theme energy --limit 0 --json").json() == []
    assert run("timeline --limit -1").code == 2
