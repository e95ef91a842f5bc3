"""The page: one file that a browser opens without a network, filters by itself, and that reads without a script too."""

import csv
import io
import json
import locale
import re
import tomllib
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from browsed_pages import PATIENCE, Opening, texts_inside
from conftest import DATA, ROOT, Run
from folders import folder_of
from hostile import TEXTS, hostile
from sinorus.model.signs import SIGNS
from sinorus.query.limits import LIMITS


class Words(HTMLParser):
    """Collects the text that a reader sees without a script, and every address that an element names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.skipped = False
        self.text: list[str] = []
        self.addresses: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses and ids."""
        self.skipped = tag in ("script", "style")
        for name, value in attrs:
            if name in ("src", "href", "srcset", "action", "data", "poster"):
                self.addresses.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """End what is skipped."""
        self.skipped = False

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not self.skipped:
            self.text.append(data)

    def said(self) -> str:
        """Return all text, each blank once."""
        return " ".join(" ".join(self.text).split())


def read(path: Path) -> Words:
    """Read a page."""
    return Words(path.read_text(encoding="utf-8"))


def normal(text: str) -> str:
    """Write each blank once, as a page shows it, and accents as the data are read."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


# The file.


def test_the_page_is_written_and_said_to_be(run: Run, tmp_path: Path) -> None:
    done = run("page", "-o", str(tmp_path / "index.html"))
    assert (done.code, done.out) == (0, "")
    assert re.fullmatch(r"wrote .*index\.html: \d+ events and \d+ claims, \d\.\d\d MB\n", done.err)
    assert (tmp_path / "index.html").stat().st_size <= 3_000_000


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("one.html", "two.htm"):
        assert run("page", "--theme", "energy", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.htm").read_bytes()


def test_more_than_a_browser_can_show_is_refused_before_it_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "page", LIMITS["page"]._replace(most=5))
    monkeypatch.setattr("sinorus.query.selection.select", None)
    done = run("page", "--during", "1969", "-o", str(tmp_path / "page.html"))
    assert done.code == 2
    assert "a page holds up to 5 events and claims, and" in done.err
    assert "choose fewer with --from and --to, --theme or --search" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("page", "name it with -o"),
        ("page -o page.pdf", "let the name end in .html or .htm"),
        ("page -o page.html --json", 'page has no option "--json"'),
        ("page -o page.html --theme nothing", "is no known theme"),
    ],
)
def test_what_cannot_be_a_page_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(line)
    assert done.code == 2
    assert why in done.err
    assert list(tmp_path.iterdir()) == []


def test_it_needs_no_extra_and_the_old_one_goes_on_working() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(need.startswith("jinja2") for need in project["dependencies"])
    assert project["optional-dependencies"]["page"] == []


def test_only_scripts_and_styles_of_its_own_may_run(written: Callable[..., Path]) -> None:
    text = written().read_text(encoding="utf-8")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1
    for own in (style, *scripts):
        assert f"sha256-{b64encode(sha256(own.encode()).digest()).decode()}" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    assert " style=" not in text
    assert not re.search(r"<[^>]* on\w+=", text.replace(scripts[0], ""))


def test_nothing_in_the_page_is_loaded_from_anywhere(written: Callable[..., Path]) -> None:
    page = read(written())
    loaded = [one for one in page.addresses if one[:2] != ("a", "href")]
    assert loaded == [("link", "href", "data:,")]
    assert {address.partition(":")[0] for _, _, address in page.addresses if address[0] != "#"} <= {
        "http",
        "https",
        "data",
    }


def test_every_record_is_in_the_page_and_every_link_of_its_html_leads_to_one(written: Callable[..., Path]) -> None:
    for path in (written(), written("--theme", "energy", "--from", "1990")):
        page, inside = read(path), {*texts_inside(path)}
        assert len(page.ids) == len(set(page.ids))
        assert {address[1:] for _, _, address in page.addresses if address.startswith("#")} <= {*page.ids, *inside}
    ids = {*texts_inside(written())}
    for kind in ("events", "claims", "contrasts", "drivers", "periods", "sources"):
        assert {row["id"] for row in json.loads((DATA / f"{kind}.json").read_text("utf-8"))} <= ids


@pytest.mark.slow
def test_the_filters_of_the_command_choose_what_the_page_holds(run: Run, tmp_path: Path, opened: Opening) -> None:
    filters = ["--theme", "energy", "--from", "1990", "--effect", "cooperation"]
    assert run("page", *filters, "-o", str(tmp_path / "page.html")).code == 0
    inside = {*texts_inside(tmp_path / "page.html")}
    events, claims = run("timeline", *filters, "--json").ids(), run("claims", *filters, "--json").ids()
    every = {*run("timeline", "--json").ids(), *run("claims", "--json").ids()}
    assert {*events, *claims} <= inside & every
    assert "sinorus page --from 1990 --theme energy --effect cooperation" in read(tmp_path / "page.html").said()
    found = opened(tmp_path / "page.html")
    assert (found.shown(), set(found.shown("claims"))) == (events, set(claims))


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", ["--search zzzz", "--to 1500", "--source sikka", "--actor prc", "--certain --from 1990"]
)
def test_a_page_of_little_or_nothing_is_a_page(options: str, written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(*options.split()))
    expect(found.page.locator("#Count")).to_contain_text("events and")


# Without a script.


def test_all_that_is_told_is_in_the_file_and_the_titles_and_works_are_read_without_a_script(
    written: Callable[..., Path],
) -> None:
    said, inside = read(written()).said(), {normal(text) for text in texts_inside(written())}
    rows = {kind: json.loads((DATA / f"{kind}.json").read_text("utf-8")) for kind in ("events", "claims", "contrasts")}
    for event in rows["events"]:
        assert normal(event["title"]) in said
    told = [row[key] for row in rows["events"] for key in ("title", "summary", "disputed") if row.get(key)]
    told += [row["text"] for row in rows["claims"]] + [row["why"] for row in rows["contrasts"]]
    told += [row["review"]["note"] for row in rows["claims"] if (row.get("review") or {}).get("note")]
    assert [text for text in told if normal(text) not in inside] == []
    for path in (DATA / "series").glob("*.json"):
        assert normal(json.loads(path.read_text("utf-8"))["licence"]) in said
    for source in json.loads((DATA / "sources.json").read_text("utf-8")):
        assert normal(source["title"]) in said


def test_the_tables_of_many_sources_have_a_column_for_each_tradition_and_of_few_one_for_each(
    written: Callable[..., Path],
) -> None:
    def columns(page: Path) -> set[str]:
        return set(re.findall('data-column="([^"]+)"', page.read_text("utf-8")))

    assert columns(written()) >= {"anglophone", "russian", "chinese", "official-joint"}
    assert columns(written("--source", "sikka,rathod")) == {"sikka", "rathod"}


@pytest.mark.slow
def test_the_page_can_be_read_without_a_script(written: Callable[..., Path], opened: Opening) -> None:
    page = opened(written(), java_script_enabled=False).page
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page.locator("#Search")).to_be_hidden()
    expect(page.locator("#Drawn")).to_be_hidden()
    expect(page.get_by_text("Zhenbao (Damansky) Island clashes")).to_be_visible()
    expect(page.get_by_text("This page needs its script, which loads and sends nothing")).to_be_visible()
    expect(page.locator("#Panel")).to_be_hidden()


# Filters and the address.


@pytest.mark.slow
def test_a_filter_changes_what_is_shown_and_the_address(
    written: Callable[..., Path], opened: Opening, run: Run
) -> None:
    found = opened(written())
    found.page.get_by_label("Theme").select_option("energy")
    found.page.get_by_label("From", exact=True).fill("1949")
    expect(found.page.locator("#Count")).to_contain_text(" of ")
    expect(found.page).to_have_url(re.compile("from=1949"))
    assert found.hash() == "#from=1949&theme=energy"
    assert set(found.shown()) == set(run("timeline --theme energy --from 1949 --json").ids())
    found.page.go_back()
    assert found.hash() == "#theme=energy"
    found.page.get_by_role("button", name="Clear all").click()
    assert found.hash() == ""
    assert len(found.shown()) == len(run("timeline --json").ids())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hash", "options"),
    [
        ("#theme=energy&from=1949", "--theme energy --from 1949"),
        ("#from=1969-03&to=1969-10-01", "--from 1969-03 --to 1969-10-01"),
        ("#during=split", "--during sino-soviet-split"),
        ("#during=1650", "--during 1650"),
        ("#driver=energy-fit", "--driver energy-fit"),
        ("#effect=friction,mixed&source=rathod", "--effect friction,mixed --source rathod"),
        ("#search=pipeline", "--search pipeline"),
        ("#search=xinjiang+uyghur", "--search 'xinjiang uyghur'"),
        ("#from=2000&to=1990", None),
    ],
)
def test_an_address_shows_what_the_command_line_finds(
    written: Callable[..., Path], opened: Opening, run: Run, hash: str, options: str | None
) -> None:
    if "split" in hash:
        [period] = [row["id"] for row in run("periods --json").json() if row["label"] == "The Sino-Soviet split"]
        hash, options = f"#during={period}", f"--during {period}"
    found = opened(written(), hash)
    if options is None:
        assert found.shown() == []
        assert "closes before it opens" in found.counted()
        return
    for kind, command in (("events", "timeline"), ("claims", "claims")):
        rows = run(f"{command} {options} --json").json()
        assert set(found.shown(kind)) == {row["id"] for row in rows}
    assert found.hash() == hash


@pytest.mark.slow
def test_words_that_are_unknown_are_said_and_not_swallowed(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), "#theme=nothing&from=soon")
    assert "“nothing” is no theme of this page" in found.counted()
    expect(found.page.get_by_label("From", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(found.page.locator("#Bad-from")).to_contain_text("“soon” is no date; write 1949, 1949-10 or 1949-10-01")
    assert "Bad-from" in str(found.page.get_by_label("From", exact=True).get_attribute("aria-describedby"))
    found.page.get_by_label("From", exact=True).fill("1949")
    expect(found.page.locator("#Bad-from")).to_be_empty()
    expect(found.page.get_by_label("From", exact=True)).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.slow
@pytest.mark.parametrize("driver", ["border-disputes", "energy-fit,border-disputes"])
def test_a_retired_driver_in_an_old_link_stands_for_what_took_its_place(
    written: Callable[..., Path], opened: Opening, run: Run, driver: str
) -> None:
    found = opened(written(), f"#driver={driver}")
    claims = {row["id"] for row in run(f"claims --driver {driver} --json").json()}
    assert set(found.shown("claims")) == claims != set()
    assert "“border-disputes” was retired; here it stands for border with the effect friction" in found.counted()


@pytest.mark.slow
def test_matrix_and_scorecard_count_what_is_shown(written: Callable[..., Path], opened: Opening, run: Run) -> None:
    found = opened(written(), "#theme=energy")
    card = {row["key"]: row for row in run("check --theme energy --count-by tradition --json").json()}
    for tradition, row in card.items():
        cell = found.page.locator(f"td[data-verdict=supported][data-column={tradition}]")
        assert cell.text_content() == str(row["supported"])
    before = found.page.locator("td[data-driver], td[data-verdict]").all_text_contents()
    found.page.get_by_role("button", name="Clear all").click()
    fresh = opened(written(), java_script_enabled=False).page.locator("td[data-driver], td[data-verdict]")
    assert found.page.locator("td[data-driver], td[data-verdict]").all_text_contents() == fresh.all_text_contents()
    assert before != fresh.all_text_contents()


# Anchors and links.


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["events", "claims", "contrasts"])
def test_an_address_leads_to_a_record_with_and_without_filters(
    written: Callable[..., Path], opened: Opening, kind: str
) -> None:
    row = json.loads((DATA / f"{kind}.json").read_text("utf-8"))[-1]
    id, name = row["id"], row.get("title") or row.get("text") or row["why"]
    for hash in (f"#{id}", f"#at={id}", f"#theme=culture&from=1600&to=1700&at={id}"):
        found = opened(written(), hash)
        assert found.focused("id") == id
        found.page.wait_for_timeout(200)
        expect(found.page.locator(f"#{id}")).to_be_in_viewport()
        expect(found.page.locator(f"#{id} .name").first).to_have_text(normal(name))
    assert [row for kind in ("events", "claims") for row in found.rows(kind) if row["id"] == id] == []
    expect(found.page.get_by_text("The filters leave this record out")).to_be_visible()


@pytest.mark.slow
def test_a_link_to_a_record_keeps_the_filters(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), "#theme=energy&from=2016&to=2016")
    found.page.locator("#Events .row [data-to=power-of-siberia-slowdown-2016]").click()
    expect(found.page.locator("#Panel .title")).to_be_focused()
    found.page.locator("#power-of-siberia-slowdown-2016").get_by_text("Link to this").click()
    assert found.hash() == "#from=2016&to=2016&theme=energy&at=power-of-siberia-slowdown-2016"
    found.page.get_by_role("navigation").get_by_role("link", name="Check").click()
    assert found.hash() == "#from=2016&to=2016&theme=energy&at=Check"


@pytest.mark.slow
def test_a_band_and_the_buttons_choose_a_range(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), viewport={"width": 1200, "height": 900})
    found.page.locator("#Drawing .band").first.click()
    assert found.hash().startswith("#during=")
    some = len(found.shown())
    found.page.get_by_role("button", name="All years").click()
    assert found.hash() == ""
    assert len(found.shown()) > some
    found.page.get_by_role("button", name="Zoom in").click()
    assert re.fullmatch(r"#from=\d{4}&to=\d{4}", found.hash())
    for name in ("Earlier", "Later", "Zoom out"):
        before = found.hash()
        found.page.get_by_role("button", name=name).click()
        assert found.hash() != before


@pytest.mark.slow
def test_a_range_can_be_drawn_with_the_mouse(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), viewport={"width": 1200, "height": 2400})
    box = found.page.locator("#Drawing svg").bounding_box()
    assert box
    found.page.mouse.move(box["x"] + 250, box["y"] + box["height"] - 3)
    found.page.mouse.down()
    found.page.mouse.move(box["x"] + 420, box["y"] + box["height"] - 3, steps=4)
    found.page.mouse.up()
    assert re.fullmatch(r"#from=\d{4}&to=\d{4}", found.hash())


# The drawing.


@pytest.mark.slow
def test_every_event_that_is_shown_is_drawn_in_the_shape_of_its_effect(
    written: Callable[..., Path], opened: Opening
) -> None:
    found = opened(written(), "#from=1949&to=1970", viewport={"width": 1000, "height": 900})
    drawn = found.page.evaluate("[...document.querySelectorAll('#Drawing .event')].map(one => one.dataset.of)")
    assert sorted(drawn) == sorted(found.shown())
    shapes = "one => [one.classList[1], one.querySelector('.shape').getAttribute('d').replace(/[-0-9. M]/g, '')]"
    kinds = {
        tuple(one) for one in found.page.evaluate(f"[...document.querySelectorAll('#Drawing .event')].map({shapes})")
    }
    assert len(kinds) == len({effect for effect, _ in kinds}) == len({shape for _, shape in kinds}) == 4


@pytest.mark.slow
def test_uncertain_dates_look_uncertain(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), "#from=1640&to=1700", viewport={"width": 1000, "height": 900})
    vague = found.page.locator("#Drawing .event.vague")
    expect(found.page.locator("#Drawing .event.vague[data-of='amur-raids-and-first-clashes-1658']")).to_have_count(1)
    assert vague.first.locator(".maybe").count() == 1
    exact = opened(written(), "#from=1969&to=1969").page.locator("[data-of='zhenbao-damansky-clashes-1969'] .maybe")
    assert exact.count() == 0


@pytest.mark.slow
def test_the_drawing_the_list_and_the_panel_have_the_signs_of_the_table(
    written: Callable[..., Path], opened: Opening
) -> None:
    found = opened(written(), "#from=1949&to=1970", viewport={"width": 1000, "height": 900}, color_scheme="dark")
    found.page.evaluate("document.querySelectorAll('#Events details').forEach(one => { one.open = true; })")
    shape = "document.querySelector('#Drawing .event.{} .shape')"
    starts = {"circle": "a4.5 4.5", "diamond": "l5.5 5.5", "triangle-up": "h9L", "square": "h8v8", "stroke": "h9v2"}
    for effect, sign in SIGNS.items():
        if effect is None:
            continue
        drawn = found.page.evaluate(f"{shape.format(effect)}.getAttribute('d')")
        assert starts[sign.shape] in drawn
        assert rgb(found.page.evaluate(f"getComputedStyle({shape.format(effect)}).stroke")) == sign.dark
        found.page.locator("#Events").scroll_into_view_if_needed()
        found.page.locator(f"#Events .mark.{effect}").first.wait_for()
        mark = f"getComputedStyle(document.querySelector('#Events .mark.{effect}'))"
        assert rgb(found.page.evaluate(f"{mark}.backgroundColor")) == sign.dark
        assert found.page.evaluate(f"{mark}.clipPath || {mark}.borderRadius") == LISTED[sign.shape]
        assert found.page.locator("#Drawing .lane", has_text=f"{sign.word}: ").count() == 1


# How a list cuts each shape out of a square.
LISTED = {
    "circle": "none",
    "square": "none",
    "diamond": "polygon(50% 0px, 100% 50%, 50% 100%, 0px 50%)",
    "triangle-up": "polygon(50% 5%, 100% 95%, 0px 95%)",
}


def rgb(colour: str) -> str:
    """Write a colour of a style as the table has it."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.slow
