"""The contracts of the two blocks. Their inputs are Keras tensors; shapes are (n_H, n_W, n_C)."""

from ....graders.values import SymbolicInput
from ...contract import Case, Exercise

conv_block = Exercise(
    "conv_block",
    "(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True)",
    returns=("next_layer", "skip_connection"),
    weightless=True,
)


@conv_block.group("basic", points=2, basic=True, only=("Conv2D",), kinds_alone=True)
def _(rng):
    yield Case(inputs=SymbolicInput((8, 12, 3)), n_filters=4)


upsampling_block = Exercise(
    "upsampling_block",
    "(expansive_input, contractive_input, n_filters=32)",
    returns="X",
    weightless=True,
)
