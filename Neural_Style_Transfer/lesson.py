# %% [markdown]
r"""
# Neural style transfer: paint a photograph in another picture's style

**Why it matters.** So far a network looked at a picture and said something about it. Now it paints. You keep
the weights as they are, and change the *picture*, until the network is content with it. On the way you learn
what a network knows about a picture: at which layer it knows *what is where*, and how its layers together
know *what it looks like*. The same two costs are used to sharpen photographs, to compress pictures, and to
judge whether a generated picture looks right.

**Before you start.** You have finished [CNN Foundations](../CNN_Foundations/CNN_Foundations.ipynb):
convolution, pooling, gradients. [Face Recognition](../Face_Recognition/Face_Recognition.ipynb) helps: it
compares activations, too.

**What you will be able to do.**

- Say what the layers of a network see, from small to large.
- Measure how far two pictures differ in content, and in style.
- Compute a Gram matrix, and say what it knows and what it forgets.
- Follow a gradient to the picture, in place of the weights.
- Balance the two costs, and tell why a transfer failed.

**Time.** About an hour and a half for you, two to four minutes for your computer. A good place to rest is
after section 4: up to there you measure, from there on you paint.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| What it shows | eight paintings and two scenes that do not exist, and two photographs |
| The paintings | made by our own procedures, stroke by stroke; nobody painted them |
| The scenes | an alpaca and a street, rendered as in the data sets of the course |
| The photographs | a palace and a flower; they come with scikit-learn |
| Size | $256 \times 256$ in colour |
| Licence | CC BY 4.0; the photographs are CC BY 2.0, by their photographers (see the references) |
| Where it is | in this course and in scikit-learn; nothing is downloaded |
| The network | [the model card of vgg_textures](../shared_utils/models/cards/vgg_textures.md) |
"""

# %% [markdown]
r"""
The first cell loads the tools, the next one TensorFlow. That takes a few seconds.
"""

# %% tags=["setup"]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # no messages while TensorFlow runs
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from public_tests import (
    compute_content_cost_test,
    compute_layer_style_cost_test,
    compute_style_cost_test,
    gram_matrix_test,
    total_cost_test,
    train_step_test,
)
from sklearn.datasets import load_sample_image

from shared_utils.datasets import load_picture
from shared_utils.drawing import show_gallery, tone, use_course_style
from shared_utils.lessons import ProgressLine, epochs, without_messages
from shared_utils.models import vgg_features

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% tags=["setup"]
with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import tensorflow.keras.layers as tfl

# %% [markdown]
r"""
## 1. Content and style

Two painters paint the same bridge. It is the same **content**: what is where. And it is two **styles**:
colours, strokes, textures, wherever in the picture they are.

![A photograph of a palace by a lake, the content picture, gives what is where. A painting of swirls, the
style picture, gives colours, strokes and textures, wherever they are. Together they give a generated
picture: the palace, painted like the swirls.](images/idea.svg)

Style transfer takes the content of one picture and the style of another. In 2015 Gatys, Ecker and Bethge
found that a network for classification can do both. It was never trained to paint.

Here are the pictures. `load_picture` cuts a square out of any picture, and takes the path of your own as
well.
"""

# %% tags=["demo"]
IMAGES = Path("images")
STYLES = ["swirls", "dots", "cutouts", "woodblock", "glass", "ink", "mosaic", "knife"]
styles = {name: load_picture(IMAGES / "styles" / f"{name}.jpg") for name in STYLES}
contents = {
    "palace": load_picture(load_sample_image("china.jpg"), centre=(0.5, 0.45)),
    "flower": load_picture(load_sample_image("flower.jpg")),
    "alpaca": load_picture(IMAGES / "contents" / "alpaca.webp"),
    "street": load_picture(IMAGES / "contents" / "street.webp"),
}
show_gallery(list(styles.values()), STYLES, "Eight styles", columns=4, tile=1.6)
show_gallery(list(contents.values()), list(contents), "Four contents", columns=4, tile=1.8)
plt.show()

# %% [markdown]
r"""
**Notice** how you would tell the styles apart. In *dots* there is not one line. *Woodblock* has few colours
and dark outlines. *Ink* is grey but for a small red seal. None of this says what the picture shows.
"""

# %% [markdown]
r"""
## 2. What the layers see

The network is a narrow **VGG-19**, with 16 convolutions in five blocks. Each convolution is $3 \times 3$,
and a ReLU follows. Between the blocks the height and the width are halved.

![Sixteen 3 by 3 convolutions with ReLU in five blocks of 2, 2, 4, 4 and 4, with average pooling between
them, so that a picture of 256 by 256 becomes 128, 64, 32 and 16 a side, with 32, 48, 64, 96 and 96
channels. The first convolution of each block is a style layer; block4_conv2 is the content
layer.](images/vgg.svg)

It was trained on paintings and patterns that a program draws, and on rendered scenes: it had to say which
painting or pattern a piece comes from, and to take the noise out of pictures. You will not change its
weights.

`vgg_features` takes names of layers, and gives a model from a picture to the **activations** of these layers.
The model wants a batch of pictures with values from 0 to 1. A network works only on what it
was trained on, so the model brings them to its own range first.
"""

