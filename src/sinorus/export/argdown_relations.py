"""How claims stand to each other on the map of Argdown."""

from itertools import combinations
from typing import Literal, NamedTuple

from sinorus.model.vocabulary import Relation
from sinorus.query.selection import Records

Sign = Literal["+", "><", "-"]
# Argdown has undercuts too, but they attack an inference, which a claim is not; so claims in tension attack each other.
SIGNS: dict[Relation, Sign] = {"agree": "+", "differ": "><", "contradicts-itself": "><", "tension": "-"}


class Relationship(NamedTuple):
    """How one claim stands to another that comes later in the file, each by its id."""

    earlier: str
    sign: Sign
    later: str


def relationships(records: Records) -> list[Relationship]:
    """Return how claims stand to each other, each relationship once.

    Between sources a contrast sets the claims of one against those of the other; within one source each against each.
    """
    related = {id for contrast in records.contrasts for id in contrast["claims"]}
    claims = [(claim["id"], claim["source"]) for claim in records.claims if claim["id"] in related]
    place, source = {id: number for number, (id, _) in enumerate(claims)}, dict(claims)
    each_once: dict[Relationship, None] = {}
    for contrast in records.contrasts:
        within = len({source[id] for id in contrast["claims"]}) == 1
        for earlier, later in combinations(sorted(contrast["claims"], key=place.__getitem__), 2):
            if within or source[earlier] != source[later]:
                each_once[Relationship(earlier, SIGNS[contrast["relation"]], later)] = None
    return list(each_once)
