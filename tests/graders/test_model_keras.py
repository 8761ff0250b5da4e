"""Keras models as graphs: what is alike, what is not, what is rebuilt and what is refused."""

import time

import numpy as np
import pytest

from shared_utils.graders import model_numbers, wire
from shared_utils.graders.compare import difference
from shared_utils.graders.model_graph import chain, graph_hash, read_graph
from shared_utils.graders.values import ModelValue

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def k():
    """Keras and our own modules that import it."""
    from types import SimpleNamespace

    from shared_utils.graders import keras_values, model_compare, model_rebuild  # isort: skip
    import keras
    import tensorflow as tf

    def value(model):
        return wire.decode(wire.encode(keras_values.to_plain(model, [])))

    return SimpleNamespace(
        keras=keras, layers=keras.layers, tf=tf, value=value, compare=model_compare, rebuild=model_rebuild,
        live=keras_values.to_live,
    )  # fmt: skip


def build(k, function, shape=(8, 8, 3)):
    inputs = k.keras.Input(shape)
    return k.keras.Model(inputs, function(inputs))


def graphs_equal(k, one, other):
    return difference(k.value(one), k.value(other), rebuild=False) is None


# ------------------------------------------------------------ alike


def test_branches_in_any_order_of_creation_and_of_sum(k):
    def make(first_left, swapped):
        inputs = k.keras.Input((8, 8, 3))
        sides = {}
        for side in ("left", "right") if first_left else ("right", "left"):
            size = 3 if side == "left" else 1
            sides[side] = k.layers.Conv2D(4, size, padding="same", name=f"a_{side}_{first_left}_{swapped}")(
                inputs
            )
        pair = [sides["left"], sides["right"]]
        return k.keras.Model(inputs, k.layers.Add()(pair[::-1] if swapped else pair))

    values = [k.value(make(a, b)) for a in (True, False) for b in (True, False)]
    assert len({graph_hash(read_graph(value.graph)) for value in values}) == 1
    shapes = [[w.shape for w in value.weights] for value in values]
    assert all(shape == shapes[0] for shape in shapes)
    assert shapes[0] == [w[1] for layer in values[0].graph["layers"] for w in layer]


@pytest.mark.parametrize(
    "names",
    [
        ("keras.layers.Rescaling(1 / 127.5, -1)(x)", "x / 127.5 - 1", "x / 127.5 - 1.0",
         "keras.applications.mobilenet_v2.preprocess_input(x)", "(x - 127.5) / 127.5"),
        ("layers.GlobalAveragePooling2D()(x)", "keras.ops.mean(x, axis=[1, 2])",
         "keras.ops.mean(x, axis=(-3, -2))"),
        ("layers.ZeroPadding2D(1)(x)", "layers.ZeroPadding2D(((1, 1), (1, 1)))(x)",
         "keras.ops.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])"),
        ("layers.Concatenate()([x, x])", "layers.Concatenate(axis=3)([x, x])",
         "keras.ops.concatenate([x, x], -1)",
         "layers.concatenate([x, x])"),
        ("layers.MaxPooling2D()(x)", "layers.MaxPooling2D(2, strides=2)(x)", "keras.ops.max_pool(x, 2)",
         "keras.ops.max_pool(x, (2, 2), strides=(2, 2))"),
        ("layers.MaxPooling2D(3, (2, 1), 'same')(x)", "keras.ops.max_pool(x, 3, (2, 1), padding='same')"),
        ("layers.AveragePooling2D(2)(x)", "keras.ops.average_pool(x, 2)"),
        ("layers.ReLU()(x)", "layers.Activation('relu')(x)", "keras.ops.relu(x)", "keras.activations.relu(x)",
         "layers.Activation(tf.nn.relu)(x)", "layers.ReLU(negative_slope=0.0)(x)"),
        ("layers.ReLU(6)(x)", "layers.Activation('relu6')(x)", "keras.ops.relu6(x)"),
        ("layers.Softmax()(x)", "layers.Activation('softmax')(x)", "keras.ops.softmax(x)",
         "layers.Activation(tf.nn.softmax)(x)", "keras.ops.softmax(x, axis=3)"),
        ("layers.Add()([x, x, x])", "x + x + x", "x + (x + x)", "layers.add([x, layers.add([x, x])])"),
        ("layers.MaxPooling2D()(x)", "layers.MaxPooling2D(2, 2)(x)",
         "layers.MaxPool2D((2, 2), strides=(2, 2))(x)"),
        ("layers.Flatten()(x)", "layers.Dropout(0)(layers.Flatten()(layers.Identity()(x)))"),
        ("layers.Conv2D(4, 1, strides=3)(x)", "layers.Conv2D(4, (1, 1), 3, 'same')(x)"),
        ("layers.BatchNormalization()(x)", "layers.BatchNormalization(axis=3, momentum=0.5)(x)"),
    ],
)  # fmt: skip
def test_ways_to_write_the_same(k, names):
    scope = {"keras": k.keras, "layers": k.layers, "tf": k.tf}
    models = [build(k, lambda x, text=text: eval(text, scope, {"x": x}) * 1) for text in names]
    for text, model in zip(names, models, strict=True):
        assert graphs_equal(k, models[0], model), text


