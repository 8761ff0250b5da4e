# %% [markdown]
r"""
# Residual Networks: a short way round

**Why it matters.** Networks that see well are deep: fifty layers, a hundred, a thousand. Until 2015 this did
not work. Beyond some twenty layers a network got worse, not better, even on the pictures that it was trained
on. Then one small change was found: *add what goes into a few layers to what comes out of them*. Almost
every large network of today has this line, and not only those that look at pictures. In this lesson you
measure what goes wrong in a deep network and build the blocks that mend it. Out of them you put ResNet-50
together, and you train a smaller network of your own against a twin that lacks the short way round.

**Before you start.** You have finished [CNN Foundations](../CNN_Foundations/CNN_Foundations.ipynb), or you
know what it teaches: convolution with padding and stride, pooling, gradients, and a network in the
Functional way of Keras.

**What you will be able to do.**

- Measure how much of the gradient arrives at each layer of any network.
- Say what BatchNormalization does while a network trains, and what it does afterwards.
- Explain why a shortcut helps, with three numbers on paper.
- Build the two blocks of a residual network, and ResNet-50 out of them.
- Compare two networks fairly, and say how sure the result is.
- Build an Inception module, and work out what it saves.

**Time.** About three hours for you, a few minutes for your computer. A good place to rest is after
section 4: what comes before finds the trouble and its cure, what comes after builds with it.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| Name | signs, and for two small experiments the digits that scikit-learn brings along |
| What signs shows | hands that show a number from 0 to 5 |
| Size | 1,080 pictures to train on, 120 for validation, 120 for the test, each $64 \times 64$ in colour |
| Labels | 0 to 5, equally many of each |
| Made by | our own procedural 3-D scenes, rendered; no photograph, nobody's hand |
| Licence | CC BY 4.0 |
| Where it is | in this course; nothing is downloaded |
| Limits | rendered, and simpler than photographs |
| More | [the data card of signs](../shared_utils/datasets/cards/signs.md) |
| What digits shows | 1,797 handwritten digits, each $8 \times 8$; E. Alpaydin, C. Kaynak; CC BY 4.0 |
"""

# %% [markdown]
r"""
The first cell loads the tools, the next one the parts of Keras that this lesson uses. That takes a few
seconds.
"""

# %% tags=["setup"]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # no messages while TensorFlow runs
import matplotlib.pyplot as plt
import numpy as np
from public_tests import (
    ResNet50_test,
    convolutional_block_test,
    identity_block_test,
    inception_module_test,
    layer_gradient_norms_test,
)

from shared_utils.datasets import load_signs
from shared_utils.drawing import show_confusion, show_gallery, tone, use_course_style
from shared_utils.lessons import epochs, without_messages

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% tags=["setup"]
with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import tensorflow.keras.layers as tfl
from tensorflow.keras.initializers import constant, glorot_uniform, identity, random_uniform
from tensorflow.keras.layers import (
    Activation,
    Add,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    GlobalMaxPooling2D,
    Input,
    MaxPooling2D,
    ZeroPadding2D,
)
from tensorflow.keras.models import Model

# %% [markdown]
r"""
## 1. Deeper should be better

Each layer can build on what the layers before it found: edges, then corners, then fingers, then hands. So
more layers should help. At the least they should do no harm. Here is why: a deeper network can copy a
shallower one, and let the layers that are left over pass on what they get.

![Above, a network of three layers between input and answer. Below, a network of six: the first three are the
same, the other three are grey and labelled pass on. Both give the same answer.](images/deeper_copy.svg)

Can a convolution pass on its input? Yes. Take filters of $3 \times 3$ with a single 1, in the middle of the
channel that the filter is to copy. All other weights are 0.

$$W[1, 1, k, c] = \begin{cases} 1 & \text{if } k = c \\ 0 & \text{otherwise} \end{cases}$$

- $W[1, 1, k, c]$ is the weight in the middle of filter $c$, for channel $k$ of the input.

**Predict first.** A ReLU follows the convolution. Why does it not spoil the copy?

<details>
<summary>Answer</summary>

The input itself comes from a ReLU, so it has no negative numbers. What is not negative passes a ReLU
unchanged.

</details>
"""

# %% tags=["demo"]
A_prev = np.random.default_rng(0).uniform(size=(2, 6, 5, 4)).astype("float32")
copying = np.zeros((3, 3, 4, 4))
copying[1, 1] = np.eye(4)
layer = Conv2D(4, 3, padding="same", activation="relu")
layer(A_prev)  # the first call makes the weights
layer.set_weights([copying, np.zeros(4)])
print("passes on its input:", np.array_equal(layer(A_prev), A_prev))

# %% [markdown]
r"""
So the weights exist. The question is whether training finds them. Let us see. The next cells make networks
for tiny pictures, handwritten digits of $8 \times 8$ pixels, so that a deep one trains in seconds. All
layers are alike: 16 filters of $3 \times 3$ with same padding, and a ReLU. Two of the arguments, `norm` and
`shortcuts`, wait for sections 3 and 4.
"""

# %%
from sklearn.datasets import load_digits

digits, digit_labels = load_digits(return_X_y=True)
digits = (digits / 16).reshape(-1, 8, 8, 1).astype("float32")  # from 0 to 1


