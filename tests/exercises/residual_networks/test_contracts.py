"""What holds for the exercises of Residual_Networks; `test_all_contracts` has what holds for all topics."""

from .judging import TOPIC

POINTS = {
    "layer_gradient_norms": 15,
    "identity_block": 22,
    "convolutional_block": 22,
    "ResNet50": 26,
    "inception_module": 15,
}


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())
