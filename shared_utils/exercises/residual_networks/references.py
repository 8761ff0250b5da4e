"""Our own answers to the exercises of Residual_Networks, written to be checked against the lesson's.

Each stands on its own and uses no other one: they are the working versions that stand in for a
learner's. The blocks are those of He et al., "Deep Residual Learning for Image Recognition" (2015),
with ReLU last; the module is that of Szegedy et al., "Going Deeper with Convolutions" (2014).
"""

import tensorflow as tf

tfl = tf.keras.layers


def layer_gradient_norms(model, x, y):
    """A model with softmax at its end, x (m, n_H, n_W, n_C), y (m,) -> a list of floats.

    The L2 norm of the gradient of the mean cross-entropy, in training mode, with respect to the
    kernel of each Conv2D, from the input to the output.
    """
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, tfl.Conv2D)]
    with tf.GradientTape() as tape:
        probabilities = model(x, training=True)
        cost = -tf.reduce_mean(tf.math.log(tf.gather(probabilities, y, batch_dims=1)))
    return [float(tf.sqrt(tf.reduce_sum(gradient**2))) for gradient in tape.gradient(cost, kernels)]


def identity_block(X, f, filters, initializer=None, training=None):
    """X (m, n_H, n_W, F3) -> the same shape: three convolutions, and X added before the last ReLU."""
    main = X
    for n_C, size in zip(filters, (1, f, 1), strict=True):
        main = main if main is X else tfl.ReLU()(main)
        main = tfl.BatchNormalization()(tfl.Conv2D(n_C, size, padding="same")(main))
    return tfl.ReLU()(main + X)


def convolutional_block(X, f, filters, s=2, initializer=None, training=None):
    """X (m, n_H, n_W, n_C) -> (m, ceil(n_H / s), ceil(n_W / s), F3), with a convolution in the shortcut."""
    shortcut = tfl.BatchNormalization()(tfl.Conv2D(filters[2], 1, strides=s)(X))
    main = X
    for n_C, size, stride in zip(filters, (1, f, 1), (s, 1, 1), strict=True):
        main = main if main is X else tfl.ReLU()(main)
        main = tfl.BatchNormalization()(tfl.Conv2D(n_C, size, strides=stride, padding="same")(main))
    return tfl.ReLU()(main + shortcut)


def ResNet50(input_shape=(64, 64, 3), classes=6):
    """Pictures of input_shape -> a Keras model that gives probabilities (m, classes)."""

    def norm(X, n_C, size, stride=1):
        return tfl.BatchNormalization()(tfl.Conv2D(n_C, size, strides=stride, padding="same")(X))

    X_input = tf.keras.Input(input_shape)
    X = tfl.ReLU()(tfl.BatchNormalization()(tfl.Conv2D(64, 7, strides=2)(tfl.ZeroPadding2D(3)(X_input))))
    X = tfl.MaxPooling2D(3, strides=2)(X)
    for n_C, blocks, stride in ((64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)):
        for block in range(blocks):
            s = 1 if block else stride
            shortcut = X if block else norm(X, 4 * n_C, 1, s)
            main = tfl.ReLU()(norm(X, n_C, 1, s))
            main = norm(tfl.ReLU()(norm(main, n_C, 3)), 4 * n_C, 1)
            X = tfl.ReLU()(main + shortcut)
    X = tfl.Flatten()(tfl.AveragePooling2D(2)(X))
    return tf.keras.Model(X_input, tfl.Dense(classes, activation="softmax")(X))


def inception_module(X):
    """X (m, n_H, n_W, n_C) -> (m, n_H, n_W, 256): four branches side by side."""

    def conv(X, n_C, size):
        return tfl.ReLU()(tfl.Conv2D(n_C, size, padding="same")(X))

    pooled = tfl.MaxPooling2D(3, strides=1, padding="same")(X)
    branches = [
        conv(X, 64, 1),
        conv(conv(X, 96, 1), 128, 3),
        conv(conv(X, 16, 1), 32, 5),
        conv(pooled, 32, 1),
    ]
    return tfl.Concatenate()(branches)
