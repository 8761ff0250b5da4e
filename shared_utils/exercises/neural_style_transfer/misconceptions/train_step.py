"""Mistakes in train_step.

They run without tf.function, since a trace takes longer than the step. Some fail in another way in a graph:
for those there is a second one, `..._in_a_graph`, that at once raises what comes of it there.
"""

import keras
import tensorflow as tf

from ..calling import NoLoop, NoNewVariable, NoNumbersYet
from .collected import wrong
from .pieces import content_cost, style_cost

vgg_model_outputs = a_C = a_S = optimizer = clip_0_1 = STYLE_LAYERS = None
"""Bound for the time of a call, as they are in a notebook."""


def _total(a_G, content=None, style=None, alpha=10, beta=40):
    """The right cost of these activations, with other targets or other weights."""
    J_content = content_cost(a_C if content is None else content, a_G)
    return alpha * J_content + beta * style_cost(a_S if style is None else style, a_G, STYLE_LAYERS)


def _with_gradient(picture, cost=_total):
    """(J, the gradient of it), for another cost of the activations too."""
    with tf.GradientTape() as tape:
        J = cost(vgg_model_outputs(picture))
    return J, tape.gradient(J, picture)


def _apply(gradient, picture):
    optimizer.apply_gradients([(gradient, picture)])


def _clip(picture):
    picture.assign(clip_0_1(picture))


def _step(picture, cost=_total, clip=_clip):
    """The right step, with another cost or another end."""
    J, gradient = _with_gradient(picture, cost)
    _apply(gradient, picture)
    clip(picture)
    return J


# ---------------------------------------------------------------- the cost


@wrong("train_step")
def network_output_for_the_cost(generated_image):
    return _step(generated_image, lambda a_G: a_G[-1])


@wrong("train_step")
def all_outputs_for_the_cost(generated_image):
    return _step(generated_image, lambda a_G: a_G)


@wrong("train_step")
def targets_exchanged(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, content=a_S, style=a_C))


@wrong("train_step")
def costs_exchanged(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, alpha=40, beta=10))


@wrong("train_step")
def weights_left_out(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, alpha=1, beta=1))


@wrong("train_step")
def content_alone(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, alpha=1, beta=0))


@wrong("train_step")
def style_alone(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, alpha=0, beta=1))


@wrong("train_step")
def weighted_content_alone(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, beta=0))


@wrong("train_step")
def weighted_style_alone(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, alpha=0))


@wrong("train_step")
def content_for_both_targets(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, style=a_C))


@wrong("train_step")
def style_for_both_targets(generated_image):
    return _step(generated_image, lambda a_G: _total(a_G, content=a_S))


@wrong("train_step")
def picture_for_its_activations(generated_image):
    with tf.GradientTape() as tape:
        J = _total(generated_image)  # raises: a picture is no list of activations
    _apply(tape.gradient(J, generated_image), generated_image)
    _clip(generated_image)
    return J


@wrong("train_step")
def content_layer_taken_out_before(generated_image):
    """compute_content_cost is given two activations in place of two lists."""
    a_G = vgg_model_outputs(generated_image)
    return content_cost(a_C[-1], a_G[-1])  # raises: three sides are left


@wrong("train_step")
def style_layers_taken_out_before(generated_image):
    """compute_style_cost, which leaves the last output out, is given the style layers alone."""

    def cost(a_G):
        return 10 * content_cost(a_C, a_G) + 40 * style_cost(a_S[:-1], a_G[:-1], STYLE_LAYERS[:-1])

    return _step(generated_image, cost)


@wrong("train_step")
def picture_times_255(generated_image):
    return _of_another_picture(generated_image, lambda picture: 255 * picture)


@wrong("train_step")
def preprocessed_for_vgg19(generated_image):
    return _of_another_picture(
        generated_image, lambda picture: keras.applications.vgg19.preprocess_input(255 * picture)
    )


def _of_another_picture(picture, preprocess):
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(preprocess(picture)))
    _apply(tape.gradient(J, picture), picture)
    _clip(picture)
    return J


# ---------------------------------------------------------------- the gradient


@wrong("train_step")
def costs_outside_the_tape(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
    J = _total(a_G)
    _apply(tape.gradient(J, generated_image), generated_image)  # raises: there is no gradient
    _clip(generated_image)
    return J


@wrong("train_step")
def gradient_of_the_content_alone(generated_image):
    J = _total(vgg_model_outputs(generated_image))
    _step(generated_image, lambda a_G: content_cost(a_C, a_G))
    return J


@wrong("train_step")
def gradient_of_the_style_alone(generated_image):
    J = _total(vgg_model_outputs(generated_image))
    _step(generated_image, lambda a_G: style_cost(a_S, a_G, STYLE_LAYERS))
    return J


@wrong("train_step")
def gradient_of_the_network(generated_image):
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(generated_image))
    weights = vgg_model_outputs.trainable_variables  # none: the network is frozen
    optimizer.apply_gradients(zip(tape.gradient(J, weights), weights, strict=True))
    _clip(generated_image)
    return J


