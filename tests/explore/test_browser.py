"""Which pages are opened, and where there is a browser with windows."""

import webbrowser

import pytest

from sinorus.base.errors import BadUsage
from sinorus.explore import browser


class Windows(webbrowser.BaseBrowser):
    """Stands for a browser with windows."""

    opened: str = ""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Keep the address."""
        self.opened = url
        return True


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """Return a browser with windows, on a machine with a screen that one sits at."""
    found = Windows()
    for name in (*browser.SCREENS, *browser.FAR):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "get", lambda: found)
    return found


def test_a_page_is_opened(windows: Windows) -> None:
    assert browser.open_page("https://example.org/a#:~:text=b")
    assert windows.opened == "https://example.org/a#:~:text=b"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "-h", "javascript:alert(1)", "", "ftp://example.org"])
def test_what_is_no_page_is_refused(address: str, windows: Windows) -> None:
    with pytest.raises(BadUsage, match="is no page of the web"):
        browser.open_page(address)
    assert not windows.opened


@pytest.mark.parametrize("name", browser.FAR)
def test_over_ssh_none_is_opened(name: str, windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "10.0.0.1")
    assert not browser.open_page("https://example.org")
    assert not windows.opened


def test_without_a_screen_none_is_opened(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert not browser.open_page("https://example.org")


def test_a_browser_for_terminals_is_never_started(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("w3m"))
    assert not browser.open_page("https://example.org")
