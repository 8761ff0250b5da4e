# %% [markdown]
r"""
# U-Net: a label for every pixel

**Why it matters.** A car that drives itself must know more than "there is a street in this picture". It
must know *where* the road ends, where the sidewalk begins, and which pixels are a child. A doctor who
measures a tumour needs its outline, not its name. Giving every pixel a label is called *semantic
segmentation*. In 2015 a network was found that learns it from few pictures. Drawn on paper it has the
shape of a U, and so it is called U-Net. In this lesson you build it, train it on streets, and measure
how good it is, class by class.

**Before you start.** You have finished [CNN Foundations](../CNN_Foundations/CNN_Foundations.ipynb):
convolution, pooling, softmax, and a network in the Functional way of Keras. [Residual
Networks](../Residual_Networks/Residual_Networks.ipynb) helps with the idea of a way round, but you can
do without.

**What you will be able to do.**

- Say what a mask is, and why the share of right pixels is a poor measure.
- Compute intersection over union and Dice for each class.
- Explain what a transposed convolution does, with a pencil.
- Build the blocks of a U-Net, and the whole network.
- Show what its skip connections are good for, by taking them away.
- Train it from scratch, and tell where it fails.
- Say what weights in the cost, or Dice, change.

**Time.** About two and a half hours for you, three minutes for your computer. A good place to rest is after
section 2: up to there you measure, from there on you build.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| Name | street |
| What it shows | streets, seen from the hood of a car, with the class of every pixel |
| Size | 400 pictures to train on, 80 for validation, 80 for the test, each $192 \times 320$ in colour |
| Labels | a mask for each picture: 13 classes, numbered as in the CARLA driving simulator |
| Splits | two pictures of each street; no street is in two splits |
| Made by | our own procedural 3-D scenes, rendered; no photograph, no real place |
| Licence | CC BY 4.0 |
| Where it is | in this course; nothing is downloaded |
| Limits | rendered, by day, in mild weather, on the right side of the road |
| More | [the data card of street](../shared_utils/datasets/cards/street.md) |
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
    class_iou_test,
    conv_block_test,
    dice_test,
    mean_iou_test,
    unet_model_test,
    upsampling_block_test,
)

from shared_utils.datasets import load_street
from shared_utils.drawing import show_class_scores, show_masks, show_pictures, tone, use_course_style
from shared_utils.lessons import epochs, without_messages
from shared_utils.models import pretrained_unet, scaled_for_unet

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% tags=["setup"]
with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import tensorflow.keras.layers as tfl
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Dropout, Input, MaxPooling2D, concatenate
from tensorflow.keras.models import Model

# %% [markdown]
r"""
## 1. From one label to many

So far a network looked at a picture and gave one answer for all of it: *a three*, *a smile*. Now it
gives an answer for each pixel.

![On the left a small picture of a street with a car, and one label below it: street. On the right the
same picture as a grid of 6 by 8 cells, each with a letter: S for sky, B for building, R for road, C for
car. Those are 48 answers.](images/one_label_or_many.svg)

The answer has the height and width of the picture. It is called a *mask*: an array $y$ of whole numbers,
and $y[i, j]$ is the class of the pixel in row $i$ and column $j$.

Load the streets. We use every second row and column: a picture of $96 \times 160$ has a quarter of the
pixels and needs a quarter of the time.
"""

# %% tags=["demo"]
street = load_street()
train = street.train.resized(96, 160)
validation = street.validation.resized(96, 160)
test = street.test.resized(96, 160)
print("pictures:", train.x.shape, train.x.dtype, " masks:", train.y.shape, train.y.dtype)
print("classes:", ", ".join(f"{number} {name}" for number, name in enumerate(street.class_names)))

shown = (0, 57, 145)
rows = [[train.x[i], train.y[i]] for i in shown]
show_masks(rows, ["picture", "mask"], "Some streets and their masks")
plt.show()

# %% [markdown]
r"""
**Notice** that two cars side by side have one colour. A mask says *what* each pixel is, and not *which
one*. Telling one car from the next is another task; you meet it in the topic on car detection. And
notice the sky: in the drawing above it has a letter of its own, in this data set it is no class of its
own. Whatever is nothing else has class 0, *none*.

**Pairs.** Each picture belongs to one mask, and nothing in the arrays says which. In real data they lie
in two folders, and the names of the files say what belongs together. Read them by *name*. A listing of a
folder comes in any order, and then every picture has the mask of some other street. No error tells you:
the network just does not learn. `load_street(path=...)` pairs by name, and refuses what has no partner.

How often does each class occur?
"""

# %% tags=["demo"]
share = np.bincount(train.y.ravel(), minlength=13) / train.y.size
plt.figure(figsize=(7.2, 3.6))
bars = plt.barh(street.class_names, 100 * share, color=tone("truth").line)
plt.bar_label(bars, [f"{100 * part:.1f}" for part in share], padding=4)
plt.gca().invert_yaxis()
plt.title("How the pixels of the training pictures are shared out")
plt.xlabel("share of all pixels (%)")
plt.show()

# %% [markdown]
r"""
**Notice** the shortest bars. For one pixel of a pedestrian there are 38 of the road. And yet
nobody would say that the road matters more.
"""

# %% [markdown]
r"""
## 2. How good is a mask?

The first idea is to count: which share of the pixels got the right class? This is the *pixel accuracy*.
Here is the trap in it.

![A field of 100 pixels, 2 of them a pedestrian. A network says no pedestrian everywhere. Its accuracy is
98 %. Its IoU for the rest is 0.98, for pedestrians 0 of 2, and the mean of both is
0.49.](images/accuracy_trap.svg)

A network that has never found a pedestrian can be right in 98 % of the pixels. So look at each class by
itself, and only at the pixels that have to do with it:

- those where the truth *or* the prediction says the class; this is the *union*;
- and among them those where *both* say it; this is the *intersection*.

![Two squares of 9 cells overlap, the truth and the prediction. 6 cells are in both, 12 in one or the
other. The IoU is 6 / 12 = 0.5, Dice is 2 · 6 / (9 + 9) = 0.667.](images/iou.svg)

$$\text{IoU}_c = \frac{|T_c \cap P_c|}{|T_c \cup P_c|}$$

- $T_c$ is the set of pixels whose true class is $c$, and $P_c$ the set of pixels predicted as $c$.
- $|\cdot|$ counts pixels, $\cap$ means in both, $\cup$ in at least one.
- $\text{IoU}_c$, *intersection over union*, goes from 0 to 1. It is also called the Jaccard index.

**By hand.** A truth and a prediction of two rows and four columns:

$$y_{true} = \begin{bmatrix} 0 & 0 & 1 & 1 \\ 0 & 0 & 2 & 2 \end{bmatrix} \qquad
y_{pred} = \begin{bmatrix} 0 & 0 & 0 & 1 \\ 0 & 0 & 1 & 2 \end{bmatrix}$$

| class | both | either | IoU |
|---|---|---|---|
| 0 | 4 | 5 | $4 / 5 = 0.8$ |
| 1 | 1 | 3 | $1 / 3 = 0.333$ |
| 2 | 1 | 2 | $1 / 2 = 0.5$ |

The pixel accuracy is $6 / 8 = 0.75$. The mean of the three IoUs is $0.544$.

**Predict first.** There is a class 3 as well, and it is in neither. What is its IoU?

<details>
<summary>Answer</summary>

$0 / 0$: there is none. To call it 0 would punish a network that did nothing wrong. To call it 1 would
praise it for every class that a picture lacks. So the class *does not count*. In code this is `np.nan`,
"not a number".

</details>

