"""Dates for the property tests: single dates, masks, intervals and sets, all valid EDTF; and what only looks so."""

from hypothesis import assume
from hypothesis import strategies as st

from sinorus.base.errors import BadDate
from sinorus.dates import Date, parse

_DIGITS = st.integers(0, 9999).map(lambda year: f"{year:04}")
_MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
_DAYS = st.integers(1, 28).map(lambda day: f"{day:02}")

years = st.one_of(_DIGITS, st.integers(1, 9999).map(lambda year: f"-{year:04}"))
months = st.builds("{}-{}".format, years, _MONTHS)
days = st.builds("{}-{}-{}".format, years, _MONTHS, _DAYS)
seasons = st.builds("{}-{}".format, years, st.integers(21, 41))
long_years = st.one_of(
    st.integers(10_000, 999_999_999).map("Y{}".format),
    st.builds("Y-{}E{}".format, st.integers(1, 999), st.integers(4, 6)),
    st.builds("{}S{}".format, years, st.integers(1, 4)),
)
plain_dates = st.one_of(years, months, days)


@st.composite
def masked_dates(draw: st.DrawFn) -> str:
    """Draw a plain date with some digits masked; it always keeps at least the completion it was made of."""
    text = draw(plain_dates)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    masked = draw(st.sets(st.sampled_from(places), min_size=1))
    date = "".join("X" if place in masked else character for place, character in enumerate(text))
    # -0000 is no year, so a mask on it may have no completion.
    assume(_is_date(date))
    return date


moments = st.one_of(
    st.one_of(plain_dates, masked_dates(), seasons, long_years),
    st.builds("{}{}".format, st.one_of(plain_dates, masked_dates(), seasons), st.sampled_from("?~%")),
)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Draw an interval, of which at most one end is open or unknown."""
    start, end = draw(st.one_of(st.tuples(moments, moments), st.tuples(moments, st.sampled_from(["", ".."]))))
    text = f"{start}/{end}"
    turned = f"{end}/{start}"
    assume(_is_date(text) or _is_date(turned))
    return draw(st.sampled_from([one for one in (text, turned) if _is_date(one)]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Draw a set of moments and of ranges of years."""
    ranges = st.tuples(_DIGITS, _DIGITS).map(sorted).map("..".join)
    members = draw(st.lists(st.one_of(moments, ranges), min_size=1, max_size=4))
    if draw(st.booleans()):
        members[-1] = draw(plain_dates) + ".."
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(",".join(members))


anything = st.one_of(moments, intervals(), sets())

_LETTERS = "0123456789XYESTZ?~%/-.,:+[]{} _\u00a0\u200b\ud800\n"
_SCRAPS = """.. /.. ../ 19 195X Y1E9 E9 S3 -0 9999 0000 -06-31 -21 -41 T10:00:00Z 1111111111111111111111111111111111
March Feb. winter Q1 late early mid half of century 17th 1950s fifties the c. before between and or to – until BC AD
O.S. (Julian) today 1969 618 Х х О а с １ ٣ ſ K 世纪 год"""
_PARTS = st.sampled_from([*_LETTERS, *_SCRAPS.split()])
texts = st.one_of(
    st.text(max_size=220),
    st.lists(_PARTS, max_size=12).map("".join),
    st.lists(_PARTS, max_size=12).map(" ".join),
    st.builds(
        lambda text, part, where: _spliced(text, part, int(len(text) * where)), anything, _PARTS, st.floats(0, 1)
    ),
)


def _spliced(text: str, part: str, at: int) -> str:
    """Put something in the place of a character."""
    return text[:at] + part + text[at + 1 :]


def _is_date(text: str) -> bool:
    return parsed(text) is not None


def parsed(text: str) -> Date | None:
    """Return the date, or nothing if the text is none."""
    try:
        return parse(text)
    except BadDate:
        return None
