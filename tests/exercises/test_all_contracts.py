"""What holds for every exercise of every topic: texts, points, references, visible tests, names."""

import importlib
import subprocess
import sys

import pytest

from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders import messages
from shared_utils.graders.probe import import_named

WITHOUT_TENSORFLOW = {"CNN_Foundations"}
"""Topics whose misconceptions import no TensorFlow; only those of the other ones take seconds."""
FIXED = {"first_entries", "happyModel", "ResNet50", "data_augmenter"}
"""Exercises whose cases are the same under every secret."""


def _slow_unless(quick, *values):
    name = "-".join(values)
    return pytest.param(*values, id=name, marks=() if quick else pytest.mark.slow)


TOPICS = [_slow_unless(name in WITHOUT_TENSORFLOW, name) for name in topic_names()]
EXERCISES = [
    _slow_unless(name in WITHOUT_TENSORFLOW, name, exercise)
    for name in topic_names()
    for exercise in load_topic(name).exercises
]


def judging_of(name):
    """The module `judging` in the tests of a topic."""
    return importlib.import_module(f"{name.lower()}.judging")


@pytest.mark.parametrize("name", topic_names())
def test_points_add_up_to_100(name):
    assert load_topic(name).points == 100


@pytest.mark.parametrize("name", topic_names())
def test_each_exercise_has_one_basic_group_which_comes_first(name):
    for exercise in load_topic(name).exercises.values():
        assert [group.basic for group in exercise.groups] == [True] + [False] * (len(exercise.groups) - 1)


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_there_are_texts_for_everything_and_for_nothing_else(name, exercise):
    topic = load_topic(name)
    assert set(topic.texts) == set(topic.exercises)
    texts = topic.texts[exercise]
    assert set(texts.groups) == {group.key for group in topic.exercise(exercise).groups}
    assert set(texts.hints) == {m.name for m in topic.misconceptions(exercise)}
    assert texts.summary.endswith(".")
    assert texts.shapes
    for hint in texts.hints.values():
        assert not hint.mistake.endswith((".", ":"))
        assert not hint.look.endswith((".", ":"))


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_no_hint_is_cut_off(name, exercise):
    """A message has two lines for it."""
    for key, hint in load_topic(name).texts[exercise].hints.items():
        for beginning in ("This is what you get when", "On these inputs you get this when"):
            lines = messages._wrap(f"{beginning} {hint.mistake}: {hint.look}.")
            assert not lines[-1].endswith("…"), key


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_names_of_misconceptions_are_unique(name, exercise):
    names = [m.name for m in load_topic(name).misconceptions(exercise)]
    # The exercises of one line in CNN_Foundations have fewer.
    least = 1 if name == "CNN_Foundations" else 10
    assert len(set(names)) == len(names) >= least


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_a_visible_test_covers_every_group_of_its_exercise(name, exercise):
    keys = {group.key for group, _ in judging_of(name).visible_cases(exercise)}
    assert keys == {group.key for group in load_topic(name).exercise(exercise).groups}


@pytest.mark.parametrize("name", topic_names())
def test_cases_are_the_same_for_the_same_seed_and_others_for_another(name):
    differ = set()
    for exercise in load_topic(name).exercises.values():
        for group in exercise.groups:
            one, again, other = ([repr(c.arguments) for c in group.draw(seed)] for seed in (1, 1, 2))
            assert one == again
            differ |= {exercise.name} if one != other else set()
    assert set(load_topic(name).exercises) - differ == FIXED & set(load_topic(name).exercises)


@pytest.mark.parametrize("name", topic_names())
def test_contracts_and_visible_tests_import_no_tensorflow(name):
    code = (
        "import sys\n"
        "from shared_utils.exercises import load_topic\n"
        f"topic = load_topic({name!r})\n"
        "cases = [g.draw(0) for e in topic.exercises.values() for g in e.groups]\n"
        "import public_tests\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'\n"
    )
    folder = judging_of(name).FOLDER
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_references_stand_on_their_own_and_pass(name, exercise):
    topic, judging = load_topic(name), judging_of(name)
    names = topic.names_for(topic.exercise(exercise))
    scope = {key: import_named(target) for key, target in names.items()}
    exec(topic.working_source(exercise), scope)
    for judge in (judging.judge_function, judging.judge_visibly):
        verdict = judge(scope[exercise], exercise)
        assert verdict.right
        assert verdict.failure is None


@pytest.mark.slow
@pytest.mark.parametrize("name", topic_names())
def test_names_are_what_the_set_up_of_a_lesson_imports(name):
    """An answer that was written elsewhere finds the names of such notebooks."""
    for key, target in load_topic(name).names.items():
        module, _, attribute = target.partition(":")
        imported = importlib.import_module(module)
        assert import_named(target) is (getattr(imported, attribute) if attribute else imported)
        assert not attribute or attribute == key
