"""Ends in a sigmoid, trains the base and every BatchNorm, and does not divide the rate: all four are named."""
# topic Transfer_Learning
# expect alpaca_model 29, unfreeze_from 10, fine_tuning_setup 11
# expect hint: alpaca_model sigmoid_and_a_base_that_is_not_frozen, unfreeze_from norms_unfrozen_too
# expect hint: fine_tuning_setup rate_not_divided
# fill right

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    if data_augmentation is None:
        data_augmentation = data_augmenter()
    base_model = pretrained_mobilenet_v2(input_shape=(*image_shape, 3), include_top=False)
    inputs = tf.keras.Input(shape=(*image_shape, 3))
    x = preprocess_input(data_augmentation(inputs))
    x = base_model(x, training=False)
    x = tfl.Dropout(0.2)(tfl.GlobalAveragePooling2D()(x))
    return tf.keras.Model(inputs, tfl.Dense(1, activation="sigmoid")(x))

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    base = model.layers[2]
    base.trainable = True
    for layer in base.layers:
        if layer.name == layer_name:
            break
        layer.trainable = False
    return model

# %% fine_tuning_setup
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile(optimizer=tf.keras.optimizers.Adam(base_learning_rate),
                  loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
                  metrics=["accuracy"])
    return model