def test_a_nested_model_is_read_as_its_layers(k):
    base = k.keras.Sequential([k.keras.Input((8, 8, 3)), k.layers.Conv2D(4, 3), k.layers.ReLU()])
    base.trainable = False
    nested = build(k, lambda x: k.layers.Flatten()(base(x, training=False)))

    def flat(x):
        layer = k.layers.Conv2D(4, 3, activation="relu")
        layer.trainable = False
        return k.layers.Flatten()(layer(x))

    assert graphs_equal(k, nested, build(k, flat))
    base.trainable = True
    found = difference(k.value(build(k, flat)), k.value(nested))
    assert found.what == "the Conv2D is not frozen, expected the opposite"


def test_a_model_without_an_input_shape_is_fine_where_none_has_weights(k):
    def augmenter(*first):
        return k.keras.Sequential([*first, k.layers.RandomFlip("horizontal"), k.layers.RandomRotation(0.2)])

    one, other = augmenter(), augmenter(k.keras.Input((8, 8, 3)))
    assert difference(k.value(one), k.value(other)) is None
    assert difference(k.value(other), k.value(one)) is None
    third = k.keras.Sequential([k.layers.RandomFlip("vertical"), k.layers.RandomRotation((-0.2, 0.2))])
    assert difference(k.value(one), k.value(third)).what == (
        "the RandomFlip has mode 'vertical', expected 'horizontal'"
    )


def test_without_an_input_shape_what_comes_before_tells_the_axis_of_a_batch_norm(k):
    def value(*first):
        layers = [k.layers.Conv2D(4, 3), k.layers.BatchNormalization(), k.layers.Flatten()]
        return k.value(
            k.keras.Sequential([*first, *layers, k.layers.BatchNormalization(), k.layers.Dense(1)])
        )

    found = difference(value(k.keras.Input((8, 8, 3))), value())
    assert found.what == "the model has no input shape, expected (8, 8, 3)"


def test_a_wrong_input_shape_and_a_second_difference_are_both_told(k):
    one = one_layer(k, "MaxPooling2D(2)", (8, 8, 3))
    other = one_layer(k, "MaxPooling2D(3)", (9, 8, 3))
    assert difference(k.value(one), k.value(other)).what == (
        "the input has shape (9, 8, 3), expected (8, 8, 3); the MaxPooling2D has pool_size (3, 3), "
        "expected (2, 2)"
    )


def test_weights_come_in_graph_order(k):
    inputs = k.keras.Input((3,))
    last, first = k.layers.Dense(2), k.layers.Dense(5)  # made in the other order
    model = k.keras.Model(inputs, last(first(inputs)))
    assert [w.shape for w in k.value(model).weights] == [(3, 5), (5,), (5, 2), (2,)]


# ------------------------------------------------------------ equal by what they compute

SAME = {
    "average pooling of an exact fit": ("AveragePooling2D(2)", "AveragePooling2D(2, padding='same')"),
    "pooling by 1": ("MaxPooling2D(1)", "MaxPooling2D(1, padding='same')"),
}
NOT_SAME = {
    "max for average": ("AveragePooling2D(2)", "MaxPooling2D(2)"),
    "padding of a 3x3": ("Conv2D(4, 3)", "Conv2D(4, 3, padding='same')"),
    "another epsilon": ("BatchNormalization()", "BatchNormalization(epsilon=0.1)"),
    "a dropout": ("Dropout(0.5)", "Dropout(0.4)"),
    "no dropout": ("Dropout(0.5)", "Identity()"),
    "a flip": ("RandomFlip('horizontal')", "Identity()"),
    "an activation": ("ReLU()", "ReLU(max_value=6)"),
}


def one_layer(k, text, shape=(8, 8, 3)):
    return build(k, eval(text, {name: getattr(k.layers, name) for name in dir(k.layers)}), shape)


