"""What holds for every exercise: texts, points, references, visible tests, imports."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from .judging import FOLDER, PART_1, TOPIC, judge_function, judge_visibly, visible_cases

POINTS = {
    "first_entries": 4,
    "conv_output_size": 5,
    "zero_pad": 6,
    "conv_single_step": 6,
    "conv_forward": 15,
    "conv_parameters": 2,
    "conv_multiplications": 2,
    "pool_forward": 10,
    "conv_backward": 16,
    "create_mask_from_window": 4,
    "distribute_value": 4,
    "pool_backward": 10,
    "happyModel": 7,
    "convolutional_model": 9,
}


def test_the_exercises_stand_in_lesson_order_with_their_points_which_add_up_to_100():
    points = {name: exercise.points for name, exercise in TOPIC.exercises.items()}
    assert list(points.items()) == list(POINTS.items())
    assert TOPIC.points == 100


def test_each_exercise_has_one_basic_group_which_comes_first():
    for exercise in TOPIC.exercises.values():
        assert sum(group.basic for group in exercise.groups) == 1
        assert exercise.groups[0].basic


def test_only_pad_0_of_conv_backward_is_hint_only():
    free = {(e.name, g.key) for e in TOPIC.exercises.values() for g in e.groups if not g.points}
    assert free == {("conv_backward", "pad_0")}


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


@pytest.mark.parametrize("name", TOPIC.exercises)
def test_names_of_misconceptions_are_unique(name):
    names = [m.name for m in TOPIC.misconceptions(name)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", TOPIC.exercises)
def test_a_visible_test_covers_every_group_of_its_exercise(name):
    keys = {group.key for group, _ in visible_cases(name)}
    assert keys == {group.key for group in TOPIC.exercise(name).groups}


@pytest.mark.parametrize("name", PART_1)
def test_references_stand_on_their_own_and_pass(name):
    scope = {"np": np}
    exec(TOPIC.working_source(name), scope)
    for verdict in (judge_function(scope[name], name), judge_visibly(scope[name], name)):
        assert verdict.right
        assert verdict.failure is None


def test_contracts_references_judge_and_visible_tests_of_part_1_import_no_tensorflow():
    code = (
        "import sys\n"
        f"part_1 = {PART_1}\n"
        "from shared_utils.exercises import load_topic\n"
        "import shared_utils.graders.visible, shared_utils.graders.judge\n"
        "topic = load_topic('CNN_Foundations')\n"
        "for name in topic.exercises: topic.reference(name), topic.misconceptions(name)\n"
        "import public_tests\n"
        "for name in part_1: getattr(public_tests, f'{name}_test')(topic.reference(name))\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_replaced_verdict_survives_json():
    wrong = TOPIC.misconceptions("zero_pad")[0]
    verdict = judge_function(wrong.function, wrong.exercise)
    assert type(verdict).from_dict(verdict.to_dict()) == verdict
    assert replace(verdict, points=1) != verdict