# %% tags=["demo"]
LAYERS = ["block1_conv1", "block2_conv1", "block3_conv1", "block4_conv1"]
some_layers = vgg_features(LAYERS)
everything = np.stack([*styles.values(), *contents.values()]).astype("float32") / 255
activations = [a.numpy() for a in some_layers(everything)]
for name, a in zip(LAYERS, activations, strict=True):
    print(f"{name}: {a.shape} for {len(everything)} pictures")

# %% [markdown]
r"""
A **unit** is one channel of one layer. What does it look for? Look where it is most active. For a unit, take
the place in each picture where its activation is largest, and cut out the part of the picture that the unit
sees there. That part is its *receptive field*: 3 pixels wide in block1_conv1, then 10, 24 and 68.
"""

# %%
SEEN = [3, 10, 24, 68]  # pixels a side that a unit of each of the four layers sees


def patches_of(layer, unit, count=6):
    """Return the patches that excite a unit most, one of a picture: uint8 (count, n, n, 3)."""
    a = activations[layer][..., unit]
    n = SEEN[layer]
    stride = everything.shape[1] // a.shape[1]
    order = np.argsort(-a.max(axis=(1, 2)))[:count]
    patches = []
    for k in order:
        row, column = np.unravel_index(a[k].argmax(), a[k].shape)
        top, left = (int(np.clip(stride * p + (stride - n) // 2, 0, 256 - n)) for p in (row, column))
        patches.append(everything[k, top : top + n, left : left + n])
    return patches


# %% tags=["demo"]
UNITS = [(0, 1), (0, 8), (1, 3), (1, 12), (2, 5), (2, 20), (3, 10), (3, 40)]  # layer, unit
rows = [patches_of(layer, unit) for layer, unit in UNITS]
figure, panels = plt.subplots(len(UNITS), 6, figsize=(4.6, 6.6))
for panels_of_row, patches, (layer, unit) in zip(panels, rows, UNITS, strict=True):
    for panel, patch in zip(panels_of_row, patches, strict=True):
        panel.imshow(patch)
        panel.axis("off")
    panels_of_row[0].set_title(f"{LAYERS[layer]}, unit {unit}", size=9, loc="left")
figure.suptitle("The patches that excite a unit most", size=12)
plt.show()

# %% [markdown]
r"""
**Notice** how the patches grow. In block 1, unit 1 looks for dark, unit 8 for light that ends at something
dark. In block 2, unit 3 finds dark lines between light fields, in cut-outs as in glass and in the palace:
it does not care which picture it sees. Further up it is harder to find words. A unit of block 4 sees a
large piece, and answers to several things in it. The network has learned to tell strokes and textures
apart, but nobody told it what a single unit should look for.
"""

# %% [markdown]
r"""
## 3. Content: the same activations in the same places

Two pictures have the same content when a layer sees the same things in the same places. So take a layer,
and compare the activations one by one. Let $a^{(C)}$ be those of the content picture $C$, and $a^{(G)}$
those of the generated picture $G$:

$$J_{content}(C, G) = \frac{1}{4 \, n_H \, n_W \, n_C}
\sum_{\text{all entries}} \big(a^{(C)} - a^{(G)}\big)^2$$

- $n_H$, $n_W$, $n_C$ are the height, the width and the channels of the layer's activations.
- The sum runs over all $n_H \cdot n_W \cdot n_C$ entries.
- The factor in front makes costs of layers of different sizes comparable.

**By hand.** One channel, $2 \times 2$ places.

![a_C with the rows 1, 2 and 0, 1, minus a_G with the rows 1, 0 and 2, 1, gives 0, 2 and −2, 0. The squares
are 0, 4, 4, 0 and add up to 8. With n_H n_W n_C = 4 the content cost is 8 / (4 · 4) =
0.5.](images/content_by_hand.svg)

Which layer? An early one compares pixel by pixel, and leaves no room to paint. A late one sees a large part
of the picture at once, and leaves much room. We take one in the upper middle, `block4_conv2`.

The model of the lesson gives a *list* of activations: first those of the layers for style, and **the content
layer comes last**.
"""

# %%
STYLE_LAYERS = [
    ("block1_conv1", 1.0),
    ("block2_conv1", 1.0),
    ("block3_conv1", 1.0),
    ("block4_conv1", 1.0),
    ("block5_conv1", 1.0),
]
CONTENT_LAYER = "block4_conv2"
NAMES = [name for name, _ in STYLE_LAYERS] + [CONTENT_LAYER]
vgg_model_outputs = vgg_features(NAMES)


# %%
def as_tensor(picture):
    """Return a picture, uint8 (n_H, n_W, 3), as a batch of one with values from 0 to 1."""
    return tf.constant(picture[None] / np.float32(255))


# %% tags=["demo"]
for name, a in zip(NAMES, vgg_model_outputs(as_tensor(contents["palace"])), strict=True):
    print(f"{name}: {a.shape}")

# %% [markdown]
r"""
### Exercise 1: `compute_content_cost`

**Goal.** The content cost of a generated picture.

**Signature.** `compute_content_cost(content_output, generated_output)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `content_output` | activations of the content picture, content layer last | list of $(1, n_H, n_W, n_C)$ |
| `generated_output` | the same of the generated picture | as above |
| returned | the content cost | a single number |

Use TensorFlow's functions, since a gradient has to find its way back through them. NumPy's break its way.

<details>
<summary>Hint: how to begin</summary>

`content_output[-1]` is the last entry. Its shape has four numbers; the first is the batch, 1.
`tf.reduce_sum(tf.square(...))` adds up squares.

</details>
"""


# %% tags=["exercise"]
def compute_content_cost(content_output, generated_output):
    """Compute the content cost.

    Arguments:
    content_output -- activations of the content picture, a list of tensors (1, n_H, n_W, n_C);
        the content layer is the last one
    generated_output -- activations of the generated picture, a list of the same shapes

    Returns:
    J_content -- a single number
    """
    ### BEGIN SOLUTION
    a_C = content_output[-1]
    a_G = generated_output[-1]
    _, n_H, n_W, n_C = a_G.shape
    J_content = tf.reduce_sum(tf.square(a_C - a_G)) / (4 * n_H * n_W * n_C)
    ### END SOLUTION
    return J_content


# %% tags=["test"]
compute_content_cost_test(compute_content_cost)

# %% [markdown]
r"""
**What you should see.** All checks pass. Is the cost a measure of content? Compare the palace with itself in
other light, with itself moved by 20 pixels, and with other pictures.

**Predict first.** Which costs more: the palace without colours, or the palace moved aside?
"""

# %% tags=["demo"]
palace = contents["palace"]
others = {
    "darker": (palace * 0.8).astype("uint8"),
    "grey": np.repeat(palace.mean(axis=-1, keepdims=True), 3, axis=-1).astype("uint8"),
    "moved": np.roll(palace, 20, axis=1),
    "flower": contents["flower"],
    "swirls": styles["swirls"],
}
a_palace = vgg_model_outputs(as_tensor(palace))
costs = [float(compute_content_cost(a_palace, vgg_model_outputs(as_tensor(x)))) for x in others.values()]
titles = [f"{name}: {cost:.3f}" for name, cost in zip(others, costs, strict=True)]
show_gallery(list(others.values()), titles, "Content cost, compared with the palace", columns=5, tile=1.8)
plt.show()

# %% [markdown]
r"""
**Notice** that colour counts for little, light for more, and place for most. The palace moved by 20 pixels
costs eight times as much as the grey one, though it is the same palace. Other pictures cost far more.
"""

# %% [markdown]
r"""
## 4. Style: which channels are active together

Style does not care about places. Cut a painting into tiles and shuffle them: it shows nothing any more, but
its style is still there.

![A painting, the same painting with its 4 by 4 tiles shuffled, and a photograph, each with the Gram matrix
of 8 filters. The activations of the shuffled tiles differ from those of the painting by 100 %, the Gram
matrix only by 1 %. Those of the photograph differ by 96 % and by 90 %.](images/gram_places.svg)

(The percentages are the size of a difference over the size of the painting's own numbers: first of the
activations of eight small random filters, then of what comes next.)

So we need numbers that forget places and keep textures. Take two channels of a layer, say one that is
active on blue, and one that is active on thin lines. Multiply them place by place, and add up over all
places. The sum is large when both are active in the *same* places: this picture has thin blue lines. Where
they are, the sum does not say.

Do this with every pair of channels, and write the sums into a table, a row and a column for each channel.
That is the **Gram matrix**. Write the activations with a row for each channel and a column for each place,
$A$ of shape $(n_C, n_H \cdot n_W)$. Then

$$G = A A^{T}, \qquad G_{ij} = \sum_{k=1}^{n_H n_W} A_{ik} \, A_{jk}$$

- $G$ has the shape $(n_C, n_C)$.
- $G_{ij}$ says how much the channels $i$ and $j$ are active together.
- $G_{ii}$ says how active channel $i$ is by itself.

**By hand.** Two channels, four places.

![A with the rows 2, 0, 1, 1 and 1, 0, 2, 0, times its transpose, is the Gram matrix with the rows 6, 4 and
4, 5. The 4 is 2 · 1 + 0 · 0 + 1 · 2 + 1 · 0: how much both channels are active in the same place. 6 and 5
say how active each channel is, anywhere.](images/gram_by_hand.svg)

The same numbers in other places, and other numbers:

![With the places of A shuffled, the rows become 1, 2, 1, 0 and 2, 1, 0, 0, and the Gram matrix stays 6, 4
and 4, 5. With the rows 2, 0, 1, 1 and 0, 2, 0, 1, channel 1 is active elsewhere, and the Gram matrix is 6,
1 and 1, 5.](images/gram_places_by_hand.svg)
"""

# %% [markdown]
r"""
### Exercise 2: `gram_matrix`

**Goal.** The Gram matrix of activations that are written as a matrix already.

**Signature.** `gram_matrix(A)` · **Minutes.** 5

| name | what it is | shape |
|---|---|---|
| `A` | activations, a row for each channel | $(n_C, n_H \cdot n_W)$ |
| returned | the Gram matrix | $(n_C, n_C)$ |

<details>
<summary>Hint: how to begin</summary>

`tf.matmul` multiplies two matrices, `tf.transpose` turns one over. Think of the shapes: which order gives
$(n_C, n_C)$, and which one $(n_H n_W, n_H n_W)$?

</details>
"""


# %% tags=["exercise"]
def gram_matrix(A):
    """Compute a Gram matrix.

    Arguments:
    A -- matrix of shape (n_C, n_H * n_W)

    Returns:
    GA -- matrix of shape (n_C, n_C)
    """
    ### BEGIN SOLUTION
    GA = tf.matmul(A, tf.transpose(A))
    ### END SOLUTION
    return GA


# %% tags=["test"]
gram_matrix_test(gram_matrix)

# %% [markdown]
r"""
**What you should see.** All checks pass. The three matrices of the example, with your function:
"""

# %% tags=["demo"]
for words, rows in {
    "by hand": [[2, 0, 1, 1], [1, 0, 2, 0]],
    "places shuffled": [[1, 2, 1, 0], [2, 1, 0, 0]],
    "seldom together": [[2, 0, 1, 1], [0, 2, 0, 1]],
}.items():
    print(f"{words:16}", np.array(gram_matrix(tf.constant(rows, tf.float32))).tolist())

# %% [markdown]
r"""
### From activations to a matrix

A layer gives $(1, n_H, n_W, n_C)$: at each place the channels lie next to each other. To get a row for each
channel takes two steps.

![A layer of 2 by 2 places with 2 channels is reshaped to 4 by 2, a row for each place, then transposed to 2
by 4, a row for each channel: 2, 0, 1, 1 and 1, 0, 2, 0. Reshaped at once to 2 by 4, crossed out, its rows
would be 2, 1, 0, 0 and 1, 2, 1, 0: each mixes both channels.](images/unroll.svg)

1. **Reshape** to $(n_H \cdot n_W, n_C)$: a row for each place. The numbers stay in the same order.
2. **Transpose** to $(n_C, n_H \cdot n_W)$: a row for each channel.

Mind that a reshape never changes the order of the numbers. Reshaped straight to $(n_C, n_H \cdot n_W)$, a row
would hold all channels of some places. The shape would be right, and every number in it wrong.

### The style cost of a layer

The style picture $S$ and the generated picture $G$ have a Gram matrix each. Compare them entry by entry:

$$J_{style}^{[l]}(S, G) = \frac{1}{4 \, n_C^2 \, (n_H n_W)^2} \sum_{i=1}^{n_C} \sum_{j=1}^{n_C}
\big(G^{(S)}_{ij} - G^{(G)}_{ij}\big)^2$$

- $l$ is the layer.
- $G^{(S)}$ and $G^{(G)}$ are the Gram matrices of the two pictures at this layer. Mind the two G: the upper
  index names the picture, the large letter is the Gram matrix.
- $n_C^2$ is the number of entries; $(n_H n_W)^2$ is there because each entry is a sum over $n_H n_W$ places,
  and squared.

**By hand.** With the matrices from above:

![G_S with the rows 6, 4 and 4, 5, minus G_G with the rows 6, 1 and 1, 5, gives 0, 3 and 3, 0. The squares
add up to 18. Divided by 4 · 4 · 16 = 256, the style cost of the layer is about
0.07.](images/layer_style_by_hand.svg)
"""

# %% [markdown]
r"""
### Exercise 3: `compute_layer_style_cost`

**Goal.** The style cost of one layer.

**Signature.** `compute_layer_style_cost(a_S, a_G)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `a_S` | activations of the style picture | $(1, n_H, n_W, n_C)$ |
| `a_G` | activations of the generated picture | $(1, n_H, n_W, n_C)$ |
| returned | the style cost of the layer | a single number |

Use your `gram_matrix`.

<details>
<summary>Hint: how to begin</summary>

`_, n_H, n_W, n_C = a_G.shape` gives the four numbers. `tf.reshape(a_S, (n_H * n_W, n_C))` is the first step,
`tf.transpose` the second.

</details>
"""


# %% tags=["exercise"]
def compute_layer_style_cost(a_S, a_G):
    """Compute the style cost of one layer.

    Arguments:
    a_S -- activations of the style picture, tensor of shape (1, n_H, n_W, n_C)
    a_G -- activations of the generated picture, tensor of shape (1, n_H, n_W, n_C)

    Returns:
    J_style_layer -- a single number
    """
    ### BEGIN SOLUTION
    _, n_H, n_W, n_C = a_G.shape
    S = tf.transpose(tf.reshape(a_S, (n_H * n_W, n_C)))
    G = tf.transpose(tf.reshape(a_G, (n_H * n_W, n_C)))
    difference = gram_matrix(S) - gram_matrix(G)
    J_style_layer = tf.reduce_sum(tf.square(difference)) / (4 * n_C**2 * (n_H * n_W) ** 2)
    ### END SOLUTION
    return J_style_layer


# %% tags=["test"]
compute_layer_style_cost_test(compute_layer_style_cost)

# %% [markdown]
r"""
**What you should see.** All checks pass. Does the cost know a style when it sees one? Cut each painting into
two halves, left and right. Compare every left half with every right half, at `block3_conv1`.

**Predict first.** Where in the table are the smallest numbers?
"""


# %% tags=["demo"]
def activations_of_halves(layer):
    """Return the activations of the left halves and of the right halves of all paintings at a layer."""
    network = vgg_features([layer])
    halves = [[as_tensor(x[:, :128]), as_tensor(x[:, 128:])] for x in styles.values()]
    return [[network(half) for half in pair] for pair in halves]


halves = activations_of_halves("block3_conv1")
table = np.array(
    [[float(compute_layer_style_cost(left, right)) for _, right in halves] for left, _ in halves]
)
figure, panel = plt.subplots(figsize=(6, 5))
panel.imshow(np.log10(table), cmap="cividis")
for (row, column), cost in np.ndenumerate(table):
    light = np.log10(cost) < np.log10(table).mean() - 0.5
    panel.text(
        column, row, f"{cost:.3f}", ha="center", va="center", size=8, color="white" if light else "black"
    )
panel.set(title="Style cost at block3_conv1", xlabel="right half of", ylabel="left half of")
panel.set_xticks(range(8), STYLES, rotation=45, size=8)
panel.set_yticks(range(8), STYLES, size=8)
panel.grid(visible=False)
plt.show()
print(f"smallest in its row on the diagonal: {np.sum(table.argmin(axis=1) == np.arange(8))} of 8")

# %% [markdown]
r"""
**Notice** the dark diagonal. Two halves of one painting show different things, and yet their style cost is
the smallest of its row, in all eight rows. One layer and no training for this task, and it knows the
painter.
"""

# %% [markdown]
r"""
## 5. Several layers

One layer sees strokes of one size. Small strokes and colours are in block 1, large shapes in block 5. So add
up the costs of several layers, each with a weight $\lambda^{[l]}$:

$$J_{style}(S, G) = \sum_{l} \lambda^{[l]} J_{style}^{[l]}(S, G)$$

The pairs of names and weights are in `STYLE_LAYERS`, in the order in which the model gives activations. Its
last output is the content layer and has no part in style.

**By hand.** Two layers with costs of 0.07 and 0.2, and weights of 1 and 0.5: $1 \cdot 0.07 + 0.5 \cdot 0.2 =
0.17$.
"""

# %% [markdown]
r"""
### Exercise 4: `compute_style_cost`

**Goal.** The style cost over several layers.

**Signature.** `compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS)` ·
**Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `style_image_output` | activations of the style picture, content layer last | list of $(1, n_H, n_W, n_C)$ |
| `generated_image_output` | the same of the generated picture | as above |
| `STYLE_LAYERS` | pairs (name, weight), one for each style layer | a list |
| returned | the style cost | a single number |

Use your `compute_layer_style_cost`.

<details>
<summary>Hint: how to begin</summary>

`zip` goes through several lists at once: the activations of $S$, those of $G$, and the pairs of
`STYLE_LAYERS`. It stops when the shortest one ends.

</details>
"""


# %% tags=["exercise"]
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    """Compute the style cost over several layers.

    Arguments:
    style_image_output -- activations of the style picture, a list; the last one is the content layer
    generated_image_output -- activations of the generated picture, a list of the same shapes
    STYLE_LAYERS -- list of pairs (name, weight), one for each style layer

    Returns:
    J_style -- a single number
    """
    J_style = 0
    ### BEGIN SOLUTION
    a_S = style_image_output[:-1]
    a_G = generated_image_output[:-1]
    for i, (_, weight) in enumerate(STYLE_LAYERS):
        J_style += weight * compute_layer_style_cost(a_S[i], a_G[i])
    ### END SOLUTION
    return J_style


# %% tags=["test"]
compute_style_cost_test(compute_style_cost)

# %% [markdown]
r"""
**What you should see.** All checks pass.

## 6. One cost, and a step that lowers it

Both costs are added up, each with its weight:

$$J(G) = \alpha \, J_{content}(C, G) + \beta \, J_{style}(S, G)$$

- $\alpha$ says how much content counts, $\beta$ how much style does.
- Only their ratio matters for the picture. 10 and 40 are our defaults.

**By hand.** The costs from above, 0.5 and 0.07: $J = 10 \cdot 0.5 + 40 \cdot 0.07 = 7.8$.
"""

# %% [markdown]
r"""
### Exercise 5: `total_cost`

**Goal.** The cost that is lowered.

**Signature.** `total_cost(J_content, J_style, alpha=10, beta=40)` · **Minutes.** 3

| name | what it is | shape |
|---|---|---|
| `J_content`, `J_style` | the two costs | numbers |
| `alpha`, `beta` | their weights | numbers |
| returned | the total cost | a single number |
"""


# %% tags=["exercise"]
def total_cost(J_content, J_style, alpha=10, beta=40):
    """Compute the total cost.

    Arguments:
    J_content, J_style -- numbers
    alpha, beta -- their weights

    Returns:
    J -- a single number
    """
    ### BEGIN SOLUTION
    J = alpha * J_content + beta * J_style
    ### END SOLUTION
    return J


# %% tags=["test"]
total_cost_test(total_cost)

# %% [markdown]
r"""
### The picture is what learns

In all topics before, the gradient went to the weights. Here the weights stay. The gradient of $J$ goes back
through the whole network to the pixels: *how would the cost change, if this pixel were a little redder?* Then
Adam changes all pixels a little, so that the cost falls.

![Content, generated and style picture go through one frozen network. The activations of C and G at
block4_conv2 give the content cost, the Gram matrices of S and G at five layers the style cost, and J is
alpha times the one plus beta times the other. The gradient of J goes back through the network to the
generated picture: only its pixels change, no weight.](images/two_costs.svg)

A value of a pixel has to stay between 0 and 1. So after each step the picture is clipped.

![A loop: the picture goes through the network, whose weights do not change, to activations, Gram matrices
and the cost J. The gradient of J with respect to the picture goes to Adam, which makes a small change
against it. Clipping brings every pixel back between 0 and 1, and it starts again, 150 times
here.](images/train_step.svg)

A picture that learns must be a `tf.Variable`. What `train_step` needs besides it, are names of the notebook:
"""

# %% tags=["demo"]
content_image = as_tensor(contents["palace"])
style_image = as_tensor(styles["swirls"])
a_C = vgg_model_outputs(content_image)
a_S = vgg_model_outputs(style_image)

# %%
optimizer = tf.keras.optimizers.Adam(learning_rate=0.02)


def clip_0_1(image):
    """Return an image with its values cut off at 0 and at 1."""
    return tf.clip_by_value(image, clip_value_min=0.0, clip_value_max=1.0)


# %% [markdown]
r"""
### Exercise 6: `train_step`

**Goal.** One step of the optimiser on the picture.

**Signature.** `train_step(generated_image)` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `generated_image` | the picture, a `tf.Variable`, changed in place | $(1, n_H, n_W, 3)$ |
| returned | the cost before the step | a single number |

It uses `vgg_model_outputs`, `a_C`, `a_S`, `optimizer` and `clip_0_1`, and all your functions.

1. Inside a `tf.GradientTape`: the activations of the picture, both costs, and the total cost.
2. The gradient of the total cost with respect to the picture.
3. A step of the optimiser with this gradient.
4. The picture, clipped, assigned to itself.

`@tf.function` turns the function into a graph, which runs faster. In a graph there are no numbers yet, only
the plan of them. So no `.numpy()` inside, and none of NumPy's functions.

<details>
<summary>Hint: how to begin</summary>

`with tf.GradientTape() as tape:`, and compute everything up to `J` inside. A `tf.Variable` is watched by
itself. After the block, `tape.gradient(J, generated_image)` is the gradient.

</details>

<details>
<summary>Hint: the step and the clipping</summary>

`optimizer.apply_gradients([(gradient, generated_image)])` takes a list of pairs.
`generated_image.assign(...)` changes a variable in place.

</details>
"""


# %% tags=["exercise"]
@tf.function
def train_step(generated_image):
    """Take one step of the optimiser on the picture.

    Arguments:
    generated_image -- tf.Variable of shape (1, n_H, n_W, 3), changed in place

    Returns:
    J -- the total cost before the step
    """
    ### BEGIN SOLUTION
    with tf.GradientTape() as tape:
        a_G = vgg_model_outputs(generated_image)
        J_content = compute_content_cost(a_C, a_G)
        J_style = compute_style_cost(a_S, a_G)
        J = total_cost(J_content, J_style)
    gradient = tape.gradient(J, generated_image)
    optimizer.apply_gradients([(gradient, generated_image)])
    generated_image.assign(clip_0_1(generated_image))
    ### END SOLUTION
    return J


# %% tags=["test"]
train_step_test(train_step)

# %% [markdown]
r"""
**What you should see.** All checks pass. The test has a small network and a small picture of its own, so it
takes a second.
"""

# %% [markdown]
r"""
## 7. Paint

Begin with the content picture: its content cost is 0. Then 150 steps. The cell keeps the picture with the
lowest cost, and some on the way, for a film strip. The line below it says how far it is.
"""

# %% tags=["train"]
N_STEPS = epochs(150)
FILM = [0, 5, 15, 40, 80, 150]
tf.keras.utils.set_random_seed(1)
generated_image = tf.Variable(content_image)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.02)  # one of its own for each picture
film, measured, lowest_cost = {}, [], np.inf
line = ProgressLine(N_STEPS)
for step in range(N_STEPS):
    picture = generated_image.numpy()[0]
    if step in FILM:
        film[step] = picture
    if step % 5 == 0:
        a_G = vgg_model_outputs(generated_image)
        measured.append((step, float(compute_content_cost(a_C, a_G)), float(compute_style_cost(a_S, a_G))))
    cost = float(train_step(generated_image))
    if cost < lowest_cost:
        lowest_cost, best = cost, picture
    line.show(step + 1, cost=cost)
a_G = vgg_model_outputs(generated_image)
measured.append((N_STEPS, float(compute_content_cost(a_C, a_G)), float(compute_style_cost(a_S, a_G))))
film[N_STEPS] = generated_image.numpy()[0]


# %%
def save_picture(name, picture):
    """Write a picture with values from 0 to 1 into the folder my_pictures, beside this notebook."""
    folder = Path("my_pictures")
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.png"
    Image.fromarray(np.round(picture * 255).astype("uint8")).save(path)
    print(f"saved: {path}")


# %% tags=["demo"]
figure, panels = plt.subplots(1, 3, figsize=(8, 3.0))
for panel, (title, picture) in zip(
    panels, {"content": content_image[0], "style": style_image[0], "painted": best}.items(), strict=True
):
    panel.imshow(picture)
    panel.set_title(title)
    panel.axis("off")
plt.show()
save_picture("palace_swirls", best)

# %% tags=["demo"]
of_style = float(compute_content_cost(a_C, a_S))
show_gallery(
    list(film.values()), [f"step {step}" for step in film], "Film strip", columns=len(film), tile=1.7
)
steps, content_costs, style_costs = np.array(measured).T
figure, panels = plt.subplots(1, 2, figsize=(9, 3))
panels[0].plot(steps, style_costs, color=tone("filter").line)
panels[0].set(title="Style cost", xlabel="step", yscale="log")
panels[1].plot(steps, content_costs, color=tone("input").line, label="the painted picture")
panels[1].axhline(of_style, color=tone("filter").line, linestyle="--", label="the style picture itself")
panels[1].set(title="Content cost", xlabel="step", ylim=(0, None))
panels[1].legend()
plt.show()
print(f"style cost: {style_costs[0]:.4f} -> {style_costs[-1]:.4f}", end=", ")
print(f"{style_costs[0] / style_costs[-1]:.0f} times lower")
print(f"content cost: 0 -> {content_costs[-1]:.4f}; that of the style picture is {of_style:.4f}")

# %% [markdown]
r"""
**Notice** the order of things. The first strokes show after five steps, the colours of the swirls follow,
and after 40 steps both only grow clearer. The style cost falls by a factor of some 200, most of it early.
The content cost rises from 0 at once, then levels out: that is the price of the style. And it stays well
below that of the style picture, which knows nothing of palaces.
"""

# %% [markdown]
r"""
## 8. What each cost does alone

`train_step` reads its pictures from the notebook. To try things out, a function with arguments is handier.
It uses your costs, on pictures of half the size, so that it takes a few seconds.
"""


# %% tags=["demo"]
def painted(
    content, style, alpha=10, beta=40, n_steps=80, layers=STYLE_LAYERS, start=None, rate=0.02,
    network=vgg_model_outputs,
):  # fmt: skip
    """Transfer a style with your functions; return the last picture, (128, 128, 3)."""
    small = [as_tensor(load_picture(x, 128)) for x in (content, style)]
    of_content, of_style = network(small[0]), network(small[1])
    picture = tf.Variable(small[0] if start is None else start)
    adam = tf.keras.optimizers.Adam(rate)

    @tf.function(autograph=False)  # no loops over tensors: Python's own will do
    def step():
        with tf.GradientTape() as tape:
            now = network(picture)
            J_content = compute_content_cost(of_content, now)
            J = total_cost(J_content, compute_style_cost(of_style, now, layers), alpha, beta)
        adam.apply_gradients([(tape.gradient(J, picture), picture)])
        picture.assign(clip_0_1(picture))

    for _ in range(epochs(n_steps)):
        step()
    return picture.numpy()[0]


# %% [markdown]
r"""
Begin with noise in place of the content picture. It is coarse, in blocks of 4 x 4 pixels, since the network
has learned to see through finer noise. First lower the content cost alone, $\beta = 0$. Then the style cost
alone, $\alpha = 0$.

**Predict first.** What is left of the palace without style, and what of the swirls without content?
"""

# %% tags=["demo"]
noise = np.random.default_rng(1).uniform(0, 1, (1, 32, 32, 3)).astype("float32")
noise = noise.repeat(4, axis=1).repeat(4, axis=2)  # blocks of 4 x 4 pixels
palace, swirls = contents["palace"], styles["swirls"]
alone = {
    "noise": noise[0],
    "content alone": painted(palace, swirls, beta=0, n_steps=150, start=noise),
    "style alone": painted(palace, swirls, alpha=0, n_steps=150, start=noise),
    "both": painted(palace, swirls, n_steps=150, start=noise),
}
show_gallery(list(alone.values()), list(alone), "From noise", columns=4, tile=1.8)
plt.show()

# %% [markdown]
r"""
**Notice** what a layer remembers: from the activations of `block4_conv2` alone the palace comes back,
without its true colours. Style alone gives a surface that shows nothing. In the last picture the palace can
only be guessed, and squares of the noise are still there. From the content picture it is faster, and looks
better: that is why we begin with it.
"""

# %% [markdown]
r"""
## 9. The balance

The same picture with $\alpha = 10$ and four values of $\beta$; and with the default values and one style
layer alone.
"""

# %% tags=["demo"]
BETAS = (3, 10, 40, 400)
balance = [painted(palace, swirls, beta=beta) for beta in BETAS]
show_gallery(balance, [f"beta = {beta}" for beta in BETAS], "More and more style", columns=4, tile=1.8)
plt.show()

# %% tags=["demo"]
ALONE = (0, 2, 3, 4)
one_layer = [
    painted(
        palace,
        swirls,
        layers=[(name, 5.0 if k == number else 0.0) for k, (name, _) in enumerate(STYLE_LAYERS)],
    )
    for number in ALONE
]
titles = [STYLE_LAYERS[number][0] for number in ALONE]
show_gallery(one_layer, titles, "One style layer alone", columns=4, tile=1.8)
plt.show()

# %% [markdown]
r"""
**Notice** what block 1 alone gives: colours, hardly a stroke, and a sky as smooth as before. Each of the
others puts strokes into the sky, and misses some of the colours. And notice that above 10 more $\beta$
changes little: the style cost is nearly 0 by then, and has nothing left to win.
"""

# %% [markdown]
r"""
## 10. More pictures

This sheet was made by a script with the same costs, at full size: `images/contact_sheet.py`.

![Two contents, an alpaca and the palace, each in six styles: swirls, cut-outs, woodblock, glass, dots and
mosaic.](images/contact_sheet.webp)

Look at each picture twice. Do you see the scene? And would you find the painting that it took its style from?

### When it fails

Three ways to fail, so that you know them when you see them.
"""

# %% tags=["demo"]
tf.keras.utils.set_random_seed(1)
untrained = vgg_features(NAMES, weights=None)
tiny = np.tile(load_picture(swirls, 32), (8, 8, 1))  # the painting, eight times smaller, eight times over
failures = {
    "a network that\nhas learned nothing": painted(palace, swirls, network=untrained),
    "strokes that are\ntoo small": painted(palace, tiny),
    "steps that are\ntoo large": painted(palace, swirls, rate=0.5),
}
show_gallery(list(failures.values()), list(failures), "Three failures", columns=3, tile=2.0)
plt.show()

# %% [markdown]
r"""
**Notice** the first one. The costs are the same, and they fall as well, but to a network with random
weights noise is a style. What makes a transfer look good is what the layers have learned to see. In the
second, the strokes are so small that only a fine weave is left. In the third, each step throws the pixels
from one end of their range to the other, and clipping holds them there.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **Your own pictures.** Put a file beside this notebook, or give its path: `load_picture("holiday.jpg")`
  takes any picture, and `centre=(0.5, 0.2)` moves the square to the left. For a quick try:
  `save_picture("mine", painted(load_picture("holiday.jpg"), styles["dots"]))`. For a large one put it in
  place of `contents["palace"]` in section 6, and run *all cells* of sections 6 and 7 again: `@tf.function`
  remembers the names that it saw. Give `save_picture` another name, or the first picture is written over.
- **A network that has seen photographs.** `vgg_features(names, weights="imagenet")` is the full VGG-19, with
  weights that Keras downloads (80 MB). It takes ten times as long. Its activations are hundreds of times as
  large, so find a $\beta$ of your own: begin with one at which both terms of $J$ are of one size.
- **Smoother.** Add `tf.reduce_sum(tf.image.total_variation(picture))`, times a small number, to the cost.
  It adds up the differences of neighbouring pixels, so that noise becomes expensive.
- **Faster.** Johnson, Alahi and Fei-Fei (2016) train a network that paints one style in a single pass, with
  these same costs. Huang and Belongie (2017) do it for any style: they give the activations of the content
  the mean and the spread that those of the style have.
- **Another start.** Begin with the style picture, or with noise. Where do you end?
"""

# %% [markdown]
r"""
## Recap

- Early layers see colours and edges, late ones see textures and parts.
- Content is what is active where: compare activations entry by entry, at one layer.
- Style is what is active together: compare Gram matrices, at several layers. They forget places.
- Reshape to $(n_H n_W, n_C)$, *then* transpose.
- The weights stay, the picture learns: the gradient of $J$ with respect to the pixels, a step, clip.
- $\alpha$ and $\beta$ set the balance. What the network has learned to see sets the quality.

| symbol | in code | meaning |
|---|---|---|
| $a^{(C)}$, $a^{(S)}$, $a^{(G)}$ | `a_C`, `a_S`, `a_G` | activations of the three pictures |
| $A$ | `A` | activations of a layer, a row for each channel |
| $G$ | `gram_matrix(A)` | Gram matrix, $(n_C, n_C)$ |
| $\lambda^{[l]}$ | weights in `STYLE_LAYERS` | how much a layer counts |
| $\alpha$, $\beta$ | `alpha`, `beta` | how much content and style count |
"""

# %% [markdown]
r"""
## References

- L. Gatys, A. Ecker and M. Bethge. A neural algorithm of artistic style. arXiv:1508.06576, 2015.
- L. Gatys, A. Ecker and M. Bethge. Texture synthesis using convolutional neural networks. NIPS, 2015.
- K. Simonyan and A. Zisserman. Very deep convolutional networks for large-scale image recognition.
  arXiv:1409.1556, 2014.
- A. Mahendran and A. Vedaldi. Understanding deep image representations by inverting them. CVPR, 2015.
- J. Johnson, A. Alahi and L. Fei-Fei. Perceptual losses for real-time style transfer and super-resolution.
  ECCV, 2016.
- X. Huang and S. Belongie. Arbitrary style transfer in real-time with adaptive instance normalization. ICCV,
  2017.
- I. Ustyuzhaninov, W. Brendel, L. Gatys and M. Bethge. Texture synthesis using shallow convolutional networks
  with random filters. arXiv:1606.00021, 2016.
- The photographs come with scikit-learn (`sklearn.datasets.load_sample_image`): *china.jpg* by danielbuechele
  and *flower.jpg* from the page of vultilion, both on Flickr, CC BY 2.0.
"""
