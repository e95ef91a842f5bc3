"""`chart`: events, periods and series on one time axis, in a terminal and in files."""

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from inline_snapshot import snapshot
from playwright.sync_api import Browser

from conftest import Run
from folders import contents, refusal
from hostile import TEXTS, hostile
from sinorus.base.install import command
from sinorus.model.signs import SIGNS
from typewriter import SINORUS, cells, data_folder, event, on_terminal

SVG = "{http://www.w3.org/2000/svg}"
FULL = "chart --from 1960 --to 1975 --climate year --series arms-tiv-to-china,trade-ussr-china-chinese-side"


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Write a folder with an era and an event of every effect."""
    periods = [{"id": "e", "label": "The era", "date_edtf": "1949/1991", "description": "Era.", "era": True}]
    events = [
        event("pact", "A pact", "1950-02-14", effect="cooperation"),
        event("talks", "Long talks", "1958/1962", effect="mixed"),
        event("clash", "A clash at some time", "1969~", effect="friction"),
        event("visit", "A visit near the end of the picture", "1990-05-01", effect="neutral"),
    ]
    return str(data_folder(tmp_path / "D", events, periods=periods))


def test_in_a_terminal_marks_stand_under_the_years_with_their_labels(run: Run, small: str) -> None:
    assert run("chart", "--data", small, "--from", "1949", "--to", "1991").out == snapshot("""\
Events, 1949–1991
4 events

  1950              1960               1970              1980              1990
──┬─────────────────┬──────────────────┬─────────────────┬─────────────────┬────
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
  + A pact       ~───────── Long talks  A visit near the end of the picture =
                                     ?-· A clash at some time

