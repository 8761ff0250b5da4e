"""Exercises of the kinds to come: Keras tensors, models, a picture and a model, a step under tf.function.

Each is judged in one process, and with every call and reply in the bytes of the wire format.
"""

import numpy as np
import pytest
from tracer_topic import TOPIC

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer, install_line_cache, namespace_of
from shared_utils.graders.values import Call, ModelValue, Optimizer, SymbolicInput, Tensor, Variable

pytestmark = pytest.mark.slow

ALL = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]

SETUP = """
import numpy as np
import tensorflow as tf
import keras
from PIL import Image
tfl, K = tf.keras.layers, tf.keras.backend
from tensorflow.keras.layers import (Input, Add, Dense, Activation, BatchNormalization, Flatten, Conv2D,
    AveragePooling2D, MaxPooling2D, ReLU, Dropout)
from tensorflow.keras.models import Model
from tensorflow.keras.initializers import random_uniform, glorot_uniform

def img_to_encoding(image_path, model):
    pixels = np.array(Image.open(image_path)) / 255
    code = model.predict_on_batch(pixels[np.newaxis].astype("float32"))
    return code / np.linalg.norm(code, ord=2)

FRmodel, optimizer, target = "the notebook's", keras.optimizers.SGD(99.0), tf.zeros((1, 4, 5, 3))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def over_the_wire(calls, namespace, function=None):
    replies = []
    for call in calls:
        arrived = wire.decode(wire.encode(call))
        replies.append(wire.decode(wire.encode(answer(arrived, namespace, function))))
    return replies


def in_one_process(calls, namespace, function=None):
    return [answer(call, namespace, function) for call in calls]


WAYS = [in_one_process, over_the_wire]


def notebook(source):
    namespace = {}
    exec(SETUP, namespace)
    install_line_cache("<learner cell 7>", source)
    exec(compile(source, "<learner cell 7>", "exec"), namespace)
    return namespace


def verdict_on(source, exercise, way=in_one_process, secret=b"one"):
    namespace = notebook(source)
    contract = TOPIC.exercise(exercise)
    cases = draw_cases(TOPIC, contract, secret)
    return judge(TOPIC, contract, cases, lambda calls: way(calls, namespace))


# ------------------------------------------------------------ right answers, written differently

RIGHT = {
    "residual_block": [
        """
def residual_block(X, f, filters, initializer=glorot_uniform):
    F1, F2 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=1, strides=(1, 1), padding="valid",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=True)
    X = Activation("relu")(X)
    X = Conv2D(filters=F2, kernel_size=(f, f), strides=(1, 1), padding="same",
               kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=-1)(X)
    X = Add()([X_shortcut, X])
    return Activation("relu")(X)
""",
        """
def residual_block(X, f, filters, initializer="he_normal"):
    x = tfl.Conv2D(filters[0], 1, kernel_initializer=initializer, name="first")(X)
    x = tfl.ReLU()(tfl.BatchNormalization(name="n1", momentum=0.9)(x))
    x = tfl.Conv2D(filters[1], f, padding="same", kernel_regularizer="l2")(x)
    return keras.ops.relu(X + tfl.BatchNormalization()(x))
""",
        """
def residual_block(X, f, filters, initializer=random_uniform):
    norms = [keras.layers.BatchNormalization() for _ in filters]
    last = keras.layers.Conv2D(filters[1], (f, f), (1, 1), "same")
    first = keras.layers.Conv2D(filters[0], (1, 1), padding="same")
    main = norms[1](last(keras.activations.relu(norms[0](first(X)))))
    return keras.layers.Activation(tf.nn.relu)(keras.ops.add(main, X))
""",
        """
def residual_block(X, f, filters, initializer=random_uniform):
    inner = keras.Sequential([
        Conv2D(filters[0], 1), BatchNormalization(), ReLU(), Conv2D(filters[1], f, padding="same"),
        BatchNormalization()])
    return ReLU()(keras.layers.add([inner(X), X]))
""",
    ],
    "down_block": [
        """
def down_block(inputs, n_filters=8, dropout_prob=0):
    conv = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(inputs)
    conv = Dropout(dropout_prob)(conv)
    return MaxPooling2D(pool_size=(2, 2), strides=2)(conv), conv
