"""What holds for the exercises of this topic; `test_all_contracts` has what holds for all topics."""

from .judging import TOPIC

POINTS = {
    "class_iou": 10,
    "mean_iou": 6,
    "dice": 8,
    "conv_block": 22,
    "upsampling_block": 22,
    "unet_model": 32,
}


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())


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
