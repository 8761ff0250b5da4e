"""Adds the shortcut after the last ReLU, and forgets a BatchNormalization: his ResNet50 keeps all its points."""
# topic Residual_Networks
# expect identity_block 13, convolutional_block 11, ResNet50 26
# expect hint: identity_block shortcut_after_the_last_relu, convolutional_block no_batch_norm_on_the_shortcut
# expect reason: Judged with working versions of identity_block and convolutional_block
# fill right

# %% identity_block
def identity_block(X, f, filters, initializer=random_uniform):
    F1, F2, F3 = filters
    X_shortcut = X
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F1, 1, kernel_initializer=initializer(seed=0))(X)))
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)))
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F3, 1, kernel_initializer=initializer(seed=0))(X)))
    return Add()([X, X_shortcut])

# %% convolutional_block
def convolutional_block(X, f, filters, s=2, initializer=glorot_uniform):
    F1, F2, F3 = filters
    X_shortcut = Conv2D(F3, 1, strides=(s, s), kernel_initializer=initializer(seed=0))(X)
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F1, 1, strides=(s, s), kernel_initializer=initializer(seed=0))(X)))
    X = Activation("relu")(BatchNormalization(axis=3)(Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)))
    X = BatchNormalization(axis=3)(Conv2D(F3, 1, kernel_initializer=initializer(seed=0))(X))
    return Activation("relu")(Add()([X, X_shortcut]))
