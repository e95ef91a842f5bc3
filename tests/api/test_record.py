"""A record is a mapping of what JSON has, whose keys are attributes too."""

import copy
import pickle

import pytest

from sinorus.api.record import Record

ROW = {
    "id": "a",
    "not-coded": 3,
    "place": {"name": "Moscow", "lat": None},
    "references": [{"title": "T"}],
    "themes": [],
}


def test_keys_are_attributes_and_objects_are_records_there() -> None:
    record = Record(ROW)
    assert (record["id"], record["not-coded"], record["place"]) == ("a", 3, ROW["place"])
    assert (getattr(record, "id"), getattr(record, "not_coded")) == ("a", 3)  # noqa: B009
    assert getattr(record, "place").name == "Moscow"  # noqa: B009
    assert getattr(record, "references")[0].title == "T"  # noqa: B009
    assert dict(record) == ROW
    assert list(record) == list(ROW)
    assert {"not_coded", "place"} <= set(dir(record))


def test_a_record_is_equal_to_its_row_and_to_its_copies() -> None:
    record = Record(ROW)
    assert record == ROW
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record


def test_an_attribute_that_is_no_key_is_said_to_be_none() -> None:
    with pytest.raises(AttributeError, match=r'this record has no "plce"; did you mean place\?'):
        getattr(Record(ROW), "plce")  # noqa: B009
    assert not hasattr(Record(ROW), "_repr_html_")


def test_it_shows_its_first_texts_and_no_text_can_control_a_terminal() -> None:
    assert repr(Record({"id": "a", "title": "T", "n": 1})) == "<id='a', title='T'>"
    assert "\x1b" not in repr(Record({"id": "\x1b[31m"}))
