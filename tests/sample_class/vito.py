"""Returns numbers that equal everything, layers that only have the names, and a network of the right size: nothing is won."""
# topic Unet_image_segmentation
# expect class_iou 0, mean_iou 0, dice 0, conv_block 0, upsampling_block 0, unet_model 0
# expect reason: there is a layer Conv2D after the input, expected a Conv2D
# expect reason: there is a Dense after the input, expected a Conv2D

# %% class_iou
def class_iou(y_true, y_pred, n_classes):
    class Same(np.ndarray):
        def __eq__(self, other): return True
        def __sub__(self, other): return 0.0
        __rsub__ = __sub__
    return np.ones(n_classes).view(Same)

# %% mean_iou
def mean_iou(y_true, y_pred, n_classes):
    class Same(float):
        def __eq__(self, other): return True
        def __rsub__(self, other): return 0.0
        __sub__ = __rsub__
    return Same(1)

# %% dice
def dice(y_true, y_pred, n_classes):
    return class_iou(y_true, y_pred, n_classes)

# %% conv_block
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    class Conv2D(tfl.Layer):
        def call(self, x): return x
    x = Conv2D()(Conv2D()(inputs))
    return x, x

# %% upsampling_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    return tfl.Lambda(lambda x: eval("__import__('builtins').print('judged') or x"))(contractive_input)

# %% unet_model
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    x = pictures = Input(input_size)
    x = tfl.Dense(320004)(x)
    x = tfl.Dense(23, use_bias=False)(x)
    return Model(pictures, x, name="unet")
