"""What the mistakes in the two blocks are put together from.

Without changes `down` and `up` are the right blocks.
"""

from keras import layers


def convolutions(
    X, n_filters, *, sizes=(3, 3), activations=("relu", "relu"), padding="same", strides=1, norm=False
):
    """Convolutions in a row, each with a normalisation behind it for `norm`.

    `padding` is one for all or one for each, `strides` that of the first.
    """
    paddings = (padding,) * len(sizes) if isinstance(padding, str) else padding
    for size, activation, padded in zip(sizes, activations, paddings, strict=True):
        X = layers.Conv2D(n_filters, size, strides=strides, padding=padded)(X)
        X = layers.BatchNormalization()(X) if norm else X
        X = layers.Activation(activation)(X) if activation else X
        strides = 1
    return X


def drop(X, rate):
    """A dropout where the rate is above zero."""
    return layers.Dropout(rate)(X) if rate > 0 else X


def pool(X, size=2, strides=None, kind=layers.MaxPooling2D):
    """A pooling without padding."""
    return kind(size, strides=strides)(X)


def down(inputs, n_filters, dropout_prob, max_pooling, *, dropout=drop, pooling=pool, **changes):
    """conv_block with another dropout or pooling, or with changes to its convolutions."""
    skip = dropout(convolutions(inputs, n_filters, **changes), dropout_prob)
    return (pooling(skip) if max_pooling else skip), skip


def transpose(X, n_filters, *, size=3, strides=2, padding="same", activation=None):
    """The transposed convolution."""
    return layers.Conv2DTranspose(n_filters, size, strides=strides, padding=padding, activation=activation)(X)


def side_by_side(X, Y, axis=3):
    """Two tensors joined along an axis, the channels if none is given."""
    return layers.Concatenate(axis=axis)([X, Y])


def up(X, skip, n_filters, *, enlarge=transpose, join=side_by_side, **changes):
    """upsampling_block with another first or second step, or with changes to its convolutions."""
    return convolutions(join(enlarge(X, n_filters), skip), n_filters, **changes)