With several pictures, count over all pixels of all of them first, and divide once. Otherwise a picture
in which a pedestrian has three pixels would weigh as much as a picture full of pedestrians.
"""

# %% [markdown]
r"""
### Exercise 1: `class_iou`

**Goal.** Compute the IoU of each class.

**Signature.** `class_iou(y_true, y_pred, n_classes)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `y_true` | the true classes, whole numbers | `(n_H, n_W)` or `(m, n_H, n_W)` |
| `y_pred` | the predicted classes, whole numbers | the same |
| `n_classes` | number of classes; they are 0 to `n_classes - 1` | a whole number |
| returned | the IoU of each class, `np.nan` for a class in neither | `(n_classes,)` |

<details>
<summary>Hint 1: one class</summary>

`y_true == c` is an array of True and False: the pixels of class `c`. Make one for the truth and one for the
prediction.

</details>

<details>
<summary>Hint 2: both and either</summary>

For arrays of True and False, `a & b` is True where both are, `a | b` where at least one is. `np.sum` counts
the True ones.

</details>

<details>
<summary>Hint 3: a class that is in neither</summary>

Start with `iou = np.full(n_classes, np.nan)`, and fill in only those classes whose union is not empty.

</details>
"""


# %% tags=["exercise"]
def class_iou(y_true, y_pred, n_classes):
    """Compute the intersection over union of each class.

    Arguments:
    y_true -- true classes, whole numbers of shape (n_H, n_W) or (m, n_H, n_W)
    y_pred -- predicted classes, of the same shape
    n_classes -- whole number, the classes are 0 to n_classes - 1

    Returns:
    iou -- array of shape (n_classes,), np.nan for a class that is in neither
    """
    ### BEGIN SOLUTION
    iou = np.full(n_classes, np.nan)
    for c in range(n_classes):
        is_true, is_predicted = y_true == c, y_pred == c
        union = np.sum(is_true | is_predicted)
        if union > 0:
            iou[c] = np.sum(is_true & is_predicted) / union
    ### END SOLUTION
    return iou


# %% tags=["test"]
class_iou_test(class_iou)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell repeats the example from above.
"""

# %% tags=["demo"]
y_true = np.array([[0, 0, 1, 1], [0, 0, 2, 2]])
y_pred = np.array([[0, 0, 0, 1], [0, 0, 1, 2]])
print("IoU of the classes 0 to 3:", class_iou(y_true, y_pred, 4))

# %% [markdown]
r"""
### Exercise 2: `mean_iou`

**Goal.** One number for all classes: the mean over the classes that occur.

**Signature.** `mean_iou(y_true, y_pred, n_classes)` · **Minutes.** 5

| name | what it is | shape |
|---|---|---|
| `y_true`, `y_pred`, `n_classes` | as in exercise 1 | |
| returned | the mean of the IoUs of all classes that are in the truth or in the prediction | a number |

Use your `class_iou`.

<details>
<summary>Hint: the mean comes out as nan</summary>

`np.mean` of anything with a `nan` is `nan`. There is a function that leaves them out: `np.nanmean`.

</details>
"""


# %% tags=["exercise"]
def mean_iou(y_true, y_pred, n_classes):
    """Compute the mean IoU over the classes that occur in the truth or in the prediction.

    Arguments:
    y_true -- true classes, whole numbers of shape (n_H, n_W) or (m, n_H, n_W)
    y_pred -- predicted classes, of the same shape
    n_classes -- whole number, the classes are 0 to n_classes - 1

    Returns:
    mean -- a number from 0 to 1
    """
    ### BEGIN SOLUTION
    mean = np.nanmean(class_iou(y_true, y_pred, n_classes))
    ### END SOLUTION
    return mean


# %% tags=["test"]
mean_iou_test(mean_iou)

# %% [markdown]
r"""
### Dice, its sister

Another measure is common in medicine. It compares what both have with the *average* of their sizes:

$$\text{Dice}_c = \frac{2 \, |T_c \cap P_c|}{|T_c| + |P_c|}$$

**By hand.** In the example above, class 1: both $1$, the truth has $2$ pixels, the prediction $2$. So
Dice is $2 \cdot 1 / (2 + 2) = 0.5$, where the IoU was $0.333$.

For one class the two always agree on which of two masks is better, since one follows from the other:

$$\text{Dice} = \frac{2 \, \text{IoU}}{1 + \text{IoU}}$$

**Predict first.** Which of the two is the larger number? Try $\text{IoU} = 0.5$, then $0$ and $1$.

<details>
<summary>Answer</summary>

Dice: $2 \cdot 0.5 / 1.5 = 0.667$. At 0 and at 1 they are equal. So when you read a number, look which of
the two it is.

</details>
"""

# %% [markdown]
r"""
### Exercise 3: `dice`

**Goal.** Compute Dice for each class.

**Signature.** `dice(y_true, y_pred, n_classes)` · **Minutes.** 5

| name | what it is | shape |
|---|---|---|
| `y_true`, `y_pred`, `n_classes` | as in exercise 1 | |
| returned | Dice of each class, `np.nan` for a class in neither | `(n_classes,)` |

<details>
<summary>Hint: where to start</summary>

Copy your `class_iou`. The numerator is doubled. The denominator counts the two sets one after the other, so
that what is in both is counted twice.

</details>
"""


# %% tags=["exercise"]
def dice(y_true, y_pred, n_classes):
    """Compute Dice for each class.

    Arguments:
    y_true -- true classes, whole numbers of shape (n_H, n_W) or (m, n_H, n_W)
    y_pred -- predicted classes, of the same shape
    n_classes -- whole number, the classes are 0 to n_classes - 1

    Returns:
    scores -- array of shape (n_classes,), np.nan for a class that is in neither
    """
    ### BEGIN SOLUTION
    scores = np.full(n_classes, np.nan)
    for c in range(n_classes):
        is_true, is_predicted = y_true == c, y_pred == c
        sizes = np.sum(is_true) + np.sum(is_predicted)
        if sizes > 0:
            scores[c] = 2 * np.sum(is_true & is_predicted) / sizes
    ### END SOLUTION
    return scores


# %% tags=["test"]
dice_test(dice)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now an answer that needs no network. In a street the sky is
above and the road below. So answer, for each place in the picture, the class that is most frequent there
in the training pictures, and never look at the picture at all.

**Predict first.** What is its pixel accuracy? And its mean IoU?
"""

# %% tags=["demo"]
counts = np.stack([(train.y == c).sum(axis=0) for c in range(13)])
by_place = np.broadcast_to(counts.argmax(axis=0), test.y.shape)
place_iou = class_iou(test.y, by_place, 13)
print(f"pixel accuracy {np.mean(by_place == test.y):.1%}, mean IoU {np.nanmean(place_iou):.3f}")
for name, value in zip(street.class_names, place_iou, strict=True):
    print(f"{name:14} {value:.3f}")
show_masks([[test.x[0], test.y[0], by_place[0]]], ["picture", "truth", "answer by place"], "Without looking")
plt.show()

# %% [markdown]
r"""
**Notice** that six pixels in ten are right, without one look. The mean IoU tells the truth:
0.18, and six of the 13 classes are never found. Imagine such a network at 95 %: it may still not have
found a single pedestrian. From now on we report the mean IoU, and every class.
"""

# %% [markdown]
r"""
## 3. Seeing far, and seeing exactly

What does a pixel show? A grey pixel can be road, wall or car. Only its surroundings tell. So a network
has to look far. You know the way: convolve, pool, convolve, pool. With every pooling a filter of $3
\times 3$ covers a part of the picture that is twice as wide and twice as high.

But pooling forgets *where*. The next picture shows the price.

![A picture of 96 by 128 pixels shows a car with an exact edge. After four poolings 6 by 8 coarse cells
are left: what is there, but where does it end? On the right the car with its exact edge again. An arrow,
the skip, goes from the first picture round the poolings to the last.](images/why_skips.svg)

A U-Net does both. Its first half shrinks the picture and finds out *what* is there; it is called the
*encoder*, or the contracting path. Its second half, the *decoder* or expanding path, brings the size back.
And at each size a connection leads straight across: it hands the decoder what the encoder saw before it
pooled. These are the *skip connections*.

Here is a block of the encoder.

![The encoder's block: the inputs go through two convolutions of 3 by 3 with same padding and ReLU, then
a dropout if asked for. There the way splits. One way leads out as skip_connection, the other through a
max pooling, if asked for, to next_layer.](images/conv_block.svg)

- Both convolutions have *same* padding, so the size stays, and ReLU.
- A *dropout* stands in the two lowest blocks only: while the network trains, it sets a random part of the
  numbers to 0, so that no unit can rely on another.
- The skip leaves *after* the dropout and *before* the pooling. After the pooling it would carry what the
  decoder has anyway.
- The lowest block has no pooling. It has nothing below it.

**By hand.** A picture of $96 \times 128 \times 3$ and 32 filters. The first convolution has $(3 \cdot 3
\cdot 3 + 1) \cdot 32 = 896$ parameters, the second $(3 \cdot 3 \cdot 32 + 1) \cdot 32 = 9{,}248$.
Together $10{,}144$. The skip has the shape $96 \times 128 \times 32$, the output $48 \times 64 \times
32$.
"""

# %% [markdown]
r"""
### Exercise 4: `conv_block`

**Goal.** Build the block of the drawing.

**Signature.** `conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `inputs` | what goes in, a Keras tensor | `(m, n_H, n_W, n_C)` |
| `n_filters` | number of filters of both convolutions | a whole number |
| `dropout_prob` | part of the numbers that is dropped; 0 for no dropout layer | a number from 0 to 1 |
| `max_pooling` | whether there is a pooling | True or False |
| returned | what goes on, and the skip | `(next_layer, skip_connection)` |