""",
        """
def down_block(inputs, n_filters=8, dropout_prob=0):
    skip = ReLU()(Conv2D(n_filters, (3, 3), padding="same")(inputs))
    if dropout_prob: skip = tfl.Dropout(rate=dropout_prob, seed=3)(skip, training=True)
    return [tfl.MaxPool2D((2, 2), padding="same")(skip), skip]
""",
        """
def down_block(inputs, n_filters=8, dropout_prob=0):
    skip = keras.ops.relu(Conv2D(n_filters, 3, padding="same", activation=None)(inputs))
    skip = Dropout(dropout_prob)(skip) if dropout_prob > 0 else skip
    next_layer = MaxPooling2D()(skip)
    return next_layer, skip
""",
    ],
    "small_model": [
        """
def small_model(input_shape, classes=3):
    model = tf.keras.Sequential([
        tfl.Conv2D(4, 3, padding="same", input_shape=input_shape), tfl.ReLU(), tfl.AveragePooling2D((2, 2)),
        tfl.Flatten(), tfl.Dense(classes, activation="softmax")])
    return model
""",
        """
def small_model(input_shape, classes=3):
    img = Input(shape=input_shape)
    A = Activation("relu")(Conv2D(filters=4, kernel_size=(3, 3), padding="same")(img))
    P = AveragePooling2D(pool_size=2, strides=2, padding="valid")(A)
    outputs = tfl.Softmax()(Dense(units=classes)(tfl.Reshape((-1,))(P)))
    model = Model(inputs=img, outputs=outputs, name="mine")
    model.compile("adam", "categorical_crossentropy")
    return model
""",
        """
def small_model(input_shape, classes=3):
    inner = keras.Sequential([Conv2D(4, 3, padding="same", activation="relu"), AveragePooling2D(2)])
    head = keras.Sequential([Flatten(), Dense(classes, "softmax")])
    return keras.Sequential([Input(input_shape), inner, Dropout(0.0), head])
""",
    ],
    "verify": [
        """
def verify(image_path, identity, database, model):
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database[identity])
    if dist < 0.7:
        door_open = True
    else:
        door_open = False
    return dist, door_open
""",
        """
def verify(image_path, identity, database, model):
    encodings = [tf.cast(e, tf.float32) for e in (img_to_encoding(image_path, model), database[identity])]
    dist = tf.norm(encodings[0] - encodings[1])
    return [dist, dist < 0.7]
""",
        """
def verify(image_path, identity, database, model):
    if identity not in database:
        raise ValueError("who is that?")
    picture = keras.utils.img_to_array(keras.utils.load_img(image_path))
    code = model(picture[None] / 255.0).numpy()[0]
    dist = sum((code / (code @ code) ** 0.5 - database[identity][0]) ** 2) ** 0.5
    return float(dist), np.bool_(dist < 0.7)
""",
    ],
    "pixel_cost": [
        "def pixel_cost(generated, target): return tf.reduce_mean((generated - target) ** 2)",
        """
def pixel_cost(generated, target):
    return tf.reduce_sum(tf.square(target - generated)) / tf.size(target, tf.float32)
""",
        """
def pixel_cost(generated, target):
    return keras.ops.mean(keras.losses.mean_squared_error(target, generated))
""",
        """
@tf.function
def pixel_cost(generated, target):
    return tf.reduce_mean(tf.math.squared_difference(generated, target))
""",
    ],
}  # fmt: skip
COST = "def pixel_cost(generated, target): return tf.reduce_mean(tf.square(generated - target))\n"
RIGHT["train_step"] = [
    COST + """
@tf.function()
def train_step(generated_image):
    with tf.GradientTape() as tape:
        J = pixel_cost(generated_image, target)
    grad = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(grad, generated_image)])
    generated_image.assign(tf.clip_by_value(generated_image, clip_value_min=0.0, clip_value_max=1.0))
    return J
""",
    COST + """
def train_step(generated_image):
    with tf.GradientTape() as tape:
        J = pixel_cost(generated_image, target)
    optimizer.apply([tape.gradient(J, generated_image)], [generated_image])
    generated_image.assign(tf.minimum(tf.maximum(generated_image, 0), 1))
    return float(J)
""",
    COST + """
