"""The checks for outsiders: they call what `.ci/run` calls, on every Python that is declared, with nothing unpinned."""

import re
import tomllib

from conftest import ROOT
from pages import targets

WORKFLOW = (ROOT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
GATE = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def listed(name: str) -> list[str]:
    """Return the lists of a matrix by its name, joined."""
    found = re.findall(rf"^ +{name}: \[(.*)\]$", WORKFLOW, re.MULTILINE)
    assert found, name
    return [item.strip('" ') for some in found for item in some.split(",")]


def test_the_workflow_calls_every_target_of_the_gate_and_no_other() -> None:
    gate = re.findall(r"^make (.+)$", GATE, re.MULTILINE)
    assert {*re.findall(r"run: make ([a-z][a-z -]*)$", WORKFLOW, re.MULTILINE), *listed("target")} == set(gate)
    assert {line.split()[0] for line in gate} <= targets()


def test_the_hooks_call_targets() -> None:
    called = re.findall(r"entry: make ([a-z-]+)$", HOOKS, re.MULTILINE)
    assert called
    assert set(called) <= targets()


def test_every_declared_python_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert declared[0] == project["requires-python"].removeprefix(">=")
    assert set(declared) <= set(listed("python"))


def test_every_action_is_pinned_by_the_hash_of_a_commit_with_its_version_beside_it() -> None:
    used = re.findall(r"uses: (.+)$", WORKFLOW, re.MULTILINE)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)] == []


def test_no_job_may_write_and_each_has_an_end() -> None:
    assert re.search(r"^permissions:\n  contents: read\n\w", WORKFLOW, re.MULTILINE)
    assert "write" not in re.findall(r"^ *[\w-]+: (\w+)$", WORKFLOW, re.MULTILINE)
    assert WORKFLOW.count("timeout-minutes:") == WORKFLOW.count("runs-on:") > 0