With pooling, `next_layer` has half the height and width. Without it, `next_layer` and `skip_connection`
are the same value. Start the weights of the convolutions with `kernel_initializer="he_normal"`, the
start which is made for ReLU. The test does not look at it; the training does.

<details>
<summary>Hint 1: a convolution</summary>

`Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(inputs)`. The
second one has the same arguments and is called on what the first one returned.

</details>

<details>
<summary>Hint 2: only sometimes</summary>

An `if` decides while the network is built: `if dropout_prob > 0:` then call `Dropout(dropout_prob)` on what
you have. In the same way for the pooling.

</details>

<details>
<summary>Hint 3: two values</summary>

Keep the skip in a variable of its own, before you pool. Return what goes on first, then the skip.

</details>
"""


# %% tags=["exercise"]
def conv_block(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    """Build a block of the encoder: two convolutions, and perhaps a dropout and a pooling.

    Arguments:
    inputs -- Keras tensor of shape (m, n_H, n_W, n_C)
    n_filters -- whole number of filters of both convolutions
    dropout_prob -- part that is dropped; 0 for no dropout layer
    max_pooling -- True for a max pooling of 2 x 2 at the end

    Returns:
    next_layer -- what goes on to the next block
    skip_connection -- what the decoder gets: after the dropout, before the pooling
    """
    ### BEGIN SOLUTION
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(inputs)
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    if dropout_prob > 0:
        X = Dropout(dropout_prob)(X)
    skip_connection = X
    next_layer = MaxPooling2D(2)(X) if max_pooling else X
    ### END SOLUTION
    return next_layer, skip_connection


# %% tags=["test"]
conv_block_test(conv_block)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell builds the block from above: 10,144 parameters.
"""

# %% tags=["demo"]
inputs = Input((96, 128, 3))
next_layer, skip = conv_block(inputs, n_filters=32)
print("goes on:", next_layer.shape, " skip:", skip.shape)
print(f"parameters: {Model(inputs, [next_layer, skip]).count_params():,}")

# %% [markdown]
r"""
## 4. Growing again: the transposed convolution

How does a picture get larger? A convolution with stride 2 reads a window and writes *one* number. Turn
that round: read *one* number and write a window. Each input value is a stamp: the filter, multiplied by
the value, is put onto the output. The next value stamps two pixels further. Where stamps overlap, they
add up.

![The input 1, 2, 3, 4 and a filter of 3 by 3. Four stamps, the filter times 1, 2, 3 and 4, lie in the
four corners of a field of 5 by 5. Their sum is the output. The middle lies under all four and is
10.](images/transposed_convolution.svg)

**By hand.** Do it with a pencil for the input and the filter

$$x = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \qquad W = \begin{bmatrix} 1 & 0 & 1 \\ 0 & 2 & 0 \\ 1 & 0
& 1 \end{bmatrix}$$

- The 1 is stamped in the corner at the top left: $W$ itself.
- The 2 is stamped two columns further: $2 \, W$. Its left column lies on the right column of the first
  stamp: $1 + 2 = 3$ in the first row.
- The 3 and the 4 are stamped two rows further down.
- In the middle all four stamps meet: $1 + 2 + 3 + 4 = 10$.

$$\begin{bmatrix} 1 & 0 & 3 & 0 & 2 \\ 0 & 2 & 0 & 4 & 0 \\ 4 & 0 & 10 & 0 & 6 \\
0 & 6 & 0 & 8 & 0 \\ 3 & 0 & 7 & 0 & 4 \end{bmatrix}$$

![The animation stamps the filter four times onto the output and adds
up.](images/transposed_convolution.gif)

<details>
<summary>The same without motion</summary>

![The output after one, two, three and four stamps.](images/transposed_convolution_still.svg)

</details>

How large is the output? The last stamp starts at $(n - 1) \cdot s$ and is $f$ wide:

$$n_{out} = (n - 1) \, s + f$$

- $n$ is the size of the input, $f$ that of the filter, $s$ the stride.

Here $(2 - 1) \cdot 2 + 3 = 5$. We want exactly twice the size, $4$. With `padding="same"` Keras cuts off
what is too much.

![The field of 5 by 5. With padding same and stride 2 its last row and its last column are dropped, and 4
by 4 are left: the size of the input times the stride.](images/same_cropping.svg)

**Predict first.** What is the number at the bottom right of the $4 \times 4$?
"""

# %% tags=["demo"]
x = np.array([[1, 2], [3, 4]], dtype="float32").reshape(1, 2, 2, 1)
W = np.array([[1, 0, 1], [0, 2, 0], [1, 0, 1]], dtype="float32").reshape(3, 3, 1, 1)
for padding in ("valid", "same"):
    layer = Conv2DTranspose(1, 3, strides=2, padding=padding, use_bias=False)
    layer(x)  # the first call makes the weights
    layer.set_weights([W])
    print(f"{padding}:\n{layer(x).numpy()[0, :, :, 0]}")

