"""Write a data folder of any size with the real schema, vocabularies, links and words; the same one for a seed.

Usage: python benchmarks/generate.py EVENTS FOLDER [--seed N]

Every event and claim is a real one with another id, another date and its words in another order; one claim is written
for ten events, and each real claim at least once, so that every driver has one. The records are lines of
``events.jsonl`` and ``claims.jsonl``, written one by one.
"""

import argparse
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"
KEPT = ("dataset", "sources", "themes", "drivers", "periods", "actors", "places")
# These say more of the date that is replaced.
OF_A_DATE = ("date_os", "date_text")
Record = dict[str, Any]


def generate(count: int, folder: Path, seed: int = 1949) -> None:
    """Fill a new folder with a number of events, and a tenth as many claims or all real ones."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    for name in KEPT:
        shutil.copy(DATA / f"{name}.json", folder)
    (folder / "series").mkdir()
    for path in sorted((DATA / "series").glob("*.json")):
        _write_series(path, folder / "series" / path.name)
    _write(folder / "events.jsonl", _events(count, chance))
    _write(folder / "claims.jsonl", _claims(count, chance))


def _write_series(path: Path, target: Path) -> None:
    """Copy a series without the events of its points, which may not be among those of the new folder."""
    series = json.loads(path.read_text(encoding="utf-8"))
    for point in series["points"]:
        point.pop("event", None)
    target.write_text(json.dumps(series, ensure_ascii=False), encoding="utf-8")


def _real(name: str) -> list[Record]:
    return list(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


def _write(path: Path, records: Iterator[Record]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _events(count: int, chance: random.Random) -> Iterator[Record]:
    models = _real("events")
    for number in range(count):
        model = chance.choice(models)
        yield {
            **{key: value for key, value in model.items() if key not in OF_A_DATE},
            "id": _event_id(number),
            "date_edtf": _date(_year(number, count), chance),
            "title": _mixed(model["title"], chance),
            "summary": _mixed(model["summary"], chance),
            "causes": _causes(number, count, chance),
            "mentions": [],
        }


def _event_id(number: int) -> str:
    return f"generated-event-{number:07}"


def _year(number: int, count: int) -> int:
    """Spread events over 1700-2025, more of them the later it is, so that causes can lie before their effects."""
    return 1700 + int(325 * (number / count) ** 0.4)


def _date(year: int, chance: random.Random) -> str:
    """Write a date in one of the forms of the real data, as often as there."""
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    forms = {
        f"{year}-{month:02}-{day:02}": 62,
        f"{year}-{month:02}": 14,
        f"{year}": 10,
        f"{year}~": 2,
        f"{year}-{month:02}-{day:02}/{year + 1}-{month:02}": 6,
        f"{year}/{year + chance.randint(1, 9)}": 5,
        f"{year // 10}X": 1,
    }
    return chance.choices(list(forms), list(forms.values()))[0]


def _mixed(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _causes(number: int, count: int, chance: random.Random) -> list[Record]:
    """Name up to three earlier events, each once; one that begins within a decade may be meant as a later one."""
    earlier = {chance.randrange(number) for _ in range(chance.choice((0, 1, 1, 2, 3)))} if number else set()
    latest = _year(number, count) - 10
    return [
        {"event": _event_id(cause), "basis": "judgement"} for cause in sorted(earlier) if _year(cause, count) < latest
    ]


def _claims(count: int, chance: random.Random) -> Iterator[Record]:
    models = _real("claims")
    for number in range(max(count // 10, len(models))):
        model = models[number] if number < len(models) else chance.choice(models)
        events = sorted({_event_id(chance.randrange(count)) for _ in range(chance.randint(1, 3))})
        review = {**model["review"], "events": events} if model["review"] else None
        text = _mixed(model["text"], chance)
        yield {**model, "id": f"generated-claim-{number:07}", "text": text, "events": events, "review": review}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, help="how many events")
    parser.add_argument("folder", type=Path, help="the folder, which must not be there yet")
    parser.add_argument("--seed", type=int, default=1949, help="another seed gives other data")
    options = parser.parse_args()
    generate(options.events, options.folder, options.seed)


if __name__ == "__main__":
    main()
