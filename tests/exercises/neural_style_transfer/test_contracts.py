"""What holds for the exercises of this topic; `test_all_contracts` has what holds for all topics."""

import numpy as np

from shared_utils.exercises.neural_style_transfer.networks import output_shapes

from .judging import TOPIC, visible_cases

POINTS = {
    "compute_content_cost": 18,
    "gram_matrix": 10,
    "compute_layer_style_cost": 20,
    "compute_style_cost": 16,
    "total_cost": 8,
    "train_step": 28,
}
SEEDS = range(50)


def cases_of(exercise, *keys):
    """Visible and hidden cases of an exercise, of these groups or of all."""
    drawn = [(g.key, c) for seed in SEEDS for g in TOPIC.exercise(exercise).groups for c in g.draw(seed)]
    drawn += [(group.key, case) for group, case in visible_cases(exercise)]
    return [case for key, case in drawn if not keys or key in keys]


def shapes_of(outputs):
    return [output.array.shape for output in outputs]


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())


def test_every_cost_is_called_in_a_graph_too():
    for name, exercise in TOPIC.exercises.items():
        group = exercise.groups[-1]
        if name != "train_step":
            assert group.key == "in_a_graph" and group.points
            assert all("in_a_graph" in case.through for case in cases_of(name, "in_a_graph"))


def test_activations_of_one_picture_with_sides_that_differ():
    for case in cases_of("compute_content_cost", "basic", "last", "in_a_graph"):
        shapes = shapes_of(case.arguments["generated_output"])
        assert shapes == shapes_of(case.arguments["content_output"])
        for m, *sides in shapes:
            assert m == 1 and len(set(sides)) == 3
    for case in cases_of("compute_layer_style_cost", "basic", "places", "in_a_graph"):
        m, *sides = case.arguments["a_G"].array.shape
        assert m == 1 and len(set(sides)) == 3


def test_the_first_output_and_the_one_before_the_last_are_not_the_last():
    for case in cases_of("compute_content_cost", "last"):
        *others, last = shapes_of(case.arguments["content_output"])
        assert others and last not in others


def test_two_channels_of_a_matrix_have_a_product_far_below_0():
    for case in cases_of("gram_matrix"):
        A = case.arguments["A"].array
        assert len(A) == 1 or (A @ A.T).min() < -0.02 * (A @ A.T).max()


def test_gram_matrices_of_one_channel_differ():
    """Where they are near each other, a right answer in another order differs by its rounding."""
    for case in cases_of("compute_layer_style_cost", "sizes"):
        a_S, a_G = (case.arguments[name].array for name in ("a_S", "a_G"))
        if a_S.shape[-1] == 1:
            assert (a_S**2).sum() > 1.2 * (a_G**2).sum()


def test_the_places_are_all_there_and_not_where_they_were():
    for case in cases_of("compute_layer_style_cost", "places"):
        a_S, a_G = (case.arguments[name].array for name in ("a_S", "a_G"))
        rows = [np.sort(a.reshape(-1, a.shape[-1]), axis=0) for a in (a_S, a_G)]
        np.testing.assert_array_equal(*rows)
        assert (a_S != a_G).any()
        assert (a_S == np.round(a_S)).all()  # so that nothing is rounded


def test_the_weights_are_those_of_the_argument_and_else_those_of_the_notebook():
    for case in cases_of("compute_style_cost"):
        layers = case.arguments.get("STYLE_LAYERS", case.state["STYLE_LAYERS"])
        assert len(layers) == len(case.arguments["style_image_output"]) - 1
    assert all("STYLE_LAYERS" not in case.arguments for case in cases_of("compute_style_cost", "default"))
    for case in cases_of("compute_style_cost", "given"):
        assert case.arguments["STYLE_LAYERS"] != case.state["STYLE_LAYERS"]


def test_weights_differ_from_each_other_and_do_not_add_up_to_1():
    for case in cases_of("compute_style_cost", "basic"):
        weights = [weight for _, weight in case.arguments["STYLE_LAYERS"]]
        assert len(set(weights)) == len(weights)
        assert abs(sum(weights) - 1) > 1e-4


def test_every_argument_of_total_cost_is_varied():
    for case in cases_of("total_cost", "basic", "in_a_graph"):
        alpha, beta = case.arguments["alpha"], case.arguments["beta"]
        assert abs(alpha - beta) > 1 and alpha not in (1, 10) and beta not in (1, 40)
        J_content, J_style = (float(case.arguments[name].array) for name in ("J_content", "J_style"))
        assert abs(J_content - J_style) > 1


def test_the_targets_fit_the_network():
    for case in cases_of("train_step"):
        channels = case.state["vgg_model_outputs"].arguments["channels"]
        shapes = output_shapes(case.arguments["generated_image"].array.shape[1:3], channels)
        assert shapes_of(case.state["a_C"]) == shapes_of(case.state["a_S"]) == shapes
        assert len(case.state["STYLE_LAYERS"]) == len(channels) - 1


def test_pictures_are_small_not_square_and_between_0_and_1():
    for case in cases_of("train_step"):
        picture = case.arguments["generated_image"].array
        assert picture.dtype == np.float32 and picture.min() >= 0 and picture.max() <= 1
        m, n_H, n_W, n_C = picture.shape
        assert (m, n_C) == (1, 3) and n_H != n_W and n_H * n_W < 30