A The era
+ cooperation  - friction  ~ mixed  = neutral  ? uncertain date  ── lasts
·· uncertain extent  ◂ ▸ goes on outside
""")


def test_series_and_climate_stand_on_the_same_axis_below(run: Run) -> None:
    out = run(FULL).out
    assert "Soviet/Russian deliveries of major arms to China, million TIV" in out
    assert "▁ 0  █ 2431" in out
    assert re.search(r"^  1969 +-+\|\+* +-\d+$", out, re.MULTILINE)


def test_the_climate_is_what_the_timeline_counts(run: Run) -> None:
    counted = {row["key"]: row for row in run("timeline --from 1949 --count-by decade --json").json()}
    drawn = dict(
        re.findall(r"^ +(\d{4}) +-*\|\+* +([+-]\d+)$", run("chart --from 1949 --climate decade").out, re.MULTILINE)
    )
    assert drawn
    for decade, balance in drawn.items():
        row = counted[f"{decade[:3]}X"]
        assert int(balance) == row["cooperation"] - row["friction"]


def test_every_event_has_a_mark_and_with_few_events_a_label(run: Run) -> None:
    rows = run("timeline --from 1985 --to 1990 --json").json()
    out = run("chart --from 1985 --to 1990").out
    marks = out.split("┬", 1)[1]
    assert all(row["title"][:12] in marks for row in rows)
    assert out.startswith(f"Russia and China: events and claims, 1985–1990\n{len(rows)} events\n")


@pytest.mark.parametrize("width", [20, 40, 80, 132])
@pytest.mark.parametrize("line", ["chart", FULL, "chart --from 2020"])
def test_a_chart_fits_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = run(line)
    assert result.code == 0
    assert max(map(cells, result.out.splitlines())) <= width


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_a_file_is_the_same_on_every_run_and_says_what_it_shows(run: Run, tmp_path: Path, suffix: str) -> None:
    events = run("timeline --from 1960 --to 1975 --json").json()
    count = len(events)
    for name in ("a", "b"):
        result = run(f"{FULL} -o {tmp_path / name}{suffix}")
        assert (result.code, result.out) == (0, "")
        assert result.err == f"wrote {tmp_path / name}{suffix}: Russia and China: events and claims, 1960–1975\n"
    made = (tmp_path / f"a{suffix}").read_bytes()
    assert made == (tmp_path / f"b{suffix}").read_bytes()
    title, words = described(made, suffix)
    assert title == "Russia and China: events and claims, 1960–1975"
    assert f"{count} events" in words
    assert f"{sum(event['effect'] == 'friction' for event in events)} friction" in words
    assert "Soviet/Russian deliveries of major arms to China in million TIV" in words
    assert "Made by `sinorus chart --series arms-tiv-to-china,trade-ussr" in words


def described(made: bytes, suffix: str) -> tuple[str, str]:
    """Return the title and the description that a file carries."""
    if suffix == ".png":
        texts = dict(chunk.split(b"\0\0\0\0\0", 1) for chunk in chunks(made))
        return texts[b"Title"].decode(), texts[b"Description"].decode()
    if suffix == ".svg":
        root = ElementTree.fromstring(made)
        return str(root.findtext(f"{SVG}title")), str(root.findtext(f"{SVG}desc"))
    page = made.decode()
    found = re.search(r"<h1>(.*?)</h1>.*</figure>\n<p>(.*?)</p>", page, re.DOTALL)
    assert found
    return found[1], found[2]


def chunks(png: bytes) -> Iterator[bytes]:
    """Yield the texts of a PNG, whose checksums must be right."""
    at = 8
    while at < len(png):
        [length] = struct.unpack(">I", png[at : at + 4])
        body = png[at + 4 : at + 8 + length]
        assert zlib.crc32(body) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        if body.startswith(b"iTXt"):
            yield body[4:]
        at += length + 12


def test_an_svg_has_every_event_with_its_label_and_every_effect_in_the_legend(run: Run, tmp_path: Path) -> None:
    assert run(f"chart --from 1985 --to 1990 -o {tmp_path / 'c.svg'}").code == 0
    root = ElementTree.parse(tmp_path / "c.svg").getroot()
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    titles = {row["title"] for row in run("timeline --from 1985 --to 1990 --json").json()}
    assert titles <= texts
    assert {"cooperation", "friction", "mixed", "neutral"} <= texts


def test_hostile_texts_are_drawn_to_the_letter(run: Run, tmp_path: Path) -> None:
    folder = hostile(tmp_path / "H")
    assert run(f"chart --data {folder} -o {tmp_path / 'c.svg'}").code == 0
    root = ElementTree.parse(tmp_path / "c.svg").getroot()
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    shown = [text for text in TEXTS if text in texts]
    assert len(shown) >= len(TEXTS) - 3
    out = run(f"chart --data {folder}").out
    assert "</script><script>alert(1)</script>" in out


def texts_of(file: Path) -> list[str]:
    """Return the texts of an SVG in their order."""
    root = ElementTree.parse(file).getroot()
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_a_short_time_has_months_or_days_on_its_axis(run: Run, tmp_path: Path) -> None:
    assert run(f"chart --from 1969-03 --to 1969-08 -o {tmp_path / 'c.svg'}").code == 0
    assert [text for text in texts_of(tmp_path / "c.svg") if re.fullmatch(r"\w{3} 1969", text)][:2] == [
        "Mar 1969",
        "Apr 1969",
    ]
    assert run("chart --from 1969-03 --to 1969-08").out.splitlines()[3].split()[:4] == ["Mar", "1969", "Apr", "1969"]
    assert run("chart --from 1969-03-02 --to 1969-03-02").out.splitlines()[3].startswith("2 Mar 1969")
    assert run(f"chart --from 1968 --to 1969 -o {tmp_path / 'w.svg'}").code == 0
    years = [text for text in texts_of(tmp_path / "w.svg") if re.fullmatch(r"\d{4}", text)]
    assert len(set(years)) == len(years)


def test_what_fills_the_picture_has_its_title_in_it(run: Run, tmp_path: Path) -> None:
    assert "◂-── Cultural Revolution ──" in run("chart --from 1968 --to 1969").out
    assert run(f"chart --from 1968 --to 1969 -o {tmp_path / 'c.svg'}").code == 0
    assert "Cultural Revolution" in texts_of(tmp_path / "c.svg")


def test_what_is_open_lasts_to_the_day_up_to_which_the_record_was_kept(run: Run, tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "D", [event("open", "Still going on", "1991/..")])
    assert "2020" in run(f"chart --data {folder}").out.splitlines()[3]


def test_titles_that_look_like_names_of_clippings_stay(run: Run, tmp_path: Path) -> None:
    title = "Video clip2024 and clip77 shown, gradient_5"
    folder = data_folder(tmp_path / "D", [event("a", title, "1991"), event("b", "B", "1999")])
    assert run(f"chart --data {folder} -o {tmp_path / 'c.svg'}").code == 0
    assert title in texts_of(tmp_path / "c.svg")


def test_a_climate_of_too_many_lines_is_refused_and_a_series_named_twice_drawn_once(run: Run, own: Path) -> None:
    folder = data_folder(Path("D"), [event("old", "Old", "Y-170000002"), event("new", "New", "1999")])
    assert "would take" in refusal(run, f"chart --data {folder} --climate year", 2)
    assert run("chart --from 2010 --series trade-total,trade-total,").out.count("[trade-total]") == 1


@pytest.mark.parametrize(
    ("last", "filters", "title"),
    [
        ("Y12000", "", "Events, 1905–12,000"),
        ("Y-12000", "", "Events, 12,001 BC – AD 1905"),
        ("9999-12-31", "--to Y10000", "Events, 1905–10,000"),
        ("Y12000", "--from Y11998 --climate year", "Events, 11,998–12,000"),
    ],
)
def test_years_of_five_digits_stand_in_titles(run: Run, own: Path, last: str, filters: str, title: str) -> None:
    folder = data_folder(Path("D"), [event("old", "Old", "1905"), event("far", "Far", last)])
    result = run(f"chart --data {folder} {filters}")
    assert (result.code, result.out.splitlines()[0]) == (0, title)


def test_a_series_without_a_value_in_the_time_says_so_in_the_terminal_and_in_the_picture(
    run: Run, tmp_path: Path
) -> None:
    asked = "chart --from 1949 --to 1965 --series trade-total"
    assert "no value in this time" in run(asked).out
    assert run(f"{asked} -o {tmp_path / 'c.svg'}").code == 0
    assert "Russia-China total goods trade, China customs basis (no value in this time)" in texts_of(tmp_path / "c.svg")


def test_every_month_of_a_short_time_is_named_below_the_events_and_below_a_series(run: Run, tmp_path: Path) -> None:
    asked = f"chart --from 2022-01 --to 2022-06 --series trade-total -o {tmp_path / 'c.svg'}"
    assert run(asked).code == 0
    for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun"):
        assert texts_of(tmp_path / "c.svg").count(f"{month} 2022") == 2


@pytest.fixture
def page(browser: Browser) -> Iterator[Any]:
    """Open a page in Chromium that is recorded: what it asks for and what it complains of."""
    opened: Any = browser.new_page(viewport={"width": 1200, "height": 900})
    opened.asked, opened.complained = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.complained.append(message.text))
    opened.on("pageerror", lambda error: opened.complained.append(str(error)))
    yield opened
    opened.close()


@pytest.mark.slow
@pytest.mark.parametrize("data", ["builtin", "hostile"])
def test_the_page_is_drawn_offline_without_a_complaint(run: Run, tmp_path: Path, page: Any, data: str) -> None:
    folder = hostile(tmp_path / "H") if data == "hostile" else data
    assert run(f"chart --data {folder} -o {tmp_path / 'c.html'}").code == 0
    page.goto((tmp_path / "c.html").as_uri())
    page.wait_for_selector("#chart svg")
    assert page.asked == [(tmp_path / "c.html").as_uri()]
    assert page.complained == []
    assert page.locator("#chart svg path").count() > 18


@pytest.mark.slow
def test_the_page_runs_nothing_but_its_own_script_and_no_text_as_code(run: Run, tmp_path: Path, page: Any) -> None:
    folder = hostile(tmp_path / "H")
    assert run(f"chart --data {folder} -o {tmp_path / 'c.html'}").code == 0
    text = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "unsafe-" not in re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0]
    # What an attacker could try who got a text past all escapes: a script, a handler, an image, code in a string.
    attack = """
        <script>window.ran = 1</script>
        <div id="attack"><img src="https://example.org/x" onerror="window.ran = 1"></div>
        <script type="application/json" id="specification">"""
    (tmp_path / "c.html").write_text(
        text.replace('<script type="application/json" id="specification">', attack, 1), encoding="utf-8"
    )
    refused: list[str] = []
    page.on("requestfailed", lambda request: refused.append(request.failure))
    page.goto((tmp_path / "c.html").as_uri())
    page.wait_for_selector("#chart svg")
    page.evaluate("document.getElementById('attack').setAttribute('onclick', 'window.ran = 1')")
    page.locator("#attack").dispatch_event("click")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))")
    assert page.evaluate("window.ran") is None
    assert refused == ["csp"]
    assert len([said for said in page.complained if "Content Security Policy" in said]) >= 4


@pytest.mark.slow
def test_the_page_shows_the_facts_of_a_mark_and_hides_the_effects_that_are_not_chosen(
    run: Run, tmp_path: Path, page: Any, small: str
) -> None:
    assert run(f"chart --data {small} -o {tmp_path / 'c.html'}").code == 0
    page.goto((tmp_path / "c.html").as_uri())
    mark = page.locator("#chart .mark-symbol path").first
    mark.hover(force=True)
    page.wait_for_selector("#vg-tooltip-element.visible")
    tooltip = page.locator("#vg-tooltip-element").inner_text()
    assert "A pact" in tooltip
    assert "cooperation" in tooltip
    page.locator("#chart .role-legend-symbol path").nth(1).click(force=True)
    page.wait_for_function(
        "[...document.querySelectorAll('#chart .mark-symbol path')].some(p => p.getAttribute('opacity') === '0.06')"
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("chart -o chart.gif", 2, "a chart is a file with the ending .svg, .png or .html"),
        ("chart -o chart", 2, "a chart is a file with the ending"),
        ("chart --series trade-totl", 1, "did you mean trade-total"),
        ("chart --climate week", 2, '--climate "week" is no known step; there are year, decade'),
        ("chart --data mine -o mine.svg/x.svg", 3, "cannot write"),
    ],
)
def test_what_cannot_be_drawn_is_refused(run: Run, own: Path, line: str, code: int, said: str) -> None:
    assert said in refusal(run, line, code)


def test_where_nothing_matches_nothing_is_drawn(run: Run, own: Path) -> None:
    before = contents(Path())
    result = run("chart --data mine --from 1950 -o c.svg")
    assert (result.code, result.out) == (0, "")
    assert result.err == "nothing matched: no event to draw from 1950-01-01 on\n"
    assert contents(Path()) == before


def test_a_missing_library_is_named_with_the_command_that_installs_it(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    message = refusal(run, "chart --data mine -o c.svg", 2)
    assert f"vl_convert, which is not installed; `{command('charts')}` installs it" in message
    assert run("chart --data mine").code == 0


def test_a_script_without_a_font_is_said(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sinorus.chart.image.FOLDERS", (str(tmp_path / "none"),))
    result = run(f"chart --data {hostile(tmp_path / 'H')} -o c.png")
    assert result.code == 0
    assert result.err.splitlines()[:2] == [
        f"this machine seems to have no font for {script} text, which may be missing in the picture"
        for script in ("Chinese", "Cyrillic")
    ]


def test_colours_follow_the_effect_and_say_nothing_more(run: Run) -> None:
    line = "chart --from 1949 --to 1960 --climate decade"
    coloured = on_terminal(SINORUS, *line.split()).out
    plain = on_terminal(SINORUS, *line.split(), "--no-color").out
    assert {"\x1b[31m", "\x1b[32m", "\x1b[33m"} <= set(re.findall(r"\x1b\[3\dm", coloured))
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain == run(line).out


def test_without_a_window_the_axis_covers_the_series_too(run: Run) -> None:
    shown = run("chart --theme energy --search Angarsk --series crude-china-from-russia").out
    values = [point["value"] for point in run("series crude-china-from-russia --json").json()]
    assert f"▁ {min(values):.12g}  █ {max(values):.12g}" in shown
    assert shown.startswith("Energy, “Angarsk”, 2002–2025\n2 events\n")


def test_a_point_of_a_series_is_told_in_words(run: Run, tmp_path: Path) -> None:
    run(f"chart --from 2004 --to 2006 --series arms-tiv-to-china -o {tmp_path / 'c.svg'}")
    told = (tmp_path / "c.svg").read_text(encoding="utf-8")
    labels = re.findall(r'aria-label="([^"]*million TIV[^"]*)"', told)
    assert any(re.match(r"2005, \d+ million TIV, 3066 and 3077, https?://", label) for label in labels)
    assert "start: " not in "".join(re.findall(r'aria-label="([^"]*(?:cooperation|friction)[^"]*)"', told))


@pytest.mark.slow
def test_a_tooltip_is_shown_whole_and_a_phone_scrolls_the_picture_only(run: Run, tmp_path: Path, page: Any) -> None:
    assert run(f"chart --during 1954 -o {tmp_path / 'c.html'}").code == 0
    page.goto((tmp_path / "c.html").as_uri())
    [x, y] = page.evaluate(
        "[...document.querySelectorAll('#chart .mark-symbol path')].map(path => path.getBoundingClientRect())"
        ".filter(box => box.x > 0).map(box => [box.x + box.width / 2, box.y + box.height / 2])[0]"
    )
    page.mouse.move(x, y)
    page.wait_for_selector("#vg-tooltip-element.visible")
    cells = "[...document.querySelectorAll('#vg-tooltip-element td.value')]"
    assert page.evaluate(f"{cells}.length") == 8
    assert page.evaluate(f"{cells}.filter(cell => cell.scrollHeight > cell.clientHeight + 1).length") == 0
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("document.documentElement.scrollWidth === 390")


def boxes(page: Any) -> list[tuple[str, float, float, float, float]]:
    """Return the texts that are seen in the first panel of a page, with their left, top, right and bottom edges."""
    found = page.evaluate(
        "[...document.querySelectorAll('#chart .concat_0_group text, #chart [class*=concat_0] text, #chart text')]"
        ".filter(text => text.textContent && !text.closest('.mark-group.role-axis, .role-legend, .role-title')"
        " && getComputedStyle(text).opacity !== '0' && text.getAttribute('stroke') === null)"
        ".map(text => [text.textContent, text.getBoundingClientRect()])"
        ".map(([name, box]) => [name, box.left, box.top, box.right, box.bottom])"
    )
    return list(dict.fromkeys(map(tuple, found)))


def touching(texts: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other by more than two pixels."""
    pairs = []
    for at, (name, left, top, right, bottom) in enumerate(texts):
        for other, x, y, far, low in texts[:at]:
            if min(right, far) - max(left, x) > 2 and min(bottom, low) - max(top, y) > 2:
                pairs.append((name, other))
    return pairs


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["--from 1949 --to 1991", "--from 1985 --to 2001", ""])
def test_titles_stand_where_they_fit_and_again_after_zooming(run: Run, tmp_path: Path, page: Any, asked: str) -> None:
    assert run(f"chart {asked} -o {tmp_path / 'c.html'}").code == 0
    titles = {row["title"] for row in run(f"timeline {asked} --json").json()}
    page.goto((tmp_path / "c.html").as_uri())
    page.wait_for_selector("#chart svg")
    seen = []
    for wheel in (0, 5, 3):
        box = page.locator("#chart").bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 200)
        for _ in range(wheel):
            page.mouse.wheel(0, -300)
        page.wait_for_timeout(300)
        texts = [text for text in boxes(page) if text[0] in titles]
        assert touching(texts) == []
        seen.append({name for name, *_ in texts})
    assert seen[0]
    assert not titles - seen[0] or (seen[1] | seen[2]) - seen[0]


