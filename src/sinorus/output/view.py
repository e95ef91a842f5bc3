"""The View of an answer: all that a format needs. Views know no format, and formats know no kind of record."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from sinorus.output.settings import Output

# A row of an answer: a TypedDict of model/rows. It is contravariant, because a column that reads few keys of a row also
# serves rows that have more of them.
R_contra = TypeVar("R_contra", contravariant=True)
Cell = Callable[[R_contra], object]
# The space between two columns, and between a text and the id behind it.
GAP = 2


class Column(NamedTuple, Generic[R_contra]):
    """A column of the table.

    title  its heading
    cell   makes the content of a cell from a row
    width  in characters, where its rows need as many; 0 shares what the columns with a width leave
    tone   names the colour of a cell, in rich's names; an empty name is no colour
    wide   the width of the page, in characters, from which on the column is shown
    most   how wide the column may grow where its rows need it and the page is wide
    place  where a table has it: ``""`` in a column of its own, ``id`` behind the first text without a width, ``below``
           under the row, ``long`` under the row if --long asks for it
    """

    title: str
    cell: Cell[R_contra]
    width: int = 0
    tone: Callable[[R_contra], str] | None = None
    wide: int = 0
    most: int = 0
    place: str = ""


class RowKeys:
    """Gives the keys of rows when it is called; most answers need none, and the types of all rows cost a twentieth.

    schema  the name under which the rows are published
    names   the keys, where there are others than in the schema
    """

    def __init__(self, schema: str, names: Sequence[str] = ()) -> None:
        self.schema = schema
        self.names = names

    def __call__(self) -> Sequence[str]:
        """Return the keys of a row, in order."""
        if self.names:
            return self.names
        from sinorus.model.rows import ROWS, keys

        return keys(ROWS[self.schema])

    def paths(self) -> list[str]:
        """Return the paths of all keys, nested ones too, such as ``place.name``; ``*`` stands for any key of a map."""
        from sinorus.model.rows import ROWS, paths

        return [path for path in paths(ROWS[self.schema]) if not self.names or path.split(".")[0] in self.names]

    def mixed(self) -> set[str]:
        """Return the keys that hold an object in some rows and a plain value in others."""
        from sinorus.model.rows import ROWS, mixed

        return mixed(ROWS[self.schema])


class Tally(NamedTuple):
    """How many records there are: in the answer, only possibly in it, and in all the data.

    With ``more`` they were not all counted: there are ``total`` or more.
    """

    total: int
    possible: int
    all: int
    more: bool = False


class View(NamedTuple, Generic[R_contra]):
    """An answer ready to be rendered.

    noun      what the rows are, in the plural, for the closing line
    rows      gives up to so many rows (-1: all), each as a JSON text
    keys      gives the keys of a row, in order; called only where they are needed
    plain     name and content of each column of the plain format
    columns   the columns of the table
    tally     counts the records; called only where the count is told
    within    says in which window the answer lies, for the closing line
    group     names the heading under which a row of the table stands
    describe  lists the labelled fields of a row, for formats that show a record field by field
    notes     sentences that are always said on standard error
    hints     makes sentences that are said only to a person
    cards     True where the rows are shown as labelled fields even in a table
    nothing   is said where there are no rows
    reason    says why there are no rows; empty where there is nothing to say
    silent    True where nothing is said of how many rows there are
    long      more rows than this are cut in the formats of ``capped``
    first     how many rows are shown of an answer that is cut
    most      how many rows an answer without a limit has in any format; -1 for all
    remedy    says how to ask for what ``most`` leaves out
    capped    the formats in which an answer is cut; without any, tables and lists on a terminal
    whole     False where only some keys were asked for
    title     stands above the rows where people read
    heading   names the group in formats that have no headings
    before    an answer shown above this one where people read
    after     an answer shown below this one where people read
    more      the formats that only this answer has
    marks     gives the words that are bold where there is colour; called once the rows are read
    tree      writes a row as a branch of a tree; the rows then have a ``depth``
    repeats   True where many rows may be alike, so that what is written of one is kept for the next
    draw      draws the answer into the file of an output, and returns what is to be said of it
    skip      gives so many rows behind the first so many, whose number stands first, of a total (-1: not known);
              without it these are read too
    """

    noun: str
    rows: Callable[[int], Iterable[str]]
    keys: Callable[[], Sequence[str]]
    plain: Sequence[tuple[str, Cell[R_contra]]]
    columns: Sequence[Column[R_contra]]
    tally: Callable[[], Tally]
    within: str = ""
    group: Callable[[R_contra], str] | None = None
    describe: Callable[[R_contra], list[tuple[str, str]]] | None = None
    notes: Sequence[str] = ()
    hints: Callable[[], list[str]] = list
    cards: bool = False
    nothing: str = ""
    reason: Callable[[], str] = str
    silent: bool = False
    long: int = 1000
    first: int = 200
    most: int = -1
    remedy: str = ""
    capped: Sequence[str] = ()
    whole: bool = True
    title: str = ""
    heading: str = ""
    before: "View[Any] | None" = None
    after: "View[Any] | None" = None
    more: Sequence[str] = ()
    marks: Callable[[], Collection[str]] = tuple
    tree: Callable[[R_contra], str] | None = None
    repeats: bool = False
    draw: Callable[[Output], list[str]] | None = None
    skip: Callable[[int, int, int], Iterable[str]] | None = None

    def page(self, skip: int, limit: int, total: int) -> Iterable[str]:
        """Give up to so many rows behind the first ``skip``; where the ``total`` is known (else -1) it may help."""
        if self.skip:
            return self.skip(skip, limit, total)
        return islice(self.rows(skip + limit), skip, None)

    def keep(self, write: Callable[[str], str]) -> Callable[[str], str]:
        """Return a function that writes rows, which for rows that repeat keeps what it wrote of the last thousands."""
        return lru_cache(10_000)(write) if self.repeats else write

    def all_columns(self) -> list[Column[R_contra]]:
        """Return the columns for formats that have room for all; what only --long asks for is left out."""
        return [column for column in self.columns if column.place != "long"]

    def fields(self, row: R_contra) -> list[tuple[str, str]]:
        """Return the labelled fields of a row, its id first, those without a value left out."""
        if self.describe:
            return self.describe(row)
        fields = [(self.heading, self.group(row))] if self.group and self.heading else []
        columns = sorted(self.all_columns(), key=lambda column: column.place != "id")
        fields += [(column.title, flat(column.cell(row))) for column in columns]
        return [(title, value) for title, value in fields if value]


def key(name: str) -> tuple[str, Cell[Any]]:
    """Make a column of the plain format from a key."""
    return name, lambda row: row[name]


def flat(value: Any) -> str:
    """Write a value as one text: the members of a list with ``;`` between them, objects as JSON, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return ";".join(flat(item) for item in value)
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def choose_keys(view: View[Any], names: list[str]) -> View[Any]:
    """Return a view of some keys only, in that order, as --fields asks for."""
    return view._replace(
        keys=RowKeys(view.keys.schema, names) if isinstance(view.keys, RowKeys) else lambda: names,
        plain=[(name, _cell_of(name)) for name in names],
        columns=[Column(name, _cell_of(name)) for name in names],
        group=None,
        describe=None,
        cards=False,
        tree=None,
        before=None,
        after=None,
        whole=False,
    )


def _cell_of(path: str) -> Cell[Any]:
    return lambda row: flat(value_at(row, path))


def value_at(value: Any, path: str) -> Any:
    """Return the value at a path such as ``place.name``; a list of them where a list stands on the way.

    None where a key is missing: of rows of several kinds, as `show` has them, some lack it. A key of ``extra`` may have
    dots in it.
    """
    if isinstance(value, dict) and path in value:
        return value[path]
    if isinstance(value, list):
        values = [value_at(member, path) for member in value]
        return [part for each in values for part in (each if isinstance(each, list) else [each])]
    first, _, rest = path.partition(".")
    inner = value.get(first) if isinstance(value, dict) else None
    return value_at(inner, rest) if rest and inner is not None else inner
