"""A valid data set in which every text would act somewhere if it were let: quotes, markup, formulas, scripts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from folders import save

TEXTS = (
    "A \"quoted\" 'text' with a back\\slash",
    "[brackets] {braces} <angles> (parens)",
    "pipes | and || more",
    "commas, semicolons; colons: and a time 12:30",
    "https://example.org/a//b?c=d&e=f#g // no comment",
    "# no heading, ## none, #tag and @mention",
    "</script><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} ${x} <% y %>",
    "=1+1",
    "Переговоры о ёлке в Пекине",
    "珍宝岛事件与中俄关系",
    "e\u0301 n\u0303 A\u030a combining marks",
    "Donaudampfschifffahrtsgesellschaftskapitaensmuetze" * 4,
    "1960s: a line that looks like a date",
    "now / 2 days: 1969-03-02 - 1969-03-15: not an event",
    "*stars* _underscores_ `ticks` ~tildes~ ^carets^ 50 % of $5 & more",
    "a--b---c ... end.",
    "&amp; &lt;b&gt; &#65;",
)
DATES = (
    "1960~", "1960?", "196X", "1969-03-02/1969-03-15", "1991/..", "../1850", "0812", "1949-10-01", "[1958,1960]",
    "1950-02",
    "1984%", "1917-11-07/1991-12-26", "1689-09-06", "{1954,1958}", "1958-21", "1900/1950~", "2001-07-16?", "17XX",
)  # fmt: skip
EFFECTS = ("cooperation", "friction", "mixed", "neutral")
REFERENCE = {"title": TEXTS[0], "publisher": TEXTS[2], "url": "https://example.org/a?b=c&d=e#f"}


def hostile(folder: Path, more: Sequence[str] = ()) -> Path:
    """Write the folder and return it: as many events and claims as there are texts, two essays, a driver, a series.

    Texts of ``more`` come behind ``TEXTS``, with the same dates once more.
    """
    (folder / "series").mkdir(parents=True)
    numbered = list(enumerate((*TEXTS, *more)))
    save(folder / "dataset.json", _dataset())
    save(folder / "sources.json", [_source(n) for n in (0, 1)])
    save(folder / "themes.json", [{"id": "theme", "label": "Theme " + TEXTS[7], "description": TEXTS[6]}])
    save(folder / "drivers.json", [_driver()])
    save(folder / "actors.json", [{"id": "actor", "name": "Актёр " + TEXTS[1], "kind": "state"}])
    save(folder / "places.json", [_place()])
    save(folder / "periods.json", [_period()])
    save(folder / "events.json", [_event(n, text) for n, text in numbered])
    save(folder / "claims.json", [_claim(n, text) for n, text in numbered])
    save(folder / "contrasts.json", [_contrast(n, text) for n, text in numbered[:-1:2]])
    save(folder / "series" / "series.json", _series())
    return folder


def _dataset() -> dict[str, Any]:
    author = [{"literal": "The {editors} & co"}]
    return {"title": TEXTS[0], "version": "1.0", "as_of": "2026-11-22", "licence": "CC BY 4.0", "author": author}


def _source(n: int) -> dict[str, Any]:
    author = [{"family": 'O\'Neil, "Jr"', "given": "Ann & Bob"}]
    return {"id": f"essay-{n}", "type": "book", "title": TEXTS[n], "author": author, "issued": {"date-parts": [[1999]]}}


def _driver() -> dict[str, Any]:
    return {"id": "driver", "label": "Driver " + TEXTS[1].replace(",", ""), "theme": "theme", "description": TEXTS[6]}


def _place() -> dict[str, Any]:
    names = {
        "aliases": [TEXTS[1].replace(",", "")],
        "names": [
            {"text": TEXTS[10], "language": "zh"},
            {"text": TEXTS[9], "language": "ru", "page": "https://x.org/"},
        ],
    }
    return {"id": "place", "name": "Place " + TEXTS[0], **names, "lat": 46.5, "lon": 133.8, "note": TEXTS[6]}


def _period() -> dict[str, Any]:
    return {"id": "period", "label": TEXTS[9], "date_edtf": "1949/1991", "description": TEXTS[7], "era": True}


def _event(n: int, text: str) -> dict[str, Any]:
    return {
        "id": f"event-{n}",
        "date_edtf": DATES[n % len(DATES)],
        "title": text[:300],
        "summary": f"{text} / {TEXTS[-1 - n % len(TEXTS)]}",
        "kind": "other",
        "effect": EFFECTS[n % 4],
        "themes": ["theme"],
        "drivers": ["driver"],
        "actors": ["actor"],
        "place": [{"name": text[:80], "lat": 45.5, "lon": 133.0 - n}, "place", None][n % 3],
        "causes": [{"event": "event-6", "basis": "judgement"}] if n == 4 else [],
        "references": [REFERENCE],
        "confidence": "low",
        "disputed": text,
    }


def _claim(n: int, text: str) -> dict[str, Any]:
    return {
        "id": f"claim-{n}",
        "source": f"essay-{n % 2}",
        "text": text,
        "passage": {"paragraph": n + 1, "section": text[:60], "start": "a b c", "end": "x y z"},
        "themes": ["theme"],
        "drivers": ["driver"] if n % 3 else [],
        "effect": EFFECTS[n % 4],
        "type": "causal",
        "hedging": "attributed" if n == 3 else "asserted",
        "attributed_to": text if n == 3 else None,
        "date_edtf": DATES[n % len(DATES)] if n % 4 else None,
        "events": [f"event-{n}"],
        "review": {"verdict": "supported", "note": text, "events": [f"event-{n}"], "references": [REFERENCE]},
    }


def _contrast(n: int, text: str) -> dict[str, Any]:
    relation = ("agree", "differ", "tension")[n // 2 % 3]
    return {"id": f"contrast-{n}", "claims": [f"claim-{n}", f"claim-{n + 1}"], "relation": relation, "why": text}


def _series() -> dict[str, Any]:
    points = [
        {"date_edtf": "1991", "value": 3.9, "low": 3.8, "note": TEXTS[0]},
        {"date_edtf": "1992-05", "value": -5.5},
    ]
    source = {"title": TEXTS[1], "publisher": TEXTS[9], "url": "https://example.org/"}
    about = {"title": TEXTS[3], "unit": "€ & more", "frequency": "annual", "method": TEXTS[10], "licence": TEXTS[8]}
    return {"id": "series", **about, "themes": ["theme"], "source": source, "points": points}
