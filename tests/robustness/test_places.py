"""What is around the command: locale, home, working folder, network, and modules of other people."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from desks import Desk, nobody
from typewriter import SINORUS

C_LOCALE = "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"
FORMATS = ("table", "list", "plain", "json", "jsonl", "csv", "md")
TITLE = "Нерчинский договор 尼布楚"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "place", [C_LOCALE, "PYTHONIOENCODING=cp1252", "PYTHONIOENCODING=ascii:strict", "PYTHONUTF8=0"]
)
def test_a_narrow_encoding_breaks_no_format(desk: Desk, format: str, place: str) -> None:
    desk.put("/0/title", TITLE)
    told = desk.sh(f"export {place}; S timeline --format {format} && S timeline --format {format} -o p")
    assert told.code == 0
    if format not in ("table", "list"):
        assert told.text() == (desk.folder / "p").read_text(encoding="utf-8")
    assert "\u041d\u0435\u0440\u0447\u0438\u043d\u0441\u043a\u0438\u0439" in (desk.folder / "p").read_text(
        encoding="utf-8"
    )
    assert b"Treaty of Peking" in told.out


@pytest.mark.parametrize(
    "line", ["page", "chart", "export ics", "export csl-json", "export sqlite", "cite --query timeline"]
)
def test_what_is_written_is_the_same_in_any_locale(desk: Desk, line: str) -> None:
    desk.put("/0/title", TITLE)
    ending = {"page": "html", "chart": "svg", "export ics": "ics", "export sqlite": "db"}.get(line, "json")
    told = desk.sh(f"S {line} -o a.{ending} && {C_LOCALE} S {line} -o b.{ending} && cmp a.{ending} b.{ending}")
    assert told.code == 0, told


def test_an_empty_environment_is_enough(desk: Desk) -> None:
    assert desk.sh(f"env -i {SINORUS} timeline --data D") == desk.sh("S timeline")


def test_home_and_data_may_be_read_only(desk: Desk) -> None:
    usual = desk.sh("S timeline")
    with nobody(desk) as prefix:
        desk.sh("chmod -R a+rX D")
        for folder in (desk.data, desk.data / "series"):
            folder.chmod(0o555)
        around = "HOME=/nonexistent XDG_CACHE_HOME=/proc XDG_CONFIG_HOME=/proc SINORUS_CACHE="
        assert desk.sh(f"env {around} {prefix}{SINORUS} timeline --data D") == usual
        assert desk.sh(f"env HOME=/proc XDG_CACHE_HOME= SINORUS_CACHE= {prefix}{SINORUS} timeline --data D") == usual


def test_nothing_is_written_but_the_index(desk: Desk) -> None:
    before = desk.names()
    around = f"HOME={desk.folder}/home XDG_CACHE_HOME= SINORUS_CACHE="
    desk.sh(
        f"export {around}; S timeline; S show zhenbao; S check; sinorus date 1969; sinorus --help; sinorus validate D"
    )
    left = sorted(set(desk.names()) - set(before))
    assert left[:3] == ["home", "home/.cache", "home/.cache/sinorus"]
    assert [bool(re.fullmatch(r"home/.cache/sinorus/index-\w+\.sqlite", name)) for name in left[3:]] == [True]
    assert (desk.folder / "home/.cache/sinorus").stat().st_mode & 0o077 == 0


def test_the_working_folder_may_be_gone(desk: Desk) -> None:
    told = desk.sh(f"mkdir g; cd g; rmdir ../g; sinorus timeline --data {desk.data}")
    assert told == desk.sh("S timeline")


def test_time_zone_hash_seed_and_collation_change_nothing(desk: Desk) -> None:
    usual = desk.sh("S timeline --json")
    for place in ("TZ=Pacific/Kiritimati", "PYTHONHASHSEED=3", "LC_ALL=tr_TR.UTF-8", "LANG=zh_CN.UTF-8", "LANGUAGE=ru"):
        assert desk.sh(f"{place} S timeline --json")[:2] == usual[:2]


@pytest.mark.parametrize("level", ["1", "2"])
def test_no_check_rests_on_an_assertion(desk: Desk, level: str) -> None:
    desk.put("/0/date_edtf", "1969-02-30")
    desk.clean(f"PYTHONOPTIMIZE={level} S timeline --strict", 1, "February 1969 has 28 days")
    desk.put("/0/date_edtf", "1969")
    desk.put("/0/effect", "warm")
    desk.clean(f"PYTHONOPTIMIZE={level} S timeline --strict", 1, "/0/effect")


@pytest.mark.parametrize(
    "line",
    [
        "timeline",
        "page -o o.html",
        "chart -o o.svg",
        "export sqlite -o o.db",
        "export ics -o o.ics",
        "export parquet -o o",
    ],
)
def test_warnings_as_errors_find_nothing(desk: Desk, line: str) -> None:
    told = desk.sh(f"PYTHONWARNINGS=error PYTHONDEVMODE=1 SINORUS_CACHE=built S {line}")
    assert told.code == 0, told
    assert b"Warning" not in told.err


@pytest.mark.skipif(
    not shutil.which("strace") and not shutil.which("unshare"), reason="no way to take the network away"
)
def test_there_is_no_network_and_no_attempt(desk: Desk) -> None:
    usual = desk.sh("S timeline")
    alone = subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    if alone:
        assert desk.sh(f"unshare -rn {SINORUS} timeline --data D") == usual
    if shutil.which("strace"):
        told = desk.sh(f"strace -f -qq -e trace=network -o trace {SINORUS} timeline --data D")
        assert told == usual
        assert (desk.folder / "trace").read_text(encoding="utf-8") == ""


def test_a_module_of_the_working_folder_is_not_taken_for_one_of_ours(desk: Desk) -> None:
    for name in ("json", "typer", "sqlite3", "sinorus", "rich"):
        (desk.folder / f"{name}.py").write_text("raise SystemExit('owned')", encoding="utf-8")
    assert desk.sh("S timeline --format table").code == 0
    assert json.loads(desk.sh("S timeline --json").out)
    assert Path(SINORUS).exists()
