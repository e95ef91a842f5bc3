"""The file that `cite --query -o` writes and `replay` reads."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sinorus.model.fields import Strict
from sinorus.model.values import HASH

Hash = Annotated[str, Field(pattern=HASH)]


class Csl(Strict):
    """A CSL-JSON item."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    title: str


class DatasetVersion(Strict):
    """The version of a data set that an answer was taken from."""

    title: str
    version: str
    as_of: str
    licence: str


class RecordHash(Strict):
    """A record of an answer and the hash of its canonical JSON."""

    id: str
    hash: Hash


class Answer(Strict):
    """A reference for an answer, with what is needed to compare."""

    query: str
    rows: Annotated[int, Field(ge=0)]
    hash: Hash
    sinorus: str
    datasets: list[DatasetVersion]
    text: str
    csl: Csl
    form: Annotated[
        Literal["rfc8785"] | None, Field(description="The canonical form of what is hashed; none in files of 0.1.0.")
    ] = None
    paths: Annotated[
        list[str] | None, Field(description="The paths of the keys in the rows; none in files of 0.1.0.")
    ] = None
    prefixes: Annotated[
        list[str] | None, Field(description="What the ids of each folder begin with; only where one has a prefix.")
    ] = None
    records: list[RecordHash]
    checksum: Annotated[Hash, Field(description="Of everything else in the file.")]
