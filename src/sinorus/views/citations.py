"""References for things and for answers, and what has become of an answer."""

from sinorus.base import wording
from sinorus.model.keys import OF_ANSWERS, OF_CITATIONS, OF_REPLAYS
from sinorus.output.render import MORE
from sinorus.output.view import Column, Row, View, key
from sinorus.views.cells import gathered, of


def references(found: list[Row]) -> View:
    """Show references, a paragraph each; BibLaTeX and CSL-JSON are formats of their own."""
    return _cited(gathered("references", found, OF_CITATIONS, [], ("text",)), "id")


def answer(reference: Row) -> View:
    """Show the reference of an answer."""
    kept = {key: reference[key] for key in OF_ANSWERS}
    return _cited(gathered("references", [kept], OF_ANSWERS, [], ("text",)), "query")


def _cited(view: View, named: str) -> View:
    return view._replace(
        cards=True,
        silent=True,
        more=MORE["cite"],
        describe=lambda row: [(named.capitalize(), row[named]), ("Reference", row["text"])],
    )


def replay(found: list[Row], before: Row, now: Row) -> View:
    """Show what was added, changed and removed since an answer was cited."""
    columns = [Column("Change", of("change"), 8), Column("Record", of("id"))]
    view = gathered("changes", found, OF_REPLAYS, columns, ())
    versions = [_versions(answer) for answer in (before, now)]
    notes = [f"the answer was taken from {versions[0]}, now from {versions[1]}"] if versions[0] != versions[1] else []
    return view._replace(
        plain=[key("change"), key("id")],
        notes=notes,
        within=f" among {wording.counted(now['rows'], 'row')} of `sinorus {now['query']}`",
        nothing=f"identical: the {wording.counted(now['rows'], 'row')} of `sinorus {now['query']}`, {now['hash']}",
    )


def _versions(answer: Row) -> str:
    data = " and ".join(f"{dataset['title']} {dataset['version']}" for dataset in answer["datasets"]) or "unnamed data"
    return f"{data} with sinorus {answer['sinorus']}"
