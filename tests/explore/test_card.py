"""Cards: all that `show` tells, and in it what one can follow."""

from pathlib import Path

import pytest

from conftest import Run
from hostile import hostile
from sinorus.base.errors import UnknownId
from sinorus.base.text import safe
from sinorus.explore.card import Card
from sinorus.explore.card import card as made
from sinorus.explore.desk import Desk


def targets(card: Card, label: str) -> list[tuple[str, str]]:
    """List what the links in the fields of a label lead to, each with the text that it stands on."""
    fields = [field for field in card.fields if field.label == label]
    return [(link.target, field.text[link.start : link.end]) for field in fields for link in field.links]


def test_an_event_leads_to_its_causes_its_actors_and_its_place(packaged: Desk) -> None:
    card = packaged.card("treaty-of-portsmouth-1905")
    assert (card.id, card.kind, card.title) == ("treaty-of-portsmouth-1905", "event", "Treaty of Portsmouth")
    assert card.causes == ("russo-japanese-war-1905",)
    assert "mukden-incident-1931" in card.effects
    assert targets(card, "Actors")[:2] == [("russian-empire", "russian-empire"), ("japan", "japan")]
    assert targets(card, "Themes") == [("regional-rivalry", "regional-rivalry"), ("territory", "territory")]
    assert targets(card, "Place") == [("portsmouth", "Portsmouth, New Hampshire")]
    assert targets(card, "Led to it")[0] == ("russo-japanese-war-1905", "russo-japanese-war-1905")
    page = "https://en.wikisource.org/wiki/Treaty_of_Portsmouth"
    assert targets(card, "Reference")[0] == (page, page)
    assert card.address == page
    assert targets(card, "Id") == targets(card, "Kind") == []


def test_a_claim_leads_to_its_source_the_very_words_and_what_its_review_rests_on(packaged: Desk) -> None:
    card = packaged.card("rathod-trade-7bn-1991")
    assert "#:~:text=" in card.address
    assert targets(card, "Said by") == [
        ("rathod", "rathod"),
        (card.address, "from “At the start of” to “around $7 billion USD”"),
    ]
    assert targets(card, "Themes") == [("trade", "trade")]
    assert targets(card, "Verdict") == [("trade-total", "trade-total")]
    assert [target for target, _ in targets(card, "Review rests on")] == [
        "trade-cow-dyadic",
        "http://www.chinadaily.com.cn/cndy/2015-03/02/content_19689074.htm",
    ]


@pytest.mark.parametrize(
    "id", ["energy-fit", "trade", "russia", "cold-war", "portsmouth", "sikka", "trade-total", "trade-has-grown"]
)
def test_a_record_of_any_kind_has_a_card_with_links_inside_its_texts(packaged: Desk, id: str) -> None:
    card = packaged.card(id)
    assert card.id == id
    assert card.kind
    links = [(field, link) for field in card.fields for link in field.links]
    assert links
    for field, link in links:
        assert field.text[link.start : link.end]
        assert link.kind == ("page" if "://" in link.target else "record")
    for field in card.fields:
        ends = [0, *(end for link in field.links for end in (link.start, link.end))]
        assert ends == sorted(ends)


def test_a_card_lists_the_first_claims_or_all(packaged: Desk) -> None:
    few, all = packaged.card("energy-fit"), packaged.card("energy-fit", whole=True)
    assert len(all.fields) > len(few.fields) - 1
    assert any(field.label.startswith("More ") for field in packaged.card("russia").fields)
    assert not any(field.label.startswith("More ") for field in packaged.card("portsmouth", whole=True).fields)


def test_an_id_of_nothing_is_refused_with_the_usual_sentence(packaged: Desk) -> None:
    with pytest.raises(UnknownId, match="is the id of no record; did you mean sikka"):
        packaged.card("sikkaa")


def test_addresses_and_ids_in_prose_are_followed_only_where_it_is_plain_where_they_lead(packaged: Desk) -> None:
    text = (
        "\u00adSee (https://example.org/a). Not https://example.org/\u202eb, [no-such-id] or unknown-event;"
        " but [sikka] is itself\x1b[31m and\u00ad the theme [energy] and the period cold-war are there."
    )
    [field] = packaged.ask(lambda db: made(db, "sikka", {"record": "actor", "wikidata": None}, [("Note", text)])).fields
    assert [(link.target, link.kind) for link in field.links] == [
        ("https://example.org/a", "page"),
        ("energy", "record"),
        ("cold-war", "record"),
    ]
    assert all(field.text[link.start : link.end] == link.target for link in field.links)
    assert field.text == safe(text)


@pytest.mark.parametrize("label", ["Kind", "Type", "Relation"])
def test_a_word_of_the_model_is_no_id(packaged: Desk, label: str) -> None:
    fields = packaged.ask(lambda db: made(db, "x", {}, [(label, "trade"), ("Themes", "trade, energy")])).fields
    assert [len(field.links) for field in fields] == [0, 2]


def test_a_page_that_nobody_can_see_whole_is_not_opened(packaged: Desk) -> None:
    row = {"record": "source", "URL": "https://example.org/\u200b"}
    assert packaged.ask(lambda db: made(db, "x", row, [("Source", "x")])).address == ""


def test_texts_that_would_act_elsewhere_are_told_as_they_are(tmp_path: Path, run: Run) -> None:
    folder = str(hostile(tmp_path / "hostile"))
    desk = Desk([folder])
    told = {id: desk.card(id) for id in ("event-1", "claim-1", "driver", "place", "series", "essay-0", "contrast-0")}
    desk.close()
    for id, card in told.items():
        said = run("show", id, "--data", folder, "--format", "list").out
        assert "".join(said.split()) == "".join("".join(f"{field.label}:{field.text}".split()) for field in card.fields)
