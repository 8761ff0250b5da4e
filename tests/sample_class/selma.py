"""Right answers of another make: `shortcut + X`, functions of keras.ops, an array where the lesson has a list."""
# topic Residual_Networks
# expect layer_gradient_norms 15, identity_block 22, inception_module 15
# fill right

# %% layer_gradient_norms
def layer_gradient_norms(model, x, y):
    kernels = [w for w in model.trainable_weights if len(w.shape) == 4]
    with tf.GradientTape() as tape:
        p = model(x, training=True)
        cost = -tf.reduce_mean(tf.reduce_sum(tf.one_hot(y, p.shape[1]) * tf.math.log(p), axis=1))
    return np.array([np.linalg.norm(g) for g in tape.gradient(cost, kernels)])

# %% before identity_block
import keras

def unit(X, n, f):
    return tfl.BatchNormalization(axis=-1)(tfl.Conv2D(n, f, padding="same")(X))

# %% identity_block
def identity_block(X, f, filters, initializer="he_normal"):
    shortcut = X
    for i, size in enumerate([1, f, 1]):
        X = unit(X, filters[i], size)
        X = keras.ops.relu(X) if i < 2 else X
    return keras.ops.relu(shortcut + X)

# %% inception_module
def inception_module(X):
    def conv(X, n, f=1):
        return tfl.ReLU()(tfl.Conv2D(n, (f, f), padding="same")(X))
    pooled = tfl.MaxPool2D(3, 1, "same")(X)
    return keras.ops.concatenate([conv(X, 64), conv(conv(X, 96), 128, 3), conv(conv(X, 16), 32, 5), conv(pooled, 32)], axis=3)
