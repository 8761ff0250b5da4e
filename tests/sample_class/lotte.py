"""Takes the skip before the dropout and puts it first in the concatenation: her unet_model keeps all its points."""
# topic Unet_image_segmentation
# expect conv_block 15, upsampling_block 17, unet_model 32
# expect hint: conv_block skip_before_the_dropout, upsampling_block skip_first
# expect reason: Judged with working versions of conv_block and upsampling_block
# fill right

# %% conv_block
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(inputs)
    skip_connection = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    next_layer = skip_connection
    if dropout_prob > 0:
        next_layer = Dropout(dropout_prob)(next_layer)
    if max_pooling:
        next_layer = MaxPooling2D((2, 2))(next_layer)
    return next_layer, skip_connection

# %% upsampling_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    X = Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    X = concatenate([contractive_input, X], axis=3)
    for i in range(2):
        X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    return X
