"""The visible tests of Neural_Style_Transfer.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation. The costs are also called as `train_step` calls them: inside a `tf.function`, under a
`GradientTape`, and their gradients are compared too. `train_step` gets a small picture, a small network,
targets and an optimiser of our own, in place of the notebook's. The names on the left say what is looked at.
Grading uses other inputs of the same kinds, so a function that passes here earns its points there.
"""

from shared_utils.graders.visible import VisibleTests

tests = VisibleTests("Neural_Style_Transfer")


def _drawn(exercise, seed):
    """Cases for all that an exercise is asked for, drawn once and for all with this seed."""
    return {group.key: group.draw(seed) for group in tests.topic.exercise(exercise).groups}


def compute_content_cost_test(target):
    """The squares of the differences in the content layer, which is the last one."""
    tests.check(target, "compute_content_cost", _drawn("compute_content_cost", seed=1))


def gram_matrix_test(target):
    """The products of the channels, summed over all places."""
    tests.check(target, "gram_matrix", _drawn("gram_matrix", seed=1))


def compute_layer_style_cost_test(target):
    """The squares of the differences of two Gram matrices."""
    tests.check(target, "compute_layer_style_cost", _drawn("compute_layer_style_cost", seed=1))


def compute_style_cost_test(target):
    """The costs of the style layers, weighted and added up; the content layer is none of them."""
    tests.check(target, "compute_style_cost", _drawn("compute_style_cost", seed=1))


def total_cost_test(target):
    """The two costs, weighted and added up."""
    tests.check(target, "total_cost", _drawn("total_cost", seed=1))


def train_step_test(target):
    """What one step does to a picture, and what three do."""
    tests.check(target, "train_step", _drawn("train_step", seed=1))