def clip_0_1(image):
    return tf.clip_by_value(image, 0.0, 1.0)

@tf.function
def cost(image):
    return pixel_cost(image, target)

@tf.function
def train_step(generated_image):
    with tf.GradientTape() as tape:
        J = cost(generated_image)
    optimizer.apply_gradients(zip([tape.gradient(J, generated_image)], [generated_image]))
    generated_image.assign(clip_0_1(generated_image))
    return J

cost(tf.ones((1, 4, 5, 3)))  # traced with the notebook's target
""",
]  # fmt: skip
PAIRS = [(name, i) for name, answers in RIGHT.items() for i in range(len(answers))]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("exercise", "i"), PAIRS)
def test_right_answers_earn_everything(exercise, i, way):
    for secret in (b"one", b"two"):
        verdict = verdict_on(RIGHT[exercise][i], exercise, way, secret)
        assert verdict.points == TOPIC.exercise(exercise).points, verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.failure is None


# ------------------------------------------------------------ misconceptions


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("wrong", ALL, ids=lambda m: f"{m.exercise}-{m.name}")
def test_every_misconception_fails_and_is_named(wrong, way):
    contract = TOPIC.exercise(wrong.exercise)
    cases = draw_cases(TOPIC, contract, b"one")
    namespace = namespace_of(wrong.function)
    verdict = judge(TOPIC, contract, cases, lambda calls: way(calls, namespace, wrong.function))
    assert verdict.points < verdict.max_points
    assert (verdict.misconception, verdict.exact) == (wrong.name, True)
    text = verdict_text(verdict, TOPIC.texts[wrong.exercise])
    assert len(text.splitlines()) <= 12
    assert max(map(len, text.splitlines())) <= 100


def test_there_are_words_for_everything():
    for name, exercise in TOPIC.exercises.items():
        assert set(TOPIC.texts[name].groups) == {group.key for group in exercise.groups}
        assert set(TOPIC.texts[name].hints) == {m.name for m in TOPIC.misconceptions(name)}


def test_two_mistakes_at_once_are_told_by_the_difference():
    source = """
def small_model(input_shape, classes=3):
    return keras.Sequential([Input(input_shape), Conv2D(5, 3, padding="same"), AveragePooling2D(2), Flatten(),
        Dense(classes, activation="sigmoid")])
"""
    verdict = verdict_on(source, "small_model")
    assert verdict.misconception == ""
    assert verdict.failure.what == (
        "the Conv2D has filters 5, expected 4; a ReLU is missing after the Conv2D, and there is more."
    )


def test_the_right_number_of_parameters_is_not_enough():
    source = """
def residual_block(X, f, filters, initializer=None):
    x = Conv2D(filters[0], 1)(X)
    x = BatchNormalization()(x)
    x = Conv2D(filters[1], f, padding="same")(ReLU()(x))
    x = BatchNormalization()(x)
    return ReLU()(Add()([x, x]))
