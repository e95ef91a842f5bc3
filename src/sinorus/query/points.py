"""The rows of a comparison: first without the claims of each, which are read when a row is put out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal

from sinorus.model.vocabulary import Relation
from sinorus.query import clashes, compared, subjects
from sinorus.query.comparison import Comparison
from sinorus.query.contrasted import Statement, by_source
from sinorus.query.subjects import Subject
from sinorus.query.voices import Said, speakers

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CompareRow, Contrast

# The order of rows, clashes first.
ORDER: tuple[Relation, ...] = ("differ", "contradicts-itself", "tension", "agree")
# The relations that are worked out from the data.
COMPUTED = ("only", "clash")
Related = Relation | Literal["only", "clash"]
# The last of the parts into which the rows of many sources fall.
REST = 2
# So many events of which one source alone speaks are read at once.
TOGETHER = 500


class Points:
    """The rows of a comparison; the claims of a row are read when somebody gets to it.

    Where many sources are compared, the contrasts of all subjects come first, and then the clashes that are computed.

    before  the rows that stand before the events of which one source alone speaks, without claims in no contrast
    alone   these events, each with that source
    after   the rows that stand behind them
    """

    def __init__(self, comparison: Comparison, is_asked_for: Callable[[Related | None], bool] = lambda _: True) -> None:
        self._comparison = comparison
        self._subjects = {subject.id: subject for subject in comparison.subjects}
        self._in_contrasts = _in_contrasts(comparison)
        # The lone events that are put out now.
        self._events: dict[str, Subject] = {}
        before, after = ([row for row in some if is_asked_for(row["relation"])] for some in _rows(comparison))
        self.before, self.after = (
            (sorted([*before, *after], key=part), []) if comparison.is_of_many else (before, after)
        )
        self.alone = comparison.alone if is_asked_for("only") else {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.before) + len(self.alone) + len(self.after)

    def sources(self) -> set[str]:
        """Return the sources that speak in a row."""
        rows = chain.from_iterable(row["sources"] for row in (*self.before, *self.after))
        return {*rows, *self.alone.values()}

    def rows(self, first: int = 0) -> Iterator[CompareRow]:
        """Yield the rows with their claims, from one of those before the lone events on."""
        yield from map(self._whole, self.before[first:])
        alone = [*self.alone]
        for at in range(0, len(alone), TOGETHER):
            yield from self._lone(alone[at : at + TOGETHER])
        yield from map(self._whole, self.after)

    def _whole(self, row: CompareRow) -> CompareRow:
        """Add to a row that is of no contrast its claims; where all its claims are in contrasts, these."""
        if row["contrast"]:
            return row
        claims = next(subjects.claims(self._comparison.db, [self._subjects[subject_of(row) or ""]]))
        rest = {source: [id for id in ids if id not in self._in_contrasts] for source, ids in claims.items()}
        return {**row, "claims": {source: ids for source, ids in rest.items() if ids} or claims}

    def _lone(self, ids: Sequence[str]) -> Iterator[CompareRow]:
        """Yield the rows of some events of which one source alone speaks."""
        among = self._comparison.among
        events = subjects.of_events(among, ids)
        self._events = {event.id: event for event in events}
        for event, claims in zip(events, subjects.claims(among.db, events), strict=True):
            yield _row(event, "only", None, claims, "")

    def subject(self, row: CompareRow) -> Subject | None:
        """Return what a row is about; None for a contrast that is under no subject."""
        id = subject_of(row) or ""
        if row["event"] and id not in self._subjects and id not in self._events:
            return subjects.of_events(self._comparison.among, [id])[0]
        return self._subjects.get(id) or self._events.get(id)


def subject_of(row: CompareRow) -> str | None:
    """Return the id of the driver, event or theme that a row is about."""
    return row["driver"] or row["event"] or row["theme"]


def _in_contrasts(comparison: Comparison) -> set[str]:
    return set(chain.from_iterable(contrast["claims"] for contrast in comparison.contrasts))


def _rows(comparison: Comparison) -> tuple[list[CompareRow], list[CompareRow]]:
    """Return the rows of all subjects, and those of contrasts that are under none, without claims in no contrast.

    Of each subject there come its contrasts, clashes first, and then its claims that are in none.
    """
    homes = _by_home(comparison)
    in_contrasts = _in_contrasts(comparison)
    rows: list[CompareRow] = []
    for subject in comparison.subjects:
        coded = _contrast_rows(comparison, homes.get(subject.id, []), subject)
        rows += [*coded, *_rest(subject, in_contrasts, coded, comparison)]
    return rows, _contrast_rows(comparison, homes.get(None, []), None)


def homes(comparison: Comparison) -> dict[str, str | None]:
    """Return under the id of each contrast that of the subject under which it is shown; None for no subject."""
    return {row["id"]: home for home, rows in _by_home(comparison).items() for row in rows}


def part(row: CompareRow) -> int:
    """Return where a row stands among those of all subjects: what is coded, what is computed, and the REST."""
    return 0 if row["contrast"] else 1 if row["relation"] == "clash" else REST


def _contrast_rows(comparison: Comparison, contrasts: list[Contrast], subject: Subject | None) -> list[CompareRow]:
    """Return the rows of the contrasts of which a subject (None: no subject) is the home, clashes first."""
    return [
        _row(subject, row["relation"], row["id"], by_source(row["claims"], comparison.statements), row["why"])
        for row in sorted(contrasts, key=lambda contrast: ORDER.index(contrast["relation"]))
    ]


def _by_home(comparison: Comparison) -> dict[str | None, list[Contrast]]:
    """Return the contrasts under the id of the one subject under which each is shown."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, subject in enumerate(comparison.subjects):
        for claim in subject.contrasted:
            places.setdefault(claim, []).append((number, comparison.statements[claim].source))
    homes: dict[str | None, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        homes.setdefault(_home(contrast, places, comparison.subjects), []).append(contrast)
    return homes


def _home(contrast: Contrast, places: dict[str, list[tuple[int, str]]], subjects: list[Subject]) -> str | None:
    """Return the id of the subject with claims from most sources of a contrast, then with most of its claims.

    ``places`` says for each claim under which subjects it stands: their numbers, each with the source of the claim.
    """
    pairs = list(chain.from_iterable(places.get(claim, ()) for claim in contrast["claims"]))
    sources, claims = Counter(number for number, _ in set(pairs)), Counter(number for number, _ in pairs)
    if not pairs:
        return None
    return subjects[min(claims, key=lambda number: (-sources[number], -claims[number], number))].id


def _rest(
    subject: Subject, in_contrasts: set[str], coded: list[CompareRow], comparison: Comparison
) -> list[CompareRow]:
    """Return the row of the claims about a subject that are in no contrast; none if there are no such claims.

    Their signs clash where one source's claims bind and another's divide, or name what it denies. That is not asked of
    sources that are set against each other by ``coded``, the rows of the subject's contrasts.
    """
    said, denied = _uncontrasted(subject, in_contrasts, comparison)
    sources = speakers(said) | speakers(denied)
    if len(subject.speakers) == 1 and subject.sources():
        # Also where all its claims are in contrasts with claims on other subjects: still only one source speaks of it.
        return [_row(subject, "only", None, {source: [] for source in sorted(sources or subject.sources())}, "")]
    claims: dict[str, list[str]] = {source: [] for source in sorted(sources)}
    sides = clashes.sides(said, denied)
    if subject.key == "driver" and sides.clash({source for row in coded for source in row["sources"]}):
        return [_row(subject, "clash", None, claims, sides.why(compared.official(comparison.traditions)))]
    return [_row(subject, None, None, claims, "")] if claims else []


def _uncontrasted(subject: Subject, in_contrasts: set[str], comparison: Comparison) -> tuple[Said, Said]:
    """Count the claims about a subject that are in no contrast by effect and source; those that deny it stand apart."""
    told = [comparison.statements[claim] for claim in subject.contrasted if claim in in_contrasts]
    apart = [one for one in told if one.denies and subject.key == "driver"]
    others = [one for one in told if one not in apart]
    # What is taken away to nothing is there no more.
    return subject.said - _by_effect_and_source(others), subject.denied - _by_effect_and_source(apart)


def _by_effect_and_source(statements: Iterable[Statement]) -> Said:
    return Counter((one.effect, one.source) for one in statements)


def _row(
    subject: Subject | None,
    relation: Related | None,
    contrast: str | None,
    claims: dict[str, list[str]],
    why: str,
) -> CompareRow:
    """Make a row; ``claims`` are ids by source, ``contrast`` is the id of a contrast."""
    return {
        "driver": subject.id if subject and subject.key == "driver" else None,
        "event": subject.id if subject and subject.key == "event" else None,
        "theme": subject.theme if subject else None,
        "relation": relation,
        "contrast": contrast,
        "sources": list(claims),
        "claims": claims,
        "why": why,
        "computed": relation in COMPUTED,
    }
