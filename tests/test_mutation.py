"""The mutation test on a sample, and the test of its own parts. The whole run: `python -m tests.mutation`."""

import ast
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from mutation import listed, summary
from mutation.__main__ import sampled
from mutation.mutators import MUTATORS, Mutant, expression, mutants_of
from mutation.settings import TopicSettings, settings_of
from mutation.solutions import read_solutions
from mutation.trial import Bench, Outcome, _same_reply
from mutation.workers import try_all

from shared_utils.exercises import Case, Topic, load_topic, topic_names
from shared_utils.exercises.contract import Exercise
from shared_utils.graders.probe import install_line_cache
from shared_utils.graders.values import Reply, Rows, Tensor, Variable

ROOT = Path(__file__).parents[1]
SAMPLE = 15
EXERCISES = [(topic, exercise) for topic in topic_names() for exercise in load_topic(topic).exercises]
BENCHES = {}


def bench_of(topic_name):
    """The bench of a topic, and the solutions of its lesson, made once."""
    if topic_name not in BENCHES:
        topic = load_topic(topic_name)
        solutions = read_solutions(ROOT / topic_name / "lesson.py")
        BENCHES[topic_name] = Bench(topic, solutions, replace(settings_of(topic), wide_calls=60)), solutions
    return BENCHES[topic_name]


@cache
def all_mutants(topic_name, exercise):
    bench, solutions = bench_of(topic_name)
    return mutants_of(exercise, solutions[exercise], bench.settings.mutators)


# ------------------------------------------------------------------------------ the graders, on a sample


@pytest.mark.parametrize(("topic", "exercise"), EXERCISES, ids=[name for _, name in EXERCISES])
def test_a_sample_of_the_mutants_loses_points(topic, exercise):
    bench, solutions = bench_of(topic)
    if exercise not in solutions:
        pytest.skip("the lesson has no solution of it yet")
    bench.check_solution(exercise)
    mutants = sampled(all_mutants(topic, exercise), SAMPLE)
    results = [(mutant, bench.try_mutant(exercise, mutant.source)) for mutant in mutants]
    scores, _ = summary.count([exercise], results, listed.read_list(topic))
    assert not scores[exercise].unlisted, summary.survivors_text(scores)
    assert len(scores[exercise].killed) >= len(mutants) / 2, "most seem to do the same as the solution"


def test_a_mutant_is_traced_as_it_is_where_the_lines_of_a_solution_are_known():
    bench, solutions = bench_of("Neural_Style_Transfer")
    source = solutions["train_step"]
    install_line_cache("<learner's train_step>", source)  # as other tests do
    wrong = source.replace("total_cost(", "-total_cost(")
    assert wrong != source and bench.try_mutant("train_step", wrong).kind == "killed"


@pytest.mark.parametrize("topic", topic_names())
def test_every_listed_mutant_can_still_be_made(topic):
    _, solutions = bench_of(topic)
    for entry in listed.read_list(topic):
        if entry.exercise in load_topic(topic).exercises:
            made = mutants_of(
                entry.exercise, solutions[entry.exercise], settings_of(load_topic(topic)).mutators
            )
            assert any(entry.fits(mutant) for mutant in made), f"{entry} fits no mutant; take it off the list"


@pytest.mark.parametrize("topic", topic_names())
def test_every_exercise_has_wide_inputs_that_the_solution_answers(topic):
    bench, solutions = bench_of(topic)
    for exercise in solutions:
        assert exercise in bench.settings.wide, f"add {exercise} to tests/mutation/topics"
        replies = [reply for _, reply in bench._wide_calls(exercise)]
        assert any(reply.status == "returned" for reply in replies)
        assert not any(reply.status == "refused" for reply in replies)


# ------------------------------------------------------------------------------ the mutators


SOURCE = '''
def f(x, n, mode="max"):
    """What it does."""
    total = np.zeros((n, 3))
    for i in range(n):
        part = x[i, 1 : n + 2, :]
        if mode == "max" and i < n:
            total[i] += -np.max(part, axis=0)
    return total, x.shape[0]
'''


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [
        ("arithmetic operator", "part = x[i, 1:n - 2, :]"),
        ("operand dropped", "if mode == 'max':"),
        ("comparison", "if mode == 'max' and i <= n:"),
        ("condition", "if not (mode == 'max' and i < n):"),
        ("condition", "if mode == 'max' or i < n:"),
        ("augmented assignment", "total[i] = -np.max(part, axis=0)"),
        ("sign", "total[i] += np.max(part, axis=0)"),
        ("constant", "return (total, x.shape[1])"),
        ("constant", "total = np.zeros((n, 4))"),
        ("string", "if mode == 'max_' and i < n:"),
        ("index", "part = x[i + 1, 1:n + 2, :]"),
        ("slice bound", "part = x[i, :n + 2, :]"),
        ("range bound", "for i in range(n - 1):"),
        ("name swapped", "for i in range(x):"),
        ("function swapped", "total = np.ones((n, 3))"),
        ("call dropped", "for i in n:"),
        ("arguments", "total[i] += -np.max(axis=0)"),
        ("keyword", "total[i] += -np.max(part)"),
        ("tuple", "return (x.shape[0], total)"),
        ("statement dropped", "(dropped)"),
        ("return too early", "(return moved into `for i in range(n):`)"),
    ],
)
def test_a_mutator_makes_its_change(kind, becomes):
    assert (kind, becomes) in {(mutant.kind, mutant.becomes) for mutant in mutants_of("f", SOURCE)}