def test_titles_stand_in_the_drawing_and_more_of_them_after_a_zoom(
    written: Callable[..., Path], opened: Opening
) -> None:
    found = opened(written(), viewport={"width": 1280, "height": 900})
    titles = "[...document.querySelectorAll('#Drawing .event text')].map(one => one.textContent)"
    assert any(title.startswith("Treaty of Good-Neighbourliness") for title in found.page.evaluate(titles))
    assert len(found.page.evaluate(titles)) > 20
    found.at("#from=1968&to=1970")
    assert {"Zhenbao (Damansky) Island clashes", "Cultural Revolution"} <= {*found.page.evaluate(titles)}
    events = found.page.locator("#Drawing .event")
    assert found.page.evaluate("document.querySelectorAll('#Drawing .event text').length") == events.count()
    assert found.page.locator("#Drawing .event .out").count() >= 2
    assert "Jul 1969" in found.page.locator("#Drawing .year").all_text_contents()


@pytest.mark.slow
def test_a_narrow_period_has_a_letter_that_is_told_and_the_caption_goes_with_the_mark(
    written: Callable[..., Path], opened: Opening
) -> None:
    page = opened(written(), viewport={"width": 390, "height": 900}).page
    letters = page.locator("#Letters strong").all_text_contents()
    assert letters == [chr(65 + number) for number in range(min(len(letters), 26))] + letters[26:]
    assert letters[0] in page.locator("#Drawing .band text").all_text_contents()
    page.locator("#Drawing .event").first.hover()
    expect(page.locator("#Told")).not_to_be_empty()
    page.locator("#Timeline-heading").hover()
    expect(page.locator("#Told")).to_be_empty()


