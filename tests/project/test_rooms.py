"""The tests lie as the source does: who changes a module finds its tests in the room of the same name."""

from conftest import ROOT

TESTS = ROOT / "tests"
SOURCE = ROOT / "src" / "sinorus"
# What stands for no room: helpers, whole faults, the repository itself, and what needs npm.
OTHERS = {"support", "robustness", "project", "npm"}
ROOMS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file())


def modules(room: str) -> set[str]:
    """Name the modules of a room, those of the packages in it, the packages, and the room itself."""
    names = {path.stem for path in (SOURCE / room).rglob("*.py")} - {"__init__"}
    return {room, *names, *(path.parent.name for path in (SOURCE / room).rglob("__init__.py"))}


def test_every_folder_of_tests_is_a_room_of_the_source_or_one_of_the_few_others() -> None:
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    assert folders <= {*ROOMS, *OTHERS}


def test_every_file_of_tests_is_named_after_a_module_of_its_room() -> None:
    for room in ROOMS:
        for path in (TESTS / room).glob("*.py"):
            name = path.stem.removeprefix("test_")
            assert any(name == module or name.startswith(f"{module}_") for module in modules(room)), path


def test_no_test_lies_beside_the_rooms_and_no_helper_in_them() -> None:
    assert [path.name for path in TESTS.glob("*.py")] == ["conftest.py"]
    for folder in (*ROOMS, "robustness", "project", "npm"):
        assert [path.name for path in (TESTS / folder).glob("*.py") if not path.name.startswith("test_")] == []
