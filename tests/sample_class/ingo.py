"""A number that equals everything, a model that claims its layers are frozen, one whose layer runs text as code."""
# topic Transfer_Learning
# expect data_augmenter 0, separable_ratio 0, alpaca_model 0, unfreeze_from 0, fine_tuning_setup 0
# expect flags: answer refused
# expect reason: there is a layer Lambda
# expect reason: returned an Always

# %% before data_augmenter
class Always(float):
    def __eq__(self, other): return True
    def __lt__(self, other): return False
    def __gt__(self, other): return False
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    __hash__ = float.__hash__

class Claims(tf.keras.Model):
    trainable = False
    layers = []
    def call(self, x):
        return x
    def count_params(self):
        return 411489

# %% data_augmenter
def data_augmenter():
    return tf.keras.Sequential([tfl.Lambda(lambda x: eval("x"), name="random_flip"), tfl.Identity(name="random_rotation")])

# %% separable_ratio
def separable_ratio(f, n_C_out):
    return Always(1.0)

# %% alpaca_model
def alpaca_model(image_shape=IMG_SIZE, data_augmentation=None):
    return Claims()

# %% unfreeze_from
def unfreeze_from(model, layer_name):
    return Claims()

# %% fine_tuning_setup
def fine_tuning_setup(model, base_learning_rate=0.001):
    model.compile = lambda *a, **k: None
    model.optimizer, model.loss = "adam", "binary_crossentropy"
    return model
