"""Contracts of the tracer exercises. No TensorFlow here."""

import numpy as np

from shared_utils.exercises.contract import Case, Exercise
from shared_utils.graders.model_graph import chain
from shared_utils.graders.values import ModelValue, Optimizer, Picture, SymbolicInput, Tensor, Variable

# ---------------------------------------------------------------- a function on Keras tensors

residual_block = Exercise("residual_block", "(X, f, filters, initializer=glorot_uniform)", returns="X")


def _block(shape, f, filters):
    return Case(X=SymbolicInput(shape), f=f, filters=filters)


@residual_block.group("basic", points=2, basic=True)
def _(rng):
    yield _block((8, 8, 6), 3, (4, 6))


@residual_block.group("other_filters", points=1)
def _(rng):
    yield _block((8, 8, 5), 5, [3, 5])


@residual_block.group("not_square", points=1)
def _(rng):
    yield _block((6, 9, 4), 2, (2, 4))


# ---------------------------------------------------------------- two Keras tensors

down_block = Exercise("down_block", "(inputs, n_filters=8, dropout_prob=0)", returns=("next", "skip"))


@down_block.group("basic", points=1, basic=True)
def _(rng):
    yield Case(inputs=SymbolicInput((8, 8, 3)))


@down_block.group("dropout", points=2)
def _(rng):
    yield Case(inputs=SymbolicInput((8, 8, 3)), n_filters=4, dropout_prob=0.3)


# ---------------------------------------------------------------- a Keras model

small_model = Exercise("small_model", "(input_shape, classes=3)", returns="model")


@small_model.group("basic", points=2, basic=True)
def _(rng):
    yield Case(input_shape=(8, 8, 3))


@small_model.group("odd_sizes", points=1)
def _(rng):
    yield Case(input_shape=(9, 7, 3))


@small_model.group("classes", points=1)
def _(rng):
    yield Case(input_shape=(8, 12, 1), classes=5)


# ---------------------------------------------------------------- a picture's path and a model

verify = Exercise(
    "verify",
    "(image_path, identity, database, model)",
    returns=("dist", "door_open"),
    state=("FRmodel",),
)


def _encoder(rng, size=4):
    """A model of one layer as a value, and the encoding that it gives a picture."""
    kernel = rng.normal(size=(6 * 6 * 3, size)).astype(np.float32)
    bias = rng.normal(size=size).astype(np.float32)
    graph = chain((6, 6, 3), [("Flatten", {}), ("Dense", {"units": size, "use_bias": True})])

    def encode(pixels):
        code = (pixels / 255).reshape(1, -1) @ kernel + bias
        return code / np.linalg.norm(code)

    return ModelValue(graph, (kernel, bias)), encode


def _at_the_door(rng, distance, identity="ada"):
    model, encode = _encoder(rng)
    pixels = rng.integers(0, 256, size=(6, 6, 3), dtype=np.uint8)
    away = rng.normal(size=(1, 4))
    database = {
        "grace": rng.normal(size=(1, 4)),
        "ada": encode(pixels) + distance * away / np.linalg.norm(away),
    }
    return Case(
        image_path=Picture("images/camera_1.png", pixels),
        identity=identity,
        database=database,
        model=model,
        state={"FRmodel": _encoder(rng)[0]},
    )


@verify.group("basic", points=2, basic=True)
def _(rng):
    yield _at_the_door(rng, 0.3)
    yield _at_the_door(rng, 1.2)


@verify.group("near_the_threshold", points=1)
def _(rng):
    yield _at_the_door(rng, 0.6)
    yield _at_the_door(rng, 0.8)


@verify.group("unknown_identity", points=1, raises=("ValueError",))
def _(rng):
    yield _at_the_door(rng, 0.3, identity="nobody")


# ---------------------------------------------------------------- tensors

pixel_cost = Exercise("pixel_cost", "(generated, target)", returns="J")


@pixel_cost.group("basic", points=1, basic=True)
def _(rng):
    yield Case(generated=_picture(rng), target=_picture(rng))


@pixel_cost.group("other_shapes", points=1)
def _(rng):
    yield Case(generated=_picture(rng, (1, 3, 7, 2)), target=_picture(rng, (1, 3, 7, 2)))


def _picture(rng, shape=(1, 4, 5, 3)):
    return Tensor(rng.uniform(size=shape).astype(np.float32))


# ---------------------------------------------------------------- a step under tf.function

train_step = Exercise(
    "train_step",
    "(generated_image)",
    returns="J",
    uses=("pixel_cost",),
    state=("optimizer", "target"),
    changes=("generated_image",),
)


def _step(rng, optimizer):
    image = Variable(rng.uniform(size=(1, 4, 5, 3)).astype(np.float32))
    return Case(generated_image=image, state={"optimizer": optimizer, "target": _picture(rng)})


@train_step.group("basic", points=2, basic=True)
def _(rng):
    yield _step(rng, Optimizer("sgd", 0.5))


@train_step.group("other_optimizer", points=1)
def _(rng):
    yield _step(rng, Optimizer("adam", 0.02))


@train_step.group("clipped", points=2)
def _(rng):
    yield _step(rng, Optimizer("sgd", 60.0))


EXERCISES = {
    exercise.name: exercise
    for exercise in (residual_block, down_block, small_model, verify, pixel_cost, train_step)
}