# The panel.


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_a_mark_opens_beside_the_drawing_or_in_a_sheet_and_nothing_jumps(
    written: Callable[..., Path], opened: Opening, width: int
) -> None:
    found = opened(written(), "#from=1969&to=1969", viewport={"width": width, "height": 900})
    mark = found.page.locator("#Drawing [data-of=zhenbao-damansky-clashes-1969]")
    mark.scroll_into_view_if_needed()
    before = found.page.evaluate("scrollY")
    mark.press("Enter")
    assert found.page.evaluate("scrollY") == before
    expect(found.page.locator("#Panel .title")).to_be_focused()
    expect(found.page.locator("#Panel .title")).to_be_in_viewport()
    drawing, panel = (found.page.locator(one).bounding_box() for one in ("#Drawing", "#Panel"))
    assert drawing
    assert panel
    assert (panel["x"] >= drawing["x"] + drawing["width"]) == (width == 1280)
    assert width == 1280 or panel["y"] + panel["height"] == pytest.approx(900, abs=2)
    found.page.get_by_role("button", name="Close").click()
    assert (found.hash(), found.focused("data-to")) == ("#from=1969&to=1969", "zhenbao-damansky-clashes-1969")


@pytest.mark.slow
def test_every_claim_leads_to_the_words_that_the_command_leads_to(
    written: Callable[..., Path], opened: Opening, run: Run
) -> None:
    claims = run("claims --json").json()
    links = {row["id"]: row["passage"] and row["passage"]["link"] for row in claims}
    made = "Object.fromEntries(facts.claims.map(row => [row.id, entries.passageOf(row) ?? null]))"
    assert opened(written()).page.evaluate(made) == links


