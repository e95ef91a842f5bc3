"""The rows on answers, dates and data sets."""

from typing import Annotated, Literal, TypedDict

from sinorus.model.rows.works import Author, Csl
from sinorus.model.values import Count, Day, Hash, Id, IsoDay, Meaning
from sinorus.model.vocabulary import Level

Change = Literal["added", "changed", "retired", "split", "removed", "moved"]


class DatasetRow(TypedDict):
    """The version of a data set that an answer was taken from."""

    title: str
    version: str
    as_of: str
    licence: str


class AnswerFacts(TypedDict):
    """What a reference says of an answer."""

    query: str
    rows: Count
    hash: Hash
    sinorus: str
    datasets: list[DatasetRow]


class AnswerRow(AnswerFacts):
    """A reference for an answer, as `cite --query` puts it out."""

    text: str
    csl: Csl


class RecordHash(TypedDict):
    """A record of an answer and the hash of its canonical JSON."""

    id: str
    hash: Hash


class AnswerAgain(AnswerFacts):
    """What `replay` compares: an answer with the hashes of its records."""

    records: list[RecordHash]


class AnswerReference(AnswerAgain):
    """What `cite --query -o` keeps of an answer.

    form and paths are null in what was read of a file of 0.1.0: the canonical form of what is hashed, and the paths of
    the keys that the rows have. prefixes are what the ids of each folder begin with, where one has a prefix.
    """

    text: str
    csl: Csl
    form: str | None
    paths: list[str] | None
    prefixes: list[str] | None


class ReplayRow(TypedDict):
    """What has become of a record of an answer, as `replay` puts it out."""

    id: str
    change: Change
    by: Annotated[list[Id], Meaning(description="The ids that took the place of one that was retired or split.")]
    why: Annotated[list[str], Meaning(description="The reasons that the data give for the change.")]


class RevisionRow(TypedDict):
    """A change of records and its reason, as `revisions` puts it out."""

    version: Annotated[str, Meaning(description="The version of the data that has the change first.")]
    day: IsoDay
    ids: list[Id]
    fields: Annotated[list[str], Meaning(description="What changed; `id` where the records are new or gone.")]
    why: str
    source: Annotated[str, Meaning(description="Where it was seen that the change is right.")]


class DateRow(TypedDict):
    """How a date is understood, as `date` puts it out; a text that is no date has its reason and else null."""

    text: str
    date_edtf: str | None
    earliest: Day
    latest: Day
    written: Annotated[str | None, Meaning(description="As a person writes it.")]
    level: Annotated[int | None, Meaning(minimum=0, maximum=2, description="The EDTF level that the date needs.")]
    note: Annotated[str, Meaning(description="What was assumed or converted; empty where nothing was.")]
    reason: Annotated[str | None, Meaning(description="Why the text is no date; null where it is one.")]


class ProblemRow(TypedDict):
    """A problem of a data folder, as `validate` puts it out."""

    file: str
    line: int | None
    column: int | None
    pointer: str
    problem: str
    remedy: str
    level: Annotated[Level, Meaning(description="A warning only deserves a look; warnings alone leave exit code 0.")]


class ImportRow(TypedDict):
    """A cell that could not be taken as it stands, as `import` puts it out."""

    file: Annotated[str, Meaning(description="The file, with its sheet where there are several.")]
    row: Annotated[int | None, Meaning(description="As people count it; null for what no row says any more.")]
    column: str
    text: str
    problem: str
    remedy: str


class Dataset(DatasetRow):
    """A data set, as it lies in the index: with its authors."""

    author: list[Author]
