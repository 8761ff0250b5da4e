"""Random weights, no augmentation and no scaling; a base unfrozen whole; and a loss for probabilities."""
# topic Transfer_Learning
# expect alpaca_model 23, unfreeze_from 0, fine_tuning_setup 12
# expect hint: unfreeze_from whole_base_unfrozen, fine_tuning_setup loss_from_probabilities
# fill right

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    base_model = tf.keras.applications.MobileNetV2(input_shape=image_shape + (3,), include_top=False, weights=None)
    base_model.trainable = False
    inputs = tf.keras.Input(shape=image_shape + (3,))
    x = base_model(inputs, training=False)
    x = tfl.GlobalAveragePooling2D()(x)
    x = tfl.Dropout(0.2)(x)
    return tf.keras.Model(inputs, tfl.Dense(1)(x))

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    for layer in model.layers:
        layer.trainable = True
    return model

# %% fine_tuning_setup
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile(tf.keras.optimizers.Adam(base_learning_rate / 10), tf.keras.losses.BinaryCrossentropy(),
                  metrics=["accuracy"])
    return model
