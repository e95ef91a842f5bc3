"""What `make scale` has held to what: a line for each as soon as it is known, and a table at the end."""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple


class Check(NamedTuple):
    """Something that was held to something else.

    part    the data, or the step
    engine  what answered
    what    the question
    found   what came of it, in words
    is_good whether it is as it should be
    cpu     the seconds of CPU that it took, None where they were not taken
    """

    part: str
    engine: str
    what: str
    found: str
    is_good: bool
    cpu: float | None = None


class Report:
    """All checks of a run."""

    def __init__(self) -> None:
        """Begin without any."""
        self.checks: list[Check] = []

    def add(self, check: Check) -> None:
        """Keep a check, and print it."""
        self.checks.append(check)
        cpu = "" if check.cpu is None else f"{check.cpu:.1f} s"
        word = "same" if check.is_good else "FAIL"
        print(f"{word}  {check.part:10} {check.engine:14} {check.what:78.78} {check.found:30} {cpu:>8}", flush=True)

    def same(self, part: str, engine: str, what: str, answers: tuple[bytes, bytes], cpu: float | None = None) -> None:
        """Hold an answer to the one that is wanted, which is the second."""
        found, wanted = answers
        at = next((n for n, (one, other) in enumerate(zip(found, wanted, strict=False)) if one != other), len(found))
        said = f"{len(wanted)} bytes" if found == wanted else f"{len(found)} for {len(wanted)} bytes, from {at} on"
        self.add(Check(part, engine, what, said, found == wanted != b"", cpu))

    def table(self) -> str:
        """Write how many were asked of each part and engine, and how many are not as they should be."""
        rows = [("part", "engine", "asked", "wrong", "CPU")]
        for part, engine in dict.fromkeys(check[:2] for check in self.checks):
            mine = [check for check in self.checks if check[:2] == (part, engine)]
            cpu = sum(check.cpu or 0 for check in mine)
            wrong = sum(not check.is_good for check in mine)
            rows.append((part, engine, str(len(mine)), str(wrong), f"{cpu:.0f} s"))
        return "\n".join(f"{a:10} {b:14} {c:>6} {d:>6} {e:>8}" for a, b, c, d, e in rows)

    def is_good(self) -> bool:
        """Say whether all is as it should be."""
        return all(check.is_good for check in self.checks)


def key_of(paths: Iterable[Path]) -> str:
    """Write in ten letters what files hold, by which something that they have made is known later."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def made(folder: Path, name: str, key: str, make: Callable[[Path], object]) -> Path:
    """Return what is made once and kept in a folder; what an earlier key has made goes."""
    target = folder / f"{name}-{key}"
    if not target.exists():
        for old in folder.glob(f"{name}-*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        draft = folder / f"draft-{name}"
        if draft.exists():
            shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
        make(draft)
        draft.rename(target)
    return target
