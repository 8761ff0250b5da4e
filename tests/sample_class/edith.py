"""Returns nothing from one network, and gives a tensor to a layer's settings in the other: both are explained."""
# expect happyModel 0, convolutional_model 0
# expect hint: happyModel returns_nothing, convolutional_model tensor_in_the_constructor
# fill right

# %% happyModel
def happyModel():
    model = tf.keras.Sequential()
    model.add(tfl.ZeroPadding2D(3, input_shape=(64, 64, 3)))
    model.add(tfl.Conv2D(32, 7))
    model.add(tfl.BatchNormalization())
    model.add(tfl.ReLU())
    model.add(tfl.MaxPool2D())
    model.add(tfl.Flatten())
    model.add(tfl.Dense(1, activation="sigmoid"))
    return model.summary()

# %% convolutional_model
def convolutional_model(input_shape):
    input_img = tf.keras.Input(shape=input_shape)
    Z1 = tfl.Conv2D(8, 4, strides=1, padding="same")(input_img)
    A1 = tfl.ReLU(Z1)
    P1 = tfl.MaxPool2D(8, padding="same")(A1)
    return tf.keras.Model(input_img, P1)