def test_operands_are_swapped_where_their_order_matters():
    assert [m.becomes for m in mutants_of("f", "def f(a, b):\n    return a + a - b")].count(
        "return b - (a + a)"
    ) == 1


def test_mutants_are_valid_distinct_and_differ_from_the_solution():
    mutants = mutants_of("f", SOURCE)
    sources = [mutant.source for mutant in mutants]
    assert len(set(sources)) == len(sources) > 80
    assert all("What it does" not in source for source in sources)
    for source in sources:
        compile(source, "mutant", "exec")


def test_error_messages_stay_as_they_are():
    source = 'def f(n):\n    if n < 1:\n        raise ValueError("too " + "small")\n    return n'
    becomes = {mutant.becomes for mutant in mutants_of("f", source)}
    assert "raise TypeError('too ' + 'small')" in becomes
    assert not any("too _" in text or "small_" in text for text in becomes)


def test_keys_do_not_depend_on_where_a_line_stands():
    keys = {(m.line, m.becomes) for m in mutants_of("f", SOURCE)}
    moved = SOURCE.replace('    """What it does."""\n', "\n\n\n    # a comment\n")
    assert keys == {(m.line, m.becomes) for m in mutants_of("f", moved)}


def test_every_mutator_does_something():
    also = "def f(a, b):\n    return a - b"
    kinds = {mutant.kind for source in (SOURCE, also) for mutant in mutants_of("f", source)}
    assert kinds == set(MUTATORS)


def test_a_topic_adds_its_own_mutators():
    mutants = mutants_of("f", "def f(x):\n    return x", {"marked": _marked})
    assert [m.becomes for m in mutants if m.kind == "marked"] == ["return marked(x)"]


def _marked(node, scope):
    if isinstance(node, ast.Return):
        yield ast.Return(expression("marked({})", node.value))


# ------------------------------------------------------------------------------ trying and counting


def toy(points_for_negative, wide=True):
    """A bench with one exercise, whose contract may forget to try negative numbers."""
    exercise = Exercise("size_of", "(x)", returns="size")

    @exercise.group("basic", points=1, basic=True)
    def _(rng):
        yield Case(x=float(rng.uniform(1, 2)))

    if points_for_negative:

        @exercise.group("negative", points=1)
        def _(rng):
            yield Case(x=float(rng.uniform(-2, -1)))

    topic = Topic("Toy", "Toy", {"size_of": exercise}, {}, "toy")
    reference = staticmethod(abs)
    object.__setattr__(topic, "reference", lambda name: reference)
    object.__setattr__(topic, "misconceptions", lambda name: [])
    settings = TopicSettings(
        wide={"size_of": lambda rng: Case(x=float(rng.normal()))} if wide else {}, seconds=0.3
    )
    return Bench(topic, {"size_of": "def size_of(x):\n    return abs(x)\n"}, settings)


FORGETS_THE_SIGN = "def size_of(x):\n    return x\n"


def test_a_mutant_that_loses_points_is_killed():
    assert toy(True).try_mutant("size_of", FORGETS_THE_SIGN).kind == "killed"


def test_a_weak_contract_lets_a_mutant_survive_and_the_input_that_tells_is_shown():
    outcome = toy(False).try_mutant("size_of", FORGETS_THE_SIGN)
    assert outcome.kind == "survived"
    assert outcome.differs.startswith("size_of(x=-")


def test_a_mutant_that_answers_the_same_is_set_aside():
    source = "def size_of(x):\n    return x if x >= 0 else -x\n"
    assert toy(True).try_mutant("size_of", source).kind == "same"


def test_without_wide_inputs_nothing_counts_as_the_same():
    source = "def size_of(x):\n    return x if x >= 0 else -x\n"
    assert toy(True, wide=False).try_mutant("size_of", source).kind == "survived"


@pytest.mark.parametrize("kind", [Tensor, Variable, Rows])
def test_arrays_in_an_answer_are_compared(kind):
    """A worker that fails at it would count its mutant as killed."""
    one, same, other = (Reply("returned", [kind(np.array(rows))]) for rows in ([[1, 2]], [[1, 2]], [[1, 3]]))
    assert _same_reply(one, same)
    assert not _same_reply(one, other)
    assert not _same_reply(one, Reply("returned", [kind(np.array([1, 2]))]))


