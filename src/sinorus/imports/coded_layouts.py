"""The public layouts of machine-coded events, as SQL of DuckDB that gives all of them the same columns."""

from pathlib import Path
from typing import NamedTuple

from sinorus.base.errors import BadData
from sinorus.base.text import quote, to_system
from sinorus.index.open_file import opened

NAMES = ("gdelt", "icews")
# The columns of GDELT, of which its files have no heads: those before the places, and those of each place.
_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_FIRST = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
_ACTION = ("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
           "NumMentions", "NumSources", "NumArticles", "AvgTone")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_ICEWS = ("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code", "Intensity",
          "Target Name", "Target Country", "Publisher", "City", "Country", "Latitude", "Longitude")  # fmt: skip


class Layout(NamedTuple):
    """How the files of a layout are read.

    - ``heads``: the columns in their order
    - ``columns``: the columns that all layouts have, as SQL
    - ``kept``: the columns of which the texts go to ``extra``
    """

    heads: tuple[str, ...]
    columns: dict[str, str]
    kept: tuple[str, ...]


def _gdelt(count: int) -> Layout:
    geo = _GEO if count < 60 else (*_GEO[:4], "ADM2Code", *_GEO[4:])
    heads = [*_FIRST, *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR), *_ACTION]
    heads += [f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in geo]
    columns = {
        "id": "'gdelt-' || GLOBALEVENTID",
        "day": "CAST(try_strptime(SQLDATE, '%Y%m%d') AS DATE)",
        "written": "SQLDATE",
        "one": "coalesce(Actor1Name, Actor1Code)",
        "other": "coalesce(Actor2Name, Actor2Code)",
        "one_country": "Actor1CountryCode",
        "other_country": "Actor2CountryCode",
        "code": "EventCode",
        "place": "ActionGeo_FullName",
        "lat": "TRY_CAST(ActionGeo_Lat AS DOUBLE)",
        "lon": "TRY_CAST(ActionGeo_Long AS DOUBLE)",
        "url": "SOURCEURL" if count > 57 else "NULL",
    }
    kept = ("EventCode", "QuadClass", "GoldsteinScale", "NumMentions", "AvgTone", "Actor1Code", "Actor2Code")
    return Layout((*heads, "DATEADDED", *(["SOURCEURL"] if count > 57 else [])), columns, kept)


ICEWS = Layout(
    (),
    {
        "id": "'icews-' || \"Event ID\"",
        "day": 'TRY_CAST("Event Date" AS DATE)',
        "written": '"Event Date"',
        "one": '"Source Name"',
        "other": '"Target Name"',
        "one_country": '"Source Country"',
        "other_country": '"Target Country"',
        "code": '"CAMEO Code"',
        "place": "nullif(concat_ws(', ', City, Country), '')",
        "lat": "TRY_CAST(Latitude AS DOUBLE)",
        "lon": "TRY_CAST(Longitude AS DOUBLE)",
        "url": "NULL",
    },
    ("CAMEO Code", "Event Text", "Intensity", "Publisher"),
)


def layout_of(name: str, file: str) -> Layout:
    """Return how a file is read, by the columns of its first line; BadData where it has others than its layout."""
    with opened(Path(to_system(file)), file) as read:
        heads = read.readline(2**20).decode("utf-8", "replace").rstrip("\r\n").split("\t")
    if name == "icews":
        if missing := [head for head in _ICEWS if head not in heads]:
            raise BadData(
                f"{quote(file)} lacks the column {quote(missing[0])} of the layout icews; is it tab-delimited?"
            )
        # A head of which nothing is asked gets a name of ours, whatever it is.
        return ICEWS._replace(heads=tuple(head if head in _ICEWS else f"c{at}" for at, head in enumerate(heads)))
    if len(heads) not in (57, 58, 61):
        rule = "an event table of GDELT, unzipped, has 57, 58 or 61, parted by tabs"
        raise BadData(f"{quote(file)} has {len(heads)} columns in its first line; {rule}")
    if not heads[0].isdigit():
        rule = "the files of GDELT have no names of columns, and begin with an event"
        raise BadData(f"{quote(file)} begins with {quote(heads[0], 30)} and not with the number of an event; {rule}")
    return _gdelt(len(heads))