@pytest.mark.slow
def test_what_is_shown_can_be_saved_and_linked(written: Callable[..., Path], opened: Opening, run: Run) -> None:
    found = opened(written(), "#theme=energy&from=2014&to=2019", permissions=["clipboard-read", "clipboard-write"])
    events = run("timeline --theme energy --from 2014 --to 2019 --json").json()
    saved = [*csv.DictReader(io.StringIO(found.saved("Events as CSV")))]
    for key in ("id", "title", "date_edtf", "kind", "match", "summary"):
        assert [row[key] for row in saved] == [row[key] for row in events]
    claims = run("claims --theme energy --from 2014 --to 2019 --json").json()
    assert {row["id"] for row in csv.DictReader(io.StringIO(found.saved("Claims as CSV")))} == {
        row["id"] for row in claims
    }
    drawing = ElementTree.fromstring(found.saved("Drawing as SVG"))
    assert "#0072b2" in {rgb(one.get("fill", "")) for one in drawing.iter() if "rgb" in one.get("fill", "")}
    found.page.get_by_role("button", name="Copy link").click()
    expect(found.page.locator("#Copied")).to_have_text("Copied")
    assert found.page.evaluate("navigator.clipboard.readText()") == found.page.url


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hash", "events", "claims"),
    [
        ("#actor=huawei", "--actor huawei", "--actor huawei"),
        ("#actor=russia,prc&from=2020", "--actor russia,prc --from 2020", "--actor russia,prc --from 2020"),
        ("#place=beijing", "--place beijing", ""),
        ("#kind=treaty,summit", "--kind treaty,summit", ""),
        ("#tradition=chinese&theme=energy", "--theme energy", "--theme energy --tradition chinese"),
        ("#verdict=contradicted,unreviewed", "", "--verdict contradicted,unreviewed"),
    ],
)
def test_more_filters_choose_as_the_commands_do(
    written: Callable[..., Path], opened: Opening, run: Run, hash: str, events: str, claims: str
) -> None:
    found = opened(written(), hash)
    assert found.shown() == run(f"timeline {events} --json").ids()
    assert set(found.shown("claims")) == set(run(f"claims {claims} --json").ids())


