"""What only SQLite says, in words that all engines share."""

from sinorus.index.engine_dialect import portable


def test_values_that_a_statement_does_not_name_are_left_out() -> None:
    assert portable("SELECT :a", {"a": 1, "b": 2}) == ("SELECT :a", {"a": 1})


def test_no_limit_is_written_as_none() -> None:
    assert portable("SELECT 1 LIMIT :limit", {"limit": -1}).sql == "SELECT 1"
    assert portable("SELECT 1 LIMIT :limit", {"limit": 0}) == ("SELECT 1 LIMIT :limit", {"limit": 0})


def test_a_full_text_expression_is_a_condition_on_words() -> None:
    match = "record.n NOT IN (SELECT rowid FROM word WHERE word MATCH :search0)"
    statement = portable(match, {"search0": '("gas line" OR "oil" *) NOT ("coal")'})
    found = "((instr(record.words, :search0_1) > 0) OR (instr(record.words, :search0_2) > 0))"
    assert statement.sql == f"NOT coalesce(({found[1:-1]}) AND NOT ((instr(record.words, :search0_3) > 0)), FALSE)"
    assert [*statement.values.values()] == [" gas line ", " oil", " coal "]


def test_titles_are_sorted_without_the_case_of_plain_letters() -> None:
    assert "translate(record.label, 'ABC" in portable("ORDER BY record.label COLLATE NOCASE", {}).sql
