"""Makes two mistakes in each network, so that no single one explains it: both are told, and the rest counts."""
# expect happyModel 4, convolutional_model 5
# expect reason: a BatchNormalization is missing after the Conv2D; a sigmoid is missing after the Dense.
# expect reason: the input has shape (64, 64, 3), expected (
# fill right

# %% happyModel
def happyModel():
    return tf.keras.Sequential([tf.keras.Input((64, 64, 3)), tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7, activation="relu"),
                                tfl.MaxPool2D(), tfl.Flatten(), tfl.Dense(1)])

# %% convolutional_model
def convolutional_model(input_shape):
    X = tf.keras.Input(shape=(64, 64, 3))
    A1 = tfl.Conv2D(8, 4, padding='same', activation='relu')(X)
    P1 = tfl.MaxPool2D(8)(A1)
    A2 = tfl.Conv2D(16, 2, padding='same', activation='relu')(P1)
    P2 = tfl.MaxPool2D(4)(A2)
    return tf.keras.Model(X, tfl.Dense(6, activation='softmax')(tfl.Flatten()(P2)))
