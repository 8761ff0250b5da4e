"""Words that several exercises share."""

from ...contract import Hint

IN_A_GRAPH = "inside a tf.function, with the gradient, as train_step calls it"

NUMPY = Hint(
    "NumPy, .numpy() or float() computes with a tensor",
    "what they give has no gradient, and in a tf.function it fails; use TensorFlow's functions instead",
)
STOPPED = Hint(
    "the gradient is stopped on its way to the picture",
    "leave tf.stop_gradient, tf.numpy_function and casts to whole numbers out",
)
CONSTANT = Hint(
    "tf.constant is given a tensor", "it wants numbers, which a graph does not have yet: leave it out"
)
VARIABLE = Hint(
    "a tf.Variable is made", "leave it out: the result is a tensor, and only the picture is a variable"
)
