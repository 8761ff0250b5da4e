"""Right answers of another make: a table of counts, functions of keras.ops, layers in a loop, blocks left unused."""
# topic Unet_image_segmentation
# expect class_iou 10, mean_iou 6, dice 8, conv_block 22, upsampling_block 22, unet_model 32

# %% before class_iou
import keras

def table(y_true, y_pred, n_classes):
    pairs = np.ravel(y_true).astype(int) * n_classes + np.ravel(y_pred).astype(int)
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)

# %% class_iou
def class_iou(y_true, y_pred, n_classes):
    t = table(y_true, y_pred, n_classes)
    both, either = np.diag(t), t.sum(axis=0) + t.sum(axis=1) - np.diag(t)
    return [b / e if e else float("nan") for b, e in zip(both, either)]

# %% mean_iou
def mean_iou(y_true, y_pred, n_classes):
    found = [v for v in class_iou(y_true, y_pred, n_classes) if v == v]
    return sum(found) / len(found)

# %% dice
def dice(y_true, y_pred, n_classes):
    true, pred = (tf.one_hot(tf.cast(y, tf.int32), n_classes) for y in (y_true, y_pred))
    axes = list(range(len(y_true.shape)))
    both, sizes = tf.reduce_sum(true * pred, axes), tf.reduce_sum(true + pred, axes)
    return tf.where(sizes > 0, 2 * both / sizes, np.nan)

# %% before conv_block
def relu_conv(x, n):
    return keras.ops.relu(tfl.Conv2D(n, (3, 3), padding="same")(x))

# %% conv_block
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    x = tfl.Dropout(dropout_prob)(relu_conv(relu_conv(inputs, n_filters), n_filters))
    return [keras.ops.max_pool(x, 2) if max_pooling else x, x]

# %% upsampling_block
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    up = tfl.Conv2DTranspose(n_filters, (3, 3), (2, 2), padding="same")(expansive_input)
    x = keras.ops.concatenate([up, contractive_input], axis=-1)
    return relu_conv(relu_conv(x, n_filters), n_filters)

# %% unet_model
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    x = pictures = keras.Input(input_size)
    skips = []
    for k in (1, 2, 4, 8, 16):
        x = relu_conv(relu_conv(x, k * n_filters), k * n_filters)
        x = tfl.Dropout(0.3)(x) if k >= 8 else x
        skips.append(x)
        x = tfl.MaxPool2D()(x)
    x = skips.pop()
    for k in (8, 4, 2, 1):
        x = tfl.Concatenate()([tfl.Conv2DTranspose(k * n_filters, 3, 2, "same")(x), skips.pop()])
        x = relu_conv(relu_conv(x, k * n_filters), k * n_filters)
    return keras.Model(pictures, tfl.Conv2D(n_classes, 1)(relu_conv(x, n_filters)))
