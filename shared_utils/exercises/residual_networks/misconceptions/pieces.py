"""What the mistakes in the blocks and in ResNet-50 are put together from.

Without changes `main_path`, `shortcut_path` and `add_and_activate` give the right blocks.
"""

from keras import layers


def main_path(
    X, f, filters, s=1, *, sizes=None, strides=None, padding="same", norms=(1, 1, 1), relus=(1, 1, 0),
    relu_first=False, axis=3,
):  # fmt: skip
    """Three convolutions; `norms` and `relus` say which are followed by what, `relu_first` in which order."""
    for i, (n_C, size, stride) in enumerate(
        zip(filters, sizes or (1, f, 1), strides or (s, 1, 1), strict=True)
    ):
        X = layers.Conv2D(n_C, size, strides=stride, padding=padding)(X)
        if relu_first and relus[i]:
            X = layers.ReLU()(X)
        if norms[i]:
            X = layers.BatchNormalization(axis=axis)(X)
        if relus[i] and not relu_first:
            X = layers.ReLU()(X)
    return X


def shortcut_path(X, n_C, s, *, size=1, norm=True, relu=False):
    """The convolution in the shortcut."""
    X = layers.Conv2D(n_C, size, strides=s, padding="same")(X)
    X = layers.BatchNormalization(axis=3)(X) if norm else X
    return layers.ReLU()(X) if relu else X


def add_and_activate(main, shortcut):
    """The end of both blocks."""
    return layers.ReLU()(layers.Add()([main, shortcut]))


def identity(X, f, filters, **changes):
    """The identity block, with changes to its main path."""
    return add_and_activate(main_path(X, f, filters, **changes), X)


def convolutional(X, f, filters, s, **changes):
    """The convolutional block, with changes to its main path."""
    return add_and_activate(main_path(X, f, filters, s, **changes), shortcut_path(X, filters[2], s))