# %% [markdown]
r"""
The name comes from linear algebra. A convolution is a multiplication by a large matrix, and this layer
multiplies by the *transposed* matrix. It is what carries gradients back through a convolution, and in CNN
Foundations you wrote it yourself: `dA_prev` in `conv_backward`. It does not undo a convolution, though some
call it "deconvolution". The filter is learned, like any other.

**Predict first.** Give all pixels the value 1 and take a filter full of ones. Is the output even?

<details>
<summary>Answer</summary>

No: where two stamps overlap it is 2, where four do it is 4, elsewhere 1. Such a pattern can remain in
what a network draws, and is called a checkerboard. The convolutions behind the layer learn to smooth it.

</details>

Now the block of the decoder.

![The decoder's block. What comes from below goes through a transposed convolution of 3 by 3 with stride 2.
The skip is put beside it, channel by channel. Two convolutions of 3 by 3 with ReLU
follow.](images/upsampling_block.svg)

- The transposed convolution doubles height and width. It has no activation.
- `concatenate` lays the two beside each other along the channels, what comes from below first. It does not
  add: the convolution behind it decides what to take from where.
- Then come two convolutions as in the encoder.

**By hand.** From below come $6 \times 8 \times 512$, the skip has $12 \times 16 \times 256$, and there
are 256 filters.

| layer | output | parameters |
|---|---|---|
| transposed convolution | $12 \times 16 \times 256$ | $(9 \cdot 512 + 1) \cdot 256 = 1{,}179{,}904$ |
| concatenate | $12 \times 16 \times 512$ | 0 |
| first convolution | $12 \times 16 \times 256$ | $(9 \cdot 512 + 1) \cdot 256 = 1{,}179{,}904$ |
| second convolution | $12 \times 16 \times 256$ | $(9 \cdot 256 + 1) \cdot 256 = 590{,}080$ |
| together | | $2{,}949{,}888$ |
"""

# %% [markdown]
r"""
### Exercise 5: `upsampling_block`

**Goal.** Build the block of the drawing.

**Signature.** `upsampling_block(expansive_input, contractive_input, n_filters=32)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `expansive_input` | what comes from the block below | `(m, n_H, n_W, n_C)` |
| `contractive_input` | the skip | `(m, 2 n_H, 2 n_W, n_C_skip)` |
| `n_filters` | number of filters of all three convolutions | a whole number |
| returned | what goes on | `(m, 2 n_H, 2 n_W, n_filters)` |

<details>
<summary>Hint 1: growing</summary>

`Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)`.

</details>

<details>
<summary>Hint 2: beside each other</summary>

`concatenate([up, contractive_input], axis=3)`. The axes are picture, row, column, channel: 0, 1, 2, 3.

</details>

<details>
<summary>Hint 3: concatenate complains about shapes</summary>

Then heights or widths differ. Is the stride 2, and the padding "same"? Is the skip from before the pooling?

</details>
"""


# %% tags=["exercise"]
def upsampling_block(expansive_input, contractive_input, n_filters=32):
    """Build a block of the decoder: double the size, put the skip beside it, convolve twice.

    Arguments:
    expansive_input -- Keras tensor of shape (m, n_H, n_W, n_C), from the block below
    contractive_input -- Keras tensor of shape (m, 2 n_H, 2 n_W, n_C_skip), the skip
    n_filters -- whole number of filters of all three convolutions

    Returns:
    X -- Keras tensor of shape (m, 2 n_H, 2 n_W, n_filters)
    """
    ### BEGIN SOLUTION
    up = Conv2DTranspose(n_filters, 3, strides=2, padding="same")(expansive_input)
    X = concatenate([up, contractive_input], axis=3)
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    ### END SOLUTION
    return X


# %% tags=["test"]
upsampling_block_test(upsampling_block)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell builds the block of the table: 2,949,888 parameters.
"""

# %% tags=["demo"]
below, skip = Input((6, 8, 512)), Input((12, 16, 256))
block = Model([below, skip], upsampling_block(below, skip, n_filters=256))
print("goes on:", block.output.shape, f" parameters: {block.count_params():,}")

# %% [markdown]
r"""
## 5. The U

Now put the blocks together. Four blocks go down, one lies at the bottom, four go up. Each going up gets the
skip from the block at its own height.

![The U-Net for pictures of 96 by 128 by 3. On the left the encoder goes down: 96 by 128 with n channels,
48 by 64 with 2n, 24 by 32 with 4n, 12 by 16 with 8n. At the bottom 6 by 8 with 16n. On the right the
decoder goes up through the same sizes. Four arrows lead straight across: each skip is put beside what
comes up. At the end a convolution of 3 by 3 and one of 1 by 1 give a channel of logits for each
class.](images/unet.svg)

| block | filters | dropout | after it, for $96 \times 128 \times 3$ |
|---|---|---|---|
| `conv_block` 1 | $n$ | | 48 × 64 × $n$ |
| `conv_block` 2 | $2n$ | | 24 × 32 × $2n$ |
| `conv_block` 3 | $4n$ | | 12 × 16 × $4n$ |
| `conv_block` 4 | $8n$ | 0.3 | 6 × 8 × $8n$ |
| `conv_block` 5, no pooling | $16n$ | 0.3 | 6 × 8 × $16n$ |
| `upsampling_block` 6, skip of 4 | $8n$ | | 12 × 16 × $8n$ |
| `upsampling_block` 7, skip of 3 | $4n$ | | 24 × 32 × $4n$ |
| `upsampling_block` 8, skip of 2 | $2n$ | | 48 × 64 × $2n$ |
| `upsampling_block` 9, skip of 1 | $n$ | | 96 × 128 × $n$ |
| convolution $3 \times 3$, ReLU, same | $n$ | | 96 × 128 × $n$ |
| convolution $1 \times 1$, no activation | $n_{classes}$ | | 96 × 128 × $n_{classes}$ |

- $n$ is `n_filters`. When the height and width halve, the channels double.
- $n_{classes}$ is `n_classes`. By default it is 23, the number of classes in some later versions of CARLA;
  our streets have 13. In the same way $96 \times 128$ is a default, $96 \times 160$ the size of our streets.
- The last convolution looks at one pixel and gives a number for each class, with the same weights
  everywhere. Write it as a `Conv2D`.
- In the drawing the skip is the white part of a bar. In the code what comes from below stands first.

**By hand.** The picture is halved four times. So its height and width must be divisible by $2^4 = 16$:
$96 / 16 = 6$ and $128 / 16 = 8$.

### Logits, and the cost

What comes out are *logits*: any numbers, the largest one wins. Softmax would turn them into
probabilities. It is not in the network, because the cost applies it:
`SparseCategoricalCrossentropy(from_logits=True)`. "Sparse" means that the truth is the number of the
class. The cost of a picture is the mean over its pixels.

**By hand.** One pixel, three classes, the logits $2, 1, 0$; the truth is class 0.

$$\hat{y}_0 = \frac{e^2}{e^2 + e^1 + e^0} = \frac{7.389}{11.107} = 0.665 \qquad L = -\ln 0.665 = 0.408$$

- $\hat{y}_0$ is the probability of class 0, and $L$ the cost of this pixel.

**Predict first.** Someone puts a softmax at the end of the network, and keeps `from_logits=True`. Then
softmax is applied twice. A pixel has 13 classes, and the network is perfectly sure and right: $1, 0, 0,
\dots, 0$. What is its cost?

<details>
<summary>Answer</summary>

$-\ln \frac{e^1}{e^1 + 12 e^0} = -\ln 0.185 = 1.69$. The cost can never fall below that, however right the
network is. It still learns, slowly and badly, and no error is raised. This mistake is easy to make and hard
to see.

</details>

### What the paper has, and what this network has

Read the paper of Ronneberger, Fischer and Brox (2015), and you find a network that differs from this one:

| | the paper | this exercise |
|---|---|---|
| padding | valid: each convolution loses a border | same: sizes stay |
| picture and mask | 572 × 572 in, 388 × 388 out | the same size |
| skips | cut to size before they are joined | joined as they are |
| filters | 64 to 1,024 | $n$ to $16n$, with $n = 32$ half as many |
| transposed convolution | 2 × 2 | 3 × 3 |
| before the last layer | nothing more | one more convolution of 3 × 3 |
| task | cells under a microscope, 2 classes | streets, 13 classes here |
| the cost | weighs pixels between touching cells more | all pixels alike, and Dice from section 6 on |
| varied pictures | bent like rubber | brighter and darker, more contrast and less |

