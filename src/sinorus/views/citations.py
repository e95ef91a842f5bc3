"""References for things and for answers, and what has become of an answer."""

from sinorus.base import wording
from sinorus.model.keys import OF_ANSWERS, OF_CITATIONS, OF_REPLAYS
from sinorus.output.render import MORE
from sinorus.output.view import Column, Row, View, key
from sinorus.views.cells import gathered, of


def references(rows: list[Row]) -> View:
    """Show references, a paragraph each; BibLaTeX and CSL-JSON are formats of their own."""
    return _cited(gathered("references", rows, OF_CITATIONS, [], ("text",)), "id")


def answer(reference: Row) -> View:
    """Show the reference of an answer."""
    row = {key: reference[key] for key in OF_ANSWERS}
    return _cited(gathered("references", [row], OF_ANSWERS, [], ("text",)), "query")


def _cited(view: View, named: str) -> View:
    return view._replace(
        cards=True,
        silent=True,
        more=MORE["cite"],
        describe=lambda row: [(named.capitalize(), row[named]), ("Reference", row["text"])],
    )


def replay(before: Row, now: Row, changes: list[Row], new_keys: list[str]) -> View:
    """Show what was added, changed and removed since an answer was cited; ``new_keys`` are paths, only named."""
    columns = [Column("Change", of("change"), 8), Column("Record", of("id"))]
    rows, question = wording.counted(now["rows"], "row"), f"`sinorus {now['query']}`"
    return gathered("changes", changes, OF_REPLAYS, columns, ())._replace(
        plain=[key("change"), key("id")],
        notes=[*_other_versions(before, now), *_new(new_keys)],
        within=f" among {rows} of {question}",
        nothing=f"identical: the {rows} of {question}, {now['hash']}",
    )


def _other_versions(before: Row, now: Row) -> list[str]:
    old, new = _versions(before), _versions(now)
    return [f"the answer was taken from {old}, now from {new}"] if old != new else []


def _new(keys: list[str]) -> list[str]:
    return [f"new in the rows since then, and not compared: {wording.joined(keys)}"] if keys else []


def _versions(answer: Row) -> str:
    data = " and ".join(f"{dataset['title']} {dataset['version']}" for dataset in answer["datasets"]) or "unnamed data"
    return f"{data} with sinorus {answer['sinorus']}"
