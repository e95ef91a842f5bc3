"""The shape of what `cite` and `replay` put out, and of the file that lies between them."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sinorus.model.fields import Strict
from sinorus.model.rows_evidence import Count


class Csl(Strict):
    """A CSL-JSON item."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    title: str


class CiteRow(Strict):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Csl
    licence: str


class DatasetRow(Strict):
    """The version of a data set that an answer was taken from."""

    title: str
    version: str
    as_of: str
    licence: str


class RecordHash(Strict):
    """A record of an answer and the hash of its canonical JSON."""

    id: str
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class AnswerRow(Strict):
    """A reference for an answer, as `cite --query` puts it out."""

    query: str
    rows: Count
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    sinorus: str
    datasets: list[DatasetRow]
    text: str
    csl: Csl


class Answer(AnswerRow):
    """The file that `cite --query -o` writes and `replay` reads."""

    form: Annotated[
        Literal["rfc8785"] | None, Field(description="The canonical form of what is hashed; none in files of 0.1.0.")
    ] = None
    paths: Annotated[
        list[str] | None, Field(description="The paths of the keys in the rows; none in files of 0.1.0.")
    ] = None
    records: list[RecordHash]
    checksum: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$", description="Of everything else in the file.")]


class ReplayRow(Strict):
    """What has become of a record of an answer, as `replay` puts it out."""

    id: str
    change: Literal["added", "changed", "removed", "moved"]
