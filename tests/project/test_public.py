"""What is public: one list in docs/python.md, which is what the names offer, and examples that are run.

``UPDATE_DOCS=1 .venv/bin/pytest tests/project/test_public.py`` writes the present list into the page.
"""

import doctest
import inspect
import os
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

import sinorus
from conftest import ROOT
from sinorus import dates

PAGE = ROOT / "docs" / "python.md"
LIST = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PAGES = ["docs/dates-in-python.md", "docs/python.md"]


def faces() -> Iterator[ModuleType]:
    """Yield the modules that are public, each of which names in `__all__` what of it is."""
    yield sinorus
    yield from (value for value in map(sinorus.__getattribute__, sinorus.__all__) if isinstance(value, ModuleType))


def readable(annotation: str) -> str:
    """Write a type or a signature without quotes and without the modules of sinorus."""
    bare = re.sub(r"(^|: |-> |\[)'([^']*)'", r"\1\2", annotation)
    return re.sub(r"sinorus\.[\w.]+\.(\w+)", r"\1", bare)


def signature(function: object) -> str:
    """Write the parameters of a function, or of a method that is bound or not."""
    found = str(inspect.signature(function))  # type: ignore[arg-type]
    return readable(re.sub(r"^\(self(?:: '[^']*')?(, )?", "(", found))


def members(kind: type) -> Iterator[str]:
    """Yield the attributes and the methods of a class, without those of its bases."""
    fields = inspect.get_annotations(kind)
    for name, annotation in fields.items():
        yield f"{name}: {readable(inspect.formatannotation(annotation))}"
    for name, value in vars(kind).items():
        if name.startswith("_") or name in fields:
            continue
        if isinstance(value, property):
            yield f"{name}: {readable(inspect.formatannotation(inspect.get_annotations(value.fget)['return']))}"  # type: ignore[arg-type]
        elif callable(getattr(kind, name)):
            yield f"{name}{signature(inspect.unwrap(getattr(kind, name)))}"
        else:
            yield f"{name}: {type(value).__name__}"


def lines(name: str, value: object) -> Iterator[str]:
    """Yield the line of a public name, and below it those of what a class has."""
    if isinstance(value, type):
        kind = value.__base__.__name__ if value.__base__ else ""
        yield name if kind in ("object", "tuple") else f"{name}({kind})"
        yield from (f"    {member}" for member in members(value) if not member.startswith("_"))
    elif callable(value):
        yield f"{name}{signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def listed() -> str:
    """Write the list of what is public; what two faces offer is listed once in full."""
    parts = []
    for face in faces():
        named = {name: getattr(face, name) for name in face.__all__}
        again = [name for name in named if face is not sinorus and name in sinorus.__all__]
        own = [line for name in named if name not in again for line in lines(name, named[name])]
        parts.append("\n".join([f"{face.__name__}:", "", *own, *(f"{name} = sinorus.{name}" for name in again)]))
    return "\n\n".join(parts) + "\n"


def test_the_page_lists_what_is_public_with_its_signatures() -> None:
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(LIST.sub(lambda _: listed(), text), encoding="utf-8")
    else:
        assert LIST.findall(text) == [listed()], (
            "what is public has changed: docs/python.md says what is promised; "
            "UPDATE_DOCS=1 .venv/bin/pytest tests/project/test_public.py writes the list anew"
        )


def documented() -> Iterator[tuple[str, object]]:
    """Yield every public function, class, property and method with its name."""
    for face in faces():
        for name, value in ((name, getattr(face, name)) for name in face.__all__):
            if callable(value):
                yield f"{face.__name__}.{name}", value
            for key, part in vars(value).items() if isinstance(value, type) else ():
                if key[0] != "_" and (isinstance(part, property) or callable(getattr(value, key))):
                    yield f"{face.__name__}.{name}.{key}", part


@pytest.mark.parametrize(("name", "value"), [*documented()])
def test_what_is_public_is_documented_by_examples_that_run(name: str, value: object) -> None:
    text = inspect.getdoc(value)
    assert text, name
    run(text, name, {key: getattr(dates, key) for key in dates.__all__} | vars(sinorus))


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_the_page_show_what_one_gets(name: str) -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    run("\n".join(blocks), name, {})


def run(text: str, name: str, names: dict[str, object]) -> None:
    """Run the examples in a text one after the other."""
    told: list[str] = []
    doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(text, names, name, name, 0), out=told.append)
    assert told == [], "".join(told)


def test_a_slip_in_a_name_is_an_error_that_names_the_near_one() -> None:
    with pytest.raises(AttributeError, match="module 'sinorus' has no attribute 'date'") as caught:
        sinorus.date  # type: ignore[attr-defined]  # noqa: B018
    assert (caught.value.name, caught.value.obj) == ("date", sinorus)


def test_every_public_name_stands_in_the_table_and_is_shown_by_dir() -> None:
    assert set(sinorus._MODULES) == set(sinorus.__all__) <= set(dir(sinorus))  # type: ignore[attr-defined]
    for name, module in sinorus._MODULES.items():  # type: ignore[attr-defined]
        assert getattr(sinorus, name) is getattr(import_module(module), name, import_module(module))
