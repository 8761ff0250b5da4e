"""The judge on a small topic made here: groups, points, hints, parts, inputs, earlier exercises."""

import sys
import types
import warnings
from dataclasses import replace

import numpy as np
import pytest

from shared_utils.exercises.contract import Case, Exercise, ExerciseTexts, Hint, Misconceptions, Topic
from shared_utils.graders.judge import call_text, draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer
from shared_utils.graders.values import Frame, Reply
from shared_utils.graders.verdict import Verdict, not_judged

double = Exercise("double", "(x)", returns="y")


@double.group("basic", points=2, basic=True)
def _(rng):
    yield Case(x=rng.uniform(1, 2, size=3))


@double.group("negative", points=3)
def _(rng):
    yield Case(x=-rng.uniform(1, 2, size=2))
    yield Case(x=-rng.uniform(1, 2, size=4))


@double.group("kept", points=1, checks_inputs=True)
def _(rng):
    yield Case(x=rng.uniform(1, 2, size=3))


@double.group("empty")
def _(rng):
    yield Case(x=np.zeros(0))


total = Exercise(
    "total", "(x, *, scale=1)", returns=("sum", "log"), uses=("double", "root"), state=("offset",)
)


@total.group("basic", points=1, basic=True, parts=("sum",))
def _(rng):
    yield Case(x=rng.uniform(1, 2, size=3), state={"offset": 0})


@total.group("scaled", points=2, parts=("sum",))
def _(rng):
    yield Case(x=rng.uniform(1, 2, size=3), scale=3, state={"offset": 5})


@total.group("log", points=1, parts=("log",))
def _(rng):
    yield Case(x=rng.uniform(1, 2, size=3), state={"offset": 0})


root = Exercise("root", "(x)", returns="y")


@root.group("basic", points=1, basic=True)
def _(rng):
    yield Case(x=4.0)


@root.group("negative", points=1, raises=("ArithmeticError",))
def _(rng):
    yield Case(x=-4.0)


REFERENCES = """
import numpy as np

offset = 'the module has its own'

def double(x):
    return 2 * x

def root(x):
    if x < 0:
        raise ValueError('negative')
    return x ** 0.5

def total(x, *, scale=1):
    return scale * double(x).sum() + offset, str(len(x))
"""

wrong = Misconceptions()


@wrong("double")
def squares(x):
    return x**2


@wrong("double")
def doubles_positives(x):
    return np.where(x > 0, 2 * x, x)


@wrong("double")
def doubles_in_place(x):
    x *= 2
    return x


@wrong("double")
def fails_when_empty(x):
    return 2 * x / len(x) * len(x) if len(x) else x[0]


@wrong("double")
def divides_zero_by_zero(x):
    return np.nanmean([x[:0]]) + (x - x) / (x - x)


@wrong("total")
def scale_forgotten(x, *, scale=1):
    return 2 * x.sum() + offset, str(len(x))  # noqa: F821  the judge binds it


@wrong("total")
def doubles_nothing(x, *, scale=1):
    return 2 * None  # raises


def words(exercise, hints):
    return ExerciseTexts("One sentence.", "x (n,) → y (n,)", {g.key: g.key for g in exercise.groups}, hints)


@pytest.fixture(scope="module")
def topic():
    """A topic whose package is made of modules that are only in memory."""
    for name, source in (("references", REFERENCES), ("misconceptions", "")):
        module = types.ModuleType(f"small_topic.{name}")
        import linecache

        linecache.cache[f"<{name}>"] = (len(source), None, source.splitlines(True), f"<{name}>")
        exec(compile(source, f"<{name}>", "exec"), module.__dict__)
        sys.modules[module.__name__] = module
    sys.modules["small_topic.misconceptions"].wrong = wrong
    hints = {m.name: Hint("a mistake", "a place") for m in wrong.of("double")}
    yield Topic(
        "Small", "Small", {"double": double, "root": root, "total": total},
        {"double": words(double, hints), "root": words(root, {}), "total": words(total, {})}, "small_topic",
    )  # fmt: skip
    del sys.modules["small_topic.references"], sys.modules["small_topic.misconceptions"]


def verdict_on(topic, source, exercise="double", secret=b"s", **options):
    namespace = {"np": np}
    exec(source, namespace)
    contract = topic.exercise(exercise)
    cases = draw_cases(topic, contract, secret)
    return judge(topic, contract, cases, lambda calls: [answer(c, namespace) for c in calls], **options)


def test_a_right_answer(topic):
    verdict = verdict_on(topic, "def double(x): return x + x")
    assert (verdict.outcome, verdict.points, verdict.max_points) == ("right", 6, 6)
    assert [g.passed for g in verdict.groups] == [True] * 4
    assert verdict.failure is None