The idea is the same: down, up, and straight across.
"""

# %% [markdown]
r"""
### Exercise 6: `unet_model`

**Goal.** Put the network of the table together out of your blocks.

**Signature.** `unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23)` · **Minutes.** 30

| name | what it is | |
|---|---|---|
| `input_size` | size of a picture; height and width divisible by 16 | `(n_H, n_W, n_C)` |
| `n_filters` | number of filters of the first block | a whole number |
| `n_classes` | number of classes | a whole number |
| returned | a Keras model that gives logits, `(m, n_H, n_W, n_classes)` | `Model(inputs=..., outputs=...)` |

<details>
<summary>Hint 1: going down</summary>

Begin with `inputs = Input(input_size)`. A block returns two values: what goes on, then the skip. `X,
skip1 = conv_block(inputs, n_filters)`, then `X, skip2 = conv_block(X, 2 * n_filters)`, and so on. The
fourth and the fifth get `dropout_prob=0.3`, the fifth `max_pooling=False` too.

</details>

<details>
<summary>Hint 2: going up</summary>

The first block on the way up is at the height of the *fourth* on the way down: `upsampling_block(X,
skip4, 8 * n_filters)`. The skips are used in the opposite order.

</details>

<details>
<summary>Hint 3: the end</summary>

One more convolution of $3 \times 3$ with `n_filters`, ReLU, same padding and `he_normal`. Then
`Conv2D(n_classes, 1, padding="same")` without an activation.

</details>
"""


# %% tags=["exercise"]
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    """Build a U-Net.

    Arguments:
    input_size -- shape of a picture, (n_H, n_W, n_C)
    n_filters -- whole number, filters of the first block
    n_classes -- whole number, number of classes

    Returns:
    model -- Keras model that gives logits of shape (m, n_H, n_W, n_classes)
    """
    ### BEGIN SOLUTION
    inputs = Input(input_size)
    X, skip1 = conv_block(inputs, n_filters)
    X, skip2 = conv_block(X, 2 * n_filters)
    X, skip3 = conv_block(X, 4 * n_filters)
    X, skip4 = conv_block(X, 8 * n_filters, dropout_prob=0.3)
    X, _ = conv_block(X, 16 * n_filters, dropout_prob=0.3, max_pooling=False)
    X = upsampling_block(X, skip4, 8 * n_filters)
    X = upsampling_block(X, skip3, 4 * n_filters)
    X = upsampling_block(X, skip2, 2 * n_filters)
    X = upsampling_block(X, skip1, n_filters)
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    logits = Conv2D(n_classes, 1, padding="same")(X)
    model = Model(inputs=inputs, outputs=logits)
    ### END SOLUTION
    return model


# %% tags=["test"]
unet_model_test(unet_model)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell counts the parameters, block by block, for the
sizes of the table and 23 classes.
"""

# %% tags=["demo"]
full = unet_model()
print(f"together: {full.count_params():,} parameters")
assert full.count_params() == 8_640_471
by_height = {}
for layer in full.layers:
    rows = layer.output.shape[1]
    by_height[rows] = by_height.get(rows, 0) + layer.count_params()
for rows, parameters in by_height.items():
    print(f"{rows:3} rows: {parameters:9,} parameters, {parameters / full.count_params():.0%}")

# %% [markdown]
r"""
**Notice** where the parameters sit: 85 % of them at the two lowest heights, where the channels are many.
The *work* is spread quite otherwise. We counted the multiplications: a quarter at the full size, nearly as
many at each of the next three, and 7 % at the bottom. A layer with few channels has many pixels.

The network with 8.6 million parameters takes too long for a lesson on two cores. But the function that you
wrote builds smaller ones too. With `n_filters=8` it has a sixteenth of the parameters.
"""

# %% [markdown]
r"""
## 6. Train it on streets

First the pictures. Networks like numbers around 0 that are not much larger than 1, so take away the mean of
the training pictures and divide by their spread. The masks stay as they are.
"""

# %%
N_FILTERS, N_CLASSES = 8, len(street.class_names)
mean, spread = train.x.mean(), train.x.std()


def scaled(x):
    """Return pictures as float32 with about mean 0 and spread 1."""
    return ((x - mean) / spread).astype("float32")


# %% [markdown]
r"""
400 pictures are not many. Vary them a little: make them brighter or darker, with more contrast or less. That
changes no class, so the mask stays as it is. Had you moved, turned or cut the picture, the mask would have
to be moved, turned or cut *with* it, by the same numbers.

**Predict first.** In other lessons pictures are mirrored too, and a mask could be mirrored with its
picture. Why not here?

<details>
<summary>Answer</summary>

A mirrored street drives on the left. All our streets drive on the right, those of the test too. The
network would spend its time on streets that it never meets.

</details>
"""


# %%
def vary(picture, mask):
    """Change the contrast and the brightness of a picture a little; the mask stays."""
    return picture * tf.random.uniform((), 0.8, 1.2) + tf.random.uniform((), -0.2, 0.2), mask


# %% tags=["demo"]
tf.keras.utils.set_random_seed(5)
versions = [vary(tf.constant(scaled(train.x[0])), None)[0].numpy() * spread + mean for _ in range(3)]
versions = [np.clip(version, 0, 255).astype("uint8") for version in versions]
show_pictures([train.x[0], *versions], ["as it is", *["varied"] * 3])
plt.show()

# %% [markdown]
r"""
### A cost that sees rare classes

The cross-entropy is a mean over pixels. A class with few pixels has little to say in it: the network may
leave out all pedestrians, and pay next to nothing. Dice counts class by class. It can be made a cost too.
Replace its counts by sums of probabilities, and it has a gradient:

$$J_{Dice} = 1 - \frac{1}{n_{classes}} \sum_c
\frac{2 \sum_p t_{pc} \, \hat{y}_{pc} + 1}{\sum_p t_{pc} + \sum_p \hat{y}_{pc} + 1}$$

- $t_{pc}$ is 1 if pixel $p$ has the class $c$, else 0; $\hat{y}_{pc}$ is its predicted probability. The
  pixels $p$ are those of all pictures of the batch.
- The $1$ above and below prevents $0/0$. It is called smoothing.

**By hand.** Two pixels and two classes, without the smoothing. The truth is class 0, then class 1. The
network gives the first pixel $0.9$ and $0.1$, the second $0.6$ and $0.4$. Class 0: $2 \cdot 0.9 / (1 +
1.5) = 0.72$. Class 1: $2 \cdot 0.4 / (1 + 0.5) = 0.533$. The cost is $1 - (0.72 + 0.533) / 2 = 0.373$.

We add it to the cross-entropy, which has better gradients at the beginning. Section 9 compares.
"""


# %%
def cross_entropy(y_true, logits):
    """Compute the mean cross-entropy of the pixels."""
    y_true = tf.cast(y_true, tf.int32)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y_true, logits))


def soft_dice(y_true, logits):
    """Compute the Dice of each class from probabilities, over all pixels of the batch."""
    truth, probabilities = tf.one_hot(tf.cast(y_true, tf.int32), logits.shape[-1]), tf.nn.softmax(logits)
    both = tf.reduce_sum(truth * probabilities, axis=(0, 1, 2))
    return (2 * both + 1) / (tf.reduce_sum(truth + probabilities, axis=(0, 1, 2)) + 1)


