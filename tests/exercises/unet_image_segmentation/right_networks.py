"""Right answers to unet_model, as text: cells of learners."""

from .right_blocks import CONV_BLOCKS, UPSAMPLING_BLOCKS

_BLOCKS = CONV_BLOCKS["as_many_write_it"] + UPSAMPLING_BLOCKS["as_many_write_it"]

UNETS = {
    "as_many_write_it": _BLOCKS + """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    inputs = Input(input_size)
    cblock1 = conv_block(inputs, n_filters)
    cblock2 = conv_block(cblock1[0], n_filters*2)
    cblock3 = conv_block(cblock2[0], n_filters*4)
    cblock4 = conv_block(cblock3[0], n_filters*8, dropout_prob=0.3)
    cblock5 = conv_block(cblock4[0], n_filters*16, dropout_prob=0.3, max_pooling=False)
    ublock6 = upsampling_block(cblock5[0], cblock4[1], n_filters*8)
    ublock7 = upsampling_block(ublock6, cblock3[1], n_filters*4)
    ublock8 = upsampling_block(ublock7, cblock2[1], n_filters*2)
    ublock9 = upsampling_block(ublock8, cblock1[1], n_filters)
    conv9 = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(ublock9)
    conv10 = Conv2D(n_classes, 1, padding="same")(conv9)
    model = tf.keras.Model(inputs=inputs, outputs=conv10)
    return model
""",
    "loops_and_keywords": CONV_BLOCKS["layers_of_their_own_and_other_names"].replace(', name=f"c{i}"', "")
    + UPSAMPLING_BLOCKS["functions_of_keras_and_a_helper_model"] + """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    pictures = tf.keras.Input(shape=input_size, name="pictures")
    x, skips = pictures, []
    for level in range(4):
        x, skip = conv_block(inputs=x, n_filters=n_filters * 2**level, dropout_prob=0.3 * (level == 3))
        skips.append(skip)
    _, x = conv_block(n_filters=16 * n_filters, inputs=x, max_pooling=False, dropout_prob=0.3)
    for level, skip in reversed(list(enumerate(skips))):
        x = upsampling_block(expansive_input=x, contractive_input=skip, n_filters=n_filters * 2**level)
    x = tfl.ReLU()(Conv2D(n_filters, (3, 3), padding="same")(x))
    logits = Conv2D(n_classes, kernel_size=(1, 1), activation="linear", name="logits")(x)
    model = tf.keras.Model(pictures, logits, name="unet")
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model
""",
    "without_blocks_of_its_own": """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    conv = lambda n: Conv2D(n, 3, padding="same", activation="relu", kernel_initializer="he_normal")
    def down(x, n, rate=0.0):
        return Dropout(rate)(conv(n)(conv(n)(x)))
    def up(x, skip, n):
        x = concatenate([Conv2DTranspose(n, 3, 2, "same")(x), skip])
        return conv(n)(conv(n)(x))
    n = n_filters
    inputs = Input(input_size)
    s1 = down(inputs, n)
    s2 = down(MaxPooling2D()(s1), 2 * n)
    s3 = down(MaxPooling2D()(s2), 4 * n)
    s4 = down(MaxPooling2D()(s3), 8 * n, 0.3)
    x = down(MaxPooling2D()(s4), 16 * n, 0.3)
    x = up(up(up(up(x, s4, 8 * n), s3, 4 * n), s2, 2 * n), s1, n)
    return keras.Model(inputs, Conv2D(n_classes, 1)(conv(n)(x)))
""",
    "nested_models": _BLOCKS + """
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    inputs = Input(input_size)
    n1, s1 = conv_block(inputs, n_filters)
    n2, s2 = conv_block(n1, 2 * n_filters)
    n3, s3 = conv_block(n2, 4 * n_filters)
    n4, s4 = conv_block(n3, 8 * n_filters, 0.3)
    bottom, _ = conv_block(n4, 16 * n_filters, 0.3, False)
    encoder = keras.Model(inputs, [bottom, s4, s3, s2, s1], name="encoder")
    starts = [Input(t.shape[1:]) for t in encoder.outputs]
    x = starts[0]
    for skip, k in zip(starts[1:], (8, 4, 2, 1)):
        x = upsampling_block(x, skip, k * n_filters)
    head = keras.Sequential([Conv2D(n_filters, 3, activation="relu", padding="same"), Conv2D(n_classes, 1)])
    decoder = keras.Model(starts, head(x), name="decoder")
    pictures = Input(input_size)
    return keras.Model(pictures, decoder(encoder(pictures)))
""",
}  # fmt: skip
