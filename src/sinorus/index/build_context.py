"""What records that were read before tell of those that are read now."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus import dates
from sinorus.base.stems import Stems
from sinorus.dates.day import decade_in_edtf
from sinorus.index.join import Join
from sinorus.index.line_numbers import Place
from sinorus.model.csl_dates import edtf_of
from sinorus.model.record_names import NAMED, names
from sinorus.model.record_texts import named_by_id
from sinorus.model.vocabulary import AS_OF

if TYPE_CHECKING:
    from sinorus.index.left_out import LeftOut
    from sinorus.index.prefixes import Prefixes

Record = dict[str, Any]
Tag = tuple[str, str]


class Voice(NamedTuple):
    """What the claims of a source have of it: its address, fields that filters look at, its extent, and its time.

    ``date_edtf`` is that day, ``decade`` its decade in EDTF, ``year`` the first year that it may be in, and ``days``
    the day keys of its first and its last day with a slash between them.
    """

    address: str | None = None
    tradition: str | None = None
    kind: str | None = None
    language: str | None = None
    extent: str | None = None
    date_edtf: str | None = None
    decade: str | None = None
    year: int | None = None
    days: str = ""


# Kinds whose ids are kept while the others are read: there are few of them.
VOCABULARIES = (*NAMED, "series")


class Marks(dict[Tag, int]):
    """Leads from pairs of filter and value to the numbers that stand for them, which are given as the pairs come.

    ``new`` lists those that are not written yet, as rows of the table ``mark``.
    """

    def __init__(self) -> None:
        self.new: list[tuple[int, str, str]] = []

    def __missing__(self, tag: Tag) -> int:
        """Give a pair the next number."""
        self[tag] = number = len(self) + 1
        self.new.append((number, *tag))
        return number


class Context:
    """What is kept of the records that have been read.

    ``stems`` are the stems of words, ``marks`` the numbers of filters, ``dated`` is what events have of their dates, by
    the texts of these, ``as_of`` is the day up to which the data were kept, ``ids`` the ids of each
    vocabulary, ``lines`` the lines of actors that a state belongs to, by its id, ``called`` the stems of the names of
    an actor or a place by its id, ``voices`` what claims have of the sources by their ids, ``places`` the
    places and ``series`` the series by their ids, ``join`` what folders that are joined have in common, ``left_out``
    what was found to be left out when all was read before, ``fallen`` counts the links that fell away, ``good`` are
    the places of the folders that hold a record without a fault, ``prefixes`` the ids of folders that have a prefix,
    and ``same`` says of a record whether another folder has it too, and notes if that has something else.
    """

    def __init__(self, join: Join, left_out: "LeftOut", prefixes: "Prefixes") -> None:
        self.join = join
        self.prefixes = prefixes
        self.same: Callable[[str, Record, int, Place], bool] | None = None
        self.left_out = left_out
        self.fallen = 0
        self.good: set[int] = set()
        self.stems = Stems()
        self.marks = Marks()
        self.dated: dict[str, Any] = {}
        self.as_of = dates.Day.from_iso(AS_OF)
        self.ids: dict[str, set[str]] = {kind: set() for kind in VOCABULARIES}
        self.lines: dict[str, list[str]] = {}
        self.called: dict[str, str] = {}
        self.voices: dict[str, Voice] = {}
        self.places: dict[str, Record] = {}
        self.series: dict[str, Record] = {}

    def has_other_links(self) -> bool:
        """Say whether records may have other links than their file says."""
        return bool(self.prefixes.ids or self.left_out.gone or self.left_out.gone_in)

    def add(self, kind: str, record: Record) -> None:
        """Keep what the records of kinds that are read later need to know."""
        if kind in self.ids:
            self.ids[kind].add(record["id"])
        if kind == "actor":
            for member in record["members"]:
                self.lines.setdefault(member, []).append(record["id"])
        if kind in ("actor", "place"):
            self.called[record["id"]] = self.stems.of(names(kind, record))
        if kind == "source":
            self.voices[record["id"]] = voice(record)
        elif kind == "place":
            self.places[record["id"]] = record
        elif kind == "series":
            self.series[record["id"]] = record

    def voice(self, source: str) -> Voice:
        """Return what the claims of a source have of it; nothing where it is not known."""
        return self.voices.get(source, Voice())

    def stems_of_others(self, record: Record) -> list[str]:
        """Return the stems of the names of the actors and of the place that a record names by their ids."""
        return [self.called.get(id, "") for id in named_by_id(record)]

    def place(self, place: Record | str | None) -> Record | None:
        """Return the place of an event as it is put out; None where there is none, or its id leads nowhere."""
        if isinstance(place, str):
            return self.places.get(place)
        return place and {"id": None, **place}


def voice(source: Record) -> Voice:
    """Return what the claims of a source have of it."""
    edtf = source["written"] or (edtf_of(source["issued"]) if source["issued"] else "")
    known = Voice(*(source[key] for key in ("URL", "tradition", "kind", "language", "extent")))
    if not edtf:
        return known
    date = dates.parse(edtf)
    first = date.earliest.key() if date.earliest else dates.START
    days = f"{first}/{date.latest.key() if date.latest else dates.END}"
    year = date.earliest.year if date.earliest else None
    return known._replace(date_edtf=edtf, decade=None if year is None else decade_in_edtf(year), year=year, days=days)