def test_without_the_basic_group_nothing_counts(topic):
    verdict = verdict_on(topic, "def double(x): return 2 * x if x[:1].sum() < 0 else x")
    assert (verdict.outcome, verdict.points) == ("wrong", 0)
    assert verdict.failure.group == "basic"


def test_the_groups_that_pass_count(topic):
    verdict = verdict_on(topic, "def double(x): return np.where(x > 0, 2 * x, x)")
    assert (verdict.outcome, verdict.points) == ("partly right", 3)
    assert (verdict.misconception, verdict.exact) == ("doubles_positives", True)
    assert verdict.failure.group == "negative"
    assert verdict.failure.call == "double(x: float64 (2,))"


def test_mistakes_of_ours_are_tried_without_warnings(topic):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = verdict_on(topic, "def double(x): return x + np.nan")
    assert (verdict.misconception, verdict.exact) == ("divides_zero_by_zero", True)


def test_one_wrong_case_loses_its_group(topic):
    assert verdict_on(topic, "def double(x): return 2 * x if len(x) != 4 else x").points == 3


def test_changed_inputs_lose_only_the_group_that_asks(topic):
    verdict = verdict_on(topic, "def double(x):\n  x *= 2\n  return x")
    assert (verdict.points, verdict.misconception) == (5, "doubles_in_place")
    assert verdict.failure.what == "x was changed by the call. Work on a copy."


def test_a_hint_only_group_informs_and_takes_nothing(topic):
    verdict = verdict_on(topic, "def double(x): return 2 * x if len(x) else x[0]")
    assert (verdict.outcome, verdict.points) == ("right", 6)
    assert verdict.failure.group == "empty"
    assert verdict.misconception == "fails_when_empty"
    assert "no points are lost" in verdict_text(verdict, topic.texts["double"])


def test_a_failure_with_points_is_shown_before_a_hint(topic):
    assert (
        verdict_on(topic, "def double(x): return 2 * x if len(x) > 2 else x[0]").failure.group == "negative"
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("x ** 2 if len(x) < 4 else x", "squares"),  # one reply of four is its own; the same groups fail
        ("x ** 2 if x[:1].sum() > 0 else 2 * x", ""),  # some cases are right that the mistake fails
        ("x ** 2 if len(x) == 3 and x[0] > 0 and not seen.append(1) and len(seen) == 1 else x", ""),
    ],
)
def test_a_mistake_that_comes_near_is_named_with_care(topic, source, name):
    verdict = verdict_on(topic, f"seen = []\ndef double(x): return {source}")
    assert (verdict.misconception, verdict.exact) == (name, False)


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("def double(x): raise NotImplementedError", "not started"),
        ("twice = 1", "missing"),
        ("double = 3", "missing"),
        ("def double(x): raise ValueError", "wrong"),
        ("def double(x): pass", "wrong"),
        ("def double(): pass", "wrong"),
    ],
)
def test_other_outcomes_earn_nothing(topic, source, outcome):
    verdict = verdict_on(topic, source)
    assert (verdict.outcome, verdict.points) == (outcome, 0)
    assert verdict_text(verdict, topic.texts["double"]).startswith("double: ")


def test_exceptions_that_are_asked_for(topic):
    right = "def root(x):\n  if x < 0: raise {}('no')\n  return np.sqrt(x)"
    assert verdict_on(topic, right.format("ValueError"), "root").right
    assert verdict_on(topic, right.format("ArithmeticError"), "root").right
    verdict = verdict_on(topic, right.format("KeyError"), "root")
    assert (verdict.points, verdict.failure.what) == (1, "raised KeyError, expected ValueError.")
    verdict = verdict_on(topic, "def root(x): return ValueError('no') if x < 0 else x ** 0.5", "root")
    assert verdict.failure.what == "returned a ValueError; raise it: `raise ValueError(...)`."
    verdict = verdict_on(topic, "def root(x): raise ValueError('No.')", "root")
    assert verdict.failure.what == "raised ValueError: No, expected 2."
    verdict = verdict_on(topic, "def root(x): return abs(x) ** 0.5", "root")
    assert verdict.failure.what == "returned 2, expected a ValueError."


# ------------------------------------------------------------ parts, state, earlier exercises

TOTAL = "def total(x, *, scale=1): return scale * double(x).sum() + offset, str(len(x))"


def test_each_group_looks_at_its_parts(topic):
    source = (
        "def double(x): return 2 * x\ndef total(x, *, scale=1): return 2 * scale * x.sum() + offset, 'no'"
    )
    verdict = verdict_on(topic, source, "total")
    assert (verdict.points, verdict.failure.group) == (3, "log")
    assert verdict.failure.what == "log: returned 'no', expected '3'."


