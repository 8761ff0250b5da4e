"""Right answers to data_augmenter and alpaca_model, as text: cells of learners."""

AUGMENTERS = {
    "as_many_write_it": """
def data_augmenter():
    data_augmentation = tf.keras.Sequential()
    data_augmentation.add(RandomFlip("horizontal"))
    data_augmentation.add(RandomRotation(0.2))
    return data_augmentation
""",
    "a_list_of_layers_with_names_and_seeds": """
def data_augmenter():
    return tf.keras.Sequential(
        [tfl.RandomFlip(mode="horizontal", seed=3, name="f"), tfl.RandomRotation(factor=(-0.2, 0.2), seed=4)],
        name="augmentation",
    )
""",
    "turned_first_and_mirrored_then": """
def data_augmenter():
    return tf.keras.Sequential([RandomRotation(0.2), RandomFlip("horizontal")])
""",
    "with_an_input": """
import keras

def data_augmenter():
    return keras.Sequential(
        [keras.Input((160, 160, 3)), keras.layers.RandomFlip("horizontal"), keras.layers.RandomRotation(0.2)]
    )
""",
    "a_functional_model": """
def data_augmenter():
    pictures = tf.keras.Input((None, None, 3))
    return tf.keras.Model(pictures, RandomRotation(0.2)(RandomFlip("horizontal")(pictures)))
""",
    "one_model_in_another": """
def data_augmenter():
    flip = tf.keras.Sequential([RandomFlip("horizontal")])
    return tf.keras.Sequential([flip, RandomRotation(0.2, fill_mode="reflect", interpolation="bilinear")])
""",
}

_AUGMENTER = AUGMENTERS["as_many_write_it"]

ALPACA_MODELS = {
    "as_many_write_it": _AUGMENTER
    + """
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=data_augmenter()):
    input_shape = image_shape + (3,)
    base_model = tf.keras.applications.MobileNetV2(input_shape=input_shape,
                                                   include_top=False,
                                                   weights="imagenet")
    base_model.trainable = False
    inputs = tf.keras.Input(shape=input_shape)
    x = data_augmentation(inputs)
    x = preprocess_input(x)
    x = base_model(x, training=False)
    x = tfl.GlobalAveragePooling2D()(x)
    x = tfl.Dropout(0.2)(x)
    prediction_layer = tfl.Dense(1)
    outputs = prediction_layer(x)
    model = tf.keras.Model(inputs, outputs)
    return model
""",
    "with_our_base": _AUGMENTER
    + """
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    if data_augmentation is None:
        data_augmentation = data_augmenter()
    base = pretrained_mobilenet_v2((*image_shape, 3), include_top=False)
    base.trainable = False
    pictures = tf.keras.Input((*image_shape, 3))
    x = base(preprocess_input(data_augmentation(pictures)), training=False)
    logit = tfl.Dense(1, activation="linear")(tfl.Dropout(rate=0.2)(tfl.GlobalAvgPool2D()(x)))
    return tf.keras.Model(inputs=pictures, outputs=logit, name="alpaca")
""",
    "frozen_layer_by_layer_and_pooled_by_the_base": AUGMENTERS["turned_first_and_mirrored_then"]
    + """
from tensorflow.keras.applications import MobileNetV2 as Base

def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    augment = data_augmenter() if data_augmentation is None else data_augmentation
    base = Base(input_shape=tuple(image_shape) + (3,), include_top=False, weights="imagenet", pooling="avg")
    for layer in base.layers:
        layer.trainable = False
    inputs = tf.keras.Input(shape=(image_shape[0], image_shape[1], 3))
    x = augment(inputs)
    x = tfl.Rescaling(1.0 / 127.5, offset=-1)(x)
    x = base(x)
    return tf.keras.Model(inputs, tfl.Dense(units=1)(tfl.Dropout(0.2)(x)))
""",
    "a_sequential_model_and_numbers": _AUGMENTER
    + """
import keras

def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    base = keras.applications.MobileNetV2(include_top=False, input_shape=[*image_shape, 3])
    base.trainable = False
    return keras.Sequential([
        keras.Input((*image_shape, 3)),
        data_augmentation or data_augmenter(),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Rescaling(2, offset=-1),
        base,
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(1),
    ])
""",
    "scaled_by_hand_and_frozen_after_the_call": _AUGMENTER
    + """
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    if not data_augmentation:
        data_augmentation = data_augmenter()
    inputs = tf.keras.Input(image_shape + (3,))
    x = data_augmentation(inputs, training=True)
    x = (x - 127.5) / 127.5
    base_model = tf.keras.applications.mobilenet_v2.MobileNetV2(image_shape + (3,), 1.0, False, "imagenet")
    x = tf.keras.ops.mean(base_model(x, training=False), axis=(1, 2))
    base_model.trainable = False
    return tf.keras.Model(inputs, tfl.Dense(1, kernel_initializer="he_normal")(tfl.Dropout(0.2, seed=1)(x)))
""",
    "built_on_a_tensor": _AUGMENTER
    + """
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    inputs = tf.keras.Input(image_shape + (3,))
    x = (data_augmenter() if data_augmentation is None else data_augmentation)(inputs)
    x = tf.keras.applications.mobilenet_v2.preprocess_input(x)
    base = tf.keras.applications.MobileNetV2(input_tensor=x, include_top=False, weights="imagenet")
    for layer in base.layers:
        layer.trainable = False
    x = tfl.GlobalAveragePooling2D()(base.output)
    return tf.keras.Model(inputs, tfl.Dense(1)(tfl.Dropout(0.2)(x)))
""",
}
