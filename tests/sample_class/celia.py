"""Right answers in the style of most tutorials: `MobileNetV2` with "imagenet", a base found by its number."""
# topic Transfer_Learning
# expect data_augmenter 15, alpaca_model 40, unfreeze_from 20, fine_tuning_setup 15
# expect hint: unfreeze_from third_layer_of_the_model, fine_tuning_setup accuracy_from_one_half_on
# fill right

# %% data_augmenter
def data_augmenter():
    data_augmentation = tf.keras.Sequential()
    data_augmentation.add(RandomFlip('horizontal'))
    data_augmentation.add(RandomRotation(0.2))
    return data_augmentation

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=data_augmenter()):
    input_shape = image_shape + (3,)
    base_model = tf.keras.applications.MobileNetV2(input_shape=input_shape,
                                                   include_top=False, # no top layer
                                                   weights='imagenet')
    # freeze the base model by making it non trainable
    base_model.trainable = False
    inputs = tf.keras.Input(shape=input_shape)
    x = data_augmentation(inputs)
    x = preprocess_input(x)
    # batchnorm stays in inference mode
    x = base_model(x, training=False)
    x = tfl.GlobalAveragePooling2D()(x)
    x = tfl.Dropout(0.2)(x)
    prediction_layer = tfl.Dense(1)
    outputs = prediction_layer(x)
    model = tf.keras.Model(inputs, outputs)
    return model

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    base_model = model.layers[2]
    base_model.trainable = True
    names = [layer.name for layer in base_model.layers]
    fine_tune_at = names.index(layer_name)
    for layer in base_model.layers[:fine_tune_at]:
        layer.trainable = False
    for layer in base_model.layers[fine_tune_at:]:
        if 'BN' in layer.name or 'bn' in layer.name:
            layer.trainable = False
    return model

# %% fine_tuning_setup
def fine_tuning_setup(model, base_learning_rate=0.001):
    loss_function = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    optimizer = tf.keras.optimizers.Adam(learning_rate=0.1 * base_learning_rate)
    metrics = ['accuracy']
    model.compile(loss=loss_function, optimizer=optimizer, metrics=metrics)
    return model