@pytest.mark.slow
def test_a_series_tells_the_values_of_its_axis_and_of_the_dot_that_is_pointed_at(
    written: Callable[..., Path], opened: Opening, run: Run
) -> None:
    page = opened(written(), "#at=trade-total").page
    points = run("series trade-total --json").json()
    texts = page.locator("#Panel .drawn svg text").all_text_contents()
    assert f"{max(point['value'] for point in points):.12g}" in texts
    assert {points[0]["date_edtf"], points[-1]["date_edtf"]} <= {*texts}
    page.locator("#Panel .dot").first.hover()
    expect(page.locator("#Panel .drawn p")).to_contain_text(f"{points[0]['date_edtf']}: {points[0]['value']:.12g}")


# The keyboard.


@pytest.mark.slow
def test_the_keyboard_reaches_everything(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), viewport={"width": 1000, "height": 900})
    press = found.page.keyboard.press
    press("Tab")
    assert found.focused("class") == "skip"
    press("Enter")
    assert found.focused("id") == "Content"
    fields = ["search", "from", "to", "during", "theme", "driver", "effect", "actor", "place", "kind", "source"]
    for label in (*fields, "tradition", "verdict"):
        press("Tab")
        assert found.focused("name") == label
    found.page.get_by_label("Words", exact=True).fill("pipeline")
    press("Enter")
    assert "search=pipeline" in found.hash()
    assert found.focused("name") == "search"
    found.page.get_by_label("Verdict", exact=True).focus()
    for what in ("Clear", "Copy"):
        press("Tab")
        assert found.focused("id") == what
    press("Tab")
    press("Enter")
    for name in ("events.csv", "claims.csv", "shown.json", "timeline.svg"):
        press("Tab")
        assert found.focused("data-file") == name
    for zoom in ("in", "out", "earlier", "later", "all"):
        press("Tab")
        assert found.focused("data-zoom") == zoom
    press("Tab")
    while found.focused("data-period") != "None":
        press("Tab")
    assert found.focused("data-of") == found.shown()[0]


