"""Makes the dense layer a billion numbers wide, in a cell too: it is judged by its plan and never fills the memory."""
# expect happyModel 5, convolutional_model 9
# expect reason: the Dense has units 1000000000, expected 1
# fill right
# slow

# %% happyModel
def happyModel():
    steps = [tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7), tfl.BatchNormalization(), tfl.ReLU(), tfl.MaxPool2D()]
    top = [tfl.Flatten(), tfl.Dense(1_000_000_000, activation="sigmoid")]
    return tf.keras.Sequential([tf.keras.Input((64, 64, 3)), *steps, *top])

# %% after happyModel_test
big = happyModel()
