"""Right networks made in loops, one trained a little, one nested: what counts is what they compute."""
# expect happyModel 7, convolutional_model 9
# fill right

# %% before happyModel
import keras
from keras import layers as L

# %% happyModel
def happyModel():
    steps = dict(ZeroPadding2D=(3,), Conv2D=(32, 7), BatchNormalization=(), ReLU=(), MaxPool2D=(2,), Flatten=())
    model = keras.Sequential(name="happy")
    for name, settings in steps.items():
        model.add(getattr(L, name)(*settings))
    model.add(L.Dense(1))
    model.add(L.Activation(tf.nn.sigmoid))
    model.compile("sgd", loss="mse")
    model.fit(np.zeros((4, 64, 64, 3)), np.ones((4, 1)), verbose=0)
    return model

# %% convolutional_model
def convolutional_model(input_shape):
    def block(n, f, p):
        return keras.Sequential([L.Conv2D(n, f, padding="same"), L.MaxPool2D(p, padding="same"), L.ReLU()])

    x = inputs = L.Input(input_shape)
    for part in [block(8, 4, 8), block(16, 2, 4), L.Flatten(), L.Dense(6), L.Softmax()]:
        x = part(x)
    return keras.Model(inputs, x)

# %% after convolutional_model_test
tfl = tf = None      # no longer needed
