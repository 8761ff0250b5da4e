"""What our mistakes answer, kept in a file: it saves work, and nothing depends on it."""

import sqlite3
import zlib
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from shared_utils.classroom.answer_store import MOST_BYTES_OF_ONE, AnswerStore
from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders import known_answers
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.probe import answer
from shared_utils.graders.values import Reply
from shared_utils.graders.wire import encode

REPLY = Reply("returned", (np.arange(6.0).reshape(2, 3), [1, None, "x"]), (np.float32([1]), None))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "answers.db"


@pytest.fixture
def forgetful(monkeypatch):
    """Nothing is known in memory, so that the store is asked."""

    def forget():
        known_answers._known.clear()

    forget()
    return forget


def test_a_reply_comes_back_as_it_was_also_to_another_process(file):
    first, second = AnswerStore(file, "1"), AnswerStore(file, "1")
    first.put(b"a", REPLY)
    assert encode(second.get(b"a")) == encode(REPLY)
    assert second.get(b"b") is None
    second.put(b"b", Reply("raised", error_type="ValueError", message="no"))
    first.close()
    assert AnswerStore(file, "1").get(b"b").message == "no"


def test_another_version_forgets(file):
    AnswerStore(file, "1").put(b"a", REPLY)
    assert AnswerStore(file, "2").get(b"a") is None
    assert AnswerStore(file, "1").get(b"a") is None


def test_large_replies_are_not_kept(file):
    store = AnswerStore(file, "1")
    store.put(b"a", Reply("returned", np.random.default_rng(0).random(MOST_BYTES_OF_ONE)))
    assert store.get(b"a") is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100], ids=["empty", "damaged"])
def test_a_file_that_is_no_store_is_made_anew(file, content):
    file.write_bytes(content)
    AnswerStore(file, "1").put(b"a", REPLY)
    assert AnswerStore(file, "1").get(b"a") is not None


@pytest.mark.parametrize(
    "row", [b"not compressed", zlib.compress(b"no value"), zlib.compress(encode("no reply"))]
)
def test_a_row_that_is_no_reply_is_none(file, row):
    store = AnswerStore(file, "1")
    with sqlite3.connect(file) as database:
        database.execute("insert into answers values (?, ?)", (b"a", row))
    assert store.get(b"a") is None


def test_without_a_file_it_keeps_nothing(tmp_path):
    store = AnswerStore(tmp_path / "nowhere" / "answers.db", "1")
    store.put(b"a", REPLY)
    assert store.get(b"a") is None
    assert not list(tmp_path.iterdir())


class Counted:
    """A store that tells what it was asked and given."""

    def __init__(self):
        self.replies, self.asked = {}, []

    def get(self, key):
        self.asked.append(key)
        return self.replies.get(key)

    def put(self, key, reply):
        self.replies[key] = reply


def test_mistakes_are_answered_from_the_store_and_references_never(forgetful):
    topic = load_topic("CNN_Foundations")
    exercise = topic.exercise("zero_pad")
    cases = draw_cases(topic, exercise, b"any")
    namespace = {"np": np}
    exec(
        "def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)))", namespace
    )

    def verdict(store):
        forgetful()
        with known_answers.kept_in(store):
            return judge(topic, exercise, cases, lambda calls: [answer(call, namespace) for call in calls])

    store = Counted()
    first = verdict(store)
    assert first.misconception == "pads_channels"
    kept = dict(store.replies)
    assert kept and verdict(store) == first
    assert store.replies == kept  # nothing was computed again

    # Whatever the store says of our mistakes: the points are the same, and only the name is lost.
    store.replies = dict.fromkeys(kept, Reply("returned", 0.0))
    poisoned = verdict(store)
    assert (poisoned.points, poisoned.outcome) == (first.points, first.outcome)
    assert not poisoned.misconception
    right = {"np": np}
    exec("def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))", right)
    namespace.update(right)
    store.asked.clear()
    assert verdict(store).right and not store.asked


@pytest.mark.slow
@pytest.mark.parametrize("name", topic_names())
def test_what_mistakes_answer_can_be_kept(name, file, forgetful):
    topic, store = load_topic(name), AnswerStore(file, "1")
    for exercise in topic.exercises.values():
        case = next(iter(exercise.groups)).draw(1)[0]
        call = replace(exercise.call(case), names=topic.names_for(exercise))
        for wrong in islice(topic.misconceptions(exercise.name), 0, None, 7):
            reply = known_answers.our_answer(call, wrong.function)
            store.put(b"a", reply)
            assert encode(store.get(b"a")) == encode(reply), (exercise.name, wrong.name)


def test_names_of_mistakes_are_one_each():
    """They are part of the key."""
    for name in topic_names():
        topic = load_topic(name)
        for exercise in topic.exercises:
            found = [(wrong.function.__module__, wrong.name) for wrong in topic.misconceptions(exercise)]
            assert len(set(found)) == len(found), exercise