def cross_entropy_and_dice(y_true, logits):
    """Add 1 minus the mean Dice to the cross-entropy."""
    return cross_entropy(y_true, logits) + 1 - tf.reduce_mean(soft_dice(y_true, logits))


# %% [markdown]
r"""
### First small, then large

How large is the picture that a U-Net needs? Any size divisible by 16 will do, and *the weights do not
depend on it*: a filter of $3 \times 3$ is the same filter at every place. That saves time. At $32 \times
48$ a picture has a tenth of the pixels of one at $96 \times 160$, and an epoch takes a fifth of the time.
So train on tiny pictures first, where the network learns what is what; that these are a little squeezed does
no harm. Then build it for $48 \times 80$,
give it the weights, and go on; and once more for $96 \times 160$. The fine things are left to learn there.

To make a picture smaller, `resized` averages its pixels. Classes cannot be averaged: halfway between class
8, sidewalks, and class 10, vehicles, there is no class 9, vegetation. So in a mask each new pixel takes
the class that lies under its middle.

**Predict first.** What could go wrong when a network that knows small pictures sees larger ones?

<details>
<summary>Answer</summary>

Everything is larger than before: a car that was ten pixels wide at $48 \times 80$ is twenty at $96 \times
160$. The first answers are a little off, and the network gets used to it. So it needs some epochs at the
size at which it will be used.

</details>

In each stage the step size of Adam rises for a tenth of the time, and then falls to 0 along half a cosine.
The network starts with weights that know nothing, and too large a step at the beginning would throw it off.
For the same reason no gradient may be longer than 1: a longer one is cut to that length.
"""

# %%
# For each stage: the height and width of the pictures, the number of epochs, the largest step size.
STAGES = ((32, 48, 12, 0.006), (48, 80, 5, 0.005), (96, 160, 3, 0.003))
BATCH_SIZE = 2


def streets_to_train_on(n_H, n_W):
    """Return a data set of varied training pictures of this size with their masks, in batches."""
    smaller = street.train.resized(n_H, n_W)
    streets = tf.data.Dataset.from_tensor_slices((scaled(smaller.x), smaller.y.astype("int32")))
    return streets.shuffle(len(smaller.x)).map(vary).batch(BATCH_SIZE, drop_remainder=True).prefetch(2)


# %%
def train_in_stages(build, cost=cross_entropy_and_dice, stages=STAGES):
    """Build and train a network on growing pictures; return it, and the mean cost of each epoch."""
    network, costs = None, []
    for n_H, n_W, n_epochs, largest in stages:
        larger = build((n_H, n_W, 3), N_FILTERS, N_CLASSES)
        if network is not None:
            larger.set_weights(network.get_weights())
        network, streets, n_epochs = larger, streets_to_train_on(n_H, n_W), epochs(n_epochs)
        steps = n_epochs * len(streets)
        rate = tf.keras.optimizers.schedules.CosineDecay(
            largest / 20, steps - steps // 10, warmup_target=largest, warmup_steps=steps // 10
        )
        optimizer = tf.keras.optimizers.Adam(rate, global_clipnorm=1.0)
        network.compile(optimizer, cost, jit_compile=False)  # faster than compiled code on a CPU
        # shuffle=False, since the data set shuffles by itself
        costs += network.fit(streets, epochs=n_epochs, shuffle=False, verbose=0).history["loss"]
    return network, costs


# %% [markdown]
r"""
**Predict first.** Which class will be learned best, and which worst? Look at the bars of section 1 again.

The next cell trains the small U-Net from scratch. It takes about two minutes on two cores.
"""

# %% tags=["train"]
tf.keras.utils.set_random_seed(1)
unet, unet_costs = train_in_stages(unet_model)
print(f"{unet.count_params():,} parameters; mean cost of each epoch:")
print("  ".join(f"{cost:.2f}" for cost in unet_costs))

# %% [markdown]
r"""
**Notice** where the cost comes from. A network that knows nothing gives each of 13 classes the
probability $1/13$: a cross-entropy of $\ln 13 = 2.56$, and nearly 1 for the missing Dice, together about
3.5. Already the mean of the first epoch is far below that: that the sky is above and the road below is
soon learned. The rest takes longer. And notice the steps up, after epoch 12 and after epoch 17. There the
pictures become larger, and the network has to get used to them.

The answer for a pixel is the class with the largest logit: `argmax` along the last axis.
"""


# %%
def predict_masks(network, x):
    """Return the predicted class of each pixel, shape (m, n_H, n_W)."""
    batches = [network(scaled(x[start : start + 8])) for start in range(0, len(x), 8)]
    return np.concatenate([np.argmax(logits, axis=-1) for logits in batches]).astype("uint8")


# %% tags=["demo"]
predicted_validation = predict_masks(unet, validation.x)
score = mean_iou(validation.y, predicted_validation, N_CLASSES)
print(f"validation: pixel accuracy {np.mean(predicted_validation == validation.y):.1%}, mean IoU {score:.3f}")

# %% [markdown]
r"""
## 7. How good is it?

Now the test pictures: streets that the network has never seen, and by which nothing was chosen.
"""

# %% tags=["demo"]
predicted = predict_masks(unet, test.x)
unet_iou = class_iou(test.y, predicted, N_CLASSES)
print(f"test: pixel accuracy {np.mean(predicted == test.y):.1%}, mean IoU {np.nanmean(unet_iou):.3f}")
for name, value, part in zip(street.class_names, unet_iou, share, strict=True):
    print(f"{name:14} IoU {value:.3f}   {part:6.1%} of the training pixels")
show_class_scores({"U-Net": unet_iou, "by place": place_iou}, street.class_names, "IoU on the test pictures")
plt.show()


# %% [markdown]
r"""
**Notice** three groups. What fills much of the picture is found: sky, roads, road lines, vehicles, then
sidewalks, buildings, vegetation. What is thin or rare is found in part: signs, poles, walls. And the
pedestrians? Look at their IoU, and then at the pixel accuracy once more. Some 87 % of the pixels are right,
and the network finds hardly any pedestrian: with three other random starts we measured an IoU of 0.08, 0.03
and 0.01. They are one pixel in 110 of the test pictures, a few columns wide, and cost next to nothing. The
accuracy alone would not have told you.

Look at pictures too. The next cell sorts the test pictures by their own mean IoU and shows the three
best and the three worst. Magenta marks wrong pixels.
"""

# %% tags=["demo"]
picture_scores = np.array([mean_iou(y, p, N_CLASSES) for y, p in zip(test.y, predicted, strict=True)])
order = np.argsort(picture_scores)


def with_mistakes(picture, truth, answer):
    """Return the picture in grey, with wrong pixels in magenta."""
    grey = np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2)
    return np.where((truth != answer)[..., None], [200, 0, 130], 0.5 * grey + 120).astype("uint8")


def show_answers(numbers, title):
    """Show test pictures with their truth, the prediction and what is wrong in it."""
    triples = [(test.x[i], test.y[i], predicted[i]) for i in numbers]
    rows = [[x, y, answer, with_mistakes(x, y, answer)] for x, y, answer in triples]
    names = [f"mean IoU {picture_scores[i]:.2f}" for i in numbers]
    show_masks(rows, ["picture", "truth", "prediction", "mistakes"], title, names)
    plt.show()


# %% tags=["demo"]
show_answers(order[[-1, -2, -3]], "The best test pictures")

# %% tags=["demo"]
show_answers(order[:3], "The worst test pictures")

# %% [markdown]
r"""
**Notice** where the magenta lies. A thin line along every edge costs little. Large magenta areas are whole
things that got another name: a house in the shade that is taken for a vehicle, trees that are taken for
houses. Look at the car in the middle of the second of the worst pictures: it has holes through which the
network sees the road. And where a person stands, the person is magenta. Which mistakes would a car survive?
"""