def test_the_state_is_bound_to_other_values_than_the_notebooks(topic):
    source = "offset = 9\ndef double(x): return 2 * x\n"
    assert verdict_on(topic, source + TOTAL, "total").right
    assert verdict_on(topic, source + TOTAL.replace("+ offset", "+ 9"), "total").points == 0


def test_a_wrong_earlier_exercise_is_replaced_and_named(topic):
    verdict = verdict_on(topic, "def double(x): return x\n" + TOTAL, "total")
    assert (verdict.points, verdict.working) == (4, ("double",))
    verdict = verdict_on(topic, "def double(x): raise NotImplementedError\n" + TOTAL, "total")
    assert (verdict.points, verdict.working) == (4, ("double",))
    verdict = verdict_on(topic, TOTAL, "total")
    assert (verdict.points, verdict.working) == (4, ("double",))


def test_what_a_working_version_helps_is_awarded_even_if_it_is_not_all(topic):
    source = "def double(x): return x\ndef total(x, *, scale=1): return double(x).sum() + offset, str(len(x))"
    verdict = verdict_on(topic, source, "total")
    assert (verdict.outcome, verdict.points) == ("partly right", 2)
    assert verdict.working
    assert verdict.misconception == "scale_forgotten"


def test_a_mistake_that_a_right_earlier_answer_words_otherwise_is_named_and_that_one_not_blamed(topic):
    source = "def double(x): return x + x\ndef total(x, *, scale=1): return double(None), str(len(x))"
    verdict = verdict_on(topic, source, "total")
    assert (verdict.misconception, verdict.exact, verdict.working) == ("doubles_nothing", False, ())
    assert "for +: 'NoneType'" in verdict.failure.what
    verdict = verdict_on(topic, source, "total", suspects=["double"])
    assert (verdict.misconception, verdict.exact, verdict.working) == ("doubles_nothing", True, ("double",))


def test_only_suspects_are_replaced(topic):
    source = "def double(x): return x\n" + TOTAL
    assert verdict_on(topic, source, "total", suspects=["root"]).points == 0
    assert verdict_on(topic, source, "total", suspects=[]).working == ()
    assert verdict_on(topic, source, "total", suspects=["double"]).points == 4


def test_a_right_answer_is_asked_once_per_case(topic):
    asked = []

    def ask(calls):
        asked.extend(calls)
        return [answer(c, {"double": lambda x: 2 * x}) for c in calls]

    cases = draw_cases(topic, double, b"s")
    assert judge(topic, double, cases, ask).right
    assert len(asked) == len(cases)


def test_a_call_shows_what_small_tuples_hold_where_it_fits():
    exercise = Exercise("f", "(x, cache)", returns="y")
    cache = (np.zeros((2, 3)), {"pad": 1}, None)
    case = Case(x=1.5, cache=cache)
    assert call_text(exercise, exercise.call(case)) == "f(x=1.5, cache=(float64 (2, 3), {'pad': 1}, None))"
    case = Case(x="x" * 70, cache=("y" * 70,) * 4)
    assert call_text(exercise, exercise.call(case)).endswith("cache=a tuple of 4)")


# ------------------------------------------------------------ cases and replies


def test_cases_depend_on_secret_and_round_and_nothing_else(topic):
    def numbers(*arguments):
        return [case.arguments["x"].tobytes() for _, case in draw_cases(topic, double, *arguments)]

    assert numbers(b"a") == numbers(b"a")
    assert numbers(b"a")[:3] != numbers(b"b")[:3]
    assert numbers(b"a", 1)[:3] != numbers(b"a", 2)[:3]


def test_groups_do_not_share_their_numbers(topic):
    first = {g.key: case.arguments["x"] for g, case in draw_cases(topic, double, b"a")}
    assert not np.array_equal(first["basic"], first["kept"])


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("timed out"), "did not finish"),
        (Reply("died", message="It used too much memory."), "ended the program. It used too much memory."),
        (Reply("refused", message="the answer could not cross"), "could not cross"),
        (Reply("raised", error_type="ValueError", message="a\nb"), "raised ValueError: a"),
        (
            Reply(
                "raised",
                error_type="ValueError",
                message="Exception encountered when calling A.\n\n\x1b[1mNo such padding.\x1b[0m\n\nIt",
            ),
            "raised ValueError: No such padding",
        ),
        (Reply("raised"), "raised "),
        (Reply("an unknown status"), "the answer could not be read"),
        (Reply("refused"), "the answer could not be read"),
        (Reply("refused", message="\x1b[31m \x00\n"), "the answer could not be read"),
        (Reply("no such name"), "not written yet"),
        (Reply("not implemented"), "not written yet"),
    ],
)
def test_replies_of_every_kind_are_judged(topic, reply, words):
    cases = draw_cases(topic, double, b"s")
    good = [answer(double.call(case), {"double": lambda x: 2 * x}) for _, case in cases]
    replies = iter([good[0], reply, *good[2:]])
    verdict = judge(topic, double, cases, lambda calls: [next(replies) for _ in calls])
    assert verdict.points == 3
    assert words in verdict.failure.what