"""
    verdict = verdict_on(source, "residual_block")
    assert verdict.points == 0
    assert verdict.failure.what == (
        "the Add gets the second BatchNormalization and the second BatchNormalization, "
        "expected the second BatchNormalization and the input."
    )


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("None", "returned None, expected a Keras model"),
        ("'model'", "returned 'model', expected a Keras model"),
        ("Input(input_shape)", "returned the output of a layer (a Keras tensor), expected a Keras model"),
        ("Dense(3)", "returned a Dense, expected a Keras model"),
        ("keras.Sequential([Dense(3)])", "has no input shape"),
        ("type('Mine', (keras.Model,), {})()", "a class of its own"),
        ("Model(Input((8, 8)), Input((8, 8)))", ""),
    ],
)
def test_other_results_are_told_apart(result, words):
    verdict = verdict_on(f"def small_model(input_shape, classes=3): return {result}", "small_model")
    assert verdict.points == 0
    assert words in verdict.failure.what


# ------------------------------------------------------------ state and tf.function


def test_a_traced_function_sees_the_new_state_and_the_notebooks_names_come_back():
    namespace = notebook(RIGHT["train_step"][0])
    image = namespace["tf"].Variable(np.full((1, 4, 5, 3), 0.5, np.float32))
    namespace["train_step"](image)  # traced with the notebook's optimiser and target
    before = dict(namespace)
    contract = TOPIC.exercise("train_step")
    cases = draw_cases(TOPIC, contract, b"one")
    verdict = judge(TOPIC, contract, cases, lambda calls: in_one_process(calls, namespace))
    assert verdict.right
    assert set(namespace) == set(before)
    assert all(namespace[name] is before[name] for name in before)


def test_an_answer_that_keeps_the_notebooks_target_is_wrong():
    source = RIGHT["train_step"][0].replace(
        "def train_step(generated_image)", "def train_step(generated_image, goal=target)"
    )
    assert (
        verdict_on(source.replace("generated_image, target)", "generated_image, goal)"), "train_step").points
        == 0
    )


def test_a_default_of_the_name_of_the_state_is_the_state():
    source = RIGHT["train_step"][0].replace(
        "def train_step(generated_image)", "def train_step(generated_image, target=target)"
    )
    assert verdict_on(source, "train_step").right


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_earlier_exercise_is_replaced_and_named(way):
    source = RIGHT["train_step"][0].replace("reduce_mean", "reduce_sum")
    verdict = verdict_on(source, "train_step", way)
    assert (verdict.points, verdict.working) == (5, ("pixel_cost",))
    assert "a working version of `pixel_cost` in place of yours" in " ".join(
        verdict_text(verdict, TOPIC.texts["train_step"]).split()
    )


@pytest.mark.parametrize("decorator", ["", "@tf.function\n"])
@pytest.mark.parametrize("stub", ["raise NotImplementedError", "raise NotImplementedError('your code here')"])
def test_an_unfinished_exercise_under_tf_function(decorator, stub):
    assert (
        verdict_on(f"{decorator}def train_step(generated_image):\n    {stub}", "train_step").outcome
        == "not started"
    )


def test_an_unfinished_earlier_exercise_under_tf_function():
    source = RIGHT["train_step"][0].replace(
        "return tf.reduce_mean(tf.square(generated - target))", "raise NotImplementedError"
    )
    assert verdict_on(source, "train_step").working == ("pixel_cost",)


# ------------------------------------------------------------ errors and chance

RAISES = """
def helper(X):
    return Conv2D(3, 9, padding="valid")(X)

def residual_block(X, f, filters, initializer=None):
    X = helper(X)
    return X
"""


@pytest.mark.parametrize("way", WAYS)
def test_an_error_while_building_shows_the_learners_lines_only(way):
    verdict = verdict_on(RAISES, "residual_block", way)
    assert verdict.failure.what.startswith("raised ValueError: ")
    assert verdict.failure.frames == (
        "in residual_block, line 6: X = helper(X)",
        'in helper, line 3: return Conv2D(3, 9, padding="valid")(X)',
    )


def test_an_error_under_tf_function_is_told():
    verdict = verdict_on(
        "@tf.function\ndef train_step(generated_image):\n    return generated_image @ nothing", "train_step"
    )
    assert "NameError" in verdict.failure.what
    assert "shared_utils" not in verdict_text(verdict, TOPIC.texts["train_step"])


def test_chance_does_not_change_a_verdict():
    source = """
def verify(image_path, identity, database, model):
    noisy = keras.Sequential([model, keras.layers.Dropout(0.5)])
    code = noisy(np.array(Image.open(image_path))[None] / 255.0, training=True)
    dist = np.linalg.norm(code - database[identity]) + np.random.rand()
    return dist, dist < 0.7
"""
    texts = {verdict_text(verdict_on(source, "verify"), TOPIC.texts["verify"]) for _ in range(3)}
    assert len(texts) == 1


# ------------------------------------------------------------ values, there and back


def test_values_of_the_framework_arrive_as_they_should():
    source = """
def f(tensor, variable, symbolic, optimizer):
    variable.assign_add([1.0])
    return (isinstance(tensor, tf.Tensor), isinstance(variable, tf.Variable), tuple(symbolic.shape),
            tensor, variable, float(optimizer.learning_rate), type(optimizer).__name__, tensor.shape,
            tf.ragged.constant([[1]]), tf.constant("text"), tf.constant(True), tensor > 1, symbolic)
