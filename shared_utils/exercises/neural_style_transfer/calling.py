"""How the cases of this topic call an answer: as `train_step` does, or as a training loop does.

The probe runs this beside the learner's code. `MODULE` is all that the contracts take from here, and
TensorFlow is imported when a call is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MODULE = __name__

_FOR_PYTHON = "not 'SymbolicTensor'"
_NO_NUMBERS = (
    "Cannot convert a symbolic tf.Tensor",
    "'SymbolicTensor' object has no attribute 'numpy'",
    "numpy() is only available when eager execution is enabled",
    "setting an array element with a sequence",
    _FOR_PYTHON,
)
"""What TensorFlow, NumPy and Python say where NumPy, `.numpy()` or `float()` meet a tensor in a graph."""
_LOOP = "Iterating over a symbolic `tf.Tensor` is not allowed"
_NEW_VARIABLE = ("tf.function only supports singleton tf.Variables", "Unable to lift tensor")


class NoNumbersYet(TypeError):
    """An answer wants the numbers of a tensor while its graph is made. Its text is for the learner.

    `for_python`: it was Python, and not NumPy, that wanted them.
    """

    for_python = False


class NoLoop(TypeError):
    """An answer unpacks a tensor in a graph, or loops over it. Its text is for the learner."""


class NoNewVariable(ValueError):
    """An answer makes a tf.Variable in a graph, or an optimiser, which does. Its text is for the learner."""


class NoGradient(ValueError):
    """What an answer returns is not connected with what is watched. Its text is for the learner."""


def in_a_graph(function: Callable, *positional: Any, **keyword: Any) -> tuple[Any, Any]:
    """(what the function returns, the gradient of it with respect to the last positional argument).

    Both are computed in a tf.function. The gradient is None where the result is no tensor, and has zeros for
    those tensors of a list that the result does not depend on.

    Raises:
        NoNumbersYet: the function leaves TensorFlow.
        NoNewVariable: it makes a tf.Variable.
        NoLoop: it unpacks a tensor in a way that autograph does not see.
        NoGradient: the result depends on none of the tensors, as far as TensorFlow can see.
    """
    return _with_gradient(function, positional, keyword, positional[-1])


def in_a_graph_watching_all(function: Callable, *positional: Any, **keyword: Any) -> tuple[Any, Any]:
    """As `in_a_graph`, with the gradients with respect to all positional arguments."""
    return _with_gradient(function, positional, keyword, list(positional))


def one_step(train_step: Callable, generated_image: Any) -> tuple[Any, Any]:
    """(J, the picture after the step)."""
    J = _told(train_step, generated_image)
    return J, generated_image.numpy()


def three_steps(train_step: Callable, generated_image: Any) -> tuple[list[Any], Any]:
    """([J of the first, second and third step], the picture after them)."""
    return [_told(train_step, generated_image) for _ in range(3)], generated_image.numpy()


def _with_gradient(function, positional, keyword, watched):
    import tensorflow as tf

    places = {id(tensor): i for i, tensor in enumerate(tf.nest.flatten(positional))}
    watched_places = [places[id(tensor)] for tensor in tf.nest.flatten(watched)]
    others = []

    def graph(tensors):
        inputs = [tensors[i] for i in watched_places]
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            result = function(*tf.nest.pack_sequence_as(positional, tensors), **keyword)
        if not tf.is_tensor(result):
            others.append(result)  # a number, say: no output of a graph
            return None, None
        return result, tape.gradient(result, inputs)

    def run(autograph):
        tensors = tf.nest.flatten(positional)
        # Not called as it is: after a few times TensorFlow would warn of slow code.
        return tf.function(graph, autograph=autograph).get_concrete_function(tensors)(tensors)

    try:
        result, gradients = _told(run, False)
    except (tf.errors.OperatorNotAllowedInGraphError, NoLoop, NoNumbersYet) as error:
        # A Python loop over a tensor, an if, or float() of it: autograph, which takes its time, lets them run
        # in train_step too. NumPy it lets alone.
        if isinstance(error, NoNumbersYet) and not error.for_python:
            raise
        try:
            result, gradients = run(True)
        except Exception:
            raise error from None
    if others:
        return others[-1], None
    if all(gradient is None for gradient in gradients):
        raise NoGradient("TensorFlow finds no way from the result back to what you were given: no gradient")
    inputs = tf.nest.flatten(watched)
    gradients = [tf.zeros_like(x) if g is None else g for g, x in zip(gradients, inputs, strict=True)]
    return result, gradients if isinstance(watched, list) else gradients[0]


def _told(function: Callable, *arguments: Any) -> Any:
    """Call it; what only fails in a graph is said in one way, however TensorFlow says it."""
    try:
        return function(*arguments)
    except Exception as error:
        said = str(error)
        if any(phrase in said for phrase in _NO_NUMBERS):
            new = NoNumbersYet("inside a tf.function a tensor has no numbers yet, so NumPy and .numpy() fail")
            new.for_python = _FOR_PYTHON in said
        elif _LOOP in said:
            new = NoLoop("inside a tf.function a tensor can neither be unpacked nor looped over")
        elif any(phrase in said for phrase in _NEW_VARIABLE):
            new = NoNewVariable("inside a tf.function no new tf.Variable can be made")
        else:
            raise
        raise new.with_traceback(error.__traceback__) from error
