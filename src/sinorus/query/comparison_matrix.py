"""The comparison in numbers: what sources say of each subject by effect, and how often that agrees or clashes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from sinorus.model.vocabulary import Relation
from sinorus.query.compared import by_tradition
from sinorus.query.comparison import Comparison
from sinorus.query.drivers import effects
from sinorus.query.subjects import Subject

if TYPE_CHECKING:
    from sinorus.model.rows.claim import EffectCounts, MatrixRow, SourceCounts

# The order of columns with counts.
RELATIONS: tuple[Relation, ...] = ("agree", "differ", "contradicts-itself", "tension")
# The word for claims that deny the driver, where others have their effect.
DENIED = "denied"


def matrix(comparison: Comparison) -> list[MatrixRow]:
    """Return a row for each subject with what each source says by effect, the subjects with most clashes first."""
    relations = _relations(comparison)
    rows = [_numbers(subject, comparison, relations.get(subject.id, Counter())) for subject in comparison.subjects]
    return sorted(rows, key=lambda row: -clashes(row))


def clashes(row: MatrixRow) -> int:
    """Count the contrasts of a subject in which the claims do not agree."""
    return sum(count for relation, count in row["relations"].items() if relation != "agree")


def _relations(comparison: Comparison) -> dict[str, Counter[str]]:
    """Count under the id of each subject the contrasts of which a claim is about it, by relation."""
    subjects: dict[str, list[str]] = {}
    for subject in comparison.subjects:
        for claim in subject.contrasted:
            subjects.setdefault(claim, []).append(subject.id)
    relations: dict[str, Counter[str]] = {}
    for contrast in comparison.contrasts:
        for id in {id for claim in contrast["claims"] for id in subjects.get(claim, ())}:
            relations.setdefault(id, Counter())[contrast["relation"]] += 1
    return relations


def _numbers(subject: Subject, comparison: Comparison, relations: Counter[str]) -> MatrixRow:
    """Return the row of a subject in the matrix."""
    # Of hundreds of sources most say nothing of a subject, so nothing of theirs is counted.
    said = _said(subject)
    nothing = effect_counts(Counter())
    return {
        "driver": subject.id if subject.key == "driver" else None,
        "event": subject.id if subject.key == "event" else None,
        "label": subject.label,
        "theme": subject.theme,
        "sources": {
            source: effect_counts(said[source]) if source in said else nothing for source in comparison.sources
        },
        "relations": {relation: relations[relation] for relation in get_args(Relation)},
        "silent": [source for source in comparison.sources if source not in subject.speakers],
        "traditions": {
            tradition: source_counts([said[source] for source in sources if source in said])
            for tradition, sources in by_tradition(comparison.traditions).items()
        },
    }


def _said(subject: Subject) -> dict[str, Counter[str]]:
    """Count the claims about a subject by source and effect; those that deny a driver stand apart."""
    said: dict[str, Counter[str]] = {}
    for (effect, source), claims in subject.said.items():
        said.setdefault(source, Counter())[effect] += claims
    for (_, source), claims in subject.denied.items():
        said.setdefault(source, Counter())[DENIED] += claims
    return said


def effect_counts(counts: Counter[str]) -> EffectCounts:
    """Return the claims of a source by their effects, with the number of those that do not deny."""
    return {"claims": counts.total() - counts[DENIED], **effects(counts), "denied": counts[DENIED]}


def source_counts(said: list[Counter[str]]) -> SourceCounts:
    """Count sources by the effects of their claims; each counts once under every effect that it names."""
    counts = Counter(effect for one in said for effect in one)
    return {"sources": len(list(filter(None, said))), **effects(counts), "denied": counts[DENIED]}