@pytest.mark.slow
def test_arrows_lead_from_mark_to_mark(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written(), "#search=pipeline")
    marks = found.shown()
    found.page.locator("#Drawing .event[tabindex='0']").focus()
    assert found.focused("data-of") == marks[0]
    found.page.keyboard.press("ArrowRight")
    assert found.focused("data-of") == marks[1]
    assert found.page.locator("#Drawing .event[tabindex='0']").count() == 1
    found.page.keyboard.press("End")
    assert found.focused("data-of") == marks[-1]
    told = found.page.locator("#Told").inner_text()
    found.page.keyboard.press("Enter")
    assert found.page.locator(f"#{marks[-1]} .name").inner_text() in told
    expect(found.page.locator("#Told")).to_be_empty()
    assert found.hash() == f"#search=pipeline&at={marks[-1]}"
    assert found.focused("id") == marks[-1]
    expect(found.page.locator(f"#{marks[-1]} dl").first).to_be_visible()
    found.page.keyboard.press("Escape")
    assert (found.hash(), found.focused("data-to")) == ("#search=pipeline", marks[-1])


@pytest.mark.slow
def test_what_has_the_focus_is_seen(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written())
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    for _ in range(14):
        found.page.keyboard.press("Tab")
        assert found.page.evaluate(outline) == "solid"


