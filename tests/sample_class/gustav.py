"""Turns by 20 and not 0.2, forgets the depthwise part, flattens, and takes the dropout for the base: each has a name."""
# topic Transfer_Learning
# expect data_augmenter 0, separable_ratio 0, alpaca_model 35, unfreeze_from 0
# expect hint: data_augmenter turns_by_20, separable_ratio pointwise_part_alone
# expect hint: alpaca_model flatten_for_the_pooling, unfreeze_from fifth_layer_of_the_model
# fill right

# %% data_augmenter
def data_augmenter():
    return tf.keras.Sequential([RandomFlip("horizontal"), RandomRotation(20)])

# %% separable_ratio
def separable_ratio(f, n_C_out):
    return 1 / f**2

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    if data_augmentation is None:
        data_augmentation = data_augmenter()
    input_shape = image_shape + (3,)
    base_model = pretrained_mobilenet_v2(input_shape, include_top=False)
    base_model.trainable = False
    inputs = tf.keras.Input(shape=input_shape)
    x = data_augmentation(inputs)
    x = preprocess_input(x)
    x = base_model(x, training=False)
    x = tfl.Flatten()(x)
    x = tfl.Dropout(0.2)(x)
    return tf.keras.Model(inputs, tfl.Dense(1)(x))

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    base = model.layers[4]
    base.trainable = True
    for layer in base.layers:
        if layer.name == layer_name:
            break
        layer.trainable = False
    return model