@pytest.mark.parametrize("name", SAME)
def test_other_graphs_that_compute_the_same_are_right(k, name):
    one, other = (one_layer(k, text) for text in SAME[name])
    assert not graphs_equal(k, one, other)
    assert difference(k.value(one), k.value(other)) is None


@pytest.mark.parametrize("name", NOT_SAME)
def test_other_graphs_that_compute_something_else_are_wrong(k, name):
    one, other = (one_layer(k, text) for text in NOT_SAME[name])
    assert difference(k.value(one), k.value(other)) is not None


@pytest.fixture
def all_are_large(monkeypatch):
    """Every network is tried with fewer filters."""
    monkeypatch.setattr(model_numbers, "LARGE", 0)
    monkeypatch.setattr(model_numbers, "_known", {})


@pytest.mark.parametrize("name", SAME)
def test_large_models_that_compute_the_same(k, name, all_are_large):
    one, other = (one_layer(k, text) for text in SAME[name])
    assert difference(k.value(one), k.value(other)) is None


@pytest.mark.parametrize("name", NOT_SAME)
def test_large_models_that_compute_something_else(k, name, all_are_large):
    one, other = (one_layer(k, text) for text in NOT_SAME[name])
    assert difference(k.value(one), k.value(other)) is not None


WIDE = [
    ("x + layers.Conv2D(c, 1)(x)", "x + layers.Conv2D(c, 3, padding='same')(x)", False),
    ("layers.Conv2D(1, 1)(x) * layers.Conv2D(640, 1)(x)", "layers.Conv2D(640, 1)(x)", False),
    ("layers.Conv2D(64, 1)(layers.Conv2D(9, 1)(x))", "layers.Conv2D(9, 1)(layers.Conv2D(64, 1)(x))", False),
    ("layers.Flatten()(layers.Conv2D(64, 3)(x))", "layers.Reshape((-1,))(layers.Conv2D(64, 3)(x))", True),
    ("layers.Flatten()(layers.Conv2D(64, 3)(x))", "layers.Reshape((2304,))(layers.Conv2D(64, 3)(x))", True),
    ("layers.Dense(64)(layers.AveragePooling2D(2)(layers.Conv2D(640, 1)(x)))",
     "layers.Dense(64)(layers.Conv2D(640, 1)(layers.AveragePooling2D(2)(x)))", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), WIDE)
def test_wide_models_are_compared_with_fewer_filters(k, one, other, same, all_are_large):
    scope = {"layers": k.layers, "c": 3}
    models = [build(k, lambda x, text=text: eval(text, scope, {"x": x})) for text in (one, other)]
    assert (difference(*map(k.value, models)) is None) is same


def test_a_softmax_close_to_1_hides_no_difference(k):
    def model(text):
        scope = {"layers": k.layers, "ops": k.keras.ops}
        return build(
            k, lambda x: k.layers.Softmax()(1e4 * k.layers.Dense(3)(eval(text, scope, {"x": x}))), (8,)
        )

    one, other = model("x"), model("ops.relu(x) + x - ops.relu(x) * 0.9")
    assert difference(k.value(one), k.value(other)) is not None


def test_the_answer_is_kept(k, monkeypatch):
    one, other = (k.value(one_layer(k, text)) for text in SAME["pooling by 1"])
    assert difference(one, other) is None
    monkeypatch.setattr(model_numbers, "tried", None)
    assert difference(one, other) is None


def test_another_number_of_outputs(k):
    inputs = k.keras.Input((4,))
    models = [k.keras.Model(inputs, [inputs * 2, inputs * 3][:n]) for n in (1, 2)]
    assert difference(*map(k.value, models)).what == "has 2 outputs, expected 1"


def test_average_pooling_of_no_exact_fit_differs(k):
    one, other = (one_layer(k, text, (7, 7, 3)) for text in SAME["average pooling of an exact fit"])
    assert difference(k.value(one), k.value(other)) is not None


def test_flatten_and_reshape_and_swapped_elementwise_steps(k):
    one = build(k, lambda x: k.layers.Flatten()(k.layers.ReLU()(x)))
    other = build(k, lambda x: k.layers.ReLU()(k.layers.Reshape((192,))(x)))
    assert difference(k.value(one), k.value(other)) is None


def test_a_relu_under_a_wide_max_pooling_is_seen(k):
    """On noise the maximum of 64 numbers is positive, with a ReLU or without one."""

    def model(*between):
        convolution, pooling = k.layers.Conv2D(8, 4, padding="same"), k.layers.MaxPooling2D(8)
        return k.keras.Sequential([k.keras.Input((32, 32, 3)), convolution, *between, pooling])

    assert difference(k.value(model(k.layers.ReLU())), k.value(model())).what.startswith("a ReLU is missing")