def test_a_loop_without_end_is_killed():
    outcome = toy(True).try_mutant("size_of", "def size_of(x):\n    while True:\n        x = x + 1\n")
    assert (outcome.kind, outcome.how) == ("killed", "time")


def test_an_exception_is_told_from_a_wrong_answer():
    bench = toy(True)
    assert bench.try_mutant("size_of", "def size_of(x):\n    return y\n").how == "exception"
    assert bench.try_mutant("size_of", "def size_of(x, y=z):\n    return abs(x)\n").how == "exception"
    assert bench.try_mutant("size_of", "def size_of(x):\n    return -7\n").how == "answer"


def test_a_wrong_solution_is_refused():
    bench = toy(True)
    exec(FORGETS_THE_SIGN, bench.namespace)
    with pytest.raises(ValueError, match="size_of earns 1 of 2 points"):
        bench.check_solution("size_of")


def mutant(line="a", becomes="b"):
    return Mutant("f", "constant", "", line, becomes, 1, f"{line}{becomes}")


def test_survivors_unlisted_and_stale_entries_and_a_low_share_are_faults():
    survived = Outcome("survived", differs="f(1)")
    entry = listed.Entry("f", "a", "b", "survivor", "because")
    results = [(mutant("k", str(i)), Outcome("killed", "answer")) for i in range(98)]
    scores, stale = summary.count(["f"], [*results, (mutant(), survived)], [entry])
    assert summary.faults(scores, stale) == []
    assert scores["f"].share == pytest.approx(98 / 99)
    assert "listed: because" in summary.survivors_text(scores)
    scores, stale = summary.count(["f"], [*results, (mutant(), survived)], [])
    assert summary.faults(scores, stale) == ["f: 1 survivors are not in survivors.toml."]
    scores, stale = summary.count(["f"], results, [entry])
    assert stale == [entry]
    assert len(summary.faults(scores, stale)) == 1
    scores, stale = summary.count(["f"], [*results[:10], (mutant(), survived)], [entry])
    assert summary.faults(scores, stale) == ["f: only 90.91% of the wrong mutants lose points; 98% should."]


def test_listed_equivalents_do_not_count():
    entry = listed.Entry("f", "a", "b", "equivalent", "rounding")
    scores, stale = summary.count(["f"], [(mutant(), Outcome("survived", differs="x"))], [entry])
    assert (scores["f"].share, stale, scores["f"].survivors) == (1.0, [], [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('line = "a"\nbecomes = "b"\nverdict = "equivalent"', "it needs line, becomes, verdict and reason"),
        ('line = "a"\nbecomes = "b"\nverdict = "fine"\nreason = "r"', "'fine' is neither"),
    ],
)
def test_a_bad_entry_of_the_list_is_named(tmp_path, row, message):
    file = tmp_path / "survivors.toml"
    file.write_text(f"[[Toy.f]]\n{row}\n")
    with pytest.raises(ValueError, match=message) as caught:
        listed.read_list("Toy", file)
    assert "survivors.toml, Toy.f, entry 1" in str(caught.value)


def test_the_sample_is_the_same_each_time():
    mutants = mutants_of("f", SOURCE)
    assert sampled(mutants, 5) == sampled(mutants[::-1], 5)
    assert len(sampled(mutants, 5)) == 5
    assert sampled(mutants, None) == mutants


# ------------------------------------------------------------------------------ workers and command line


@pytest.mark.slow
def test_workers_outlive_a_mutant_that_takes_its_process_down():
    _, solutions = bench_of("CNN_Foundations")
    wrong = mutants_of("zero_pad", solutions["zero_pad"])[0]
    deadly = replace(wrong, source="def zero_pad(X, pad):\n    import os\n    os._exit(3)\n")
    greedy = replace(wrong, source="def zero_pad(X, pad):\n    return np.zeros((9, 2**40)) + 1\n")
    outcomes = dict(try_all("CNN_Foundations", solutions, [deadly, greedy, wrong], workers=1))
    assert [outcomes[m].how for m in (deadly, greedy)] == ["died", "exception"]
    assert outcomes[wrong].kind == "killed"


@pytest.mark.slow
def test_the_command_runs_and_refuses_unknown_names():
    run = [sys.executable, "-m", "tests.mutation", "CNN_Foundations"]
    done = subprocess.run([*run, "zero_pad", "--sample", "3"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "zero_pad" in done.stdout and "100.00%" in done.stdout
    done = subprocess.run([*run, "no_such"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "CNN_Foundations has no exercise 'no_such'" in done.stderr


def test_wide_inputs_repeat():
    make = settings_of(load_topic("CNN_Foundations")).wide["zero_pad"]
    one, other = (make(np.random.default_rng(3)).arguments for _ in range(2))
    assert one["pad"] == other["pad"] and np.array_equal(one["X"], other["X"])
