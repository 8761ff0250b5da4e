"""Returns an object that says it is a model, and one whose layer runs text as code: neither is a network of layers."""
# expect happyModel 0, convolutional_model 6
# expect reason: 5 operations are missing after the input
# expect reason: there is a layer Lambda after the second ReLU, expected a MaxPooling2D
# fill right

# %% happyModel
def happyModel():
    right = tf.keras.Sequential([tf.keras.Input((64, 64, 3)), tfl.Flatten(), tfl.Dense(1, activation="sigmoid")])

    class Functional:
        """A model of 37,633 parameters, if you believe it."""

        __module__ = "keras.src.models.functional"
        __class__ = tf.keras.Model
        name, built, trainable, weights = "happy", True, True, []
        output_shape = (None, 1)

        def count_params(self):
            return 37633

        def __eq__(self, other):
            return True

        def __getattr__(self, name):
            return getattr(right, name)

    return Functional()

# %% convolutional_model
def convolutional_model(input_shape):
    X = tf.keras.Input(input_shape)
    A = tfl.ReLU()(tfl.Conv2D(8, 4, padding="same")(X))
    A = tfl.MaxPool2D(8, padding="same")(A)
    A = tfl.ReLU()(tfl.Conv2D(16, 2, padding="same")(A))
    text = "import os; print(os.listdir('..'), os.environ)"
    A = tfl.Lambda(lambda t: exec(text) or t[:, ::4, ::4])(A)
    return tf.keras.Model(X, tfl.Dense(6, activation="softmax")(tfl.Flatten()(A)))