@pytest.mark.parametrize("pooling", ["MaxPooling2D", "AveragePooling2D"])
def test_a_pooling_before_its_batch_norm_is_seen_although_only_training_shows_it(k, pooling):
    def model(first):
        steps = [k.layers.BatchNormalization(), getattr(k.layers, pooling)(2)]
        return k.keras.Sequential([k.keras.Input((8, 8, 3)), *(steps[::-1] if first else steps)])

    assert difference(k.value(model(False)), k.value(model(True))) is not None


def test_a_relu_may_stand_behind_its_max_pooling(k):
    def model(first):
        steps = [k.layers.MaxPooling2D(2), k.layers.ReLU()]
        return k.keras.Sequential([k.keras.Input((8, 8, 3)), *(steps if first else steps[::-1])])

    assert difference(k.value(model(False)), k.value(model(True))) is None


def test_a_dropout_elsewhere_is_seen(k):
    def model(before):
        def make(x):
            x = k.layers.Dropout(0.3)(x) if before else x
            x = k.layers.AveragePooling2D(2, padding="same" if before else "valid")(x)
            return x if before else k.layers.Dropout(0.3)(x)

        return build(k, make)

    assert difference(k.value(model(True)), k.value(model(False))).what.startswith("the ")


# ------------------------------------------------------------ words

WORDS = [
    ("Conv2D(4, 3)", "Conv2D(4, (3, 5))", "the Conv2D has kernel_size (3, 5), expected (3, 3)"),
    ("Conv2D(4, 3)", "Conv2D(4, 3, use_bias=False)", "the Conv2D has bias False, expected True"),
    ("Dense(4)", "Dense(4, 'relu')", "a ReLU too many after the Dense"),
    ("Dense(4)", "Lambda(lambda x: x * 2)", "there is a layer Lambda after the input, expected a Dense"),
    ("Dense(4)", "UpSampling2D(2)", "there is an UpSampling2D after the input, expected a Dense"),
]


@pytest.mark.parametrize(("ours", "theirs", "words"), WORDS)
def test_words(k, ours, theirs, words):
    assert difference(k.value(one_layer(k, ours)), k.value(one_layer(k, theirs))).what == words


def test_a_layer_class_of_ones_own_is_not_taken_for_ours(k):
    mine = type("Conv2D", (k.layers.Conv2D,), {"call": lambda self, x: x})
    found = difference(k.value(one_layer(k, "Conv2D(4, 3)")), k.value(build(k, mine(4, 3))))
    assert found is not None


# ------------------------------------------------------------ live models for contracts

SPEC = [
    ("Conv2D", {"filters": 2, "kernel_size": (3, 3), "strides": (1, 1), "padding": "same",
                "dilation_rate": (1, 1), "groups": 1, "use_bias": True}),
    ("relu", {}),
    ("Flatten", {}),
    ("Dense", {"units": 3, "use_bias": False}),
]  # fmt: skip


def test_a_value_becomes_a_live_model_with_its_weights(k):
    rng = np.random.default_rng(0)
    weights = tuple(rng.normal(size=s).astype(np.float32) for s in ((3, 3, 1, 2), (2,), (32, 3)))
    model = k.live(ModelValue(chain((4, 4, 1), SPEC), weights))
    x = rng.normal(size=(2, 4, 4, 1)).astype(np.float32)
    conv = np.maximum(np.asarray(k.tf.nn.conv2d(x, weights[0], 1, "SAME")) + weights[1], 0)
    np.testing.assert_allclose(np.asarray(model(x)), conv.reshape(2, -1) @ weights[2], rtol=1e-4, atol=1e-5)
    back = k.value(model)
    assert [o["op"] for o in back.graph["operations"]] == ["Input", "Conv2D", "relu", "Flatten", "Dense"]
    for sent, came in zip(weights, back.weights, strict=True):
        np.testing.assert_array_equal(sent, came)


def test_a_wrong_number_of_weights_is_an_error(k):
    with pytest.raises(ValueError, match="1 arrays of weights for a model that has 3"):
        k.live(ModelValue(chain((4, 4, 1), SPEC), (np.zeros(2),)))


# ------------------------------------------------------------ hostile graphs


def with_config(**change):
    return [(op, {**config, **change} if set(change) <= set(config) else config) for op, config in SPEC]