# %% [markdown]
r"""
## 8. What are the skips good for?

Take them away and see. To be fair, all else stays: the same layers, the same number of weights, the same
pictures for equally long. Only, each skip is multiplied by 0 before it is joined. So the decoder gets
zeros.

**Predict first.** Which classes suffer most: large ones like roads, or thin ones like poles?
"""


# %% tags=["demo"]
def unet_without_skips(input_size, n_filters, n_classes):
    """Build the same network with skips that carry nothing but zeros."""
    inputs = Input(input_size)
    X, skips = inputs, []
    for depth, dropout in enumerate((0, 0, 0, 0.3)):
        X, skip = conv_block(X, 2**depth * n_filters, dropout)
        skips.append(tfl.Rescaling(0.0)(skip))
    X, _ = conv_block(X, 16 * n_filters, 0.3, max_pooling=False)
    for depth in (3, 2, 1, 0):
        X = upsampling_block(X, skips[depth], 2**depth * n_filters)
    X = Conv2D(n_filters, 3, activation="relu", padding="same", kernel_initializer="he_normal")(X)
    return Model(inputs, Conv2D(n_classes, 1)(X))


# %% [markdown]
r"""
A short race first, on small pictures: two epochs for each of the two.
"""

# %% tags=["train"]
RACE = ((48, 80, 2, 0.005),)


def race(name, build):
    """Train a network for a short time, from the same start for each; print how it went, and return it."""
    tf.keras.utils.set_random_seed(1)
    network, costs = train_in_stages(build, stages=RACE)
    print(f"{name:14} {network.count_params():,} parameters, cost of each epoch:", end=" ")
    print("  ".join(f"{cost:.2f}" for cost in costs))
    return network


builders = {"with skips": unet_model, "without skips": unet_without_skips}
racers = {name: race(name, build) for name, build in builders.items()}

# %% tags=["demo"]
small_test = street.test.resized(48, 80)
answers = {name: predict_masks(racer, small_test.x) for name, racer in racers.items()}
race_iou = {name: class_iou(small_test.y, answer, N_CLASSES) for name, answer in answers.items()}
for name, values in race_iou.items():
    print(f"{name:14} mean IoU {np.nanmean(values):.3f}")
show_class_scores(race_iou, street.class_names, "IoU on small test pictures after the race")
plt.show()

# %% tags=["demo"]
rows = [[small_test.x[i], small_test.y[i], *(answer[i] for answer in answers.values())] for i in (3, 30, 60)]
show_masks(rows, ["picture", "truth", *answers], "What the skips bring, after two epochs")
plt.show()

# %% [markdown]
r"""
**Notice** what the decoder makes without the skips: bands, nearly the same for all three pictures. After two
epochs it knows that there is road below and sky above, and hardly more than the answer by place. It has to
guess each edge from an array of $3 \times 5$.

**How sure is that, and after the whole training?** We trained both in full, as in section 6, with three
seeds, on one core. Here is the mean over the seeds, in percent, and in brackets the lowest and the highest.
The run above is none of the three: with another number of cores the same numbers are added in another order,
and small differences grow while a network learns.

| | U-Net | without skips |
|---|---|---|
| **mean IoU** | 52.1 (51.7 to 52.4) | 18.2 (18.0 to 18.4) |
| none | 95.7 (95.5 to 95.8) | 58.0 (58.0 to 58.1) |
| buildings | 69.5 (68.7 to 70.3) | 32.2 (32.1 to 32.2) |
| fences | 0.1 (0.0 to 0.1) | 0.0 (0.0 to 0.0) |
| other | 21.5 (18.5 to 23.6) | 13.7 (13.2 to 14.8) |
| pedestrians | 4.0 (1.4 to 7.7) | 0.0 (0.0 to 0.0) |
| poles | 22.0 (17.1 to 27.0) | 0.0 (0.0 to 0.0) |
| road lines | 81.7 (81.1 to 82.5) | 0.0 (0.0 to 0.0) |
| roads | 94.2 (94.2 to 94.3) | 71.8 (70.9 to 72.4) |
| sidewalks | 71.6 (71.2 to 72.2) | 22.6 (21.5 to 24.4) |
| vegetation | 67.4 (66.6 to 68.0) | 1.4 (0.2 to 2.6) |
| vehicles | 78.8 (78.1 to 79.2) | 36.9 (36.1 to 37.4) |
| walls | 17.2 (13.9 to 20.8) | 0.0 (0.0 to 0.0) |
| traffic signs | 53.2 (51.7 to 55.2) | 0.0 (0.0 to 0.0) |

Not one class gains from their absence, and six are never found without them. The skips hand over for
nothing what a network without them has to learn. How far it would come with far more time we have not
measured.
"""

# %% [markdown]
r"""
## 9. What the cost decides

The network of section 6 learned with cross-entropy plus Dice. What would cross-entropy alone have given?
And there is another way to make rare classes count, the oldest one: *weights*. Multiply the cost of each
pixel by a weight that is larger for rare classes.

$$J = \frac{1}{N} \sum_{p=1}^{N} w_{c(p)} \, L_p \qquad\qquad
w_c = \frac{1}{\sqrt{s_c}} \cdot \frac{1}{\sum_k \sqrt{s_k}}$$

- $L_p$ is the cost of pixel $p$, $c(p)$ its true class, $N$ the number of pixels.
- $s_c$ is the share of class $c$ in the training pixels, and $w_c$ its weight.
- The second factor makes the weights 1 on average over the pixels, so that the cost keeps its size.

**By hand.** A class with a share of $0.64$ and one with $0.04$: $1 / \sqrt{0.64} = 1.25$ and $1 /
\sqrt{0.04} = 5$. A pixel of the rare class counts four times as much. Without the root it would be
sixteen times.
"""


# %%
def class_weights():
    """Return a weight for each class: 1 over the root of its share, 1 on average over the pixels."""
    shares = np.bincount(street.train.y.ravel(), minlength=N_CLASSES) / street.train.y.size
    return 1 / np.sqrt(shares) / np.sqrt(shares).sum()


def weighted_cross_entropy(y_true, logits):
    """Compute the mean of the pixels' cross-entropies, each times the weight of its true class."""
    y_true = tf.cast(y_true, tf.int32)
    entropies = tf.nn.sparse_softmax_cross_entropy_with_logits(y_true, logits)
    return tf.reduce_mean(tf.gather(tf.constant(class_weights(), tf.float32), y_true) * entropies)


# %% tags=["demo"]
for name, weight in zip(street.class_names, class_weights(), strict=True):
    print(f"{name:14} weight {weight:5.2f}")

# %% [markdown]
r"""
To train all of them takes some six minutes. The next cell does it if you set the switch. We did; the table
below says what came out.
"""

# %% tags=["train"]
TRAIN_THE_OTHERS = False  # True: about six minutes on two cores
others = {"without skips": (unet_without_skips, cross_entropy_and_dice)}
others |= {"cross-entropy": (unet_model, cross_entropy), "weighted": (unet_model, weighted_cross_entropy)}
other_iou = {}
for name, (build, cost) in others.items() if TRAIN_THE_OTHERS else ():
    tf.keras.utils.set_random_seed(1)
    network, _ = train_in_stages(build, cost)
    other_iou[name] = class_iou(test.y, predict_masks(network, test.x), N_CLASSES)
    print(f"{name:14} mean IoU {np.nanmean(other_iou[name]):.3f}", other_iou[name])
print("networks trained here:", ", ".join(["U-Net", *other_iou]))

