"""Forgets the 2 of Dice, adds where the block concatenates, and makes two mistakes in the network: both are told."""
# topic Unet_image_segmentation
# expect dice 0, upsampling_block 14, unet_model 21
# expect hint: dice factor_2_forgotten, upsampling_block adds
# expect reason: the second Dropout has rate 0.5, expected 0.3; a softmax too many after the 20th Conv2D
# fill right

# %% dice
def dice(y_true, y_pred, n_classes):
    scores = np.full(n_classes, np.nan)
    for c in range(n_classes):
        sizes = np.sum(y_true == c) + np.sum(y_pred == c)
        if sizes > 0:
            scores[c] = np.sum((y_true == c) * (y_pred == c)) / sizes
    return scores

# %% upsampling_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    X = Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    X = tfl.Add()([X, contractive_input])
    X = Conv2D(n_filters, 3, activation="relu", padding="same")(X)
    return Conv2D(n_filters, 3, activation="relu", padding="same")(X)

# %% unet_model
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    inputs = Input(input_size)
    X, skip1 = conv_block(inputs, n_filters)
    X, skip2 = conv_block(X, 2 * n_filters)
    X, skip3 = conv_block(X, 4 * n_filters)
    X, skip4 = conv_block(X, 8 * n_filters, dropout_prob=0.3)
    X, _ = conv_block(X, 16 * n_filters, dropout_prob=0.5, max_pooling=False)
    for skip, k in ((skip4, 8), (skip3, 4), (skip2, 2), (skip1, 1)):
        X = upsampling_block(X, skip, k * n_filters)
    X = Conv2D(n_filters, 3, activation="relu", padding="same")(X)
    return Model(inputs, Conv2D(n_classes, 1, activation="softmax")(X))
