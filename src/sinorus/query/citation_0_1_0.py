"""References to answers that sinorus 0.1.0 wrote: how it wrote JSON, and which keys its rows had.

Such a reference names neither its canonical form nor its paths. Nothing here changes any more.
"""

import json
import shlex

FORM = "sinorus-0.1.0"


def text(value: object) -> str:
    """Write JSON as 0.1.0 did: keys in the order of their code points, numbers as Python writes them."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _below(step: str, keys: str) -> str:
    """Write the paths of keys that stand below a step."""
    return " ".join(f"{step}.{key}" for key in keys.split())


# The paths, parted by blanks, of what stands in rows of several kinds.
_PAGE = "title publisher url"
_PASSAGE = _below("passage", "paragraph section start end")
_EFFECTS = "cooperation friction mixed neutral"
_MEASURE = _below(
    "measure", "series unit date_edtf value low high bound figure against ratio off supported_to imprecise_to"
)
_RESTS_ON = f"events series {_below('references[]', _PAGE)} searched"

# The paths of the rows of each kind of record.
_KINDS = {
    "event": (
        "id title date_edtf earliest latest match summary kind effect themes drivers actors "
        f"{_below('place', 'name lat lon')} causes led_to claims {_below('mentions[]', 'source paragraph caption')} "
        f"{_below('references[]', _PAGE)} confidence disputed"
    ),
    "claim": (
        f"id source text {_PASSAGE} themes drivers effect type hedging attributed_to date_edtf earliest latest match "
        f"events {_below('figure', 'value unit bound date_edtf what series')} "
        f"{_below('review', f'verdict note {_RESTS_ON} by {_MEASURE}')}"
    ),
    "driver": f"id label theme description {_below('effect', _EFFECTS)} sources.* earliest latest claims events",
    "theme": "id label description drivers events claims",
    "period": "id label date_edtf earliest latest match era description sources events claims",
    "actor": "id name kind aliases members events earliest latest",
    "source": (
        f"id type title {_below('author[]', 'family given literal')} container-title "
        f"{_below('issued', 'date-parts[] circa')} URL note claims events {_below('effect', _EFFECTS)}"
    ),
    "series": (
        f"id title unit frequency scale themes {_below('source', _PAGE)} method licence note earliest latest match "
        f"last_date_edtf last_value {_below('points[]', 'date_edtf value low high note reference')}"
    ),
    "contrast": "id claims relation why",
}
# The paths of the rows of each command. With some options, or with an ID, a command puts out rows of another kind:
# their paths stand under the command with that option.
_PATHS = {
    "timeline": _KINDS["event"],
    "timeline --count-by": f"key events claims {_EFFECTS}",
    "claims": _KINDS["claim"],
    "drivers": _KINDS["driver"],
    "themes": _KINDS["theme"],
    "periods": _KINDS["period"],
    "actors": _KINDS["actor"],
    "sources": _KINDS["source"],
    "series": _KINDS["series"],
    "series ID": "series date_edtf earliest latest match value low high change change_percent note reference events",
    "compare": "driver event theme relation contrast sources claims.* why",
    "compare --matrix": f"driver event label theme {_below('sources.*', f'claims {_EFFECTS}')} relations.* silent",
    "check": (f"id source text {_PASSAGE} type date_edtf earliest latest match verdict by note {_RESTS_ON} {_MEASURE}"),
    "check --count-by": (
        "key claims contradicted not-borne-out imprecise open unverified judgement supported borne-out "
        "unreviewed computed"
    ),
    "trace": (
        "path direction depth id title date_edtf earliest latest effect of basis claim "
        f"{_below('reference', _PAGE)} claims repeated further"
    ),
    "show": " ".join(_below(kind, f"record {paths}") for kind, paths in _KINDS.items()),
}


def paths(query: str) -> list[str]:
    """Return the paths that the rows of an answer had in 0.1.0; ``query`` is its canonical command line."""
    command, *words = shlex.split(query)
    options = [word for word in words if word.startswith("--")]
    argument = ["ID"] if words and not words[0].startswith("--") else []
    names = (f"{command} {word}" for word in (*argument, *options))
    return _PATHS[next((name for name in names if name in _PATHS), command)].split()
