"""What a learner reads: at most a dozen lines of at most a hundred characters, and help in steps."""

from dataclasses import replace
from pathlib import Path

import pytest

from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders.judge import _first_line, draw_cases, judge
from shared_utils.graders.messages import WIDTH, verdict_text
from shared_utils.graders.probe import answer, namespace_of
from shared_utils.graders.verdict import Failure, GroupResult, Verdict, not_judged

TOPICS = [load_topic(name) for name in topic_names()]
ALL = [(t, m) for t in TOPICS for name in t.exercises for m in t.misconceptions(name)]
TOPIC = TOPICS[0]
TEXTS = TOPIC.texts["zero_pad"]


def assert_short(text):
    lines = text.splitlines()
    assert len(lines) <= 12, text
    assert max(map(len, lines)) <= WIDTH, text


def verdict_on(topic, wrong):
    contract = topic.exercise(wrong.exercise)
    namespace = namespace_of(wrong.function)
    cases = draw_cases(topic, contract, b"a secret")
    return judge(topic, contract, cases, lambda calls: [answer(c, namespace, wrong.function) for c in calls])


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_the_words_for_every_misconception_are_looked_at(topic):
    """The tests of its exercises do that, with the verdicts that they have at hand."""
    folder = Path(__file__).parents[1] / "exercises" / topic.package.rpartition(".")[2]
    looked_at = {name for name in topic.exercises if topic.misconceptions(name)}
    assert looked_at
    assert any("check_told(TOPIC, wrong, " in path.read_text() for path in folder.glob("test_*.py"))


def test_the_example_of_the_design():
    wrong = next(m for _, m in ALL if m.name == "pads_channels")
    lines = verdict_text(verdict_on(TOPIC, wrong), TEXTS).splitlines()
    assert lines[0] == "zero_pad: 1 of 6 checks pass."
    assert lines[1].startswith("First failure: ")
    assert lines[2] == "  zero_pad(X: float64 (2, 4, 4, 3), pad=1)"
    assert lines[3] == "  returned shape (2, 6, 6, 5), expected shape (2, 6, 6, 3)."
    assert lines[4].startswith("This is what you get when the channels are padded too: look at")


FAILED = Verdict(
    "CNN_Foundations", "zero_pad", "wrong", 0, 6, (GroupResult("basic", 1, False),),
    Failure("basic", "zero_pad(X, pad=1)", "returned 1, expected 2."), "pads_channels",
)  # fmt: skip


def test_a_mistake_that_explains_only_some_results_is_told_with_care():
    assert "On these inputs you get this when" in verdict_text(replace(FAILED, exact=False), TEXTS)


def test_none_is_a_function_without_a_return():
    none = Failure("basic", "zero_pad(X, pad=1)", "returned None, expected float64 (2, 6, 6, 3).")
    text = " ".join(verdict_text(replace(FAILED, failure=none, exact=False), TEXTS).split())
    assert "This is what you get when the function ends without a return: write `return`" in text
    error = replace(none, what="returned None, expected a ValueError.")
    assert "without a return" not in verdict_text(replace(FAILED, failure=error, misconception=""), TEXTS)


def test_a_layer_in_place_of_a_value_is_told_in_plain_words():
    from keras import layers

    with pytest.raises(ValueError) as raised:
        layers.ReLU()(layers.Conv2D(8, 3))
    first_line = str(raised.value).splitlines()[0]
    failure = Failure("basic", "zero_pad(X, pad=1)", f"raised ValueError: {first_line}")
    text = verdict_text(replace(FAILED, failure=failure, exact=False, misconception=""), TEXTS)
    assert "a layer takes another layer in place of a value" in " ".join(text.split())
    assert_short(text)


def test_no_hint_without_a_misconception():
    assert len(verdict_text(replace(FAILED, misconception=""), TEXTS).splitlines()) == 4


def test_the_learners_own_lines_are_shown():
    frames = ("in zero_pad, line 3: x = y", "in helper, line 9: " + "z" * 300)
    text = verdict_text(replace(FAILED, failure=replace(FAILED.failure, frames=frames)), TEXTS)
    assert "  in zero_pad, line 3: x = y" in text
    assert_short(text)


@pytest.mark.parametrize("long", ["word " * 400, "x" * 2000, "a\nb\n" * 100])
def test_long_results_stay_short(long):
    failure = Failure("basic", f"zero_pad({long})", f"raised ValueError: {long}", (long, long))
    verdict = replace(FAILED, failure=failure, working=("zero_pad", "conv_single_step"))
    assert_short(verdict_text(verdict, TEXTS))


def test_working_versions_are_named():
    text = verdict_text(replace(FAILED, working=("zero_pad",)), TEXTS)
    assert "a working version of `zero_pad` in place of yours" in " ".join(text.split())


@pytest.mark.parametrize("outcome", ["not started", "missing"])
def test_other_outcomes_are_short(outcome):
    text = verdict_text(replace(FAILED, outcome=outcome, failure=None), TEXTS)
    assert text.startswith("zero_pad: ")
    assert_short(text)
    assert "is an int, not a function" in verdict_text(
        replace(FAILED, outcome="missing", reason="int"), TEXTS
    )


def test_a_reason_is_given_where_nothing_was_judged():
    verdict = not_judged("CNN_Foundations", "zero_pad", 6, "The notebook took too long.")
    assert verdict_text(verdict, TEXTS) == "zero_pad: no points. The notebook took too long."


def test_the_names_that_tensorflow_puts_around_an_error_are_left_out():
    said = "{{function_node __wrapped__X_device_/job:localhost}} boxes must be 2-D [Op:X] name: "
    assert _first_line(said) == "boxes must be 2-D"