def test_a_reply_without_words_earns_nothing_in_any_place(topic):
    cases = draw_cases(topic, double, b"s")
    for status in ("refused", "", "right", "all points", "raised", "died", "not a function"):
        verdict = judge(topic, double, cases, lambda calls, status=status: [Reply(status) for _ in calls])
        assert verdict.points == 0 and not verdict.right, status


def test_replies_that_are_too_few_or_too_many_earn_nothing_more(topic):
    cases = draw_cases(topic, double, b"s")
    good = [answer(double.call(case), {"double": lambda x: 2 * x}) for _, case in cases]
    assert judge(topic, double, cases, lambda calls: good[: len(calls) - 1]).points == 0
    assert judge(topic, double, cases, lambda calls: []).points == 0


def test_words_of_a_reply_are_cut_and_hold_no_terminal_codes(topic):
    long = "\x1b[2J\x07<b>" + "x" * 10_000
    frames = (Frame(long, 1, long),)
    for reply in (
        Reply("refused", message=long),
        Reply("raised", error_type=long, message=long, frames=frames),
    ):
        verdict = judge(
            topic, double, draw_cases(topic, double, b"s"), lambda calls, r=reply: [r] * len(calls)
        )
        said = verdict.failure.what + "".join(verdict.failure.frames)
        assert len(said) < 4000 and "\x1b" not in said and "\x07" not in said


def test_hostile_arguments_after_are_no_crash(topic):
    cases = draw_cases(topic, double, b"s")
    good = [answer(double.call(case), {"double": lambda x: 2 * x}) for _, case in cases]
    for after in ((), (None,) * 9, ("text",), ({"a": 1},)):
        replies = iter([replace(reply, arguments_after=after) for reply in good])
        judge(topic, double, cases, lambda calls, replies=replies: [next(replies) for _ in calls])


def test_arguments_after_that_are_missing_do_not_count_as_kept(topic):
    cases = draw_cases(topic, double, b"s")
    good = [answer(double.call(case), {"double": lambda x: 2 * x}) for _, case in cases]
    replies = iter([replace(reply, arguments_after=()) for reply in good])
    assert judge(topic, double, cases, lambda calls: [next(replies) for _ in calls]).points == 5


def test_verdicts_survive_as_plain_data(topic):
    for source in ("def double(x): return x", "def double(x): return 2 * x", "x = 1"):
        verdict = verdict_on(topic, source)
        assert Verdict.from_dict(verdict.to_dict()) == verdict
    verdict = not_judged("Small", "double", 6, "The notebook could not be read.")
    assert Verdict.from_dict(verdict.to_dict()) == verdict


# ------------------------------------------------------------ contracts that are wrong


def test_contracts_with_mistakes_say_so():
    with pytest.raises(ValueError, match="not valid Python"):
        Exercise("f", "(x", returns="y")
    exercise = Exercise("f", "(x, y=1)", returns=("a", "b"))
    exercise.group("one", points=1)(lambda rng: [])
    with pytest.raises(ValueError, match="two groups named 'one'"):
        exercise.group("one")
    with pytest.raises(ValueError, match="not in `returns`"):
        exercise.group("two", parts=("c",))
    with pytest.raises(KeyError, match="it has one"):
        exercise.find_group("none")
    for case in (Case(), Case(x=1, z=2), Case(x=1, state={"a": 1})):
        with pytest.raises(ValueError, match="does not fit"):
            exercise.call(case)


def test_an_exercise_may_be_called_by_keyword_alone():
    exercise = Exercise("f", "(x, y, z=1)", returns="a", by_keyword=True)
    call = exercise.call(Case(x=1, y=2))
    assert (call.positional, call.keyword) == ((), {"x": 1, "y": 2})
    with pytest.raises(ValueError, match="does not fit"):
        exercise.call(Case(x=1))


def test_a_mistake_is_named_though_a_part_that_its_group_does_not_look_at_comes_out_otherwise(topic):
    words = "str(len(x)) if scale == 1 else 'many'"  # "scaled" looks at the sum alone
    verdict = verdict_on(topic, f"def total(x, *, scale=1): return 2 * x.sum() + offset, {words}", "total")
    assert (verdict.misconception, verdict.exact) == ("scale_forgotten", False)


def test_a_mistake_is_named_though_a_group_without_points_comes_out_otherwise(topic):
    verdict = verdict_on(topic, "def double(x): return x ** 2 if len(x) else x[0]")
    assert (verdict.misconception, verdict.exact) == ("squares", False)
