"""What the cells of the tables of records hold: the rows of docs/output.md made flat.

The functions return more cells than a table has columns: also the keys of the row as they were.
"""

from sinorus.dates import Day
from sinorus.dates.day import year_in_edtf
from sinorus.export.tables import EDTF, LIST, NUMBER, OBJECT, TEXT, Cells
from sinorus.model.csl_dates import edtf_of
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.vocabulary import ActorRow, Driver, PeriodRow, Theme
from sinorus.model.rows.works import Author, Issued, SourceRow

# The columns of what not every claim has.
FIGURE = {
    "figure_value": NUMBER,
    "figure_unit": TEXT,
    "figure_bound": TEXT,
    "figure_date_edtf": EDTF,
    "figure_what": TEXT,
    "figure_series": TEXT,
}
REVIEW = {"verdict": TEXT, "review_by": TEXT, "review_note": TEXT, "review_searched": LIST, "review_measure": OBJECT}


def bounds(earliest: str | None, latest: str | None) -> Cells:
    """Return the bounds of a date with the year in which it begins, and its decade in EDTF, such as 195X."""
    year = Day.from_iso(earliest).year if earliest else None
    return {"earliest": earliest, "latest": latest, "year": year, "decade": _decade(year)}


def _decade(year: int | None) -> str | None:
    if year is None:
        return None
    return year_in_edtf(year)[:-1] + "X" if abs(year) < 10000 else year_in_edtf(year)


def word(row: Theme | Driver) -> Cells:
    """Return the cells of a theme or driver."""
    return {**row, "name": row["label"]}


def period(row: PeriodRow) -> Cells:
    """Return the cells of a period."""
    return {**row, "name": row["label"], **bounds(row["earliest"], row["latest"])}


def source(row: SourceRow) -> Cells:
    """Return the cells of a source, with authors and date in words; the table of authors has these in parts."""
    return {
        **row,
        "authors": [author_name(name) for name in row["author"]],
        "container": row["container-title"],
        "issued": (issued(row["issued"]) or None) if row["issued"] else None,
        "url": row["URL"],
        "translated_title": row["csl"].get("translated-title"),
        "csl": row["csl"] or None,
    }


def author_name(name: Author) -> str:
    """Write a CSL name as in a list: Sikka, Konark."""
    return ", ".join(filter(None, [name["family"], name["given"], name["literal"]]))


def issued(date: Issued) -> str:
    """Write a CSL date in EDTF: 2016~; "" where it has only words."""
    return edtf_of(date)


def series(row: SeriesRow) -> Cells:
    """Return the cells of a series, with its publisher."""
    origin = row["source"]
    return {
        **row,
        "source_title": origin["title"],
        "publisher": origin["publisher"],
        "url": origin["url"],
        **bounds(row["earliest"], row["latest"]),
    }


def event(row: EventRow) -> Cells:
    """Return the cells of an event, with its first theme and its place."""
    return {
        **row,
        "theme": next(iter(row["themes"]), None),
        **place(row),
        **bounds(row["earliest"], row["latest"]),
        "extra": row["extra"] or None,
        **item(row),
    }


def item(row: EventRow | ActorRow) -> Cells:
    """Return the item of Wikidata, and the page that shows its id beside the name."""
    found = row["wikidata"]
    return {"wikidata": found and found["id"], "wikidata_page": found and found["page"]}


def local_names(row: EventRow) -> Cells:
    """Return the first name in Chinese and in Russian, and the item of Wikidata."""
    names = {name["language"]: name["text"] for name in reversed(row["names"])}
    return {"name_zh": names.get("zh"), "name_ru": names.get("ru"), "wikidata": item(row)["wikidata"]}


def place(row: EventRow) -> Cells:
    """Return where an event was: the name, the id if the place is a record, and degrees of WGS 84."""
    where = row["place"]
    if where is None:
        return {"place": None, "place_id": None, "latitude": None, "longitude": None}
    latitude, longitude = (None if degrees is None else float(degrees) for degrees in (where["lat"], where["lon"]))
    return {"place": where["name"], "place_id": where["id"], "latitude": latitude, "longitude": longitude}


def claim(row: ClaimRow) -> Cells:
    """Return the cells of a claim, with its first theme, its passage, its figure and its review."""
    passage = row["passage"]
    return {
        **row,
        "theme": next(iter(row["themes"]), None),
        "paragraph": passage and passage["paragraph"],
        "section": passage and passage["section"],
        "passage_start": passage and passage["start"],
        "passage_end": passage and passage["end"],
        "passage_address": passage and passage["address"],
        "passage_where": passage and passage["where"],
        **bounds(row["earliest"], row["latest"]),
        **_figure(row),
        **_review(row),
        "extra": row["extra"] or None,
    }


def _figure(row: ClaimRow) -> Cells:
    """Return the columns of the figure of a claim, null where it gives none."""
    figure = row["figure"]
    if figure is None:
        return dict.fromkeys(FIGURE)
    return {
        "figure_value": figure["value"],
        "figure_unit": figure["unit"],
        "figure_bound": figure["bound"],
        "figure_date_edtf": figure["date_edtf"],
        "figure_what": figure["what"],
        "figure_series": figure["series"],
    }


def _review(row: ClaimRow) -> Cells:
    """Return the columns of the review of a claim, null where nobody has reviewed it."""
    review = row["review"]
    if review is None:
        return dict.fromkeys(REVIEW)
    return {
        "verdict": review["verdict"],
        "review_by": review["by"],
        "review_note": review["note"],
        "review_searched": review["searched"],
        "review_measure": review["measure"],
    }
