# %% [markdown]
r"""
# Residual networks: a shortcut around the layers

**Why it matters.** A deeper network can compute more. But past a few dozen layers a plain network gets worse,
not better, even on the pictures that it is trained on. A shortcut mends that.

**Before you start.** You have finished the topic CNN_Foundations.

**What you will be able to do.**

- Measure how much of the gradient arrives at each layer.
- Build the two blocks of a residual network, and ResNet-50 out of them.
- Build an Inception module.

**Time.** About three hours for you.
"""

# %% tags=["setup"]
from shared_utils.lessons import without_messages

with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import numpy as np
import tensorflow.keras.layers as tfl
from public_tests import (
    ResNet50_test,
    convolutional_block_test,
    identity_block_test,
    inception_module_test,
    layer_gradient_norms_test,
)
from tensorflow.keras.initializers import constant, glorot_uniform, identity, random_uniform
from tensorflow.keras.layers import (
    Activation,
    Add,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    GlobalMaxPooling2D,
    Input,
    MaxPooling2D,
    ZeroPadding2D,
)
from tensorflow.keras.models import Model

# %% [markdown]
r"""
## 1. How much of the gradient arrives?

### Exercise 1: `layer_gradient_norms`

For each `Conv2D` of a model, from the input to the output, return one number: the L2 norm of the gradient of
the cost with respect to the layer's kernel. The cost is the cross-entropy, averaged over the batch. The model
ends in a softmax, `y` holds the numbers of the classes, and the model runs with `training=True`.
"""

# %% tags=["exercise"]
def layer_gradient_norms(model, x, y):
    """Measure the gradient that arrives at each convolution.

    Arguments:
    model -- Keras model that gives probabilities, shape (m, classes)
    x -- pictures, array of shape (m, n_H, n_W, n_C)
    y -- numbers of the right classes, array of shape (m,)

    Returns:
    norms -- list with one number per Conv2D of the model, from the input to the output
    """
    ### BEGIN SOLUTION
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, Conv2D)]
    with tf.GradientTape() as tape:
        losses = tf.keras.losses.sparse_categorical_crossentropy(y, model(x, training=True))
        cost = tf.reduce_mean(losses)
    norms = [float(tf.norm(gradient)) for gradient in tape.gradient(cost, kernels)]
    ### END SOLUTION
    return norms


# %% tags=["test"]
layer_gradient_norms_test(layer_gradient_norms)

# %% [markdown]
r"""
## 2. Two blocks

### Exercise 2: `identity_block`

Conv F1 1×1 → BatchNorm → ReLU → Conv F2 f×f same → BatchNorm → ReLU → Conv F3 1×1 → BatchNorm → add X → ReLU.
"""

