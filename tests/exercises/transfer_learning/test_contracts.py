"""What holds for the exercises of this topic; `test_all_contracts` has what holds for all topics."""

from shared_utils.exercises.transfer_learning.models import is_norm, layers_with_weights

from .judging import TOPIC

POINTS = {
    "data_augmenter": 15,
    "separable_ratio": 10,
    "alpaca_model": 40,
    "unfreeze_from": 20,
    "fine_tuning_setup": 15,
}
SEEDS = range(50)


def cases_of(name, seed):
    return [case for group in TOPIC.exercise(name).groups for case in group.draw(seed)]


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())


def test_pictures_are_not_square_and_their_sizes_are_multiples_of_32():
    for seed in SEEDS:
        sizes = [case.arguments["image_shape"] for case in cases_of("alpaca_model", seed)]
        assert all(n_H != n_W and n_H % 32 == n_W % 32 == 0 for n_H, n_W in sizes)
        assert len(set(sizes)) > 1


def test_the_notebooks_size_is_bound_to_another_one():
    for seed in SEEDS:
        for case in cases_of("alpaca_model", seed):
            assert case.state["IMG_SIZE"] != case.arguments["image_shape"]


def test_no_case_hands_none_over():
    """Answers written elsewhere make their augmentation in the signature, and call what they get."""
    for seed in SEEDS:
        cases = cases_of("alpaca_model", seed)
        given = [case.arguments.get("data_augmentation", "left out") for case in cases]
        assert None not in given
        assert "left out" in given


def test_few_networks_are_built_for_all_the_groups():
    calls = {repr(sorted(case.arguments.items())) for case in cases_of("alpaca_model", 1)}
    assert len(calls) == 4  # each takes half a second


def test_every_named_layer_is_in_the_base():
    for seed in SEEDS:
        for case in cases_of("unfreeze_from", seed):
            arguments = case.arguments["model"].arguments
            if not arguments.get("real"):
                names = (*layers_with_weights(arguments.get("blocks", 2)), "out_relu")
                assert case.arguments["layer_name"] in names


def test_a_norm_is_named_the_first_layer_and_the_last():
    for seed in SEEDS:
        named = [case.arguments["layer_name"] for case in cases_of("unfreeze_from", seed)]
        assert any(map(is_norm, named))
        assert {"Conv1", "out_relu"} <= set(named)


def test_base_rates_differ_from_the_default_and_from_each_other():
    for seed in SEEDS:
        rates = [
            case.arguments.get("base_learning_rate", 0.001) for case in cases_of("fine_tuning_setup", seed)
        ]
        assert len({round(rate, 9) for rate in rates}) == 3
        assert sum(rate != 0.001 for rate in rates) == 2
