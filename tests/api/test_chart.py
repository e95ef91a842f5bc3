"""Pictures show themselves in a notebook, and are saved under the promises of the command line."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from sinorus.api.dataset import Dataset
from sinorus.api.dataset import open as open_data
from sinorus.base.errors import BadUsage
from sinorus.base.install import command


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    """Return the packaged data."""
    with open_data("builtin") as data:
        yield data


def test_a_picture_is_that_of_the_command(data: Dataset, run: Run, tmp_path: Path) -> None:
    picture = data.chart(theme="territory", start=1985, end=2001, series="trade-total", title="Borders")
    line = "chart --theme territory --from 1985 --to 2001 --series trade-total --title Borders"
    assert run(f"{line} -o {tmp_path / 'border.svg'}").code == 0
    assert picture._repr_svg_() == (tmp_path / "border.svg").read_text(encoding="utf-8")
    assert repr(picture) == "<a chart; save() writes it to a file>"


def test_an_answer_has_the_picture_of_its_command(data: Dataset, run: Run, tmp_path: Path) -> None:
    assert run(f"drivers --theme energy --count-by tradition -o {tmp_path / 'forces.svg'}").code == 0
    drivers = data.drivers(theme="energy").counts("tradition").chart()
    assert drivers._repr_svg_() == (tmp_path / "forces.svg").read_text(encoding="utf-8")
    assert "Borders" in data.events(theme="territory", end=1700, sort="title").chart(title="Borders")._repr_svg_()


def test_it_is_saved_by_the_ending_of_the_name(data: Dataset, tmp_path: Path) -> None:
    picture = data.events(theme="territory", end=1700).chart(width=600, dark=True)
    for ending, start in ((".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>")):
        picture.save(tmp_path / f"picture{ending}", scale=1)
        assert (tmp_path / f"picture{ending}").read_bytes().startswith(start)


def test_no_input_is_ever_overwritten(own: Path) -> None:
    before = Path("mine/events.json").read_bytes()
    Path("picture.svg").symlink_to("mine/events.json")
    with open_data("mine") as data:
        picture = data.events().chart()
        with pytest.raises(BadUsage, match=r"a chart is a file with the ending"):
            picture.save("mine/events.json")
        for force in (False, True):
            with pytest.raises(BadUsage, match="cannot write"):
                picture.save("picture.svg", force=force)
    assert Path("mine/events.json").read_bytes() == before


def test_there_may_be_nothing_to_draw(data: Dataset, tmp_path: Path) -> None:
    for picture in (data.chart(end=1500), data.drivers(lag="900/950").chart()):
        with pytest.raises(BadUsage, match="nothing"):
            picture.save(tmp_path / "nothing.svg")
    assert not (tmp_path / "nothing.svg").exists()


def test_without_the_library_it_is_said_how_to_install_it(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(BadUsage) as refusal:
        data.chart()
    expected = f"a picture needs vl_convert, which is not installed; `{command('charts')}` installs it"
    assert str(refusal.value) == expected


def test_no_text_of_the_data_becomes_markup(own: Path) -> None:
    events = Path("mine/events.json")
    events.write_text(events.read_text().replace("Something happened", "<script>alert(1)</script>"))
    with open_data("mine") as data:
        svg = data.events().chart()._repr_svg_()
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
