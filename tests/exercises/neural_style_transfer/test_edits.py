"""Right answers with one mistake in them, written as learners write: named, as a learner reads it.

`test_misconceptions` tries the mistakes as we wrote them; these have other helpers, some in a tf.function.
"""

import pytest

from shared_utils.graders.messages import verdict_text

from .judging import TOPIC, judge_source, judge_visibly, notebook
from .right_costs import CONTENTS, GRAM, GRAMS, LAYER, LAYERS, STYLES, TOTALS
from .right_steps import COSTS, STEPS

pytestmark = pytest.mark.slow

CONTENT, PLAIN_GRAM, PLAIN_LAYER = (answers["as_many_write_it"] for answers in (CONTENTS, GRAMS, LAYERS))
STYLE, TOTAL = LAYER + STYLES["as_many_write_it"], TOTALS["plain"]
STEP, EAGER_STEP = COSTS + STEPS["as_many_write_it"], COSTS + STEPS["without_tf_function"]
SQUARES = "tf.reduce_sum(tf.square(tf.subtract(a_C_unrolled, a_G_unrolled)))"
COST = "J = total_cost(J_content, J_style, alpha=10, beta=40)"
APPLY = "optimizer.apply_gradients([(grad, generated_image)])"
CLIP = "    generated_image.assign(clip_0_1(generated_image))\n"
UNROLL = "tf.reshape(a_{0}, shape=[n_H * n_W, n_C])"

EDITS = {
    "compute_content_cost": [
        (CONTENT, SQUARES, "tf.nn.l2_loss(a_C - a_G)", "half_of_the_squares"),
        (CONTENT, SQUARES, "tf.reduce_sum(tf.square(a_C - a_G), axis=[1, 2, 3])", "batch_axis_left"),
        (CONTENT, "generated_output[-1]", "generated_output", "shape_of_the_list_as_of_old"),
        (CONTENT, "m, n_H, n_W, n_C = a_G.get_shape().as_list()", "m = 1\n    n_H, n_W, n_C = a_G.shape",
         "three_sides_unpacked"),
        (CONTENT, "generated_output[-1]", "generated_output[-1].numpy()", "numpy_asked_for_get_shape"),
        (CONTENT, "return J_content", "return tf.constant(J_content)", "made_a_constant"),
        (CONTENT, "return J_content", "return tf.Variable(J_content)", "made_a_variable"),
        (CONTENTS["not_unrolled_and_a_mean"], "(content_output[-1] - generated_output[-1])",
         "tf.subtract(content_output, generated_output)", "lists_subtracted_by_tensorflow"),
    ],
    "gram_matrix": [
        (PLAIN_GRAM, "tf.matmul(A, tf.transpose(A))", "tf.linalg.einsum('bijc,bijd->bcd', A, A)",
         "four_axes_expected"),
        (GRAMS["over_the_rows_of_a_tensor"], "G += tf.tensordot(column, column, axes=0)",
         "G[0] = column", "written_entry_by_entry"),
        (GRAMS["in_loops"], "return tf", "G = np.zeros((n_C, n_C))\n    for i in range(n_C):\n"
         "        for j in range(n_C): G[i, j] = tf.tensordot(A[i], A[j], 1)\n    return G\n    tf",
         "numpy_in_the_graph"),
    ],
    "compute_layer_style_cost": [
        (GRAM + PLAIN_LAYER, f"tf.transpose({UNROLL.format('G')})", UNROLL.format("G"),
         "style_transposed_alone"),
        (GRAM + PLAIN_LAYER, f"tf.transpose({UNROLL.format('S')})", UNROLL.format("S"),
         "generated_transposed_alone"),
        (GRAM + PLAIN_LAYER, f"    a_S = tf.transpose({UNROLL.format('S')})\n"
         f"    a_G = tf.transpose({UNROLL.format('G')})\n", "", "not_unrolled"),
        (GRAM + PLAIN_LAYER.replace("a_S, shape=[n_H", "a_S, shape=[m, n_H"), "shape=[n_H", "shape=[m, n_H",
         "batch_axis_transposed_too"),
        (GRAM + PLAIN_LAYER, "4 * n_C ** 2 * (n_H * n_W) ** 2", "4 * n_C ^ 2 * (n_H * n_W) ^ 2",
         "caret_for_the_power"),
        (GRAM + PLAIN_LAYER, "m, n_H, n_W, n_C = a_G.get_shape().as_list()",
         "n_H, n_W, _, n_C = a_G.get_shape().as_list()", "sides_counted_from_the_batch"),
        (GRAM + LAYERS["transposed_before_the_reshape"], "_, n_H, n_W, n_C", "n_H, n_W, _, n_C",
         "width_missing_in_the_factor"),
    ],
    "compute_style_cost": [
        (STYLE, "(a_S[i], a_G[i])", "(a_S, a_G)", "lists_given_for_activations_as_of_old"),
        (STYLE, "(a_S[i], a_G[i])", "(a_S[0], a_G[0])", "first_outputs_each_time"),
        (STYLE, "(a_S[i], a_G[i])", "(a_S[weight[0]], a_G[weight[0]])", "outputs_by_name"),
        (STYLE, "for i, weight in zip(range(len(a_S)), STYLE_LAYERS):",
         "for i, weight in list(enumerate(STYLE_LAYERS))[1:]:", "first_style_layer_left_out"),
    ],
    "total_cost": [
        (TOTAL, "beta * J_style + J_content * alpha", "(beta * J_style + J_content * alpha).numpy()",
         "numbers_of_the_sum"),
        (TOTAL, "beta * J_style + J_content * alpha", "tf.constant(beta * J_style + J_content * alpha)",
         "made_a_constant"),
    ],
    "train_step": [
        (STEP, COST, "J = a_G[-1]", "network_output_for_the_cost"),
        (STEP, f"        {COST}", f"    {COST}", "costs_outside_the_tape"),
        (STEP, "tape.gradient(J, generated_image)", "tape.gradient(generated_image, J)",
         "costs_outside_the_tape"),
        (STEP, "tape.gradient(J, generated_image)", "tape.gradient(J, a_G)",
         "gradient_of_the_activations_in_a_graph"),
        (STEP, "tape.gradient(J, generated_image)", "tape.gradient(a_G, generated_image)",
         "outputs_for_the_cost_in_the_gradient"),
        (STEP, "tape.gradient(J, generated_image)", "tape.gradient(J, vgg_model_outputs)",
         "gradient_of_the_network_itself"),
        (STEP, "tape.gradient(J, generated_image)", "tape.gradient(J, vgg_model_outputs.trainable_variables)",
         "gradient_of_no_weights_in_a_graph"),
        (STEP, APPLY, "optimizer.apply_gradients((grad, generated_image))", "no_list_of_pairs_in_a_graph"),
        (STEP, APPLY, "optimizer.apply_gradients(zip(grad, generated_image))", "no_list_of_pairs_in_a_graph"),
        (STEP, APPLY, "optimizer.apply_gradients([(generated_image, grad)])",
         "picture_before_its_gradient_in_a_graph"),
        (STEP, APPLY, "optimizer.minimize(J, [generated_image])", "minimize_of_an_older_keras"),
        (STEP, APPLY, "generated_image.assign_add(grad)", "gradient_added"),
        (STEP, APPLY, "generated_image = generated_image - grad", "a_tensor_for_the_picture_in_a_graph"),
        (STEP, "    with tf.", "    generated_image = tf.Variable(generated_image)\n    with tf.",
         "a_new_variable_in_a_graph"),
        (STEP, APPLY, APPLY.replace("optimizer", "tf.keras.optimizers.Adam(0.03)"),
         "a_new_variable_in_a_graph"),
        (STEP, f"    {APPLY}\n{CLIP}", f"{CLIP}    {APPLY}\n", "clipped_between_gradient_and_step"),
        (STEP, CLIP, "    clip_0_1(generated_image)\n", "not_clipped"),
        (STEP, CLIP, "    generated_image = clip_0_1(generated_image)\n", "not_clipped"),
        (STEP, "vgg_model_outputs(generated_image)",
         "vgg_model_outputs(tf.keras.applications.vgg19.preprocess_input(generated_image * 255))",
         "preprocessed_for_vgg19"),
        (STEP, "vgg_model_outputs(generated_image)", "vgg_model_outputs(generated_image.numpy())",
         "numpy_in_the_graph"),
        (STEP, "return J\n", "return J.numpy()\n", "numpy_in_the_graph"),
        (STEP, "compute_content_cost(a_C, a_G)", "compute_content_cost(a_C[-1], a_G[-1])",
         "content_layer_taken_out_before"),
        (STEP, "compute_style_cost(a_S, a_G)", "compute_style_cost(a_S[:-1], a_G[:-1])",
         "style_layers_taken_out_before"),
        (EAGER_STEP, "    with tf.", "    generated_image = tf.Variable(generated_image)\n    with tf.",
         "step_on_a_copy"),
        (EAGER_STEP, "optimizer.apply_gradients(zip(gradients, [generated_image]))",
         "generated_image = generated_image - gradients[0]", "a_tensor_for_the_picture"),
    ],
}  # fmt: skip
CASES = [(exercise, *edit) for exercise, edits in EDITS.items() for edit in edits]
IDS = [f"{exercise}-{name}" for exercise, *_, name in CASES]


