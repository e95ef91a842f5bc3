"""The small parts of which the nodes of the JSON-LD consist: names of other nodes, terms, people."""

from sinorus.export.bibliography import page_id
from sinorus.export.jsonld_context import LITERALS, Node
from sinorus.model.rows.works import Author, Reference

_LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}


def record(id: str) -> Node:
    """Refer to the node of a record."""
    return {"@id": f"record:{id}"}


def linked(ids: list[str]) -> list[str]:
    """Name the nodes of records."""
    return [f"record:{id}" for id in ids]


def page(reference: Reference) -> Node:
    """Refer to the node of a page that something rests on."""
    return {"@id": f"part:{page_id(reference)}"}


def licence(terms: str) -> Node:
    """Return terms as a work with a name, and an address where they are known to have one."""
    return {"@type": "CreativeWork", "name": terms, "url": _LICENCES.get(terms)}


def pruned(node: Node) -> Node:
    """Leave out what is null or an empty list, which RDF does not have; JSON literals stay whole."""
    kept = {key: value for key, value in node.items() if value is not None and value != []}
    return {key: value if key in LITERALS else _inner(value) for key, value in kept.items()}


def _inner(value: object) -> object:
    if isinstance(value, list):
        return [_inner(item) for item in value]
    return pruned(value) if isinstance(value, dict) else value


def agent(name: Author) -> Node:
    """Return a CSL-JSON name as a person or, where it is that of a body, an organisation."""
    if name["literal"]:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "givenName": name["given"], "familyName": name["family"]}
