"""Right answers to ResNet50 and inception_module, as text: cells of learners."""

from .right_blocks import CONVOLUTIONAL_BLOCKS, IDENTITY_BLOCKS

_BLOCKS = IDENTITY_BLOCKS["as_many_write_it"] + CONVOLUTIONAL_BLOCKS["as_many_write_it"]

RESNETS = {
    "as_many_write_it": _BLOCKS + """
def ResNet50(input_shape=(64, 64, 3), classes=6):
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)
    X = Conv2D(64, (7, 7), strides=(2, 2), kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)
    X = convolutional_block(X, f=3, filters=[64, 64, 256], s=1)
    X = identity_block(X, 3, [64, 64, 256])
    X = identity_block(X, 3, [64, 64, 256])
    X = convolutional_block(X, f=3, filters=[128, 128, 512], s=2)
    X = identity_block(X, 3, [128, 128, 512])
    X = identity_block(X, 3, [128, 128, 512])
    X = identity_block(X, 3, [128, 128, 512])
    X = convolutional_block(X, f=3, filters=[256, 256, 1024], s=2)
    X = identity_block(X, 3, [256, 256, 1024])
    X = identity_block(X, 3, [256, 256, 1024])
    X = identity_block(X, 3, [256, 256, 1024])
    X = identity_block(X, 3, [256, 256, 1024])
    X = identity_block(X, 3, [256, 256, 1024])
    X = convolutional_block(X, f=3, filters=[512, 512, 2048], s=2)
    X = identity_block(X, 3, [512, 512, 2048])
    X = identity_block(X, 3, [512, 512, 2048])
    X = AveragePooling2D((2, 2))(X)
    X = Flatten()(X)
    X = Dense(classes, activation="softmax", kernel_initializer=glorot_uniform(seed=0))(X)
    return Model(inputs=X_input, outputs=X)
""",
    "average_pooling_that_pads_and_training_flags": IDENTITY_BLOCKS["with_a_training_argument"]
    + CONVOLUTIONAL_BLOCKS["with_a_training_argument"] + """
def ResNet50(input_shape=(64, 64, 3), classes=6, training=False):
    X_input = Input(shape=input_shape, name="picture")
    X = Conv2D(64, 7, 2)(ZeroPadding2D(3)(X_input))
    X = BatchNormalization(axis=3, name="bn_conv1")(X, training=training)
    X = MaxPooling2D(3, 2)(Activation("relu")(X))
    for filters, n, s in (([64, 64, 256], 2, 1), ([128, 128, 512], 3, 2), ([256, 256, 1024], 5, 2),
                          ([512, 512, 2048], 2, 2)):
        X = convolutional_block(X, 3, filters, s=s, training=training)
        for _ in range(n):
            X = identity_block(X, 3, filters, training=training)
    X = AveragePooling2D(pool_size=(2, 2), padding="same")(X)
    X = tfl.Softmax()(Dense(classes)(tfl.Reshape((-1,))(X)))
    model = Model(inputs=X_input, outputs=X, name="ResNet50")
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
""",
    "without_blocks_of_its_own": """
def ResNet50(input_shape=(64, 64, 3), classes=6):
    def conv(x, n, f=1, s=1, relu=True):
        x = tfl.BatchNormalization()(tfl.Conv2D(n, f, s, padding="same")(x))
        return tfl.ReLU()(x) if relu else x
    pictures = keras.Input(input_shape)
    x = tfl.Conv2D(64, 7, 2)(keras.ops.pad(pictures, [[0, 0], [3, 3], [3, 3], [0, 0]]))
    x = tfl.MaxPool2D(3, 2)(tfl.ReLU()(tfl.BatchNormalization()(x)))
    for stage, n in enumerate([3, 4, 6, 3]):
        width = 64 * 2 ** stage
        for i in range(n):
            s = 2 if stage and not i else 1
            short = x if i else conv(x, 4 * width, s=s, relu=False)
            x = conv(conv(conv(x, width, s=s), width, 3), 4 * width, relu=False) + short
            x = tfl.ReLU()(x)
    x = tfl.Flatten()(tfl.AveragePooling2D(2)(x))
    return keras.Model(pictures, tfl.Dense(classes, activation=tf.nn.softmax)(x))
""",
    "a_nested_model": _BLOCKS + """
def ResNet50(input_shape=(64, 64, 3), classes=6):
    pictures = Input(input_shape)
    x = keras.Sequential([ZeroPadding2D(3), Conv2D(64, 7, strides=2), BatchNormalization(), tfl.ReLU(),
                          MaxPooling2D(3, 2)])(pictures)
    start = Input(x.shape[1:])
    X = start
    for k, n in enumerate((2, 3, 5, 2)):
        filters = (64 * 2**k, 64 * 2**k, 256 * 2**k)
        X = convolutional_block(X, 3, filters, s=min(k + 1, 2))
        for _ in range(n): X = identity_block(X, 3, filters)
    stages = Model(start, X)
    head = keras.Sequential([AveragePooling2D((2, 2)), Flatten(), Dense(classes, "softmax")])
    return Model(pictures, head(stages(x)))
""",
}  # fmt: skip

INCEPTIONS = {
    "plain": """
def inception_module(X):
    one = Conv2D(64, (1, 1), padding="same", activation="relu")(X)
    three = Conv2D(96, (1, 1), padding="same", activation="relu")(X)
    three = Conv2D(128, (3, 3), padding="same", activation="relu")(three)
    five = Conv2D(16, (1, 1), padding="same", activation="relu")(X)
    five = Conv2D(32, (5, 5), padding="same", activation="relu")(five)
    pool = MaxPooling2D((3, 3), strides=(1, 1), padding="same")(X)
    pool = Conv2D(32, (1, 1), padding="same", activation="relu")(pool)
    return tfl.concatenate([one, three, five, pool], axis=3)
""",
    "a_helper": """
def inception_module(X):
    conv = lambda X, n, f=1: tfl.ReLU()(tfl.Conv2D(n, f, padding="same")(X))
    pooled = conv(tfl.MaxPooling2D(3, 1, "same")(X), 32)
    large = [conv(conv(X, 96), 128, 3), conv(conv(X, 16), 32, 5)]
    return tfl.Concatenate(axis=-1)([conv(X, 64), *large, pooled])
""",
    "ops": """
def inception_module(X):
    def conv(X, n, f):
        return keras.ops.relu(Conv2D(n, f, padding="same", kernel_initializer="he_normal")(X))
    branches = []
    for sizes in (((64, 1),), ((96, 1), (128, 3)), ((16, 1), (32, 5))):
        Y = X
        for n, f in sizes: Y = conv(Y, n, f)
        branches.append(Y)
    branches.append(conv(MaxPooling2D(3, strides=1, padding="same")(X), 32, 1))
    return keras.ops.concatenate(branches, axis=-1)
""",
    "sequential_branches_and_padding_by_hand": """
def inception_module(X):
    conv = lambda n, f=1, padding="same": Conv2D(n, f, padding=padding, activation="relu")
    five = keras.Sequential([conv(16), ZeroPadding2D(2), conv(32, 5, "valid")])
    three = keras.Sequential([conv(96), conv(128, 3)])
    pool = keras.Sequential([MaxPooling2D(3, strides=1, padding="same"), conv(32)])
    return tfl.Concatenate()([branch(X) for branch in (conv(64), three, five, pool)])
""",
}
