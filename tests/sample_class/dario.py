"""Right answers of another make: Sequential models, scaling layers, a loss as a lambda, a loop from the end."""
# topic Transfer_Learning
# expect data_augmenter 15, separable_ratio 10, alpaca_model 40, unfreeze_from 20, fine_tuning_setup 15

# %% before data_augmenter
import keras
from keras import layers as L

# %% data_augmenter
def data_augmenter():
    x = pictures = keras.Input((None, None, 3))
    for layer in (L.RandomFlip("horizontal", seed=1), L.RandomRotation((-0.2, 0.2))):
        x = layer(x)
    return keras.Model(pictures, x)

# %% separable_ratio
def separable_ratio(f, n_C_out):
    places, n_C = 100, 7
    ordinary = places * f * f * n_C * n_C_out
    return np.float32((places * f * f * n_C + places * n_C * n_C_out) / ordinary)

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    body = pretrained_mobilenet_v2((*image_shape, 3))
    for layer in body.layers:
        layer.trainable = False
    return keras.Sequential([
        keras.Input((*image_shape, 3)),
        data_augmentation or data_augmenter(),
        L.Rescaling(1 / 127.5, offset=-1),
        body,
        L.GlobalAveragePooling2D(),
        L.Dropout(0.2),
        L.Dense(1),
    ])

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    base = max(model.layers, key=lambda part: len(part.weights))
    base.trainable = True
    before = False
    for layer in reversed(base.layers):
        layer.trainable = not before and not isinstance(layer, L.BatchNormalization)
        before = before or layer.name == layer_name
    return model

# %% fine_tuning_setup
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile(
        keras.optimizers.Adam(base_learning_rate * 0.1),
        lambda y, z: keras.losses.binary_crossentropy(y, z, from_logits=True),
        metrics=[keras.metrics.BinaryAccuracy(threshold=0)],
    )
    return model
