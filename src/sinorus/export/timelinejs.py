"""Events for TimelineJS of Knight Lab: JSON of slides, with periods as eras."""

import json
from collections import Counter
from html import escape
from typing import Any

from sinorus.base.text import json_safe
from sinorus.dates import Day
from sinorus.export import Export
from sinorus.export.days import days, exact, half_known, words
from sinorus.export.wording import about, claimless, flat, named
from sinorus.query.selection import Records

Row = dict[str, Any]


def export(records: Records) -> Export:
    """Write a slide an event under a title slide with the terms; dates are numbers, and in words where not of a day."""
    spans = [period for period in records.periods if period["era"] and period["earliest"] and period["latest"]]
    slides = {
        "title": _title(about(records)),
        "events": [_slide(event, records) for event in records.events],
        "eras": [_era(period) for period in spans],
    }
    written = json.dumps(slides, ensure_ascii=False, indent=1)
    # The file may be put into a page as it is: nothing in it closes a script.
    content = "\n".join(map(json_safe, written.replace("</", "<\\/").split("\n"))) + "\n"
    counts = {"events": len(records.events), "eras": len(spans)}
    return Export(content.encode("utf-8"), counts, _reduced(records, len(records.periods) - len(spans)))


def _reduced(records: Records, unended: int) -> Counter[str]:
    inexact = sum(not exact(event) for event in records.events)
    several = sum(len(event["themes"]) > 1 for event in records.events)
    told = Counter(
        {
            "dates that are not of a day are given in words, and placed by their first and last day": inexact,
            "events of several themes are grouped by the first, and name all of them in the text": several,
            "periods that overlap others or have no end are left out of the eras": unended,
        }
    )
    return +(told + half_known(records.events) + claimless(records))


def _title(known: dict[str, str]) -> Row:
    told = f"Version {known['version']} ({known['as_of']}). Terms: {known['licence']}." if known["version"] else ""
    lines = [_paragraph(escape(text)) for text in (told, f"Made by: sinorus {known['asked']}") if text]
    # No event can be called this: its id has no underscore.
    return {"unique_id": "data_set", "autolink": False, "text": _text(known["title"], "".join(lines))}


def _slide(event: Row, records: Records) -> Row:
    first, last = days(event)
    return {
        "unique_id": event["id"],
        "start_date": _numbers(first),
        **({"end_date": _numbers(last)} if last != first else {}),
        **({} if exact(event) else {"display_date": escape(words(event))}),
        # TimelineJS takes markup out of a group, and then shows what is left as markup.
        "group": escape(escape(named(event["themes"][:1], records.themes)[0])),
        # Else it shortens addresses in the text.
        "autolink": False,
        "text": _text(event["title"], _told(event, records)),
        # What follows TimelineJS does not look at.
        "date_edtf": event["date_edtf"],
    }


def _era(period: Row) -> Row:
    first, last = days(period)
    text = {"headline": escape(flat(period["label"]))}
    return {"unique_id": period["id"], "start_date": _numbers(first), "end_date": _numbers(last), "text": text}


def _numbers(day: Day) -> dict[str, int]:
    return day._asdict()


def _text(headline: str, html: str) -> dict[str, str]:
    return {"headline": escape(flat(headline)), "text": html}


def _told(event: Row, records: Records) -> str:
    """Write the summary, what is known besides, and the references as links."""
    known = {
        "Effect": event["effect"],
        "Themes": ", ".join(named(event["themes"], records.themes)),
        "Drivers": ", ".join(named(event["drivers"], records.drivers)),
        "Disputed": flat(event["disputed"]),
    }
    lines = [flat(event["summary"]), *(f"{key}: {value}" for key, value in known.items() if value)]
    links = "".join(f"<li>{_link(reference)}</li>" for reference in event["references"])
    return "".join(_paragraph(escape(line)) for line in lines) + f"<ul>{links}</ul>"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _link(reference: Row) -> str:
    title, publisher = (escape(flat(reference[key])) for key in ("title", "publisher"))
    linked = f'<a href="{escape(reference["url"])}">{title}</a>' if reference["url"] else title
    return f"{linked}, {publisher}"