def deep_network(depth, norm=False, shortcuts=False):
    """Build a network of `depth` convolutions, an odd number, for digits."""

    def convolution(X):
        X = Conv2D(16, 3, padding="same")(X)
        return BatchNormalization(axis=3)(X) if norm else X

    X_input = Input((8, 8, 1))
    X = Activation("relu")(convolution(X_input))
    for _ in range(depth // 2):
        X_shortcut = X
        X = convolution(Activation("relu")(convolution(X)))
        if shortcuts:
            X = Add()([X, X_shortcut])
        X = Activation("relu")(X)
    X = tfl.GlobalAveragePooling2D()(X)
    return Model(X_input, Dense(10, activation="softmax")(X))


# %%
def train_on_digits(network, n_epochs):
    """Train the network; return the mean cost of each epoch on the training pictures."""
    network.compile(tf.keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy")
    history = network.fit(digits, digit_labels, batch_size=128, epochs=epochs(n_epochs), verbose=0)
    return history.history["loss"]


# %% [markdown]
r"""
**Predict first.** You train two of them, with 5 and with 21 layers, for equally long. Which one has the
lower cost on its training pictures? There are ten digits. What is the cost of a network that knows nothing
and gives each digit the probability $0.1$?

<details>
<summary>Answer</summary>

The cost of knowing nothing is $-\ln 0.1 = 2.303$. For the rest, run the cell.

</details>
"""

# %% tags=["train"]
tf.keras.utils.set_random_seed(1)
digit_costs = {f"plain, {depth} layers": train_on_digits(deep_network(depth), 8) for depth in (5, 21)}
for name, costs in digit_costs.items():
    print(f"{name:16}", "  ".join(f"{cost:.3f}" for cost in costs))

# %% tags=["demo"]
def plot_costs(costs_by_name):
    """Plot the cost over the epochs, one curve per network with its name at the end."""
    looks = {"plain, 5 layers": ("truth", ":"), "plain, 21 layers": ("truth", "--")}
    looks |= {"BatchNorm": ("prediction", "-."), "BatchNorm, shortcuts": ("output", "-")}
    plt.figure(figsize=(7.2, 3.2))
    for name, costs in costs_by_name.items():
        shades, style = tone(looks[name][0]), looks[name][1]
        marker = "o" if len(costs) == 1 else None  # a line through one point cannot be seen
        plt.plot(range(1, len(costs) + 1), costs, style, marker=marker, color=shades.line)
        plt.text(len(costs) + 0.15, max(costs[-1], 0.1), name, color=shades.text, va="center")
    most = max(len(costs) for costs in costs_by_name.values())
    plt.text(1, np.log(10) + 0.07, "knows nothing: 2.303", color=tone("padding").text)
    plt.title("Cost on the training pictures")
    plt.xlabel("epoch")
    plt.ylabel("mean cost")
    plt.xticks(range(1, most + 1))
    plt.xlim(0.7, 1.3 * most + 0.7)
    plt.ylim(0, 2.6)
    plt.show()


plot_costs(digit_costs)

# %% [markdown]
r"""
**Notice** the dashed line. The deep network has learned nothing at all: its cost stays at 2.303. And these
are the pictures that it trains on. So this is no overfitting: it does not learn too much, it cannot learn.

The weights that would copy the shallow network exist, and training does not find them. Others saw the same
in large networks. In 2015 Kaiming He and others trained networks of 18 and 34 layers on 1.28 million
photographs. The plain one with 34 layers made *more* mistakes, 28.5 % against 27.9 %, and more on its
training pictures too. They called this *degradation*.
"""

# %% [markdown]
r"""
## 2. How much of the gradient arrives?

Training moves each weight against its gradient. A weight whose gradient is 0 stays where it is. So look at
the gradients. They come from the cost, at the end, and travel back through all layers. Each layer multiplies
what it gets by its own slope: how fast its output changes with its input.

![A chain of five layers, each labelled with the slope 0.6. The gradient begins with 1 at the cost on the
right. On its way to the left it becomes 0.6, 0.36, 0.22, 0.13 and 0.078.](images/gradient_chain.svg)

$$\frac{\partial J}{\partial x} = s_1 \cdot s_2 \cdots s_L \cdot \frac{\partial J}{\partial a_L}$$

- $x$ is the input and $a_L$ the output of the last of $L$ layers.
- $s_l$ is the slope of layer $l$.
- $J$ is the cost.

**By hand.** With a slope of $0.6$ in each layer, five layers leave $0.6^5 = 0.078$ of the gradient.
Twenty-one layers leave $0.6^{21} = 0.00002$. With a slope of $1.4$ it becomes $1.4^{21} = 1{,}171$ instead.
In a long chain there is hardly anything between too little and too much. One says that the gradient
*vanishes* or *explodes*.

A real layer has many weights, so its gradient is an array. To compare layers you want one number for each,
its *norm*: square all entries, add them up, take the root.

$$\lVert g \rVert = \sqrt{\sum_i g_i^2}$$

- $g$ is the gradient of the cost with respect to the weights of one layer, and $g_i$ one entry of it.

**By hand.** A gradient with the entries $3, 0, 0, -4$ has the norm $\sqrt{9 + 16} = 5$.
"""

# %% [markdown]
r"""
### Exercise 1: `layer_gradient_norms`

**Goal.** Measure the gradient that arrives at each convolution of a network.

**Signature.** `layer_gradient_norms(model, x, y)` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `model` | a Keras model that ends in a softmax | |
| `x` | pictures | `(m, n_H, n_W, n_C)` |
| `y` | the numbers of the right classes | `(m,)` |
| returned | the norm of the gradient of each kernel, from the input to the output | a list of numbers |

There is one number for each `Conv2D` of the model, in the order in which data runs through them. The
*kernel* of a layer is its array $W$; biases do not count here, nor do other kinds of layers. The cost is the
cross-entropy, averaged over the pictures. Run the model as it runs in training: `model(x, training=True)`.
Section 3 says what that means.

A `tf.GradientTape` writes down what is computed inside its `with` block. Afterwards it can tell the gradient
of a result with respect to any of the weights:

```python
with tf.GradientTape() as tape:
    cost = ...                             # computed from the model
gradients = tape.gradient(cost, weights)   # weights is a list, gradients a list of the same length
```

<details>
<summary>Hint 1: finding the convolutions</summary>

`model.layers` is the list of layers, from the input to the output. `isinstance(layer, Conv2D)` is True for a
convolution, and `layer.kernel` is its $W$.

</details>

<details>
<summary>Hint 2: the cost</summary>

`tf.keras.losses.sparse_categorical_crossentropy(y, probabilities)` gives one number per picture, for labels
that are numbers of classes. `tf.reduce_mean` takes the mean. Both belong inside the `with` block, and so
does the call of the model.

</details>

<details>
<summary>Hint 3: my numbers are too large, or too small</summary>

The norm is a root. It is not the sum of the squares, and not the mean of the absolute values. `tf.norm`
computes it for an array of any shape.

</details>
"""

# %% tags=["exercise"]
def layer_gradient_norms(model, x, y):
    """Measure the gradient that arrives at each convolution of a network.

    Arguments:
    model -- Keras model that gives probabilities, shape (m, classes)
    x -- pictures, array of shape (m, n_H, n_W, n_C)
    y -- numbers of the right classes, array of shape (m,)

    Returns:
    norms -- list with one number per Conv2D of the model, from the input to the output
    """
    ### BEGIN SOLUTION
    kernels = [layer.kernel for layer in model.layers if isinstance(layer, Conv2D)]
    with tf.GradientTape() as tape:
        probabilities = model(x, training=True)
        losses = tf.keras.losses.sparse_categorical_crossentropy(y, probabilities)
        cost = tf.reduce_mean(losses)
    norms = [float(tf.norm(gradient)) for gradient in tape.gradient(cost, kernels)]
    ### END SOLUTION
    return norms


# %% tags=["test"]
layer_gradient_norms_test(layer_gradient_norms)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now use it. The next cell measures three plain networks before any
training, with 5, 11 and 21 layers.

**Predict first.** Which of the layers gets the smallest gradient: one near the input, or one near the cost?
"""

# %% tags=["demo"]
def fresh_norms(depth, **parts):
    """Build a network for digits and measure it before training, on 64 digits."""
    tf.keras.utils.set_random_seed(1)
    return layer_gradient_norms(deep_network(depth, **parts), digits[:64], digit_labels[:64])


norms_by_depth = {depth: fresh_norms(depth) for depth in (5, 11, 21)}
for depth, norms in norms_by_depth.items():
    print(f"{depth:2} layers: first {norms[0]:.1e}, middle {norms[depth // 2]:.1e}, last {norms[-1]:.1e}")
shrinks = (norms_by_depth[21][0] / norms_by_depth[5][0]) ** (1 / 16)
print(f"each further layer leaves {shrinks:.2f} of the gradient of the first layer")

# %% tags=["demo"]
plt.figure(figsize=(7.2, 3.4))
for (depth, norms), style in zip(norms_by_depth.items(), (":", "-.", "--"), strict=True):
    plt.semilogy(range(1, depth + 1), norms, style, color=tone("truth").line)
    plt.text(depth + 0.5, norms[-1], f"{depth} layers", va="center")
plt.title("Gradient norms of plain networks before training")
plt.xlabel("convolution, from the input to the output")
plt.ylabel("norm of the gradient of its kernel")
plt.xlim(0, 25)
plt.show()

# %% [markdown]
r"""
**Notice** the scale: from one labelled line to the next it is a factor of ten or more. In the network of 21
layers all norms are about a hundred thousand times smaller than 1. No layer of it can learn.

**Notice** also that the lines run almost level. The layers near the cost starve as well. The reason is that
a kernel's gradient is a product: what came in from the front, times what comes back from the end. Each ReLU
throws about half away, so both shrink on their way. Near the input the one is large and the other small;
near the cost it is the reverse.

A cleverer start helps with this: weights that are drawn larger, by just as much as the ReLU takes away (He
and others, early 2015). Then the numbers keep their size at the beginning. The next section takes a way that
also works later, when the weights have moved.
"""

# %% [markdown]
r"""
## 3. BatchNorm: while training and afterwards

*Batch normalisation*, which you know from CNN Foundations, keeps the numbers in range by force. It stands
behind a convolution. For each channel it looks at all numbers of the batch, takes away their mean and
divides by their spread:

$$\hat{z} = \frac{z - \mu}{\sqrt{\sigma^2 + \epsilon}} \qquad\qquad \tilde{z} = \gamma \, \hat{z} + \beta$$

- $z$ is a number of the channel; $\mu$ and $\sigma^2$ are the mean and the variance of all such numbers in
  the batch: all pictures, all rows, all columns.
- $\epsilon$ is a tiny number, in Keras $0.001$. It prevents a division by 0.
- $\hat{z}$ has the mean 0 and the spread 1. $\tilde{z}$ is what comes out.
- $\gamma$ and $\beta$ are learned, one of each per channel. So a channel can have any spread and mean that
  helps.

**By hand.** One channel, a batch of four numbers: $2, 4, 6, 8$. The mean is $5$, the variance
$(9 + 1 + 1 + 9) / 4 = 5$, and its root about $2.236$. At first $\gamma = 1$ and $\beta = 0$. So out come
$-1.34, -0.45, 0.45$ and $1.34$.

There is a catch. When you *use* a network, you may show it a single picture. What is the mean of a batch of
one? The picture would be compared with itself. And the answer for a picture should not depend on which
others happen to be in the batch. So the layer has two *modes*.

![Two boxes. Training: the numbers of the batch give mean 5 and variance 5; with these the numbers are
normalised; and a hundredth of them flows into the moving mean and variance. Inference: the moving mean and
variance are used, and nothing changes.](images/batch_norm_modes.svg)

- In *training* mode it uses the mean and variance of the batch. It also keeps a *moving average* of both.
- In *inference* mode it uses these moving averages, and leaves them as they are.

$$\mu_{moving} \;\to\; 0.99 \cdot \mu_{moving} + 0.01 \cdot \mu$$

- $\mu_{moving}$ starts at 0, and the moving variance, which follows the same rule, starts at 1.
- $0.99$ is the *momentum* of the layer.

**By hand.** After the first batch the moving mean is $0.01 \cdot 5 = 0.05$, and the moving variance
$0.99 \cdot 1 + 0.01 \cdot 5 = 1.04$. In inference mode the 8 then gives
$(8 - 0.05) / \sqrt{1.04 + 0.001} = 7.79$. In training mode it gives $1.34$.

**Predict first.** How many such batches does it take until inference gives about $1.34$ too: 10, 100, or
500?
"""

# %% tags=["demo"]
batch = np.array([[2], [4], [6], [8]], dtype="float32")
layer = BatchNormalization()
in_training, in_inference = [], []
for _ in range(600):
    in_training.append(layer(batch, training=True)[3, 0])
    in_inference.append(layer(batch, training=False)[3, 0])
print(f"after   1 batch:   training {in_training[0]:.2f}, inference {in_inference[0]:.2f}")
print(f"after 600 batches: training {in_training[-1]:.2f}, inference {in_inference[-1]:.2f}")

plt.figure(figsize=(6.4, 3))
plt.plot(in_training, "--", color=tone("truth").line, label="training mode")
plt.plot(in_inference, color=tone("output").line, label="inference mode")
plt.title("What the layer makes of the number 8")
plt.xlabel("batches seen in training mode")
plt.ylabel("output")
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** how long it takes: some hundreds of batches. Until then the two modes disagree, and the answers in
inference mode are wrong. Remember this when you look at the first epochs of a training: the accuracy on the
validation pictures, which is measured in inference mode, may be no better than chance while the network
already does well.

### Who chooses the mode?

In Keras 3, the one who runs the model chooses:

| you write | mode |
|---|---|
| `model.fit(...)` | training |
| `model.evaluate(...)`, `model.predict(...)` | inference |
| `model(x)` | inference |
| `model(x, training=True)` | training |
| any of these, when the layer has `trainable = False` | inference, and the moving averages stand still |

In older answers to the exercises of this topic you find `BatchNormalization(axis=3)(X, training=training)`.
Leave it out. In a Functional model, `fit` and `predict` override what is written there. A plain call does
not, and so one and the same model can give two different answers. The next cell does it on purpose.
"""

# %% tags=["demo"]
X_input = Input((1,))
baked = Model(X_input, BatchNormalization()(X_input, training=True))
honest = Model(X_input, BatchNormalization()(X_input))
for name, model in {"training=True written in": baked, "left out": honest}.items():
    print(f"{name:25} predict:  {model.predict(batch, verbose=0).ravel()}")
    print(f"{'':25} model(x): {model(batch).numpy().ravel()}")

# %% [markdown]
r"""
**Notice** the first two lines: they differ, for the same model and the same numbers. The last two agree.

### Does it mend the gradients?

Measure again, with BatchNorm behind each convolution. The next cell compares the networks of 21 layers.
"""

# %% tags=["demo"]
norms_at_21 = {"plain": norms_by_depth[21], "BatchNorm": fresh_norms(21, norm=True)}


def plot_norms(norms_by_name):
    """Plot the gradient norms of networks of the same depth, one curve per network."""
    looks = {"plain": ("truth", "--"), "BatchNorm": ("prediction", "-.")}
    looks |= {"BatchNorm, shortcuts": ("output", "-")}
    plt.figure(figsize=(7.2, 3.4))
    for name, norms in norms_by_name.items():
        meaning, style = looks[name]
        plt.semilogy(range(1, len(norms) + 1), norms, style, color=tone(meaning).line, label=name)
        print(f"{name:21} first {norms[0]:.1e}, last {norms[-1]:.1e}")
    plt.title("Gradient norms before training, 21 layers")
    plt.xlabel("convolution, from the input to the output")
    plt.ylabel("norm of the gradient of its kernel")
    plt.xticks(range(1, 22, 4))
    plt.legend()
    plt.show()


plot_norms(norms_at_21)

# %% [markdown]
r"""
**Notice** that the orange line is about five powers of ten above the black one. Nothing vanishes any more.
But it is steep: the first layer gets some twenty times what the last one gets, and with every further layer
it gets worse. With 31 layers it is more than a hundred times. A step that is right for the one is then far
too large or too small for the other. BatchNorm is a great help, and not yet the cure.
"""

# %% [markdown]
r"""
## 4. A short way round

Here is the small change. Take two or three layers. Compute what they make of $x$, and call it $F(x)$. Then
*add $x$ again*.

![A block. The value x goes through convolution, BatchNorm, ReLU, convolution, BatchNorm, which together are
F of x. A curved line leads x past them to a plus sign, where F of x and x are added. Behind it stands a
ReLU.](images/shortcut.svg)

$$y = F(x) + x$$

- $x$ is what goes into the block.
- $F(x)$ is what its layers make of it, before the last ReLU.
- $y$ is what comes out; a ReLU follows. The line past the layers is called a *shortcut* or *skip
  connection*.

Two things change at once.

**To pass on is easy now.** Where nothing is to be done, the layers need $F(x) = 0$: all weights 0. They only
have to learn what is to be *added*. This rest is called the *residual*, and it gave the networks their name.

**The gradient has a way round.** The slope of $y$ is the slope of $F$, plus 1:

$$\frac{dy}{dx} = \frac{dF}{dx} + 1$$

**By hand.** Three blocks in a row, whose layers have the slopes $0.1$, $-0.2$ and $0.1$. Without shortcuts
the slope of the chain is $0.1 \cdot (-0.2) \cdot 0.1 = -0.002$: nearly nothing arrives. With shortcuts it is
$1.1 \cdot 0.8 \cdot 1.1 = 0.968$.

**Predict first.** In a network of ten such blocks all weights of eight blocks are 0. What does it compute?

<details>
<summary>Answer</summary>

The same as a network of the two others. So a deep network can be shallow where that is enough, without any
effort.

</details>

<details>
<summary>One network, many paths</summary>

Multiply the brackets out: $(s_1 + 1)(s_2 + 1)(s_3 + 1) = 1 + s_1 + s_2 + s_3 + s_1 s_2 + s_1 s_3 + s_2 s_3 +
s_1 s_2 s_3$. These are eight paths through three blocks: at each block the gradient goes through the layers
or round them. With $n$ blocks there are $2^n$ paths. Only one of them is the long chain of section 2. Most
of what arrives comes along shorter ones (Veit and others, 2016).

</details>

Now measure it: the same 21 layers with BatchNorm, and a shortcut round every two of them.
"""

# %% tags=["demo"]
norms_at_21["BatchNorm, shortcuts"] = fresh_norms(21, norm=True, shortcuts=True)
plot_norms(norms_at_21)

# %% [markdown]
r"""
**Notice** the green line. It is high, and nearly level: between the first layer and the last there is a
factor of less than ten. All layers can learn, and at about the same pace.

Do they? Train two networks of 21 layers on the digits, one with BatchNorm alone and one with shortcuts as
well, and lay their costs over the two from section 1.
"""

# %% tags=["train"]
for name, shortcuts in (("BatchNorm", False), ("BatchNorm, shortcuts", True)):
    tf.keras.utils.set_random_seed(1)
    network = deep_network(21, norm=True, shortcuts=shortcuts)
    digit_costs[name] = train_on_digits(network, 4)
plot_costs(digit_costs)

# %% [markdown]
r"""
**Notice** the green line: after two epochs it is where the shallow plain network, the dotted line, is not
after eight. The orange one learns too, but slowly, though it has the same layers and the same number of
weights. A shortcut has no weights at all.
"""

# %% [markdown]
r"""
## 5. A block that keeps the size

Networks like ResNet-50 use a block of three convolutions. Two of them have filters of $1 \times 1$. The
first makes the channels fewer, the one in the middle looks at the neighbours, the last makes the channels
many again. You know this trick from CNN Foundations: a bottleneck.

![The identity block. The input of 15 by 15 by 256 goes through a convolution of 1 by 1 to 15 by 15 by 64, a
convolution of 3 by 3 to 15 by 15 by 64 and a convolution of 1 by 1 to 15 by 15 by 256. Each has a BatchNorm
behind it, the first two a ReLU as well. A shortcut leads the input to a plus sign before the last
ReLU.](images/identity_block.svg)

- BN in the drawing is short for BatchNorm.
- $F_1$, $F_2$ and $F_3$ are the numbers of filters of the three convolutions; in the drawing 64, 64 and 256.
- $f$ is the size of the filter in the middle; in the drawing 3.
- The middle convolution has same padding. A filter of $1 \times 1$ needs no border, so valid will do.
- The last ReLU comes *after* the addition.

To add two arrays they need the same shape. So $X$ must have $F_3$ channels already. The shortcut passes on
$X$ as it is, hence the name *identity block*.

**By hand.** How many parameters has the block of the drawing?

| layer | parameters |
|---|---|
| $1 \times 1$, 256 → 64 | $(1 \cdot 1 \cdot 256 + 1) \cdot 64 = 16{,}448$ |
| $3 \times 3$, 64 → 64 | $(3 \cdot 3 \cdot 64 + 1) \cdot 64 = 36{,}928$ |
| $1 \times 1$, 64 → 256 | $(1 \cdot 1 \cdot 64 + 1) \cdot 256 = 16{,}640$ |
| three BatchNorms, 4 numbers per channel | $4 \cdot (64 + 64 + 256) = 1{,}536$ |
| together | $71{,}552$ |

The four numbers are $\gamma$, $\beta$ and the two moving averages.

Two convolutions of $3 \times 3$ on 256 channels have $2 \cdot (9 \cdot 256 + 1) \cdot 256 = 1{,}180{,}160$
parameters, more than sixteen times as many.

**Predict first.** Each convolution has a bias, and the BatchNorm behind it takes away the mean. What is left
of the bias?

<details>
<summary>Answer</summary>

Nothing. It is part of the mean, so it is taken away again, and $\beta$ does its work. Many people therefore
write `use_bias=False` before a BatchNorm. ResNet-50 as it is usually counted has the biases, so keep them
here.

</details>
"""

# %% [markdown]
r"""
### Exercise 2: `identity_block`

**Goal.** Build the block of the drawing, for any size of filter and any numbers of filters.

**Signature.** `identity_block(X, f, filters, initializer=random_uniform)` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `X` | what goes in, a value of a Functional model | `(m, n_H, n_W, F3)` |
| `f` | size of the filters of the middle convolution | a whole number |
| `filters` | the numbers of filters | a list `[F1, F2, F3]` |
| `initializer` | class of the random numbers that the weights start with | |
| returned | what comes out, a value of a Functional model | `(m, n_H, n_W, F3)` |

`kernel_initializer=initializer()` gives it to a convolution. Behind a BatchNorm its choice matters little.
Use `BatchNormalization(axis=3)`: axis 3 are the channels.

<details>
<summary>Hint 1: how to begin</summary>

Keep `X` before you change it: `X_shortcut = X`. Then call layer after layer: `X = Conv2D(...)(X)`, `X =
BatchNormalization(axis=3)(X)`, `X = Activation("relu")(X)`.

</details>

<details>
<summary>Hint 2: how to add</summary>

`Add()([X, X_shortcut])`. The two brackets again: the first makes a layer, the second calls it, here on a
list of two values. `X + X_shortcut` is right too.

</details>

<details>
<summary>Hint 3: where the last ReLU stands</summary>

The third convolution has a BatchNorm and no ReLU of its own. Add first, then comes the only ReLU of that
end.

</details>

<details>
<summary>Why do older answers write initializer(seed=0)?</summary>

With a fixed seed the block starts with the same numbers each time, which made it possible to compare printed
results. The price: all layers of the same shape start with the *same* numbers. The tests here do not look at
the numbers that you start with, so leave the seed out, or not; both are right.

</details>
"""

# %% tags=["exercise"]
def identity_block(X, f, filters, initializer=random_uniform):
    """Build a block of three convolutions with a shortcut; the size stays.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, F3)
    f -- whole number, height and width of the filters of the middle convolution
    filters -- list [F1, F2, F3], the numbers of filters
    initializer -- class of the initialiser of the weights

    Returns:
    X -- Keras tensor of shape (m, n_H, n_W, F3)
    """
    ### BEGIN SOLUTION
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(F1, 1, padding="valid", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, padding="valid", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X = Add()([X, X_shortcut])
    X = Activation("relu")(X)
    ### END SOLUTION
    return X


# %% tags=["test"]
identity_block_test(identity_block)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell counts the parameters of the block in the drawing:
the 71,552 from above. Then it sets the last $\gamma$ of the block to 0, so that $F(x) = 0$, and sends in
numbers that are not negative.

**Predict first.** What comes out?
"""

# %% tags=["demo"]
X_input = Input((15, 15, 256))
block = Model(X_input, identity_block(X_input, 3, [64, 64, 256]))
print(f"parameters: {block.count_params():,}")

last_norm = [layer for layer in block.layers if isinstance(layer, BatchNormalization)][-1]
last_norm.gamma.assign(np.zeros(256))
x = np.random.default_rng(1).uniform(size=(2, 15, 15, 256)).astype("float32")
print("the block passes on its input:", np.array_equal(block(x), x))

# %% [markdown]
r"""
**Notice** that 256 zeros are enough to make the block do nothing. The layers of section 1 needed ones and
zeros at exactly the right places for that.
"""

# %% [markdown]
r"""
## 6. A block that changes the size

Now and then a network halves the height and width and doubles the channels. Then $x$ and $F(x)$ differ in
shape and cannot be added. So the shortcut gets a convolution of its own, of $1 \times 1$, which brings $x$
to the right shape.

![The convolutional block. The input of 15 by 15 by 256 goes through a convolution of 1 by 1 with stride 2 to
8 by 8 by 128, one of 3 by 3 to 8 by 8 by 128 and one of 1 by 1 to 8 by 8 by 512, as in the identity block.
On the shortcut stands a convolution of 1 by 1 with stride 2 to 8 by 8 by 512, and a BatchNorm. Both are
added before the last ReLU.](images/convolutional_block.svg)

- $s$ is the stride of the *first* convolution and of the one on the shortcut; in the drawing 2.
- The shortcut has a BatchNorm and no ReLU.
- All else is as in the identity block.

**By hand.** The size: a filter of $1 \times 1$ with stride 2 on 15 rows gives $\lfloor (15 - 1) / 2 \rfloor
+ 1 = 8$ rows. The parameters: $257 \cdot 128 = 32{,}896$, then $(9 \cdot 128 + 1) \cdot 128 = 147{,}584$,
then $129 \cdot 512 = 66{,}048$. On the shortcut $257 \cdot 512 = 131{,}584$. And $4 \cdot (128 + 128 + 512 +
512) = 5{,}120$ for the BatchNorms. Together $383{,}232$.

**Predict first.** A filter of $1 \times 1$ slides with stride 2 over a picture of even height and width.
Which part of the pixels does it read?

<details>
<summary>Answer</summary>

A quarter: every second row, and in it every second column. The rest is never looked at. Later versions of
ResNet therefore move the stride to the middle convolution, whose filters of $3 \times 3$ overlap. Here we
build it as it was first described.

</details>
"""

# %% [markdown]
r"""
### Exercise 3: `convolutional_block`

**Goal.** Build the block of the drawing, for any stride, size of filter and numbers of filters.

**Signature.** `convolutional_block(X, f, filters, s=2, initializer=glorot_uniform)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `X` | what goes in, a value of a Functional model | `(m, n_H, n_W, n_C)` |
| `f` | size of the filters of the middle convolution | a whole number |
| `filters` | the numbers of filters | a list `[F1, F2, F3]` |
| `s` | the stride | a whole number |
| `initializer` | class of the random numbers that the weights start with | |
| returned | what comes out, a value of a Functional model | `(m, ⌈n_H / s⌉, ⌈n_W / s⌉, F3)` |

<details>
<summary>Hint 1: where to start</summary>

Copy your `identity_block`. The first convolution gets `strides=s`. The other two stay as they are.

</details>

<details>
<summary>Hint 2: the shortcut</summary>

Two more layers, called on `X_shortcut` and not on `X`: a convolution with `F3` filters of $1 \times 1$ and
`strides=s`, then a BatchNorm. Keep the result in `X_shortcut`.

</details>

<details>
<summary>Hint 3: Add complains about shapes</summary>

Then the two ways differ in stride or channels. Both must have the stride `s` exactly once, and end with `F3`
channels.

</details>
"""

# %% tags=["exercise"]
def convolutional_block(X, f, filters, s=2, initializer=glorot_uniform):
    """Build a block of three convolutions whose shortcut has a convolution of its own.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, n_C)
    f -- whole number, height and width of the filters of the middle convolution
    filters -- list [F1, F2, F3], the numbers of filters
    s -- whole number, stride of the first convolution and of the one on the shortcut
    initializer -- class of the initialiser of the weights

    Returns:
    X -- Keras tensor of shape (m, n_H / s, n_W / s, F3), both sizes rounded up
    """
    ### BEGIN SOLUTION
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(F1, 1, strides=s, padding="valid", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F2, f, padding="same", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, padding="valid", kernel_initializer=initializer())(X)
    X = BatchNormalization(axis=3)(X)
    X_shortcut = Conv2D(F3, 1, strides=s, padding="valid", kernel_initializer=initializer())(X_shortcut)
    X_shortcut = BatchNormalization(axis=3)(X_shortcut)
    X = Add()([X, X_shortcut])
    X = Activation("relu")(X)
    ### END SOLUTION
    return X


# %% tags=["test"]
convolutional_block_test(convolutional_block)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell builds the block of the drawing and two others.
"""

# %% tags=["demo"]
settings = (
    ((15, 15, 256), [128, 128, 512], 2),
    ((15, 15, 64), [64, 64, 256], 1),
    ((15, 9, 8), [4, 4, 16], 3),
)
for size, filters, s in settings:
    X_input = Input(size)
    block = Model(X_input, convolutional_block(X_input, 3, filters, s=s))
    print(f"{size} with s = {s} -> {block.output.shape[1:]}, {block.count_params():,} parameters")

# %% [markdown]
r"""
**Notice** the second line: with $s = 1$ the size stays and only the channels change. ResNet-50 uses that
once, at its beginning.
"""

# %% [markdown]
r"""
## 7. ResNet-50

Now the network. It begins with a large convolution and a pooling, which make the picture small quickly. Then
come four *stages*. Each begins with a convolutional block, which changes the size, and goes on with identity
blocks, which keep it. At the end stand a pooling and one dense layer.

![ResNet-50 from left to right, with the size after each part: the picture 64 by 64 by 3; the beginning 15 by
15 by 64; stage 1, one convolutional and two identity blocks, 15 by 15 by 256; stage 2, one and three, 8 by 8
by 512; stage 3, one and five, 4 by 4 by 1024; stage 4, one and two, 2 by 2 by 2048; the average, 2048
numbers; the dense layer, 6 probabilities.](images/resnet50.svg)

| part | layers | after it |
|---|---|---|
| | picture | 64 × 64 × 3 |
| beginning | zero padding of 3; 64 filters of 7 × 7, stride 2; BatchNorm; ReLU | 32 × 32 × 64 |
| | max pooling, $3 \times 3$, stride 2 | 15 × 15 × 64 |
| stage 1 | convolutional block $[64, 64, 256]$, $s = 1$; 2 identity blocks | 15 × 15 × 256 |
| stage 2 | convolutional block $[128, 128, 512]$, $s = 2$; 3 identity blocks | 8 × 8 × 512 |
| stage 3 | convolutional block $[256, 256, 1024]$, $s = 2$; 5 identity blocks | 4 × 4 × 1024 |
| stage 4 | convolutional block $[512, 512, 2048]$, $s = 2$; 2 identity blocks | 2 × 2 × 2048 |
| end | average pooling, $2 \times 2$ | 1 × 1 × 2048 |
| | flatten; dense with softmax | 6 |

All blocks have $f = 3$. The filters of a stage are the same in all its blocks.

**By hand.** Where do the fifty layers come from? The blocks are $3 + 4 + 6 + 3 = 16$, with three
convolutions each: 48. The first convolution and the dense layer make 50. The four convolutions on shortcuts
do not count.

**Predict first.** Which of the four stages has the most parameters? And which needs the most
multiplications?
"""

# %% [markdown]
r"""
### Exercise 4: `ResNet50`

**Goal.** Put the network together out of your two blocks.

**Signature.** `ResNet50(input_shape=(64, 64, 3), classes=6)` · **Minutes.** 30

| name | what it is | |
|---|---|---|
| `input_shape` | size of a picture | `(n_H, n_W, n_C)` |
| `classes` | number of classes | a whole number |
| returned | a Keras model that gives probabilities | `Model(inputs=X_input, outputs=X)` |

The convolution at the beginning has *valid* padding, as the zeros are put on before. Both poolings have
valid padding too, which is what Keras does if you say nothing.

<details>
<summary>Hint 1: the beginning</summary>

`X_input = Input(input_shape)`, then `X = ZeroPadding2D((3, 3))(X_input)`, then the convolution with
`strides=(2, 2)`, `BatchNormalization(axis=3)`, `Activation("relu")`, and `MaxPooling2D((3, 3), strides=(2,
2))`.

</details>

<details>
<summary>Hint 2: a stage</summary>

`X = convolutional_block(X, f=3, filters=[64, 64, 256], s=1)`, and then twice
`X = identity_block(X, 3, [64, 64, 256])`. You can write each line or use a loop.

</details>

<details>
<summary>Hint 3: the end</summary>

`AveragePooling2D((2, 2))`, `Flatten()`, and `Dense(classes, activation="softmax")`. Use `classes`, not 6.

</details>
"""

# %% tags=["exercise"]
def ResNet50(input_shape=(64, 64, 3), classes=6):
    """Build ResNet-50.

    Arguments:
    input_shape -- shape of a picture, (n_H, n_W, n_C)
    classes -- whole number, number of classes

    Returns:
    model -- Keras model that gives probabilities, shape (m, classes)
    """
    ### BEGIN SOLUTION
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)
    X = Conv2D(64, (7, 7), strides=(2, 2), kernel_initializer=glorot_uniform())(X)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)
    stages = [
        ([64, 64, 256], 1, 2),
        ([128, 128, 512], 2, 3),
        ([256, 256, 1024], 2, 5),
        ([512, 512, 2048], 2, 2),
    ]
    for filters, s, identity_blocks in stages:
        X = convolutional_block(X, f=3, filters=filters, s=s)
        for _ in range(identity_blocks):
            X = identity_block(X, 3, filters)
    X = AveragePooling2D((2, 2))(X)
    X = Flatten()(X)
    X = Dense(classes, activation="softmax", kernel_initializer=glorot_uniform())(X)
    model = Model(inputs=X_input, outputs=X)
    ### END SOLUTION
    return model


# %% tags=["test"]
ResNet50_test(ResNet50)

# %% [markdown]
r"""
**What you should see.** All checks pass; this test takes some seconds. Now look at what you have built. The
next cell goes through all layers and adds up what they cost, by the height of what comes out of them.
"""

# %%
def layer_multiplications(layer):
    """Count the multiplications of a convolution or dense layer for one picture; others count as 0."""
    if not isinstance(layer, Conv2D | Dense):
        return 0
    weights_per_output = np.prod(layer.kernel.shape[:-1])
    return int(np.prod(layer.output.shape[1:]) * weights_per_output)


def costs_of(layers):
    """Return for some layers: how many convolutions, parameters, multiplications for one picture."""
    layers = list(layers)
    convolutions = sum(isinstance(layer, Conv2D) for layer in layers)
    parameters = sum(layer.count_params() for layer in layers)
    return convolutions, parameters, sum(layer_multiplications(layer) for layer in layers)


# %% tags=["demo"]
resnet = ResNet50()
heights = {"beginning": (70, 32), "stage 1": (15,), "stage 2": (8,), "stage 3": (4,), "stage 4": (2,)}
resnet_parts = {
    name: costs_of(layer for layer in resnet.layers if layer.output.shape[1] in rows)
    for name, rows in heights.items()
}
resnet_parts["dense layer"] = costs_of(resnet.layers[-1:])
resnet_parts["together"] = costs_of(resnet.layers)
print(f"{'part':12}{'convolutions':>13}{'parameters':>13}{'multiplications':>17}")
for name, (convolutions, parameters, multiplications) in resnet_parts.items():
    print(f"{name:12}{convolutions:13}{parameters:13,}{multiplications:17,}")
assert resnet.count_params() == 23_600_006

# %% [markdown]
r"""
**Notice** that the parameters pile up at the end: with every stage the channels double, and the weights of
a layer quadruple. The work for one picture is spread far more evenly, since the pictures shrink at the same
time. And the dense layer, which had most of the parameters in LeNet-5, has next to none here.

### Training it

ResNet-50 has 23.6 million numbers; all but 53 thousand, the moving averages, have to be learned. For one
picture it multiplies forty times as often as the residual network of the next section. On two cores we
measured 18 seconds for one epoch of the 1,080 signs, after a first one of 36. Forty epochs take twelve
minutes, and a network of this size wants far more pictures than these. So it is not trained in this lesson.
In the topic on transfer learning you take a large network that others have trained, and adapt it.

If you have a GPU, or the patience, set the switch in the next cell. It is off, and nothing depends on it.
"""

# %% tags=["train"]
TRAIN_RESNET50 = False  # True: best with a GPU


def train_resnet50():
    """Train ResNet-50 on the signs and print how it does on the test pictures."""
    data = load_signs()
    network = ResNet50()
    network.compile(tf.keras.optimizers.Adam(3e-4), "sparse_categorical_crossentropy", metrics=["accuracy"])
    training, held_out = data.as_tf("train"), data.as_tf("validation")
    network.fit(training, validation_data=held_out, epochs=epochs(40), shuffle=False, verbose=0)
    cost, accuracy = network.evaluate(data.as_tf("test"), verbose=0)
    print(f"test: cost {cost:.3f}, accuracy {accuracy:.1%}")


if TRAIN_RESNET50:
    train_resnet50()
else:
    print("ResNet-50 is not trained here. GPUs found:", len(tf.config.list_physical_devices("GPU")))

# %% [markdown]
r"""
## 8. Against a plain twin

Do shortcuts help where there is BatchNorm already, on pictures that are not quite so tiny? Find out with a
fair comparison: a small residual network out of *your* blocks, and a twin of the same depth without
shortcuts. Both have the same filters, see the same pictures in the same order, and train for equally long.
First the pictures. As in CNN Foundations, each gets mean 0 and spread 1, since its brightness says nothing.
"""

# %%
def standardised(split):
    """Return the pictures of a split, each with mean 0 and spread 1, and their classes."""
    X = split.x.astype("float32")
    mean, spread = X.mean(axis=(1, 2, 3), keepdims=True), X.std(axis=(1, 2, 3), keepdims=True)
    return (X - mean) / spread, split.y


# %% tags=["demo"]
signs = load_signs()
X_train, Y_train = standardised(signs.train)
X_validation, Y_validation = standardised(signs.validation)
X_test, Y_test = standardised(signs.test)
print("training:", X_train.shape, " validation:", X_validation.shape, " test:", X_test.shape)
some = [np.flatnonzero(Y_train == c)[number] for number in range(2) for c in range(6)]
show_gallery(signs.train.x[some], [signs.class_names[c] for c in Y_train[some]], "Some signs", columns=6)
plt.show()

# %% [markdown]
r"""
**Notice** how much varies that has nothing to do with the number: which hand, its colour, light, distance,
turn. The network has to learn to look past all that.

A mirrored hand shows the same number, and so does a hand that lies a little further to the left. So in each
epoch each picture appears in another version: mirrored or not, and moved by up to 6 pixels. Without that,
1,080 pictures are soon learned by heart.
"""

# %%
def vary(picture, label):
    """Mirror a picture or not, and move it by up to 6 pixels; what is missing at the border is mirrored."""
    picture = tf.image.random_flip_left_right(picture)
    larger = tf.pad(picture, ((6, 6), (6, 6), (0, 0)), mode="SYMMETRIC")
    return tf.image.random_crop(larger, (64, 64, 3)), label


# %% tags=["demo"]
tf.keras.utils.set_random_seed(4)
one_sign = signs.train.x[some[5]]
versions = [one_sign] + [vary(one_sign, 5)[0].numpy() for _ in range(5)]
show_gallery(versions, ["as it is"] + ["varied"] * 5, "One picture in several versions", columns=6)
plt.show()

# %% [markdown]
r"""
Here are the numbers that both networks share. One block in the first stage and four in each of the others
make 27 convolutions. With the first one and the dense layer there are 29 layers.
"""

# %%
# For each stage: the filters, the stride of its first block, the number of blocks.
STAGES = (([16, 16, 32], 1, 1), ([32, 32, 64], 2, 4), ([48, 48, 96], 2, 4))
EPOCHS, BATCH_SIZE, RATE = 24, 32, 0.004


def plain_block(X, f, filters, s=1):
    """Build the three convolutions of a block, without a shortcut."""
    for number, (n_C, size) in enumerate(zip(filters, (1, f, 1), strict=True)):
        X = Conv2D(n_C, size, strides=s if number == 0 else 1, padding="same")(X)
        X = BatchNormalization(axis=3)(X)
        X = Activation("relu")(X)
    return X


# %% tags=["demo"]
def small_network(shortcuts):
    """Build a network for signs out of your blocks or of plain ones."""
    X_input = Input((64, 64, 3))
    X = Conv2D(16, 5, strides=2, padding="same")(X_input)
    X = BatchNormalization(axis=3)(X)
    X = Activation("relu")(X)
    X = MaxPooling2D(2)(X)
    for filters, first_stride, blocks in STAGES:
        for number in range(blocks):
            s = first_stride if number == 0 else 1
            if not shortcuts:
                X = plain_block(X, 3, filters, s)
            elif number == 0:
                X = convolutional_block(X, 3, filters, s=s)
            else:
                X = identity_block(X, 3, filters, initializer=glorot_uniform)
    X = tfl.GlobalAveragePooling2D()(X)
    return Model(X_input, Dense(6, activation="softmax")(X))


# %% tags=["demo"]
tf.keras.utils.set_random_seed(1)
networks = {"residual": small_network(shortcuts=True), "plain": small_network(shortcuts=False)}
for name, network in networks.items():
    convolutions, parameters, multiplications = costs_of(network.layers)
    print(f"{name:9} {convolutions} convolutions, {parameters:,} parameters", end=", ")
    print(f"{multiplications:,} multiplications")

# %% [markdown]
r"""
**Notice** that they are not quite equal: the residual network has a convolution more on the shortcut of each
stage. It cannot be otherwise, and it is not the reason for what follows: section 4 had shortcuts without any
weights.

The step size of Adam falls from its full value to 0 along half a cosine. Large steps at first find the
place, small ones at the end settle there.

**Predict first.** Which of the two has the lower cost on its *training* pictures at the end? Which on the
validation pictures?
"""

# %% tags=["train"]
def train_on_signs(network):
    """Train a network on the signs; return what Keras keeps of each epoch."""
    tf.keras.utils.set_random_seed(1)  # the same order of pictures for both
    varied = tf.data.Dataset.from_tensor_slices((X_train, Y_train)).shuffle(len(X_train)).map(vary)
    varied = varied.batch(BATCH_SIZE).prefetch(2)
    n_epochs = epochs(EPOCHS)
    rate = tf.keras.optimizers.schedules.CosineDecay(RATE, n_epochs * len(varied))
    network.compile(tf.keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    held_out = (X_validation, Y_validation)
    fitted = network.fit(varied, epochs=n_epochs, validation_data=held_out, shuffle=False, verbose=0)
    return fitted.history  # shuffle=False, since the data set shuffles by itself


histories = {name: train_on_signs(network) for name, network in networks.items()}

# %% tags=["demo"]
figure, panels = plt.subplots(1, 2, figsize=(8.6, 3.4))
for name, history in histories.items():
    colour = tone({"residual": "output", "plain": "prediction"}[name]).line
    passed = range(1, len(history["loss"]) + 1)
    for prefix, style, part in (("", ".--", "training"), ("val_", ".-", "validation")):
        panels[0].plot(passed, history[prefix + "loss"], style, color=colour, label=f"{name}, {part}")
        panels[1].plot(passed, 100 * np.array(history[prefix + "accuracy"]), style, color=colour)
panels[0].set(title="Cost", xlabel="epoch", ylabel="mean cost", ylim=(0, 2.5))
panels[1].set(title="Right answers", xlabel="epoch", ylabel="accuracy (%)", ylim=(0, 102))
panels[0].legend(loc="upper right", fontsize=8)
plt.show()

# %% [markdown]
r"""
**Notice** the dashed lines first, for the training pictures. Which of the two gets down faster? A twin that
is behind on its training pictures does not fail because it learns by heart. It learns less.

**Notice** the solid lines in the first half. For some epochs they may be far from the dashed ones, up and
down, and may even leave the panel. This is section 3: 34 batches per epoch, and the moving averages need
hundreds.

How do they do on the pictures that neither training nor choosing has touched?
"""

# %% tags=["demo"]
test_accuracy = {}
for name, network in networks.items():
    _, test_accuracy[name] = network.evaluate(X_test, Y_test, verbose=0)
    print(f"{name:9} right answers on the {len(Y_test)} test pictures: {test_accuracy[name]:.1%}")
probabilities = networks["residual"].predict(X_test, verbose=0)
predicted = probabilities.argmax(axis=1)
show_confusion(Y_test, predicted, signs.class_names, "Residual network, test pictures")
plt.show()

# %% [markdown]
r"""
**How sure is that?** One run of each proves little: with other random numbers both do a little better or
worse. So we trained both five times, with the seeds 1 to 5. Right answers on the test pictures, in percent:

| | mean | standard deviation | lowest | highest |
|---|---|---|---|---|
| residual network | 96.3 | 0.7 | 95.0 | 96.7 |
| plain twin | 89.0 | 2.2 | 86.7 | 91.7 |
| difference in a pair | 7.3 | 2.7 | 3.3 | 10.0 |

The residual network was ahead in each of the five pairs. Your own run is one draw from such a spread.

With 120 test pictures, one picture is $0.8$ points. A difference of two or three pictures would be no
difference. Seven points are nine pictures.

Now the failures. The next cell shows where the residual network is most wrong: the pictures whose right
answer got the lowest probability.
"""

# %% tags=["demo"]
of_the_truth = probabilities[np.arange(len(Y_test)), Y_test]
worst = np.argsort(of_the_truth)[:6]
titles = [f"{Y_test[i]}, says {predicted[i]}\n{of_the_truth[i]:.0%} for {Y_test[i]}" for i in worst]
show_gallery(signs.test.x[worst], titles, "Where it is most wrong", columns=6, tile=1.3)
plt.show()

# %% [markdown]
r"""
**Notice** what these pictures have in common, and ask whether you would get them right at this size. Where
the network is right all the same, it was least sure.
"""

# %% [markdown]
r"""
## 9. Filters of one pixel, and several sizes at once

Your blocks use filters of $1 \times 1$ all the time. Such a filter looks at one pixel and mixes its
channels. It is a dense layer for each pixel, with the same weights everywhere. Lin and others proposed it in
2013.

![One pixel of a picture with three channels, 4, 1 and 2. Two filters of 1 by 1 mix them: 1 times 4 minus 1
times 1 plus 0 times 2 gives 3; 0.5 times 4 plus 0 times 1 plus 1 times 2 gives 4. The output has
two channels.](images/one_by_one.svg)

**By hand.** A pixel has the channels $4, 1, 2$. One filter has the weights $1, -1, 0$ and gives $4 - 1 = 3$.
The other has $0.5, 0, 1$ and gives $2 + 2 = 4$. So three channels become two, at every pixel.
"""

# %% tags=["demo"]
pixels = np.array([[[[4, 1, 2], [0, 2, 6]]]], dtype="float32")  # 1 picture of 1 row and 2 columns
mixing = np.array([[1, 0.5], [-1, 0], [0, 1]])
convolution, dense = Conv2D(2, 1, use_bias=False), Dense(2, use_bias=False)
convolution(pixels), dense(pixels)  # the first call makes the weights
convolution.set_weights([mixing.reshape(1, 1, 3, 2)])
dense.set_weights([mixing])
print("convolution of 1 x 1:", convolution(pixels).numpy().tolist())
print("dense, pixel by pixel:", dense(pixels).numpy().tolist())

# %% [markdown]
r"""
### The Inception module

How large should a filter be? A finger is thin, a fist is wide. In 2014 Christian Szegedy and others
answered: all sizes at once. Their *Inception module* has four branches that read the same input. The results
are put side by side as channels.

![The Inception module. From the input of 28 by 28 by 192 go four branches: 64 filters of 1 by 1; 96 of 1 by
1, then 128 of 3 by 3; 16 of 1 by 1, then 32 of 5 by 5; max pooling 3 by 3 with stride 1, then 32 of 1 by 1.
Their outputs of 64, 128, 32 and 32 channels are stacked to 28 by 28 by 256.](images/inception.svg)

- All convolutions and the pooling keep the height and width: same padding, stride 1.
- Each convolution is followed by a ReLU.
- $64 + 128 + 32 + 32 = 256$ channels come out.

The filters of $1 \times 1$ before the large ones are bottlenecks. The one after the pooling is there since
pooling keeps all 192 channels.

**By hand.** In CNN Foundations you counted the third branch: 32 filters of $5 \times 5$ directly on 192
channels need $28 \cdot 28 \cdot 32 \cdot 25 \cdot 192 = 120.4$ million multiplications. Through 16 channels
it is $28 \cdot 28 \cdot (16 \cdot 192 + 32 \cdot 25 \cdot 16) = 12.4$ million.

**Predict first.** And the second branch? Is the saving as large there?

<details>
<summary>Answer</summary>

Directly $28 \cdot 28 \cdot 128 \cdot 9 \cdot 192 = 173.4$ million. Through 96 channels $28 \cdot 28 \cdot
(96 \cdot 192 + 128 \cdot 9 \cdot 96) = 14.5 + 86.7 = 101.2$ million. That saves less than half: 96 channels
are no narrow neck.

</details>
"""

# %% [markdown]
r"""
### Exercise 5: `inception_module`

**Goal.** Build the module of the drawing.

**Signature.** `inception_module(X)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `X` | what goes in, a value of a Functional model | `(m, n_H, n_W, n_C)` |
| returned | what comes out, a value of a Functional model | `(m, n_H, n_W, 256)` |

Put the branches side by side in the order of the drawing.

<details>
<summary>Hint 1: four values</summary>

Give each branch a name of its own, and begin each of them with `X`. Do not overwrite `X` on the way.

</details>

<details>
<summary>Hint 2: side by side</summary>

`tfl.Concatenate()([first, second, third, fourth])` puts values next to each other along the last axis, the
channels.

</details>

<details>
<summary>Hint 3: the pooling makes the picture smaller</summary>

Its stride is its window size unless you say `strides=1`. And it needs `padding="same"`.

</details>
"""

# %% tags=["exercise"]
def inception_module(X):
    """Build an Inception module: four branches on the same input, side by side.

    Arguments:
    X -- Keras tensor of shape (m, n_H, n_W, n_C)

    Returns:
    X -- Keras tensor of shape (m, n_H, n_W, 256)
    """
    ### BEGIN SOLUTION
    one = Conv2D(64, 1, activation="relu")(X)
    three = Conv2D(96, 1, activation="relu")(X)
    three = Conv2D(128, 3, padding="same", activation="relu")(three)
    five = Conv2D(16, 1, activation="relu")(X)
    five = Conv2D(32, 5, padding="same", activation="relu")(five)
    pooled = MaxPooling2D(3, strides=1, padding="same")(X)
    pooled = Conv2D(32, 1, activation="relu")(pooled)
    X = tfl.Concatenate()([one, three, five, pooled])
    ### END SOLUTION
    return X


# %% tags=["test"]
inception_module_test(inception_module)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell lets the model tell what each of its convolutions
costs, and compares with a module that lacks the filters of $1 \times 1$ before the larger ones.
"""

# %% tags=["demo"]
X_input = Input((28, 28, 192))
module = Model(X_input, inception_module(X_input))
wide = [Conv2D(64, 1), Conv2D(128, 3, padding="same"), Conv2D(32, 5, padding="same")]
naive = Model(X_input, tfl.Concatenate()([layer(X_input) for layer in wide] + [X_input]))
for name, model in {"Inception module": module, "without 1 x 1": naive}.items():
    _, parameters, multiplications = costs_of(model.layers)
    print(f"{name:17} -> {model.output.shape[1:]}, {parameters:7,} parameters", end=", ")
    print(f"{multiplications:11,} multiplications")

convolutions = [layer for layer in module.layers if isinstance(layer, Conv2D)]
convolutions.sort(key=layer_multiplications)
shapes = [tuple(layer.kernel.shape) for layer in convolutions]
names = [f"{f} × {f}, {n_in} → {n_out}" for f, _, n_in, n_out in shapes]
plt.figure(figsize=(6.4, 2.8))
plt.barh(names, [layer_multiplications(layer) / 1e6 for layer in convolutions], color=tone("filter").line)
plt.title("Work of the Inception module")
plt.xlabel("multiplications for one picture (millions)")
plt.show()

# %% [markdown]
r"""
**Notice** that the whole module costs little more than the branch with $5 \times 5$ alone would cost
directly. And notice where the rest of the work sits: in the $3 \times 3$ of the second branch, behind its
wide neck.
"""

# %% [markdown]
r"""
## 10. The classics, side by side

Three networks led here. LeNet-5 (1998) reads digits. AlexNet (2012) won the largest contest for photographs
by such a margin that the field changed over. VGG-16 (2014) showed how far one gets with nothing but filters
of $3 \times 3$. The next cell describes each as a list of layers. A short function works out the rest.

In AlexNet three of the layers are split into two *groups*, since one graphics card was too small: each half
of the filters reads only half of the channels.
"""

# %%
def conv(n_C, f, stride=1, pad=0, groups=1):
    return ("conv", n_C, f, stride, pad, groups)


def pool(f, stride):
    return ("pool", None, f, stride, 0, 1)


def dense(n_out):
    return ("dense", n_out, None, None, None, None)


def vgg_stage(n_C, depth):
    return [conv(n_C, 3, pad=1)] * depth + [pool(2, 2)]


# %%
CLASSICS = {
    "LeNet-5": ((32, 1), [conv(6, 5), pool(2, 2), conv(16, 5), pool(2, 2), dense(120), dense(84), dense(10)]),
    "AlexNet": ((227, 3), [
        conv(96, 11, stride=4), pool(3, 2), conv(256, 5, pad=2, groups=2), pool(3, 2), conv(384, 3, pad=1),
        conv(384, 3, pad=1, groups=2), conv(256, 3, pad=1, groups=2), pool(3, 2),
        dense(4096), dense(4096), dense(1000),
    ]),
    "VGG-16": ((224, 3), [
        *vgg_stage(64, 2), *vgg_stage(128, 2), *vgg_stage(256, 3), *vgg_stage(512, 3), *vgg_stage(512, 3),
        dense(4096), dense(4096), dense(1000),
    ]),
}

# %%
def work_out(start, layers):
    """Return a row per layer: kind, shape of the output, parameters, multiplications."""
    (n, n_C), rows = start, []
    for kind, n_out, f, stride, pad, groups in layers:
        if kind == "dense":
            inputs = n * n * n_C
            n, n_C = 1, n_out
            rows.append((f"dense, {n_out}", (n_out,), (inputs + 1) * n_out, inputs * n_out))
            continue
        n = (n + 2 * pad - f) // stride + 1
        if kind == "pool":
            rows.append((f"pool {f} × {f} / {stride}", (n, n, n_C), 0, 0))
            continue
        weights = f * f * (n_C // groups) * n_out
        n_C = n_out
        rows.append((f"conv {f} × {f} / {stride}, {n_C}", (n, n, n_C), weights + n_C, weights * n * n))
    return rows


# %% tags=["demo"]
classic_rows = {name: work_out(start, layers) for name, (start, layers) in CLASSICS.items()}
for name, rows in classic_rows.items():
    print(f"{name:24}{'output':>17}{'parameters':>13}{'multiplications':>17}")
    for layer, shape, parameters, multiplications in rows:
        product = " × ".join(map(str, shape))
        print(f"  {layer:22}{product:>17}{parameters:13,}{multiplications:17,}")
    totals = [sum(row[column] for row in rows) for column in (2, 3)]
    print(f"  {'together':39}{totals[0]:13,}{totals[1]:17,}\n")

# %% [markdown]
r"""
**Notice** the dense layers. In AlexNet and VGG-16 they hold by far the most parameters and do little of the
work; the convolutions hold few and do almost all of it. ResNet-50 takes the average before a single dense
layer, and so gets by with 25.6 million parameters for 1,000 classes, where VGG-16 has 138 million. At
pictures of $224 \times 224$ it needs about a quarter of the multiplications of VGG-16, with three times as
many layers.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **Another seed.** Train both networks of section 8 with another seed. How far apart are they now?
- **Shorter, longer.** Give the last two stages two blocks each, then six. At which depth does the plain twin
  begin to fall behind?
- **Your own measurement.** Give both small networks to `layer_gradient_norms`, before and after training.
- **Where the ReLU stands.** In 2016 He and others moved BatchNorm and ReLU in front of each convolution, so
  that nothing at all stands on the way round. Write such a block and train it.
- **The other stride.** Move the stride of `convolutional_block` to the middle convolution. What does it
  cost, what does it gain?

<details>
<summary>A word on the answers</summary>

With two blocks in the last two stages there are 17 layers, with six there are 41. We have not measured the
first four here: your numbers are as good as ours.
The other stride reads all pixels; the convolution in the middle then stays as cheap as before, and the first
one, of $1 \times 1$, becomes four times as dear.

</details>
"""

# %% [markdown]
r"""
## Recap

- A deeper network can copy a shallower one. Plain training does not find these weights: beyond some depth
  even the cost on the training pictures rises.
- Gradients travel back through a product of slopes. In a long plain chain they vanish or explode.
- BatchNorm keeps numbers in range. While training it uses the mean and variance of the batch, afterwards
  their moving averages. Who runs the model chooses: leave `training=` out of the layers.
- A shortcut adds the input of a block to its output: $y = F(x) + x$. It needs no weights, passes the
  gradient on, and makes doing nothing easy.
- The identity block keeps the shape. The convolutional block changes it, and has a convolution and a
  BatchNorm on its shortcut. In both, the last ReLU comes after the addition.
- ResNet-50 is a beginning, 16 blocks in four stages, an average and one dense layer.
- To compare two networks, make all else equal, use several seeds, and state the spread.
- A filter of $1 \times 1$ mixes the channels of each pixel. The Inception module uses it to afford several
  filter sizes at once.

| symbol | in code | meaning |
|---|---|---|
| $x$, $y$ | `X_shortcut`, `X` | what goes into a block and what comes out |
| $F(x)$ | | what the layers of a block compute, before the addition |
| $F_1, F_2, F_3$ | `F1`, `F2`, `F3` | numbers of filters of the three convolutions |
| $f$, $s$ | `f`, `s` | size of the middle filters, stride of a block |
| $s_l$, $L$ | | slope of layer $l$, number of layers |
| $J$ | `cost` | the cost |
| $\lVert g \rVert$ | `norms` | norm of a gradient |
| $\mu$, $\sigma^2$ | | mean and variance of a batch |
| $\gamma$, $\beta$ | `gamma`, `beta` | learned spread and mean of a channel |
| $\epsilon$ | `epsilon` | a tiny number that prevents a division by 0 |
"""

# %% [markdown]
r"""
## References

- K. He, X. Zhang, S. Ren and J. Sun. Deep residual learning for image recognition. arXiv:1512.03385, 2015.
- K. He, X. Zhang, S. Ren and J. Sun. Identity mappings in deep residual networks. arXiv:1603.05027, 2016.
- K. He, X. Zhang, S. Ren and J. Sun. Delving deep into rectifiers. arXiv:1502.01852, 2015. It starts weights
  so that numbers keep their size.
- S. Ioffe and C. Szegedy. Batch normalization: accelerating deep network training by reducing internal
  covariate shift. arXiv:1502.03167, 2015.
- X. Glorot and Y. Bengio. Understanding the difficulty of training deep feedforward neural networks.
  *AISTATS*, 2010.
- A. Veit, M. Wilber and S. Belongie. Residual networks behave like ensembles of relatively shallow networks.
  arXiv:1605.06431, 2016.
- M. Lin, Q. Chen and S. Yan. Network in network. arXiv:1312.4400, 2013.
- C. Szegedy and others. Going deeper with convolutions. arXiv:1409.4842, 2014.
- Y. LeCun, L. Bottou, Y. Bengio and P. Haffner. Gradient-based learning applied to document recognition.
  *Proceedings of the IEEE* 86(11), 1998, pages 2278–2324.
- A. Krizhevsky, I. Sutskever and G. Hinton. ImageNet classification with deep convolutional neural networks.
  *NeurIPS*, 2012.
- K. Simonyan and A. Zisserman. Very deep convolutional networks for large-scale image recognition.
  arXiv:1409.1556, 2014.
- Digits: E. Alpaydin and C. Kaynak. Optical recognition of handwritten digits. UCI Machine Learning
  Repository, 1998, CC BY 4.0, as packaged with scikit-learn.
"""
