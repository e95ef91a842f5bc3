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
4 events in 1949-01-01 … 1991-12-31

  1950              1960               1970              1980              1990
──┬─────────────────┬──────────────────┬─────────────────┬─────────────────┬────
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
  + A pact       ~───────── Long talks  A visit near the end of the picture =
                                     ?-· A clash at some time

A The era
+ cooperation  - friction  ~ mixed  = neutral  ? uncertain date  ── lasts
·· uncertain extent
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
    assert out.startswith(f"{len(rows)} events in 1985-01-01 … 1990-12-31")


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
        assert result.err == f"wrote {tmp_path / name}{suffix}: {count} events in 1960-01-01 … 1975-12-31\n"
    made = (tmp_path / f"a{suffix}").read_bytes()
    assert made == (tmp_path / f"b{suffix}").read_bytes()
    title, words = described(made, suffix)
    assert title == f"{count} events in 1960-01-01 … 1975-12-31"
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
    found = re.search(r"<h1>(.*?)</h1>\n<p>(.*?)</p>", page, re.DOTALL)
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
    assert run("chart --from 1969-03 --to 1969-08").out.splitlines()[2].split()[:4] == ["Mar", "1969", "Apr", "1969"]
    assert run("chart --from 1969-03-02 --to 1969-03-02").out.splitlines()[2].startswith("2 Mar 1969")
    assert run(f"chart --from 1968 --to 1969 -o {tmp_path / 'w.svg'}").code == 0
    years = [text for text in texts_of(tmp_path / "w.svg") if re.fullmatch(r"\d{4}", text)]
    assert len(set(years)) == len(years)


def test_what_fills_the_picture_has_its_title_in_it(run: Run, tmp_path: Path) -> None:
    assert "── Cultural Revolution ──" in run("chart --from 1968 --to 1969").out
    assert run(f"chart --from 1968 --to 1969 -o {tmp_path / 'c.svg'}").code == 0
    assert "Cultural Revolution" in texts_of(tmp_path / "c.svg")


def test_what_is_open_lasts_to_the_day_up_to_which_the_record_was_kept(run: Run, tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "D", [event("open", "Still going on", "1991/..")])
    assert "2020" in run(f"chart --data {folder}").out.splitlines()[2]


def test_titles_that_look_like_names_of_clippings_stay(run: Run, tmp_path: Path) -> None:
    title = "Video clip2024 and clip77 shown, gradient_5"
    folder = data_folder(tmp_path / "D", [event("a", title, "1991"), event("b", "B", "1999")])
    assert run(f"chart --data {folder} -o {tmp_path / 'c.svg'}").code == 0
    assert title in texts_of(tmp_path / "c.svg")


def test_a_climate_of_too_many_lines_is_refused_and_a_series_named_twice_drawn_once(run: Run, own: Path) -> None:
    folder = data_folder(Path("D"), [event("old", "Old", "Y-170000002"), event("new", "New", "1999")])
    assert "would take" in refusal(run, f"chart --data {folder} --climate year", 2)
    assert run("chart --from 2010 --series trade-total,trade-total,").out.count("[trade-total]") == 1


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
        ("chart -o chart.gif", 2, "a chart is a file with the ending .svg or .png or .html"),
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
    assert 'vl_convert, which is not installed; `python -m pip install "sinorus[charts]"` installs it' in message
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
    assert shown.startswith("2 events (theme energy; words Angarsk)\n")


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
    page.locator("#chart .mark-symbol path").first.hover(force=True)
    page.wait_for_selector("#vg-tooltip-element.visible")
    cells = "[...document.querySelectorAll('#vg-tooltip-element td.value')]"
    assert page.evaluate(f"{cells}.length") == 8
    assert page.evaluate(f"{cells}.filter(cell => cell.scrollHeight > cell.clientHeight + 1).length") == 0
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("document.documentElement.scrollWidth === 390")
