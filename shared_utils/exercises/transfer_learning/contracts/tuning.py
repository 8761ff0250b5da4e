"""The contracts of fine-tuning: what becomes trainable, and how the model is compiled for it.

The models that are handed over are like `alpaca_model`'s, around a base of few layers, which are called as in
the real one: that one takes ten times as long to build. The visible test has it once.
"""

from ....graders.values import Made
from ...contract import Case, Exercise
from ..models import MODULE, is_norm, layers_with_weights

_READING = "shared_utils.exercises.transfer_learning.reading"
_LAYERS, _NORMS = "the layer", "the BatchNormalization"
_REST = ("outside the base, the", "what the weights hold")

unfreeze_from = Exercise(
    "unfreeze_from", "(model, layer_name)", returns="model", reader=f"{_READING}:read_layers", seconds=30
)


def like_alpaca_model(**arguments):
    """The model of `models.like_alpaca_model` with these arguments, as a value."""
    return Made(f"{MODULE}:like_alpaca_model", arguments)


def _seed(rng):
    return int(rng.integers(1000))


def _inner(rng):
    """A convolution inside the base, with layers before and behind it."""
    return str(rng.choice([name for name in layers_with_weights(2)[4:-4] if not is_norm(name)]))


def _middle(rng):
    yield Case(model=like_alpaca_model(), layer_name="block_1_project")


@unfreeze_from.group("basic", points=3, basic=True, facts=("the base's",))
def _(rng):
    yield from _middle(rng)


@unfreeze_from.group("from_there", points=5, facts=(_LAYERS,))
def _(rng):
    yield from _middle(rng)
    yield Case(model=like_alpaca_model(seed=_seed(rng)), layer_name=_inner(rng))


@unfreeze_from.group("norms", points=4, facts=(_NORMS,))
def _(rng):
    yield from _middle(rng)


@unfreeze_from.group("norm_named", points=2, facts=(_LAYERS, _NORMS))
def _(rng):
    named = str(rng.choice(["block_1_expand_BN", "block_1_depthwise_BN"]))
    yield Case(model=like_alpaca_model(), layer_name=named)


@unfreeze_from.group("ends", points=2, facts=(_LAYERS, _NORMS))
def _(rng):
    for name in ("Conv1", "Conv_1", "out_relu"):
        yield Case(model=like_alpaca_model(blocks=1, seed=_seed(rng)), layer_name=name)


@unfreeze_from.group("was_trainable", points=2, facts=(_LAYERS, _NORMS))
def _(rng):
    yield Case(model=like_alpaca_model(frozen=False), layer_name="block_2_expand")


@unfreeze_from.group("rest", points=2, facts=_REST)
def _(rng):
    yield from _middle(rng)


@unfreeze_from.group("place", facts=(_LAYERS, _NORMS))
def _(rng):
    """Another name, another number in `model.layers`: no points, since many count instead of looking."""
    model = like_alpaca_model(base_name="backbone", scaling="layer")
    yield Case(model=model, layer_name="block_2_expand")


@unfreeze_from.group("same_model", facts=("the model that comes back",))
def _(rng):
    yield from _middle(rng)


@unfreeze_from.group("flag", facts=("the base's own flag",))
def _(rng):
    yield from _middle(rng)


fine_tuning_setup = Exercise(
    "fine_tuning_setup",
    "(model, base_learning_rate=0.001)",
    returns="model",
    reader=f"{_READING}:read_compiled",
    seconds=30,
)


def _setup(**arguments):
    return Case(model=like_alpaca_model(blocks=1), **arguments)


def _with_default(rng):
    yield _setup()


for _key, _points, _facts in (
    ("basic", 3, ("compile",)),
    ("optimiser", 2, ("the optimiser",)),
    ("loss", 3, ("the loss of logits",)),
    ("metric", 2, ("the metric",)),
    ("rest", 1, (_LAYERS, _NORMS, *_REST, "the model that comes back")),
    ("threshold", 0, ("the logit from which the accuracy counts a yes",)),
):
    fine_tuning_setup.group(_key, points=_points, basic=_key == "basic", facts=_facts)(_with_default)


@fine_tuning_setup.group("rate", points=4, facts=("the learning rate",))
def _(rng):
    yield _setup()
    for power in (-2, -4):
        yield _setup(base_learning_rate=float(rng.integers(11, 99)) / 10 * 10.0**power)