@pytest.mark.parametrize(("exercise", "source", "old", "new", "name"), CASES, ids=IDS)
def test_an_edit_of_a_right_answer_is_named_and_no_earlier_answer_blamed(exercise, source, old, new, name):
    assert old in source, "the right answer has changed; change the edit as well"
    head, _, tail = source.rpartition(old)
    source = head + new + tail
    for verdict in (
        judge_visibly(notebook(source)[exercise], exercise),
        judge_source(source, exercise, suspects=()),
    ):
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.misconception == name, text
        assert not verdict.right
        assert verdict.working == (), text
        assert "in user code" not in text and "ag__" not in text


def test_lines_of_a_tf_function_are_the_learners():
    source = STEP.replace(f"        {COST}", f"    {COST}")
    verdict = judge_source(source, "train_step", suspects=())
    assert verdict.failure.what == "raised ValueError: No gradients provided for any variable."
    (line,) = verdict.failure.frames
    assert line.startswith("in train_step, line ") and line.endswith(APPLY)


def test_shapes_are_said_without_the_names_of_tensorflow():
    source = GRAM + PLAIN_LAYER.replace(f"tf.transpose({UNROLL.format('G')})", UNROLL.format("G"))
    source = source.replace("def compute", "@tf.function\ndef compute")
    verdict = judge_source(source, "compute_layer_style_cost", suspects=())
    assert "with input shapes: [" in verdict.failure.what and "{{node" not in verdict.failure.what


def test_nothing_of_ours_is_said_to_the_learner(capfd):
    """Working versions are tried in place of the earlier answers, and TensorFlow does not warn of them."""
    judge_visibly(notebook(STEP.replace(COST, "J = J_content"))["train_step"], "train_step")
    captured = capfd.readouterr()
    assert captured.out == "" and "AutoGraph" not in captured.err
