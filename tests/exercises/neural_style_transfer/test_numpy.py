"""NumPy inside of a graph is rejected with a sentence that says why, however it is written."""

import pytest

from shared_utils.graders.messages import verdict_text

from .judging import TOPIC, judge_source
from .right_costs import CONTENTS, GRAM, GRAMS, LAYERS, STYLES, TOTALS
from .right_steps import COSTS, STEPS

pytestmark = pytest.mark.slow

CONTENT, LAYER = CONTENTS["as_many_write_it"], LAYERS["as_many_write_it"]
STYLE, TOTAL, STEP = STYLES["as_many_write_it"], TOTALS["plain"], STEPS["as_many_write_it"]
EDITS = {
    "np.sum": ("compute_content_cost", CONTENT, "tf.reduce_sum(", "np.sum("),
    "np.square": ("compute_content_cost", CONTENT, "tf.square(", "np.square("),
    "numpy() first": (
        "compute_content_cost",
        CONTENTS["not_unrolled_and_a_mean"],
        "generated_output[-1]",
        "generated_output[-1].numpy()",
    ),
    "numpy() last": ("compute_content_cost", CONTENT, "return J_content", "return J_content.numpy()"),
    "np.dot": (
        "gram_matrix",
        GRAMS["transpose_b"],
        "tf.linalg.matmul(a=A, b=A, transpose_b=True)",
        "np.dot(A, np.transpose(A))",
    ),
    "np.array": ("gram_matrix", GRAMS["at"], "tf.transpose(A, perm=[1, 0])", "np.array(A).T"),
    "np.reshape": ("compute_layer_style_cost", GRAM + LAYER, "tf.reshape(a_S, shape=", "np.reshape(a_S, "),
    "np.linalg.norm": (
        "compute_layer_style_cost",
        GRAM + LAYER,
        "tf.reduce_sum(tf.square(tf.subtract(GS, GG)))",
        "np.linalg.norm(GS - GG) ** 2",
    ),
    "numpy() of each layer": (
        "compute_style_cost",
        GRAM + LAYER + STYLE,
        "weight[1] * J_style_layer",
        "weight[1] * J_style_layer.numpy()",
    ),
    "np.add": (
        "total_cost",
        TOTAL,
        "beta * J_style + J_content * alpha",
        "np.add(beta * J_style, alpha * J_content)",
    ),
    "numpy() in the step": ("train_step", COSTS + STEP, "return J\n", "return J.numpy()\n"),
}


@pytest.mark.parametrize("name", EDITS)
def test_numpy_is_named_and_explained(name):
    exercise, source, old, new = EDITS[name]
    assert old in source, "the right answer has changed; change the edit as well"
    head, _, tail = source.rpartition(old)
    verdict = judge_source(head + new + tail, exercise, suspects=())
    text = " ".join(verdict_text(verdict, TOPIC.texts[exercise]).split())
    assert 0 <= verdict.points < verdict.max_points
    assert (verdict.points > 0) is (exercise != "train_step"), text
    assert "a tensor has no numbers yet, so NumPy and .numpy() fail" in text
    assert (verdict.misconception, verdict.exact) == ("numpy_in_the_graph", True), text


@pytest.mark.parametrize(
    ("exercise", "source"), [("compute_content_cost", CONTENT), ("train_step", COSTS + STEP)]
)
def test_a_float_is_right_since_autograph_makes_a_cast_of_it(exercise, source):
    head, _, tail = source.rpartition("return J")
    name, _, rest = tail.partition("\n")
    assert judge_source(f"{head}return float(J{name})\n{rest}", exercise).right


def test_numpy_on_sizes_and_weights_is_right():
    """Whole numbers of a shape are no tensors."""
    source = CONTENT.replace("1 / (4 * n_H * n_W * n_C)", "1 / np.prod([4, n_H, n_W, n_C])")
    assert source != CONTENT
    assert judge_source(source, "compute_content_cost").right


def test_numpy_in_an_earlier_cost_is_not_held_against_the_step():
    source = COSTS.replace("tf.square(tf.subtract(GS, GG))", "np.square(tf.subtract(GS, GG))") + STEP
    assert source != COSTS + STEP
    verdict = judge_source(source, "train_step", suspects=("compute_layer_style_cost",))
    assert verdict.right and verdict.working == ("compute_layer_style_cost",)


def test_the_line_that_leaves_tensorflow_is_shown():
    source = CONTENT.replace("tf.reduce_sum(", "np.sum(")
    verdict = judge_source(source, "compute_content_cost", suspects=())
    assert verdict.failure.group == "in_a_graph"
    assert any("np.sum(" in frame for frame in verdict.failure.frames)
