"""What holds for the exercises of CNN_Foundations; `test_all_contracts` has what holds for all topics."""

import subprocess
import sys
from dataclasses import replace

from .judging import FOLDER, PART_1, TOPIC, judge_function

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


def test_the_exercises_stand_in_lesson_order_with_their_points():
    points = {name: exercise.points for name, exercise in TOPIC.exercises.items()}
    assert list(points.items()) == list(POINTS.items())


def test_only_pad_0_of_conv_backward_is_hint_only():
    free = {(e.name, g.key) for e in TOPIC.exercises.values() for g in e.groups if not g.points}
    assert free == {("conv_backward", "pad_0")}


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