# For everyone.


@pytest.mark.slow
@pytest.mark.skipif(
    locale.getencoding().upper() != "UTF-8", reason="the library reads its script in the locale's encoding"
)
@pytest.mark.parametrize(
    ("options", "scheme"),
    [
        pytest.param((), "light", marks=pytest.mark.long),
        (("--driver", "energy-fit"), "light"),
        (("--driver", "energy-fit"), "dark"),
    ],
)
def test_an_audit_finds_nothing(
    written: Callable[..., Path], browser: Browser, scheme: Any, options: tuple[str, ...]
) -> None:
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"file://{written(*options)}#driver=energy-fit&at=power-of-siberia-slowdown-2016&from=soon")
    if options:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 360, 800, 1400])
def test_the_page_fits_the_screen(written: Callable[..., Path], opened: Opening, width: int) -> None:
    page = opened(written(), viewport={"width": width, "height": 800}).page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_printed_it_is_whole_and_twenty_events_are_eight_sheets_at_most(
    written: Callable[..., Path], opened: Opening, run: Run
) -> None:
    found = opened(written(), "#theme=energy&from=2014&to=2019")
    page = found.page
    assert found.counted().startswith(f"{len(run('timeline --theme energy --from 2014 --to 2019 --json').ids())} of ")
    events = run("timeline --theme energy --from 2014 --to 2019 --json").json()
    assert len(events) >= 20
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator("#Filter")).to_be_hidden()
    expect(page.get_by_text("Shown: from 2014, to 2019, theme energy")).to_be_visible()
    for event in events:
        expect(page.locator(f"#{event['id']} dl").first).to_be_visible()
    sheets = page.pdf(format="A4")
    assert sheets.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 8
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#Events .whole")).to_have_count(0)


@pytest.mark.slow
def test_the_page_is_ready(written: Callable[..., Path], opened: Opening) -> None:
    found = opened(written())
    [ready] = found.page.evaluate("performance.getEntriesByName('ready').map(mark => mark.startTime)")
    assert 0 < ready < PATIENCE
    assert found.page.evaluate("document.getElementsByTagName('*').length") < 10_000


# Data that would act if they were let.


@pytest.mark.slow
def test_a_hostile_data_set_is_shown_as_it_is(run: Run, tmp_path: Path, opened: Opening) -> None:
    folder = hostile(tmp_path / "hostile")
    assert run("page", "--data", str(folder), "-o", str(tmp_path / "page.html")).code == 0
    said = read(tmp_path / "page.html").said()
    found = opened(tmp_path / "page.html")
    for number, text in enumerate(TEXTS):
        assert normal(text[:300]) in said
        for kind, shown in (("event", text[:300]), ("claim", text)):
            found.page.evaluate("id => { location.hash = id; }", f"{kind}-{number}")
            name = found.page.locator(f"#Panel #{kind}-{number} .name").first
            assert normal(name.text_content() or "") == normal(shown)
        found.page.get_by_label("Words", exact=True).fill(text)
        expect(found.page.locator("#Count")).to_contain_text(" of ")
    assert found.page.locator("script").count() == 2
    assert found.page.evaluate("document.querySelectorAll('b, img, iframe, object, base').length") == 0
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_what_a_hostile_data_set_saves_acts_nowhere(run: Run, tmp_path: Path, opened: Opening) -> None:
    folder = hostile(tmp_path / "hostile")
    assert run("page", "--data", str(folder), "-o", str(tmp_path / "page.html")).code == 0
    found = opened(tmp_path / "page.html")
    header, *rows = csv.reader(io.StringIO(found.saved("Events as CSV")))
    commanded = csv.DictReader(io.StringIO(run("timeline", "--data", str(folder), "--format", "csv").out))
    assert [row[header.index("title")] for row in rows] == [row["title"] for row in commanded]
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []
    assert sorted(row["title"] for row in found.rows()) == sorted(
        row["title"] for row in run("timeline", "--data", str(folder), "--json").json()
    )
    root = ElementTree.fromstring(found.saved("Drawing as SVG"))
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {"svg", "g", "path", "rect", "text", "title"}
    assert [name for one in root.iter() for name in one.attrib if name.startswith("on") or name.endswith("href")] == []