# %% [markdown]
r"""
Mean IoU and some classes on the test pictures, in percent, the mean of three seeds:

| | cross-entropy and Dice | cross-entropy | weighted |
|---|---|---|---|
| **mean IoU** | 52.1 | 49.9 | 50.2 |
| roads | 94.2 | 94.4 | 92.6 |
| buildings | 69.5 | 69.0 | 65.7 |
| vegetation | 67.4 | 67.5 | 65.8 |
| vehicles | 78.8 | 78.3 | 73.4 |
| traffic signs | 53.2 | 48.4 | 45.9 |
| walls | 17.2 | 5.6 | 16.9 |
| poles | 22.0 | 16.2 | 20.7 |
| fences | 0.1 | 0.0 | 1.9 |
| pedestrians | 4.0 | 0.0 | 8.2 |

**Notice** the middle column first: without Dice or weights, signs, walls, poles and the few pedestrians get
less. With weights more pedestrians are found, and the first fences; but vehicles, buildings and signs pay
for it. Dice added to the cross-entropy gains as much or more for walls, poles and signs, half as much for
pedestrians, and costs the large classes nothing. The mean over the classes is highest with Dice. Three
seeds are few, so trust only the large differences. And no cost made the network see most of the pedestrians
in so short a time.
"""

# %% [markdown]
r"""
## 10. Second act: the same network, trained for longer

All that you saw so far was learned in the time of this lesson. What can this network do with patience? The
course brings its weights along, trained for 28 minutes on the same 400 pictures: 20 epochs at $32 \times
48$, 40 at $48 \times 80$ and 60 at $96 \times 160$. So that it does not learn them by heart, half of the
pictures were cut to a part, each mask with its picture. This is called a *warm start*: you can use it as it
is, or go on from there. Its [card](../shared_utils/models/cards/unet_street.md) says how it was made, and
how to make it anew.
"""

# %% tags=["demo"]
patient = pretrained_unet((96, 160, 3))
batches = [patient(scaled_for_unet(test.x[start : start + 8])) for start in range(0, len(test.x), 8)]
patient_answer = np.concatenate([np.argmax(logits, axis=-1) for logits in batches]).astype("uint8")
patient_iou = class_iou(test.y, patient_answer, N_CLASSES)
right = np.mean(patient_answer == test.y)
print(f"test: pixel accuracy {right:.1%}, mean IoU {np.nanmean(patient_iou):.3f}")
scores = {"from scratch": unet_iou, "warm start": patient_iou}
show_class_scores(scores, street.class_names, "IoU on the test pictures")
plt.show()

# %% tags=["demo"]
chosen = order[[0, len(order) // 4, len(order) // 2]]
rows = [[test.x[i], test.y[i], predicted[i], patient_answer[i]] for i in chosen]
show_masks(rows, ["picture", "truth", "from scratch", "warm start"], "What patience brings")
plt.show()

# %% [markdown]
r"""
**Notice** that patience helps most where the first act had only begun. On the test pictures the mean IoU of
the warm start is 0.594. Vehicles come to 0.84, poles and signs gain, and pedestrians have an IoU of 0.15.
It is still far from what you would want in a car. What it lacks is no secret: it has 8 filters where the
exercise has 32, it sees pedestrians a few columns wide, and 400 pictures are few. Roads, at 0.95, have
hardly anything left to gain.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **Your own streets.** `load_street(path=...)` reads the folders `CameraRGB` and `CameraSeg` of a CARLA
  data set that you have on your disk. How does a network do there that was trained here?
- **More filters.** Set `N_FILTERS` to 16 and train for longer. Which classes gain?
- **Fewer skips.** Give zeros to a single skip, first the highest, then the lowest. Which one matters
  most, and for which classes?
- **Add in place of concatenate.** A skip can be added, as in a residual network. What has to be true of the
  channels? Does it cost anything?
- **A mirror.** Mirror half of the pictures in `vary`, and the same masks with them: throw one coin for both.
  Does it help or hurt? Would it stay so after a hundred epochs? And what if the mask had a coin of its own?
- **Larger pictures.** The weights do not depend on the size of the picture. Build `unet_model((192, 320,
  3), N_FILTERS, N_CLASSES)`, give it the weights of your trained network with
  `set_weights(unet.get_weights())`, and look at what it makes of the pictures at their full size.
- **Dice alone.** Train with `1 - tf.reduce_mean(soft_dice(...))` alone, without the cross-entropy. What
  happens at the beginning?

<details>
<summary>A word on the answers</summary>

Larger pictures: everything is twice as large for the network as it was in training. It was not trained on
things of this size, so do not expect it to do better. Add: both need the same number of channels; the
convolution behind then has half as many weights. We have not measured the others here: your numbers are as
good as ours.

</details>
"""

# %% [markdown]
r"""
## Recap

- Semantic segmentation gives a class to each pixel. It says what, not which one.
- Pair pictures and masks by name. Whatever moves a picture must move its mask by the same numbers.
- Pixel accuracy hides rare classes. IoU and Dice look at one class at a time; a class that is in neither
  the truth nor the prediction does not count. Report every class.
- The encoder pools to see far, and forgets where things are. A transposed convolution gives the size
  back: each value stamps the filter, overlaps add up.
- Skip connections hand the decoder what the encoder saw before it pooled. They are taken after the
  dropout and before the pooling, and are joined by `concatenate` along the channels, in the opposite
  order.
- The network ends in logits. Softmax belongs to the cost, once.
- Weights in the cost, or Dice, move the attention to rare classes.
- A minute or two of training finds large things. Thin and rare ones take patience, and larger pictures.

| symbol | in code | meaning |
|---|---|---|
| $y$ | `y_true`, `mask` | mask, the class of each pixel |
| $T_c$, $P_c$ | `is_true`, `is_predicted` | pixels whose true, whose predicted class is $c$ |
| $\text{IoU}_c$ | `iou[c]` | intersection over union of class $c$ |
| $\text{Dice}_c$ | `scores[c]` | twice the intersection over the sum of the sizes |
| $n$, $n_{classes}$ | `n_filters`, `n_classes` | filters of the first block, number of classes |
| $n$, $f$, $s$ | | size of an input, size of a filter, stride, in section 4 |
| $\hat{y}_c$ | | probability of class $c$ |
| $w_c$ | `class_weights()` | weight of class $c$ in the cost |
| $s_c$ | `shares` | share of class $c$ in the training pixels |
"""

# %% [markdown]
r"""
## References

- O. Ronneberger, P. Fischer and T. Brox. U-Net: convolutional networks for biomedical image segmentation.
  arXiv:1505.04597, 2015.
- J. Long, E. Shelhamer and T. Darrell. Fully convolutional networks for semantic segmentation.
  arXiv:1411.4038, 2014.
- V. Dumoulin and F. Visin. A guide to convolution arithmetic for deep learning. arXiv:1603.07285, 2016.
  Draws transposed convolutions of every kind.
- A. Odena, V. Dumoulin and C. Olah. Deconvolution and checkerboard artifacts. Distill, 2016.
- F. Milletari, N. Navab and S.-A. Ahmadi. V-Net: fully convolutional neural networks for volumetric medical
  image segmentation. arXiv:1606.04797, 2016. It brought the Dice cost.
- A. Dosovitskiy, G. Ros, F. Codevilla, A. López and V. Koltun. CARLA: an open urban driving simulator.
  arXiv:1711.03938, 2017. Its classes are the ones used here.
- K. He, X. Zhang, S. Ren and J. Sun. Delving deep into rectifiers. arXiv:1502.01852, 2015. The start of the
  weights that Keras calls `he_normal`.
"""