HOSTILE = {
    "too many filters": with_config(filters=10**9),
    "many filters": with_config(filters=90_000, kernel_size=(900, 900)),
    "a huge kernel": with_config(kernel_size=(10**6, 10**6)),
    "a negative size": with_config(units=-3),
    "text for a number": with_config(units="3"),
    "a huge text": with_config(padding="x" * 200),
    "a class name": with_config(padding="__import__"),
    "groups": with_config(groups=7),
    "a number too large for a float": with_config(units=10**300),
    "more settings": [("Dense", {"units": 3, "use_bias": True, "kernel_initializer": "ones"})],
    "fewer settings": [("Dense", {})],
    "a layer that runs code": [("Lambda", {"function": "os.system"})],
    "an unknown layer": [("Exec", {})],
    "growing pictures": [("UpSampling2D", {"size": (50, 50), "interpolation": "nearest"})] * 9,
    "a huge reshape": [("Reshape", {"target_shape": (10**5, 10**5, 10**5)})],
    "padding without end": [("ZeroPadding2D", {"padding": ((10**5, 10**5), (10**5, 10**5))})],
    "gaps without end": with_config(dilation_rate=(90_000, 90_000)),
    "a pooling over everything": [
        ("UpSampling2D", {"size": (256, 256), "interpolation": "nearest"}),
        ("MaxPooling2D", {"pool_size": (900, 900), "strides": (1, 1), "padding": "same"}),
    ],
    "many large pictures": [
        ("UpSampling2D", {"size": (256, 256), "interpolation": "nearest"}),
        *[("relu", {})] * 100,
    ],
    "many wide layers": [("Flatten", {}), *[("Dense", {"units": 9000, "use_bias": False})] * 500],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_graphs_are_refused_fast(k, name):
    expected = k.value(k.live(ModelValue(chain((4, 4, 1), SPEC))))
    graph = chain((4, 4, 1), HOSTILE[name])
    graph["layers"] = list(expected.graph["layers"]) + [()] * 500  # as if the weights were the same
    start = time.perf_counter()
    with pytest.raises(k.rebuild.GraphError):
        k.rebuild.rebuild_for_judging(read_graph(graph))
    graph["layers"] = graph["layers"][: 2 if len(HOSTILE[name]) == 4 else 500]
    assert difference(expected, ModelValue(graph)) is not None
    assert time.perf_counter() - start < 5


def test_a_layer_that_is_used_again_works_again(k):
    graph = chain((64, 64, 3), [("Conv2D", with_config(filters=3, kernel_size=(31, 31))[0][1])] * 3)
    operations = graph["operations"][:2]
    for at in range(1, 900):
        operations.append(operations[1] | {"inputs": ((at, 0),)})
    graph |= {
        "operations": operations,
        "outputs": ((900, 0),),
        "layers": [(("kernel", (31, 31, 3, 3), True),)],
    }
    start = time.perf_counter()
    with pytest.raises(k.rebuild.GraphError, match="too large"):
        k.rebuild.rebuild_for_judging(read_graph(graph))
    assert time.perf_counter() - start < 30


def test_a_model_with_many_more_operations_is_not_tried(k, monkeypatch):
    from shared_utils.graders import model_numbers

    monkeypatch.setattr(model_numbers, "tried", lambda ours, theirs: pytest.fail("it was tried"))
    ours = chain((4, 4, 1), [("relu", {})])
    theirs = chain((4, 4, 1), [("relu", {})] * 200)
    assert difference(ModelValue(ours), ModelValue(theirs)) is not None
    assert difference(ModelValue(ours), ModelValue(chain((8, 8, 1), [("tanh", {})]))) is not None


def test_a_hostile_input_is_refused(k):
    for shape in ((10**6, 10**6), "shape", (-1,), (2.5,), (4,) * 9):
        graph = chain((4, 4, 1), SPEC)
        graph["operations"][0]["config"]["shape"] = shape
        with pytest.raises(k.rebuild.GraphError):
            k.rebuild.rebuild_for_judging(read_graph(graph))


def test_large_models_cross_without_their_weights(k):
    model = build(k, lambda x: k.layers.Dense(2000)(k.layers.Flatten()(x)), (50, 50, 1))
    assert k.value(model).weights == ()


def test_a_deep_model_is_read_and_compared_fast(k):
    def deep(x):
        x = k.layers.Conv2D(4, 3, padding="same")(x)
        for _ in range(50):
            y = k.layers.ReLU()(k.layers.BatchNormalization()(k.layers.Conv2D(4, 3, padding="same")(x)))
            x = k.layers.Add()([x, y])
        return x

    one, other = build(k, deep), build(k, deep)
    start = time.perf_counter()
    assert graphs_equal(k, one, other)
    assert time.perf_counter() - start < 3