def test_of_more_events_than_have_room_those_with_most_links_are_named(run: Run, tmp_path: Path) -> None:
    assert run(f"chart -o {tmp_path / 'c.svg'}").code == 0
    named = set(texts_of(tmp_path / "c.svg"))
    rows = run("timeline --json").json()
    links = {row["title"]: len(row["causes"]) + len(row["led_to"]) + len(row["claims"]) for row in rows}
    named_links = [links[row["title"]] for row in rows if row["title"] in named]
    assert len(named_links) > 60
    assert sum(named_links) / len(named_links) > 2 * sum(links.values()) / len(links)
    assert any(re.search(rf"^{len(rows)} events; \d+ are drawn, those with most links first", text) for text in named)
    assert "All events by effect and decade" in named


def ticks_of(file: Path) -> dict[str, float]:
    """Return the labels of the first axis of an SVG, each with the pixel at which it stands."""
    root = ElementTree.parse(file).getroot()
    axis = next(group for group in root.iter(f"{SVG}g") if "role-axis-label" in group.get("class", ""))
    found = {}
    for text in axis.iter(f"{SVG}text"):
        move = re.search(r"translate\(([-\d.]+),", text.get("transform", ""))
        assert move
        found["".join(text.itertext())] = float(move[1])
    return found


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [("1966-07", "1967-02", "1966-11-16"), ("1966", "1967", "1966-10-01"), ("1949", "1991", "1969-03-02")],
)
def test_a_mark_stands_where_the_axis_says(run: Run, tmp_path: Path, first: str, last: str, day: str) -> None:
    folder = data_folder(tmp_path / "D", [event("a", "The day", day), event("b", "B", first), event("c", "C", last)])
    assert run(f"chart --data {folder} --from {first} --to {last} -o {tmp_path / 'c.svg'}").code == 0
    ticks = ticks_of(tmp_path / "c.svg")
    assert len(ticks) > 3
    drawn = (tmp_path / "c.svg").read_text(encoding="utf-8")
    mark = re.search(r'aria-label="The day, [^"]*"[^>]*transform="translate\(([-\d.]+),', drawn)
    assert mark
    [(low, left), *_, (high, right)] = [(place_in_time(label), at) for label, at in ticks.items()]
    expected = left + (place_in_time(day) - low) * (right - left) / (high - low)
    assert float(mark[1]) == pytest.approx(expected, abs=0.6)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def place_in_time(label: str) -> float:
    """Return what a tick or a day says, in years in which every month has 31 days."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", label):
        year, month, day = map(int, label.split("-"))
        return year + ((month - 1) * 31 + day - 1) / 372
    *name, written = label.split()
    return int(written) + (MONTHS.index(name[0]) / 12 if name else 0)


def test_what_goes_on_outside_has_an_arrow_in_place_of_a_beginning(run: Run, tmp_path: Path) -> None:
    events = [event("long", "Long", "1966/1976", effect="friction"), event("open", "Open", "1971/..")]
    folder = data_folder(tmp_path / "D", events)
    asked = f"chart --data {folder} --from 1969 --to 1972"
    out = run(asked).out
    assert re.search(r"^◂-─.*─▸$", out, re.MULTILINE)
    assert re.search(r"^ +Open =─+▸$", out, re.MULTILINE)
    assert run(f"{asked} -o {tmp_path / 'c.svg'}").code == 0
    drawn = (tmp_path / "c.svg").read_text(encoding="utf-8")
    [ends, *_] = re.findall(r'role-axis-domain.*?<line [^>]*x2="(\d+)"', drawn)
    shapes = re.findall(r'<path [^>]*aria-label="(\w+), [^"]*"[^>]*transform="translate\(([-\d.]+),', drawn)
    inside = {name: 0 <= float(at) <= float(ends) for name, at in shapes}
    assert inside == {"Long": False, "Open": True}
    layers = [re.findall(rf'concat_0_layer_{n}_marks"[^>]*>(.*?)</g>', drawn)[0] for n in (3, 4)]
    assert [layer.count(' opacity="1"') for layer in layers] == [1, 2]


def test_a_decade_that_the_window_cuts_says_so(run: Run, tmp_path: Path) -> None:
    asked = "chart --from 1949 --to 1985-06 --climate decade"
    assert "1940 counts from 1949; 1980 counts until 30 Jun 1985" in run(asked).out
    assert run(f"{asked} -o {tmp_path / 'c.svg'}").code == 0
    assert {"1940: from 1949", "1980: until 30 Jun 1985"} <= set(texts_of(tmp_path / "c.svg"))
    assert "counts from" not in run("chart --from 1950 --to 1979 --climate decade").out


def test_a_narrow_period_has_a_letter_and_the_letters_are_explained(run: Run, tmp_path: Path) -> None:
    assert run(f"chart --theme energy -o {tmp_path / 'c.svg'}").code == 0
    texts = texts_of(tmp_path / "c.svg")
    [told] = [text.partition("Source: ")[0] for text in texts if text.startswith("Periods: ")]
    letters = re.findall(r"(?:^Periods:|;) ?([A-Z]) ", told)
    assert len(letters) > 2
    assert all(texts.count(letter) == 1 for letter in letters)
    labels = {row["label"].replace(" ", "") for row in run("periods --json").json() if row["era"]}
    assert {part[1:] for part in told.removeprefix("Periods:").replace(" ", "").split(";")} <= labels


def test_a_picture_names_its_source_and_who_measured_its_series(run: Run, tmp_path: Path) -> None:
    assert run(f"chart --theme energy --series trade-total -o {tmp_path / 'c.svg'}").code == 0
    [row] = [one for one in run("series --json").json() if one["id"] == "trade-total"]
    told = " ".join(texts_of(tmp_path / "c.svg"))
    assert re.search(r"Source: Russia and China: events and claims, version [\d.]+, CC BY 4.0; series: ", told)
    assert row["source"]["publisher"] in told


def test_a_picture_has_the_title_the_size_and_the_paper_that_are_asked_for(run: Run, tmp_path: Path) -> None:
    title = "Sanctions <b>& more</b>"
    own = f"--title '{title}' --width 800 --height 500 --dark"
    assert run(f"chart --from 1985 --to 1990 {own} -o {tmp_path / 'c.svg'}").code == 0
    root = ElementTree.parse(tmp_path / "c.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("800", "500")
    assert title in texts_of(tmp_path / "c.svg")
    drawn = (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert SIGNS["cooperation"].dark in drawn
    assert SIGNS["cooperation"].light not in drawn
    assert run(f"chart --from 1985 --to 1990 --width 400 --height 300 --scale 3 -o {tmp_path / 'c.png'}").code == 0
    assert struct.unpack(">II", (tmp_path / "c.png").read_bytes()[16:24]) == (1200, 900)


def test_the_legend_of_a_picture_is_the_table_of_signs(run: Run, tmp_path: Path, small: str) -> None:
    assert run(f"chart --data {small} -o {tmp_path / 'c.svg'}").code == 0
    drawn = (tmp_path / "c.svg").read_text(encoding="utf-8")
    legend = drawn[drawn.index("role-legend-entry") :]
    colours = [colour for colour in re.findall(r'<path [^>]*fill="(#\w{6})"', legend) if colour != "#222222"]
    assert colours[:4] == [sign.light for effect, sign in SIGNS.items() if effect]


def test_a_crowd_is_counted_and_its_first_events_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = run("chart --from 1949 --to 1991").out
    rows = run("timeline --from 1949 --to 1991 --json").json()
    for sign in (sign for effect, sign in SIGNS.items() if effect):
        assert f"{sign}: {sum(row['effect'] == sign.word for row in rows)}\n" in out
    numbered = re.findall(r"^(\d+) .*", out, re.MULTILINE)
    assert [str(number) for number in range(1, 16)] == [number for number in numbered if int(number) < 16][-15:]
    assert "Sino-Soviet treaty of friendship, alliance and mutual assistance" in out


@pytest.mark.slow
def test_of_thousands_of_events_a_picture_draws_the_first_and_counts_all(run: Run, tmp_path: Path) -> None:
    events = [event(f"e{n}", f"Event {n}", f"{1900 + n % 100}-0{1 + n % 9}") for n in range(2500)]
    folder = data_folder(tmp_path / "D", events)
    assert "2500 events" in run(f"chart --data {folder}").out
    assert run(f"chart --data {folder} -o {tmp_path / 'c.svg'}").code == 0
    told = " ".join(texts_of(tmp_path / "c.svg"))
    assert re.search(r"2500 events; \d+ are drawn, those with most links first; all are counted below", told)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "chart --width 800",
            "--width is for a picture in a file; add -o with a name that ends in .svg, .png or .html",
        ),
        ("chart --dark", "--dark is for a picture in a file"),
        ("chart --width 5 -o c.svg", '--width "5" is no number from 200 to 10000'),
        ("chart --scale 0 -o c.png", '--scale "0" is no number from 1 to 10'),
    ],
)
def test_options_of_a_picture_that_cannot_be_kept_are_refused(run: Run, own: Path, line: str, said: str) -> None:
    assert said in refusal(run, line, 2)


def test_a_map_has_every_place_with_its_events_and_says_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    places = [
        {"name": "Harbin", "lat": 45.75, "lon": 126.63},
        {"name": "Chita", "lat": 52.03, "lon": 113.5},
        {"name": "<b>Ottawa</b>", "lat": 45.4, "lon": -75.7},
        {"name": "Nowhere known"},
    ]
    events = [
        event(f"e{at}", f"E{at}", "1950", place=place, effect="friction" if at % 2 else "cooperation")
        for at, place in enumerate([*places, places[0]])
    ]
    asked = f"chart --data {data_folder(tmp_path / 'D', events)} --map"
    assert run(asked).out.splitlines()[4:7] == ["   2 Harbin: +2", "   1 <b>Ottawa</b>: +1", "   1 Chita: -1"]
    assert run(f"{asked} -o {tmp_path / 'm.svg'}").code == 0
    texts = texts_of(tmp_path / "m.svg")
    assert {"Harbin 2", "Chita 1"} <= set(texts)
    told = " ".join(texts)
    assert "5 events; 1 without a point on the map left out" in told
    assert "Outside the map: <b>Ottawa</b> 1" in told
    assert "Natural Earth" in told


def test_a_map_has_no_time_axis_for_a_series(run: Run, own: Path) -> None:
    assert "--map has no time axis for --series or --climate" in refusal(run, "chart --map --climate year", 2)
