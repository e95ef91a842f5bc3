"""Events for TimelineJS of Knight Lab: JSON of slides, with periods as eras."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape

from sinorus.base.text import json_safe
from sinorus.dates import Day
from sinorus.export import Export, encoded
from sinorus.export.days import dated, days, exact, half_known, words
from sinorus.export.wording import about, claimless, flat, labels_of
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.model.rows.works import Reference
from sinorus.model.signs import SIGNS
from sinorus.query import works
from sinorus.query.selection import Records

# More slides than a reader follows.
LONG = 40
# An article that TimelineJS shows as a card, with its beginning and its picture.
_ARTICLE = re.compile(r"https?://[a-z-]{2,12}\.wikipedia\.org/wiki/(?!File:)[\w%(),.:!'-]+")
# An object of the JSON that TimelineJS reads: some keys stand only where there is a value, and it ignores further ones.
Slide = dict[str, object]


def export(records: Records) -> Export:
    """Write a title slide with the terms, then a slide an event; dates that are no exact days are told in words too."""
    records, undated = dated(records)
    eras = [period for period in records.periods if period["era"] and period["earliest"] and period["latest"]]
    counts = {"events": len(records.events), "eras": len(eras)}
    reduced = Counter(
        {
            f"slides beyond the {LONG} that a reader follows; --theme, --from and --search choose": len(records.events)
            - LONG,
            "periods that overlap others or have no end are left out of the eras": len(records.periods) - len(eras),
        }
    )
    reduced = undated + reduced + claimless(len(records.claims))
    return Export(encoded(_pieces(records, eras, reduced)), counts, reduced)


def _pieces(records: Records, eras: list[PeriodRow], reduced: Counter[str]) -> Iterator[str]:
    yield f'{{\n "title": {_written(_title(about(records)), 1)},\n "events": ['
    yield from _items(_slides(records, reduced))
    yield '],\n "eras": ['
    yield from _items(map(_era, eras))
    yield "]\n}\n"


def _slides(records: Records, reduced: Counter[str]) -> Iterator[Slide]:
    # No two records have one id, whatever their kinds.
    labels = {row["id"]: row["label"] for row in (*records.themes, *records.drivers)}
    for event in records.events:
        reduced["dates that are not of a day are given in words, and placed by their first and last day"] += not exact(
            event
        )
        reduced.update(half_known(event))
        yield _slide(event, labels)


def _items(slides: Iterator[Slide]) -> Iterator[str]:
    """Yield the items of a list, each on lines of its own."""
    before = ""
    for slide in slides:
        yield f"{before}\n  {_written(slide, 2)}"
        before = ","
    yield "\n " if before else ""


def _written(slide: Slide, depth: int) -> str:
    """Write an object a key a line; the file may be put into a page as it is, so that nothing in it closes a script."""
    lines = json.dumps(slide, ensure_ascii=False, indent=1).replace("</", "<\\/").split("\n")
    return f"\n{' ' * depth}".join(map(json_safe, lines))


def _title(data: dict[str, str]) -> Slide:
    terms = f"Version {data['version']} ({data['as_of']}). Terms: {data['licence']}." if data["version"] else ""
    lines = [_paragraph(escape(text)) for text in (terms, f"Made by: {data['asked']}") if text]
    # No event can have this id, because ids have no underscore.
    return {"unique_id": "data_set", "autolink": False, "text": _text(data["title"], "".join(lines))}


def _slide(event: EventRow, labels: Mapping[str, str]) -> Slide:
    first, last = days(event)
    article = next((page["url"] for page in event["references"] if _ARTICLE.fullmatch(page["url"] or "")), None)
    return {
        "unique_id": event["id"],
        "start_date": _numbers(first),
        **({"end_date": _numbers(last)} if last != first else {}),
        **({} if exact(event) else {"display_date": escape(words(event))}),
        # Each group takes a row of the height that the slide would have; there are sixteen themes and four effects.
        "group": SIGNS[event["effect"]].word,
        **({"media": {"url": article}} if article else {}),
        # TimelineJS would otherwise make links of the addresses in the text, and shorten them.
        "autolink": False,
        "text": _text(event["title"], _body(event, labels)),
        # TimelineJS ignores the keys that follow.
        "date_edtf": event["date_edtf"],
        **({"extra": event["extra"]} if event["extra"] else {}),
    }


def _era(period: PeriodRow) -> Slide:
    first, last = days(period)
    text = {"headline": escape(flat(period["label"]))}
    return {"unique_id": period["id"], "start_date": _numbers(first), "end_date": _numbers(last), "text": text}


def _numbers(day: Day) -> dict[str, int]:
    return day._asdict()


def _text(headline: str, html: str) -> dict[str, str]:
    return {"headline": escape(flat(headline)), "text": html}


def _body(event: EventRow, labels: Mapping[str, str]) -> str:
    """Write the summary, the labelled facts, and the references as links."""
    facts = {
        "Effect": event["effect"],
        "Themes": ", ".join(labels_of(event["themes"], labels)),
        "Drivers": ", ".join(labels_of(event["drivers"], labels)),
        "Disputed": flat(event["disputed"]),
    }
    lines = [flat(event["summary"] or ""), *(f"{key}: {value}" for key, value in facts.items() if value)]
    links = "".join(f"<li>{_link(reference)}</li>" for reference in event["references"])
    return "".join(_paragraph(escape(line)) for line in lines if line) + (f"<ul>{links}</ul>" if links else "")


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _link(reference: Reference) -> str:
    title, publisher = escape(flat(reference["title"])), escape(flat(reference["publisher"] or ""))
    linked = f'<a href="{escape(reference["url"])}">{title}</a>' if reference["url"] else title
    day = works.day_in_words(reference["issued"])
    return escape(flat(works.by(reference))) + ", ".join(filter(None, [linked, publisher, day]))
