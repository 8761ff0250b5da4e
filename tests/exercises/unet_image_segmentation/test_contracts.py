"""What holds for every exercise: texts, points, references, visible tests."""

import importlib
import subprocess
import sys

import pytest

from shared_utils.graders.probe import import_named

from .judging import FOLDER, TOPIC, judge_function, judge_visibly, visible_cases

POINTS = {
    "class_iou": 10,
    "mean_iou": 6,
    "dice": 8,
    "conv_block": 22,
    "upsampling_block": 22,
    "unet_model": 32,
}


def test_the_exercises_have_their_points_which_add_up_to_100():
    points = {name: exercise.points for name, exercise in TOPIC.exercises.items()}
    assert list(points.items()) == list(POINTS.items())
    assert TOPIC.points == 100


def test_each_exercise_has_one_basic_group_which_comes_first():
    for exercise in TOPIC.exercises.values():
        assert [group.basic for group in exercise.groups] == [True] + [False] * (len(exercise.groups) - 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", TOPIC.exercises)
def test_there_are_texts_for_everything_and_for_nothing_else(name):
    assert set(TOPIC.texts) == set(TOPIC.exercises)
    texts = TOPIC.texts[name]
    assert set(texts.groups) == {group.key for group in TOPIC.exercise(name).groups}
    assert set(texts.hints) == {m.name for m in TOPIC.misconceptions(name)}
    assert texts.summary.endswith(".")
    assert texts.shapes
    for hint in texts.hints.values():
        assert not hint.mistake.endswith((".", ":"))
        assert not hint.look.endswith((".", ":"))


@pytest.mark.slow
@pytest.mark.parametrize("name", TOPIC.exercises)
def test_names_of_misconceptions_are_unique(name):
    names = [m.name for m in TOPIC.misconceptions(name)]
    assert len(set(names)) == len(names) >= 10


@pytest.mark.parametrize("name", TOPIC.exercises)
def test_a_visible_test_covers_every_group_of_its_exercise(name):
    keys = {group.key for group, _ in visible_cases(name)}
    assert keys == {group.key for group in TOPIC.exercise(name).groups}


@pytest.mark.slow
@pytest.mark.parametrize("name", TOPIC.exercises)
def test_references_stand_on_their_own_and_pass(name):
    scope = {key: import_named(target) for key, target in TOPIC.names.items()}
    exec(TOPIC.working_source(name), scope)
    for verdict in (judge_function(scope[name], name), judge_visibly(scope[name], name)):
        assert verdict.right
        assert verdict.failure is None


@pytest.mark.slow
def test_names_are_what_the_set_up_of_the_lesson_imports():
    """An answer that was written elsewhere finds the names of such notebooks."""
    for name, target in TOPIC.names.items():
        module, _, attribute = target.partition(":")
        assert import_named(target) is (
            getattr(importlib.import_module(module), attribute)
            if attribute
            else importlib.import_module(module)
        )
        assert not attribute or attribute == name


def test_contracts_and_visible_tests_import_no_tensorflow():
    code = (
        "import sys\n"
        "from shared_utils.exercises import load_topic\n"
        "topic = load_topic('Unet_image_segmentation')\n"
        "cases = [g.draw(0) for e in topic.exercises.values() for g in e.groups]\n"
        "import public_tests\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_cases_are_the_same_for_the_same_seed_and_others_for_another():
    differ = set()
    for exercise in TOPIC.exercises.values():
        for group in exercise.groups:
            one, again, other = ([repr(c.arguments) for c in group.draw(seed)] for seed in (1, 1, 2))
            assert one == again
            differ |= {exercise.name} if one != other else set()
    assert differ == set(TOPIC.exercises)


def test_inputs_are_halved_without_a_rest():
    """Then a pooling may pad or not, and the way up fits the way down."""
    for seed in range(50):
        cases = {name: [c for g in TOPIC.exercise(name).groups for c in g.draw(seed)] for name in POINTS}
        for case in cases["conv_block"]:
            assert all(n % 2 == 0 for n in case.arguments["inputs"].shape[:2])
        for case in cases["upsampling_block"]:
            small, skip = (case.arguments[name].shape for name in ("expansive_input", "contractive_input"))
            assert skip[:2] == (2 * small[0], 2 * small[1])
        for case in cases["unet_model"]:
            n_H, n_W, _ = case.arguments.get("input_size", (96, 128, 3))
            assert n_H % 16 == n_W % 16 == 0 and n_H != n_W


def test_every_argument_is_varied():
    """An answer that types an argument's default in is met by another value in every draw."""
    for seed in range(50):
        for name in ("conv_block", "upsampling_block", "unet_model"):
            exercise = TOPIC.exercise(name)
            cases = [case for group in exercise.groups for case in group.draw(seed)]
            for parameter in exercise.parameters.values():
                given = [case.arguments.get(parameter.name, parameter.default) for case in cases]
                assert any(value != parameter.default for value in given), parameter.name
                assert len(set(map(repr, given))) > 1, parameter.name
