"""Pages in a browser: what a person sees, clicks and saves there."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from sinorus.cli import run as cli

# A page must not hang; how quick it is on this machine today is no test.
PATIENCE = 30_000
Writing = Callable[..., Path]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Writing:
    """Write each page once: ``written("--theme", "energy")``."""
    known: dict[tuple[str, ...], Path] = {}

    def write(*options: str) -> Path:
        if options not in known:
            path = tmp_path_factory.mktemp("page") / "page.html"
            assert cli.run(["page", *options, "-o", str(path)]) == 0
            known[options] = path
        return known[options]

    return write


class Opened(NamedTuple):
    """A page in a browser, and what it asked for and complained about."""

    page: Page
    path: Path
    requests: list[str]
    complaints: list[str]

    def at(self, hash: str) -> "Opened":
        """Open the page anew at an address of its own."""
        self.page.goto("about:blank")
        self.page.goto(f"file://{self.path}{hash}")
        return self

    def hash(self) -> str:
        """Return what the address says now."""
        return str(self.page.evaluate("location.hash"))

    def saved(self, name: str) -> str:
        """Click a button that saves a file, and return the file."""
        self.page.evaluate("document.getElementById('Save').open = true")
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=name).click()
        return download.value.path().read_text(encoding="utf-8")

    def rows(self, kind: str = "events") -> list[dict[str, Any]]:
        """Return the records that are shown, as the page saves them."""
        return list(json.loads(self.saved("All as JSON"))[kind])

    def shown(self, kind: str = "events") -> list[str]:
        """Return the ids of the records that are shown."""
        return [str(row["id"]) for row in self.rows(kind)]

    def counted(self) -> str:
        """Return what the page says of how much it shows."""
        return self.page.locator("#Count").inner_text()

    def focused(self, what: str) -> str:
        """Return an attribute of what has the focus, or of what holds it."""
        return str(self.page.evaluate(f"document.activeElement.closest('[{what}]')?.getAttribute('{what}')"))


Opening = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opening]:
    """Open a file; after the test it must have asked nobody for anything and complained about nothing."""
    all: list[Opened] = []

    def open(path: Path, hash: str = "", **settings: Any) -> Opened:
        page = browser.new_context(**settings).new_page()
        page.set_default_timeout(PATIENCE)
        found = Opened(page, path, [], [])
        page.on("request", lambda request: found.requests.append(request.url.partition("#")[0]))
        page.on("console", lambda message: found.complaints.append(message.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
        all.append(found.at(hash))
        return found

    yield open
    for found in all:
        # A file that the page saves is one that it made itself.
        outside = {url for url in found.requests if not url.startswith("blob:")}
        assert outside <= {f"file://{found.path}", "about:blank"}
        assert found.complaints == []
        found.page.context.close()


def texts_inside(path: Path) -> list[str]:
    """Return every text of the data inside a page, and the ids of its claims as the script has them."""
    [data] = re.findall(
        r'<script type="application/json" id="Facts">(.*?)</script>', path.read_text("utf-8"), re.DOTALL
    )
    facts = json.loads(data)
    return [*_leaves(facts), *_claims(facts["claims"])]


def _claims(packed: dict[str, Any]) -> list[str]:
    """Return the ids of claims, before most of which the id of their source is left out."""
    ids, sources = (column(packed["columns"].get(key, []), packed["rows"]) for key in ("id", "sources"))
    return [f"{of[0]}-{id[1:]}" if id.startswith("~") else id for id, of in zip(ids, sources, strict=True)]


def column(made: Any, rows: int) -> list[Any]:
    """Read a column as the script of a page does."""
    if isinstance(made, list):
        return made
    if "few" in made:
        return [made["few"].get(number, made["few"].get(str(number), 0)) for number in range(rows)]
    of = ["", *made["of"]]
    read = column(made["at"], rows)
    return [[of[each] for each in value] if isinstance(value, list) else of[value] or 0 for value in read]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(inner)