@wrong("train_step")
def gradient_of_no_weights_in_a_graph(generated_image):
    raise ValueError("Attr 'T' of 'IdentityN' Op passed list of length 0 less than minimum 1.")


@wrong("train_step")
def gradient_of_the_network_itself(generated_image):
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(generated_image))
    _apply(tape.gradient(J, vgg_model_outputs), generated_image)  # raises


@wrong("train_step")
def gradient_of_the_activations(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J = _total(a_G)
    _apply(tape.gradient(J, a_G), generated_image)  # raises: a list
    return J


@wrong("train_step")
@tf.function(autograph=False)
def gradient_of_the_activations_in_a_graph(generated_image):
    return gradient_of_the_activations(generated_image)


@wrong("train_step")
def outputs_for_the_cost_in_the_gradient(generated_image):
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J = _total(a_G)
    _apply(tape.gradient(a_G, generated_image), generated_image)
    _clip(generated_image)
    return J


@wrong("train_step")
def numbers_for_the_cost(generated_image):
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(generated_image)).numpy()
    _apply(tape.gradient(J, generated_image), generated_image)  # raises
    return J


@wrong("train_step")
def gradient_of_all_weights_of_the_network(generated_image):
    vgg_model_outputs.trainable = True
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(generated_image))
    weights = vgg_model_outputs.weights
    optimizer.apply_gradients(zip(tape.gradient(J, weights), weights, strict=True))
    _clip(generated_image)
    return J


@wrong("train_step")
def gradient_of_the_network_for_the_picture(generated_image):
    with tf.GradientTape() as tape:
        J = _total(vgg_model_outputs(generated_image))
    _apply(tape.gradient(J, vgg_model_outputs.weights)[0], generated_image)  # raises: another shape
    return J


@wrong("train_step")
def gradient_clipped(generated_image):
    J, gradient = _with_gradient(generated_image)
    _apply(clip_0_1(gradient), generated_image)
    return J


@wrong("train_step")
def gradient_and_picture_clipped(generated_image):
    J, gradient = _with_gradient(generated_image)
    _apply(clip_0_1(gradient), generated_image)
    _clip(generated_image)
    return J


# ---------------------------------------------------------------- the step


@wrong("train_step")
def no_step(generated_image):
    J, _ = _with_gradient(generated_image)
    _clip(generated_image)
    return J


@wrong("train_step")
def uphill(generated_image):
    J, gradient = _with_gradient(generated_image)
    _apply(-gradient, generated_image)
    _clip(generated_image)
    return J


@wrong("train_step")
def two_steps(generated_image):
    J = _step(generated_image)
    _step(generated_image)
    return J


@wrong("train_step")
def gradient_applied_twice(generated_image):
    J, gradient = _with_gradient(generated_image)
    _apply(gradient, generated_image)
    _apply(gradient, generated_image)
    _clip(generated_image)
    return J


@wrong("train_step")
def gradient_subtracted_as_it_is(generated_image):
    J, gradient = _with_gradient(generated_image)
    generated_image.assign_sub(gradient)
    _clip(generated_image)
    return J


@wrong("train_step")
def gradient_added(generated_image):
    J, gradient = _with_gradient(generated_image)
    generated_image.assign_add(gradient)
    _clip(generated_image)
    return J


@wrong("train_step")
def a_hundredth_of_the_gradient_subtracted(generated_image):
    J, gradient = _with_gradient(generated_image)
    generated_image.assign_sub(0.01 * gradient)
    _clip(generated_image)
    return J


@wrong("train_step")
def a_tensor_for_the_picture(generated_image):
    J, gradient = _with_gradient(generated_image)
    generated_image = generated_image - gradient
    generated_image.assign(clip_0_1(generated_image))  # raises
    return J


@wrong("train_step")
def a_tensor_for_the_picture_in_a_graph(generated_image):
    raise AttributeError("'SymbolicTensor' object has no attribute 'assign'")


@wrong("train_step")
def step_on_a_copy(generated_image):
    """The optimiser knows the first copy and fails in the second step."""
    picture = tf.Variable(generated_image)
    return _step(picture)


@wrong("train_step")
def a_new_variable_in_a_graph(generated_image):
    raise NoNewVariable("inside a tf.function no new tf.Variable can be made")


@wrong("train_step")
def gradient_taken_for_the_picture(generated_image):
    J, gradient = _with_gradient(generated_image)
    generated_image.assign(clip_0_1(gradient))
    return J