@pytest.mark.slow
def test_a_hostile_address_is_only_text(written: Callable[..., Path], opened: Opening) -> None:
    for hash in (
        "#%",
        "#at=%3Cscript%3E",
        "#theme=<img src=x onerror=alert(1)>",
        "#search=\"'><script>",
        "#at=a b&x=y",
    ):
        found = opened(written(), hash)
        assert " of " in found.counted()
        assert found.page.locator("script").count() == 2
    assert "“x” is no filter of this page" in found.counted()
    for damaged in ("#%", "#theme=%E0%A4%A", "#at=%C3%28"):
        assert "the address is damaged, and what could be read of it is shown" in opened(written(), damaged).counted()


@pytest.mark.slow
def test_a_folder_of_ones_own_becomes_a_page(run: Run, own: Path, opened: Opening) -> None:
    assert run("page --data mine -o mine.html").code == 0
    found = opened(Path("mine.html").resolve())
    assert set(found.shown()) == set(run("timeline --data mine --json").ids())
    assert set(found.shown("claims")) == set(run("claims --data mine --json").ids())


@pytest.mark.slow
def test_what_has_no_date_is_listed_and_not_drawn_and_what_is_not_coded_can_be_chosen(
    run: Run, tmp_path: Path, opened: Opening
) -> None:
    bare = {"id": "bare", "title": "Something happened", "kind": "other", "extra": {"deaths": 3}}
    dated = {"id": "dated", "title": "Something else", "kind": "other", "date_edtf": "1950"}
    coded = {"id": "coded", "title": "A visit", "kind": "visit", "date_edtf": "1951", "effect": "cooperation"}
    folder_of(str(tmp_path / "mine"), events=[bare, dated, coded])
    file = tmp_path / "page.html"
    assert run(f"page --data {tmp_path}/mine -o {file}").code == 0
    found = opened(file)
    assert found.shown() == ["dated", "coded", "bare"]
    assert found.page.locator("#Drawing .event").count() == 2
    assert "1 event without a date is listed below and not drawn" in found.page.locator("#Drawn").inner_text()
    found.page.evaluate("location.hash = 'bare'")
    expect(found.page.locator("#bare")).to_contain_text("deaths: 3")
    found.at("")
    assert found.at("#effect=not-coded").shown() == ["dated", "bare"]
    assert found.at("#from=1900").shown() == ["dated", "coded"]


def test_the_map_has_every_place_of_what_matches_and_says_what_is_not_on_it(
    written: Callable[..., Path], opened: Opening, run: Run
) -> None:
    rows = run("timeline --theme territory --json").json()
    found = opened(written(), "#theme=territory")
    [names, told] = found.page.evaluate(
        "[[...document.querySelectorAll('#Map .spot title')].map(one => one.textContent), "
        "document.querySelector('#Map .hint').textContent]"
    )
    drawn = sum(int(number) for name in names for number in re.findall(r"(\d+) (?:coop|fric|mixed|neut)", name))
    [outside] = re.findall(r"Outside the map: (.*?)\. ", told)
    beyond = sum(map(int, re.findall(r" (\d+)(?:,|$)", outside)))
    without = sum(row["place"] is None or row["place"]["lat"] is None for row in rows)
    assert f"{without} events without a place on the map" in told
    assert drawn + beyond + without == len(rows)
    found.page.locator("#Map a[data-place='kyakhta'] .shape").first.dispatch_event("click")
    ids = run("timeline --theme territory --place kyakhta --json").ids()
    assert found.shown("events") == ids
