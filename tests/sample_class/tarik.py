"""Builds a network with 23,600,006 parameters and none of its layers, and blocks that run text as code: nothing is won."""
# topic Residual_Networks
# expect layer_gradient_norms 0, identity_block 0, convolutional_block 0, ResNet50 0, inception_module 0
# expect reason: there is a layer Lambda

# %% layer_gradient_norms
def layer_gradient_norms(model, x, y):
    class Equal(float):
        def __eq__(self, other): return True
        def __rsub__(self, other): return 0.0
        __sub__ = __rsub__
    return [Equal(1)] * sum(isinstance(layer, Conv2D) for layer in model.layers)

# %% identity_block
def identity_block(X, f, filters, initializer=random_uniform):
    return tfl.Lambda(lambda x: eval("__import__('builtins').print('judged') or x"))(X)

# %% convolutional_block
def convolutional_block(X, f, filters, s=2, initializer=glorot_uniform):
    class Conv2D(tfl.Layer):
        def call(self, x):
            return tf.zeros((1, 4, 4, 16))
    return Conv2D()(X)

# %% ResNet50
def ResNet50(input_shape=(64, 64, 3), classes=6):
    X_input = Input(input_shape)
    X = Dense(1920, use_bias=False)(Flatten()(X_input))
    X = Dense(6, use_bias=False)(X)
    X = Activation("softmax")(X)
    X._keras_shape = (None, classes)
    return Model(X_input, X, name="ResNet50")

# %% inception_module
def inception_module(X):
    return tf.keras.Model(X, X)