@wrong("train_step")
def an_adam_of_its_own(generated_image):
    return _own_optimizer(keras.optimizers.Adam(learning_rate=0.01), generated_image)


@wrong("train_step")
def a_faster_adam_of_its_own(generated_image):
    return _own_optimizer(keras.optimizers.Adam(learning_rate=0.03), generated_image)


@wrong("train_step")
def an_adam_of_0_02_of_its_own(generated_image):
    return _own_optimizer(keras.optimizers.Adam(learning_rate=0.02), generated_image)


@wrong("train_step")
def a_slow_adam_of_its_own(generated_image):
    return _own_optimizer(keras.optimizers.Adam(), generated_image)


def _own_optimizer(optimizer, picture):
    J, gradient = _with_gradient(picture)
    optimizer.apply_gradients([(gradient, picture)])
    _clip(picture)
    return J


@wrong("train_step")
def minimize_of_an_older_keras(generated_image):
    J, _ = _with_gradient(generated_image)
    optimizer.minimize(J, [generated_image])  # raises
    return J


@wrong("train_step")
def gradient_and_picture_not_in_a_list(generated_image):
    J, gradient = _with_gradient(generated_image)
    optimizer.apply_gradients((gradient, generated_image))  # raises
    return J


@wrong("train_step")
def no_list_of_pairs_in_a_graph(generated_image):
    raise NoLoop("inside a tf.function a tensor can neither be unpacked nor looped over")


@wrong("train_step")
def picture_before_its_gradient_in_a_graph(generated_image):
    raise AttributeError("'SymbolicTensor' object has no attribute '_unique_id'")


@wrong("train_step")
def picture_before_its_gradient(generated_image):
    J, gradient = _with_gradient(generated_image)
    optimizer.apply_gradients([(generated_image, gradient)])  # raises
    return J


# ---------------------------------------------------------------- the clipping


@wrong("train_step")
def not_clipped(generated_image):
    return _step(generated_image, clip=lambda picture: None)


@wrong("train_step")
def clipped_before_the_step(generated_image):
    _clip(generated_image)
    return _step(generated_image, clip=lambda picture: None)


@wrong("train_step")
def clipped_between_gradient_and_step(generated_image):
    J, gradient = _with_gradient(generated_image)
    _clip(generated_image)
    _apply(gradient, generated_image)
    return J


@wrong("train_step")
def clipped_at_0_alone(generated_image):
    return _step(generated_image, clip=lambda picture: picture.assign(tf.maximum(picture, 0)))


@wrong("train_step")
def clipped_at_1_alone(generated_image):
    return _step(generated_image, clip=lambda picture: picture.assign(tf.minimum(picture, 1)))


@wrong("train_step")
def stretched_for_clipped(generated_image):
    def stretch(picture):
        low, high = tf.reduce_min(picture), tf.reduce_max(picture)
        picture.assign((picture - low) / (high - low))

    return _step(generated_image, clip=stretch)


@wrong("train_step")
def sigmoid_for_clipped(generated_image):
    return _step(generated_image, clip=lambda picture: picture.assign(tf.sigmoid(picture)))


# ---------------------------------------------------------------- what is returned


@wrong("train_step")
def returns_nothing(generated_image):
    _step(generated_image)


@wrong("train_step")
def returns_the_picture(generated_image):
    _step(generated_image)
    return generated_image


@wrong("train_step")
def returns_the_gradient(generated_image):
    J, gradient = _with_gradient(generated_image)
    _apply(gradient, generated_image)
    _clip(generated_image)
    return gradient


@wrong("train_step")
def returns_the_cost_after_the_step(generated_image):
    _step(generated_image)
    return _total(vgg_model_outputs(generated_image))


@wrong("train_step")
def returns_the_content_cost(generated_image):
    J_content = content_cost(a_C, vgg_model_outputs(generated_image))
    _step(generated_image)
    return J_content


@wrong("train_step")
def returns_the_style_cost(generated_image):
    J_style = style_cost(a_S, vgg_model_outputs(generated_image), STYLE_LAYERS)
    _step(generated_image)
    return J_style


@wrong("train_step")
def returns_all_three_costs(generated_image):
    a_G = vgg_model_outputs(generated_image)
    J_content, J_style = content_cost(a_C, a_G), style_cost(a_S, a_G, STYLE_LAYERS)
    return _step(generated_image), J_content, J_style


@wrong("train_step")
def returns_cost_and_picture(generated_image):
    return _step(generated_image), tf.identity(generated_image)


@wrong("train_step")
def numpy_in_the_graph(generated_image):
    raise NoNumbersYet("inside a tf.function a tensor has no numbers yet, so NumPy and .numpy() fail")
