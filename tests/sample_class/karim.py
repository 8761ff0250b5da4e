"""Writes the networks as classes of his own, which cannot be looked into, and takes the stride for the window."""
# expect happyModel 0, convolutional_model 6
# expect reason: the model is a class of its own, Happy, expected one made of Keras's own layers
# expect hint: convolutional_model poolings_with_stride_2
# fill right

# %% happyModel
class Happy(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.steps = [tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7), tfl.BatchNormalization(), tfl.ReLU(),
                      tfl.MaxPool2D(), tfl.Flatten(), tfl.Dense(1, activation="sigmoid")]

    def call(self, x):
        for step in self.steps:
            x = step(x)
        return x

def happyModel():
    return Happy()

# %% convolutional_model
def convolutional_model(input_shape):
    model = tf.keras.Sequential([tf.keras.Input(input_shape)])
    for filters, f, window in ((8, 4, 8), (16, 2, 4)):
        model.add(tfl.Conv2D(filters, f, activation="relu", padding="same"))
        model.add(tfl.MaxPool2D(window, strides=2, padding="same"))
    model.add(tfl.Flatten())
    model.add(tfl.Dense(6, activation="softmax"))
    return model
