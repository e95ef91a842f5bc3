"""Pages in a browser, where there is one with windows: one for terminals would draw over the screen."""

import os
import webbrowser

from sinorus.base.errors import BadUsage

# Where one of these is set, a screen with windows can be drawn on.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
# Where one of these is set, the windows would open on another machine than the keyboard is at.
FAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def is_page(address: str) -> bool:
    """Say whether an address is one of the web, which a browser takes for nothing else."""
    return address.startswith(("https://", "http://"))


def open_page(address: str) -> bool:
    """Show a page in a browser with windows; False where there is none.

    Raises BadUsage for what is no address of the web.
    """
    if not is_page(address):
        raise BadUsage(f"{address} is no page of the web")
    browser = _with_windows()
    return bool(browser and browser.open(address))


def _with_windows() -> webbrowser.BaseBrowser | None:
    """Return the browser of this machine, if it has windows of its own."""
    if _is_far() or not _has_screen():
        return None
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    # The library starts browsers for terminals by this class, and waits until they end.
    return None if type(browser) is webbrowser.GenericBrowser else browser


def _is_far() -> bool:
    return any(os.environ.get(name) for name in FAR)


def _has_screen() -> bool:
    """Say whether there are windows; systems that are not of the kind of X always have them."""
    return os.name == "nt" or os.uname().sysname == "Darwin" or any(os.environ.get(name) for name in SCREENS)