"""
    call = Call(
        "f",
        (
            Tensor(np.arange(3)),
            Variable(np.ones(1, np.float32)),
            SymbolicInput((4, None)),
            Optimizer("adam", 0.25),
        ),
    )
    (reply,) = over_the_wire([call], notebook(source))
    assert reply.status == "returned", reply.message
    result = reply.result
    assert result[:3] == (True, True, (None, 4, None))
    np.testing.assert_array_equal(result[3].array, [0, 1, 2])
    np.testing.assert_array_equal(result[4].array, [2])
    np.testing.assert_array_equal(reply.arguments_after[1].array, [2])
    assert result[5:8] == (0.25, "Adam", (3,))
    assert [r.type_name for r in result[8:10]] == ["RaggedTensor", "Tensor"]
    assert result[10].array.dtype == bool
    assert isinstance(result[12], ModelValue)


def test_an_unknown_optimiser_is_refused():
    reply = answer(Call("f", (Optimizer("magic", 1.0),)), {"f": print})
    assert reply.status == "refused"
    assert "there are adam, sgd, rmsprop" in reply.message


# ------------------------------------------------------------ without weights


def weightless_reply(body):
    namespace = notebook("def f(X):\n" + body)
    return answer(Call("f", (SymbolicInput((8, 8, 3)),), weightless=True), namespace)


@pytest.mark.parametrize(
    "body",
    [
        "  return Conv2D(4, 3)(X)",
        "  layer = Conv2D(4, 3)\n  Z = layer(X)\n  assert layer.kernel.shape == (3, 3, 3, 4)\n  return Z",
        # What needs the weights is called again, with them.
        "  layer = Conv2D(4, 3)\n  Z = layer(X)\n  layer.set_weights([w + 1 for w in layer.get_weights()])\n"
        "  assert (layer.get_weights()[1] == 1).all(), 'lost'\n  return Z",
        "  inner = keras.Sequential([Input((8, 8, 3)), Conv2D(4, 3)])\n  inner.compile('sgd', 'mse')\n"
        "  inner.fit(np.zeros((2, 8, 8, 3)), np.zeros((2, 6, 6, 4)), verbose=0)\n  return inner(X)",
    ],
)
def test_a_graph_is_read_without_weights_whatever_the_function_does_with_them(body):
    reply = weightless_reply(body)
    assert reply.status == "returned", reply
    assert [o["op"] for o in reply.result.graph["operations"]] == ["Input", "Conv2D"]
    assert reply.result.graph["layers"] == [(("kernel", (3, 3, 3, 4), True), ("bias", (4,), True))]


def test_an_error_is_the_one_with_weights():
    reply = weightless_reply("  assert len(Conv2D(4, 3)(X).shape) == 3, 'four axes'")
    assert (reply.error_type, reply.message) == ("AssertionError", "four axes")


def test_what_is_built_later_has_its_weights():
    import keras

    weightless_reply("  return Conv2D(4, 3)(X)")
    layer = keras.layers.Dense(2)
    layer(keras.Input((3,)))
    assert [array.shape for array in layer.get_weights()] == [(3, 2), (2,)]
    waiting = keras.src.backend.common.global_state.get_global_attribute("uninitialized_variables")
    assert not waiting


# ------------------------------------------------------------ in a process of its own


def test_all_kinds_in_a_second_process(tmp_path):
    from shared_utils.classroom.runner import ColdRunner, Limits

    session = ColdRunner().start(tmp_path, [], Limits(cell_seconds=120))
    try:
        assert session.run_cell(SETUP, 120).status == "done"
        for exercise in TOPIC.exercises.values():
            run = session.run_cell(RIGHT[exercise.name][0], 60)
            assert run.status == "done", run
            cases = draw_cases(TOPIC, exercise, b"one")
            verdict = judge(TOPIC, exercise, cases, lambda calls: session.ask(calls, 120))
            assert verdict.right, verdict_text(verdict, TOPIC.texts[exercise.name])
        session.run_cell(RAISES, 60)
        contract = TOPIC.exercise("residual_block")
        cases = draw_cases(TOPIC, contract, b"one")
        verdict = judge(TOPIC, contract, cases, lambda calls: session.ask(calls, 120))
        assert [frame.split(",")[0] for frame in verdict.failure.frames] == ["in residual_block", "in helper"]
    finally:
        session.close()
