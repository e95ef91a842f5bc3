"""Machine-coded events of public layouts, streamed by DuckDB to Parquet, or counted month by month to series."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.errors import BadData
from sinorus.base.optional import load
from sinorus.base.stems import Stems
from sinorus.base.text import fold, quote, safe, to_system, words
from sinorus.imports.coded_layouts import layout_of
from sinorus.index.folders import data_dir
from sinorus.model.rows import keys
from sinorus.model.rows.vocabulary import Actor
from sinorus.model.rows.works import Reference
from sinorus.model.wide_tables import DATE, INTEGER, JSON, LIST, NUMBER, PAGES, SCHEMA, TEXT, VERSION

_PAGE = f"STRUCT({', '.join(f'{name} VARCHAR' for name in keys(Reference))})"
_TYPES = {TEXT: "VARCHAR", INTEGER: "BIGINT", NUMBER: "DOUBLE", JSON: "VARCHAR", DATE: "DATE", LIST: "VARCHAR[]"}
_TYPES |= {PAGES: f"{_PAGE}[]"}
_NEVER = 2**62
# The page of the first report, called after its site.
_HOST = "regexp_extract(url, '^https?://([^/]+)', 1)"
_CELLS = {"title": _HOST, "publisher": _HOST, "url": "url"}
_MEMBERS = ", ".join(f"'{name}': {_CELLS.get(name, 'NULL')}" for name in keys(Reference))
_PAGES = f"CASE WHEN {_HOST} <> '' THEN [{{{_MEMBERS}}}] ELSE [] END"
_KEY = "(year(day) * 16 + month(day)) * 32 + day(day)"
# How DuckDB names the line of a file of text that has too many or too few columns.
_LINE, _COLUMNS = r"CSV Error on Line: (\d+)", r"Expected Number of Columns: (\d+) Found: (\d+)"
# What to do where the actors that were chosen have no events.
ACTORS = "an actor is a code such as RUS, in icews a country too; leave --actor out, or one of them"


# A month, with the number of its events, of those of cooperation, and of those of friction.
Month = tuple[Any, ...]


class Job(NamedTuple):
    """What is imported: files of a layout, and the countries of which each takes part in an event."""

    files: Sequence[str]
    layout: str
    actors: Sequence[str]


class Events:
    """The events of some files as a view of DuckDB, with what is counted of them."""

    def __init__(self, job: Job, folder: str) -> None:
        """Read the heads of all files; raises BadData for a file of another layout."""
        self.library = load("duckdb", "big", f"--layout {job.layout}")
        self.db: Any = self.library.connect(config={"memory_limit": "400MB", "temp_directory": folder})
        self.job, self.stems = job, Stems()
        self.forms: dict[str, str] = {}
        self.table = json.loads((data_dir() / "codes" / "cameo.json").read_bytes())
        self.names: dict[str, str] = self.table["countries"]
        self.db.create_function("words_of", self._words, ["VARCHAR", "VARCHAR"], "VARCHAR")
        self.db.execute("CREATE TABLE root (root VARCHAR, label VARCHAR, kind VARCHAR, effect VARCHAR)")
        self.db.executemany("INSERT INTO root VALUES (?, ?, ?, ?)", [list(row.values()) for row in self.table["roots"]])
        self.run(f"CREATE VIEW coded AS SELECT * FROM ({' UNION ALL '.join(map(self._select, job.files))})")

    def _words(self, title: str, body: str) -> str:
        text = f" {self.stems.of(words(title))} | {self.stems.of(words(body))} "
        # Numbers are words too, and there are as many as events.
        self.forms.update(form for form in self.stems.new if len(form[0]) > 1 and form[0].isalpha())
        self.stems.new.clear()
        return text

    def _select(self, file: str) -> str:
        layout = layout_of(self.job.layout, file)
        heads = ", ".join(f"'{head}': 'VARCHAR'" for head in layout.heads)
        how = f"auto_detect = false, header = {self.job.layout == 'icews'}, columns = {{{heads}}}"
        path = to_system(file).replace("'", "''")
        columns = ", ".join(f"{sql} AS {name}" for name, sql in layout.columns.items())
        extra = ", ".join(f"'{name}': \"{name}\"" for name in layout.kept)
        taking = " AND ".join(self._takes_part(code, layout.columns) for code in self.job.actors) or "TRUE"
        return (
            f"SELECT {columns}, CAST(to_json({{{extra}}}) AS VARCHAR) AS extra"
            f" FROM read_csv('{path}', delim = '\\t', quote = '', escape = '', nullstr = '', {how}) WHERE {taking}"
        )

    def _takes_part(self, code: str, columns: dict[str, str]) -> str:
        """Write SQL for whether a country is one of the two sides, by its code or, in ICEWS, its name."""
        names = {code.upper(), code, self.names.get(code.upper(), code)}
        texts = ", ".join("'" + name.replace("'", "''") + "'" for name in sorted(names))
        return f"({columns['one_country']} IN ({texts}) OR {columns['other_country']} IN ({texts}))"

    def run(self, sql: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Run a statement; BadData where a file is not as its layout says."""
        try:
            rows: list[tuple[Any, ...]] = self.db.execute(sql, values).fetchall()
        except self.library.Error as error:
            raise BadData(f"cannot import {self._told(str(error))}") from error
        return rows

    def _told(self, error: str) -> str:
        """Say which line of which file is wrong and how, by what DuckDB says; else in its own words."""
        file = next((file for file in self.job.files if f"file = {to_system(file)}\n" in error), self.job.files[0])
        line, columns = (re.search(pattern, error) for pattern in (_LINE, _COLUMNS))
        if line and columns:
            remedy = "take it out, or fetch the file again if its end is missing"
            return f"line {line[1]} of {quote(file)}, which has {columns[2]} columns of {columns[1]}; {remedy}"
        if line and "not utf-8" in error:
            return f"line {line[1]} of {quote(file)}, which is no UTF-8; write the file in UTF-8"
        said = safe(error.strip().partition("\n")[0])[:300]
        return f"{quote(file)} as {self.job.layout}; DuckDB says: {said}"

    def write(self, folder: Path) -> dict[str, int]:
        """Write the tables of `export parquet` into a folder, and return how many rows each has.

        Raises BadData where there is no event.
        """
        counts = {"events": self._copy("events", self._events(), folder)}
        if not counts["events"]:
            raise BadData(f"no event of the files has these actors; {ACTORS}")
        spans = f"SELECT 'event' AS kind, id, lo, hi, hi AS sure_end, lo AS sure_start FROM '{_path(folder, 'events')}'"
        counts["spans"] = self._copy("spans", f"{spans} WHERE date_edtf IS NOT NULL", folder)
        for table in ("claims", "links"):
            columns = ", ".join(f'NULL AS "{name}"' for name in SCHEMA[table])
            counts[table] = self._copy(table, f"SELECT {columns} WHERE FALSE", folder)
        rows = json.dumps([[part, json.dumps(row, ensure_ascii=False)] for part, row in self._vocabulary(folder)])
        listed = "SELECT unnest(from_json($rows, '[[\"VARCHAR\"]]')) AS pair"
        vocabulary = f"SELECT row_number() OVER () - 1 AS n, pair[1] AS part, pair[2] AS row FROM ({listed})"
        counts["vocabulary"] = self._copy("vocabulary", vocabulary, folder, {"rows": rows})
        return counts

    def _copy(self, table: str, sql: str, folder: Path, values: dict[str, Any] | None = None) -> int:
        """Write a table with the columns that it should have, and return its number of rows."""
        (folder / table).mkdir()
        columns = ", ".join(f'CAST("{name}" AS {_TYPES[kind]}) AS "{name}"' for name, kind in SCHEMA[table].items())
        about = self.about().replace("'", "''")
        how = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{sinorus: '{about}'}}"
        [(count,)] = self.run(f"COPY (SELECT {columns} FROM ({sql})) TO '{_path(folder, table)}' ({how})", values)
        return int(count)

    def about(self) -> str:
        """Say what the folder holds, as JSON."""
        return json.dumps(
            {"format": VERSION, "query": f"sinorus import --layout {self.job.layout}", "datasets": [_dataset(self.job)]}
        )

    def _events(self) -> str:
        """Write the rows of events, in order of date."""
        title = "concat_ws(' – ', one, coalesce(label, 'event ' || code), other)"
        days = f"CASE WHEN day IS NULL THEN {_NEVER} ELSE {_KEY} END"
        # Of ICEWS a story that tells two things gives two rows of one id.
        nth = "row_number() OVER (PARTITION BY id)" if self.job.layout == "icews" else "1"
        one, other = self._id("one_country"), self._id("other_country")
        said = (
            "concat_ws(' ', id, date_edtf, kind, effect, place, array_to_string(actors, ' '), extra,"
            ' "references"[1].title)'
        )
        return f"""
            SELECT *, lo AS hi, words_of(title, {said}) AS words FROM (
            SELECT id || CASE WHEN nth > 1 THEN '-' || nth ELSE '' END AS id, left({title}, 300) AS title,
                   strftime(day, '%Y-%m-%d') AS date_edtf, strftime(day, '%Y-%m-%d') AS earliest,
                   strftime(day, '%Y-%m-%d') AS latest, {days} AS lo, NULL AS match, NULL AS summary,
                   coalesce(kind, 'other') AS kind, effect, [] AS themes, [] AS drivers,
                   CASE WHEN a IS NULL AND b IS NULL THEN [] WHEN b IS NULL OR a = b THEN [a]
                   WHEN a IS NULL THEN [b] ELSE [a, b] END AS actors,
                   left(place, 300) AS place, NULL AS place_id, lat, lon, [] AS causes,
                   [] AS led_to, [] AS claims, '[]' AS mentions, {_PAGES} AS "references", NULL AS confidence,
                   '' AS disputed, CASE WHEN day IS NULL THEN written END AS date_text, extra,
                   day AS earliest_date, day AS latest_date, '[]' AS names, NULL AS wikidata, 0 AS moment, [] AS lines,
                   [] AS sources, NULL AS detail
            FROM (SELECT *, {nth} AS nth, {one} AS a, {other} AS b FROM coded) LEFT JOIN root ON root = left(code, 2)
            ORDER BY lo, id)"""

    @staticmethod
    def _id(country: str) -> str:
        """Write SQL that makes an id of the code or the name of a country."""
        return f"nullif(trim(regexp_replace(lower({country}), '[^a-z0-9]+', '-', 'g'), '-'), '')"

    def _vocabulary(self, folder: Path) -> list[tuple[str, list[Any]]]:
        """List what a question needs beside the events: the countries, the words, and the day of the data."""
        events = _path(folder, "events")
        [(last,)] = self.run(f"SELECT max(date_edtf) FROM '{events}'")
        ids = [id for (id,) in self.run(f"SELECT DISTINCT unnest(actors) AS id FROM '{events}' ORDER BY id")]
        effects = [effect for (effect,) in self.run(f"SELECT DISTINCT coalesce(effect, 'not-coded') FROM '{events}'")]
        rows: list[tuple[str, list[Any]]] = [("meta", ["as_of", last or "2000-01-01"])]
        rows.append(("meta", ["datasets", json.dumps([{**_dataset(self.job), "as_of": last}])]))
        named = {code.lower(): name for code, name in self.names.items()}
        for id in ids:
            name = named.get(id, id.upper() if len(id) == 3 else id.replace("-", " ").title())
            actor = dict.fromkeys(keys(Actor)) | {
                "id": id,
                "name": name,
                "kind": "state",
                "aliases": [],
                "members": [],
                "names": [],
            }
            text = json.dumps(actor, ensure_ascii=False, separators=(",", ":"))
            rows.append(("record", ["actor", id, name, -_NEVER, _NEVER, text, ""]))
            rows += [("tag", [id, "kind", "state"]), ("mark", ["actor", id])]
            rows += [("name", ["actor", fold(text), id]) for text in dict.fromkeys((name, id))]
        rows += [("mark", ["effect", effect]) for effect in effects]
        return rows + [("form", [*form]) for form in sorted(self.forms.items())]

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    def months(self) -> list[Month]:
        """Count the events of each month: all, cooperation and friction."""
        return self.run(
            "SELECT strftime(day, '%Y-%m') AS month, count(*), count(*) FILTER (WHERE effect = 'cooperation'),"
            " count(*) FILTER (WHERE effect = 'friction') FROM coded LEFT JOIN root ON root = left(code, 2)"
            " WHERE day IS NOT NULL GROUP BY month ORDER BY month"
        )


def _path(folder: Path, table: str) -> str:
    return str(folder / table / "part-00000.parquet").replace("'", "''")


def _dataset(job: Job) -> dict[str, Any]:
    title = f"{job.layout.upper()} events" + (f" of {', '.join(job.actors)}" if job.actors else "")
    return {"title": title, "version": "0.1", "as_of": None, "licence": "not stated", "author": []}