# %% tags=["exercise"]
def identity_block(X, f, filters, initializer=random_uniform):
    """Send X through three convolutions and add X to what comes out.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, F3)
    f -- height and width of the filters of the middle convolution
    filters -- list [F1, F2, F3], the numbers of filters
    initializer -- class of the initialiser of the weights

    Returns:
    X -- Keras tensor of shape (m, n_H, n_W, F3)
    """
    ### BEGIN SOLUTION
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(F1, 1, padding="valid", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, padding="valid", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Add()([X, X_shortcut])
    X = Activation("relu")(X)
    ### END SOLUTION
    return X


# %% tags=["test"]
identity_block_test(identity_block)

# %% [markdown]
r"""
### Exercise 3: `convolutional_block`

The same with stride s in the first convolution, and Conv F3 1×1 with stride s → BatchNorm in the shortcut.
"""

# %% tags=["exercise"]
def convolutional_block(X, f, filters, s=2, initializer=glorot_uniform):
    """A block that changes the size: its shortcut has a convolution of its own.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, n_C)
    f -- height and width of the filters of the middle convolution
    filters -- list [F1, F2, F3], the numbers of filters
    s -- stride of the first convolution and of the one in the shortcut
    initializer -- class of the initialiser of the weights

    Returns:
    X -- Keras tensor of shape (m, ceil(n_H / s), ceil(n_W / s), F3)
    """
    ### BEGIN SOLUTION
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(F1, 1, strides=s, padding="valid", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, padding="valid", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X_shortcut = Conv2D(F3, 1, strides=s, padding="valid", kernel_initializer=initializer(seed=0))(X_shortcut)
    X_shortcut = BatchNormalization(axis=3)(X_shortcut)
    X = Add()([X, X_shortcut])
    X = Activation("relu")(X)
    ### END SOLUTION
    return X


# %% tags=["test"]
convolutional_block_test(convolutional_block)

# %% [markdown]
r"""
## 3. Fifty layers

### Exercise 4: `ResNet50`

ZeroPadding 3 → Conv 64 7×7 stride 2 → BatchNorm → ReLU → MaxPool 3×3 stride 2. Then four stages, each one
convolutional block and some identity blocks: [64, 64, 256] with s=1 and two, [128, 128, 512] with s=2 and
three, [256, 256, 1024] with s=2 and five, [512, 512, 2048] with s=2 and two. Then AveragePool 2×2 → Flatten →
Dense with softmax.
"""

# %% tags=["exercise"]
def ResNet50(input_shape=(64, 64, 3), classes=6):
    """Build ResNet-50.

    Arguments:
    input_shape -- shape of a picture, (n_H, n_W, n_C)
    classes -- number of classes

    Returns:
    model -- Keras model that gives probabilities, shape (m, classes)
    """
    ### BEGIN SOLUTION
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)
    X = Conv2D(64, (7, 7), strides=(2, 2), kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)
    stages = [(64, 64, 256), (128, 128, 512), (256, 256, 1024), (512, 512, 2048)]
    for filters, s, identity_blocks in zip(stages, (1, 2, 2, 2), (2, 3, 5, 2), strict=True):
        X = convolutional_block(X, 3, filters, s=s)
        for _ in range(identity_blocks):
            X = identity_block(X, 3, filters)
    X = AveragePooling2D((2, 2))(X)
    X = Flatten()(X)
    X = Dense(classes, activation="softmax", kernel_initializer=glorot_uniform(seed=0))(X)
    model = Model(inputs=X_input, outputs=X)
    ### END SOLUTION
    return model


# %% tags=["test"]
ResNet50_test(ResNet50)

# %% [markdown]
r"""
## 4. Several sizes at once

### Exercise 5: `inception_module`

Four branches on the same X, put side by side in this order: Conv 64 1×1; Conv 96 1×1 → Conv 128 3×3;
Conv 16 1×1 → Conv 32 5×5; MaxPool 3×3 stride 1 same → Conv 32 1×1. Each convolution is followed by a ReLU.
"""

# %% tags=["exercise"]
def inception_module(X):
    """Look at X through filters of several sizes at once.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, n_C)

    Returns:
    X -- Keras tensor of shape (m, n_H, n_W, 256)
    """
    ### BEGIN SOLUTION
    one = Conv2D(64, 1, activation="relu")(X)
    three = Conv2D(96, 1, activation="relu")(X)
    three = Conv2D(128, 3, padding="same", activation="relu")(three)
    five = Conv2D(16, 1, activation="relu")(X)
    five = Conv2D(32, 5, padding="same", activation="relu")(five)
    pool = MaxPooling2D(3, strides=1, padding="same")(X)
    pool = Conv2D(32, 1, activation="relu")(pool)
    X = tfl.Concatenate()([one, three, five, pool])
    ### END SOLUTION
    return X


# %% tags=["test"]
inception_module_test(inception_module)

# %% [markdown]
r"""
## 5. References

- K. He, X. Zhang, S. Ren, J. Sun, *Deep Residual Learning for Image Recognition*, 2015.
- C. Szegedy and others, *Going Deeper with Convolutions*, 2014.
"""
