# %% [markdown]
r"""
# Car detection: what is where

**Why it matters.** "There is a car in this picture" does not help a driver. *Where* is it, how large, and
how many are there? Finding every object, with a name and a box around it, is called *object detection*. Cars
use it, and so do shops that count fruit and biologists that count birds. In 2015 a network learned to answer
it with one look at the picture. It is called YOLO, *you only look once*, and it is fast enough for film. In
this lesson you write all that happens around such a network: what it is taught, how its answer is read, and
how one says how good it is.

**Before you start.** You have finished [CNN Foundations](../CNN_Foundations/CNN_Foundations.ipynb):
convolution, pooling, softmax. Nothing is trained here; the detector comes trained with the course.

**What you will be able to do.**

- Say what classification, localisation and detection ask for.
- Explain why a convolutional network answers at many places for the price of few.
- Compute the overlap of two boxes, whatever way they lie.
- Turn a scene into the array that a detector is taught.
- Filter a detector's answers, remove the doubles, and draw what is left.
- Measure a detector with precision, recall and average precision.

**Time.** About two and a half hours for you, less than a minute for your computer. A good place to rest is
after section 4: up to there a scene becomes numbers, from there on numbers become boxes.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| Name | street, and the detector yolo_street |
| What it shows | streets, seen from the hood of a car, with a box around every vehicle, person and sign |
| Size | 400 pictures to train on, 80 for validation, 80 for the test, each $192 \times 320$ in colour |
| Labels | seven kinds: hatchback, saloon, van, truck, bus, pedestrian, sign |
| Splits | two pictures of each street; no street is in two splits |
| Made by | our own procedural 3-D scenes, rendered; no photograph, no real place |
| Licence | CC BY 4.0 |
| Where it is | in this course; nothing is downloaded |
| Limits | rendered, by day, in mild weather, on the right side of the road |
| More | [the data card of street](../shared_utils/datasets/cards/street.md) |
| The detector | [the model card of yolo_street](../shared_utils/models/cards/yolo_street.md) |
"""

# %% [markdown]
r"""
The first cell loads the tools, the next one TensorFlow. That takes a few seconds.
"""

# %% tags=["setup"]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # no messages while TensorFlow runs
import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from public_tests import (
    average_precision_test,
    encode_scene_test,
    iou_test,
    yolo_eval_test,
    yolo_filter_boxes_test,
    yolo_non_max_suppression_test,
)

from shared_utils.datasets import load_street
from shared_utils.drawing import show_boxes, show_precision_recall, use_course_style
from shared_utils.lessons import without_messages
from shared_utils.models import load_yolo, scale_boxes, yolo_boxes_to_corners

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% tags=["setup"]
with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import tensorflow.keras.layers as tfl

# %% [markdown]
r"""
## 1. Three questions about a picture

![Three streets. Classification: one label, car. Localisation: the label car and one box. Detection: four
boxes, two cars, a pedestrian and a sign, each with its label.](images/three_questions.svg)

- **Classification**: what is in the picture? The answer is one label.
- **Localisation**: there is one object; what is it, and where? The answer is a label and four numbers, a box.
- **Detection**: what is where? The answer is a list, and nobody knows beforehand how long it is.

Localisation needs nothing new. Take any network that classifies, and let it end in more numbers: the
probabilities of the classes as before, and four more for the box. Train both at once.

With the same idea a network finds *landmarks*: points that are the same on every object, such as the corners
of an eye or the joints of a body. For $k$ points it ends in $2k$ numbers.

![A car from the side with six numbered points: where the two wheels touch the road, two lamps, two corners
of the roof. Beside it the answer: 12 numbers, x and y of each point as shares of width and
height.](images/landmarks.svg)

The order of the points is part of the agreement. Point 1 must be the same point on every car, or there is
nothing to learn.

Detection is harder, since the list has no fixed length, and a network ends in a fixed number of values. Here
are the pictures that this lesson is about.
"""

# %% tags=["demo"]
street = load_street()
train, test = street.train, street.test
print("test pictures:", test.x.shape, test.x.dtype)
print("kinds:", ", ".join(f"{number} {name}" for number, name in enumerate(street.kinds)))

shown = (3, 24)
objects = [test.objects.of(i) for i in shown]
show_boxes(
    test.x[list(shown)],
    [one.box for one in objects],
    [one.kind for one in objects],
    street.kinds,
    title="Two streets, and all that is to be found in them",
    columns=2,
)
plt.show()

# %% [markdown]
r"""
Two names you may not know: a *hatchback* is a car whose rear door goes up to the roof, and a *saloon* has a
boot that stands out behind. From the front they look alike.

**Notice** the small boxes in the distance, and those of cars that are half hidden. No one would blame a
detector that misses them. We come back to that when we measure.
"""

# %% [markdown]
r"""
## 2. Look everywhere: the sliding window

The oldest detector is a classifier that looks through a window. Train it on cut-out cars and on cut-outs
without a car. Then slide the window over the picture, cut out what is in it, and ask: a car? Do it again with
a larger window, since near cars are large.

![A window of 64 by 64 moves in steps of 32 over a picture of 96 by 160: 8 crops. Four of them go through
the same network; three answers are no car, one is car.](images/sliding_window.svg)

![The same in motion: the window stands at 8 places one after the other; beside it the crop and a grid of
answers, in which only the seventh is car.](images/sliding_window.gif)

It works, and it is slow. Windows that overlap share most of their pixels, and each is computed from the
beginning. A picture of $192 \times 320$ with a window of $64 \times 64$ every 8 pixels has $17 \cdot 33 =
561$ windows, for one size of window.

Here is the idea that changed it. *A convolution already is a sliding window.* If the classifier has nothing
but convolutions and pooling, give it the whole picture: the answer is no longer one value but a grid of
values, one for each window.

![One network on three sizes of picture. 14 by 14: 10, 5, 1, one answer. 16 by 16: 12, 6, then 2 by 2
answers. 28 by 28: 24, 12, then 8 by 8 answers. Each marked cell has the colour and letter of its window;
neighbours are 2 pixels apart.](images/convolutional_sliding.svg)

What about the fully connected layers at the end? A dense layer on an array of $5 \times 5 \times 16$ computes
the same as a convolution with filters of $5 \times 5$: each filter covers all of it, and is placed once. So
the dense layer with 400 units becomes a convolution with 400 filters of $5 \times 5$, and the ones after it
become convolutions of $1 \times 1$.

**By hand.** The network was trained on $14 \times 14$. A convolution of $5 \times 5$ leaves $14 - 5 + 1 =
10$, the pooling $5$, the next convolution $5 - 5 + 1 = 1$. On a picture of $16 \times 16$ it leaves $12$,
then $6$, then $2$: four answers, one for each place of a window of $14 \times 14$.

**Predict first.** Where do the four windows lie? How far apart are they?

<details>
<summary>Answer</summary>

Two pixels apart, in each direction: the pooling takes every second place. So they begin at the rows and
columns 0 and 2.

</details>

The next cell builds the network, with random weights, and asks it both ways: on the whole picture of
$16 \times 16$, and on each of the four windows.
"""


# %% tags=["demo"]
def window_network(input_shape):
    """Build the network for pictures of any size from 14 x 14 on; there is no dense layer in it."""
    return tf.keras.Sequential(
        [
            tfl.Input(input_shape),
            tfl.Conv2D(16, 5, activation="relu"),
            tfl.MaxPooling2D(2),
            tfl.Conv2D(400, 5, activation="relu"),  # was a dense layer with 400 units
            tfl.Conv2D(400, 1, activation="relu"),
            tfl.Conv2D(4, 1),
        ]
    )


# %% tags=["demo"]
tf.keras.utils.set_random_seed(1)
small, large = window_network((14, 14, 3)), window_network((16, 16, 3))
large.set_weights(small.get_weights())  # no weight depends on the size of the picture
picture = np.random.default_rng(0).random((16, 16, 3), dtype="float32")
at_once = large(picture[None])[0]
for row in (0, 1):
    for column in (0, 1):
        window = picture[2 * row : 2 * row + 14, 2 * column : 2 * column + 14]
        print(f"window {row}, {column}: {small(window[None])[0, 0, 0].numpy()}", end="  ")
        print("at once:", at_once[row, column].numpy())
answer_shape = window_network((28, 28, 3))(np.zeros((1, 28, 28, 3))).shape[1:]
print("on 28 x 28 the answer has the shape", tuple(answer_shape), "so 64 windows at once")

# %% [markdown]
r"""
**Notice** that the numbers agree: one run over the picture gives what four runs over its windows give.

How much does it save? Count the multiplications. Each layer needs, for every value that it makes, as many as
a filter has weights.
"""


# %% tags=["demo"]
def multiplications(n):
    """Count the multiplications of the network on a picture of n x n."""
    after_pool = (n - 4) // 2
    last = after_pool - 4
    return (n - 4) ** 2 * 16 * 75 + last**2 * (400 * 400 + 400 * 400 + 4 * 400)


for n, windows in ((14, 1), (16, 4), (28, 64)):
    print(f"{n} x {n}: one by one {windows * multiplications(14):>11,}, at once {multiplications(n):>11,}")

# %% [markdown]
r"""
**Notice** that the first convolution, which all windows share, becomes cheap: for 64 windows it costs 6 times
as much as for one. The later layers are counted for every window all the same, and here they are most of the
work. In a large network most of the work lies in the convolutions before the last ones, and there the gain is
large.

What the sliding window cannot do: its boxes all have the size of the window, and lie where the window lies.
The next idea lets the network say where *in* the window the object is, and how large.
"""

# %% [markdown]
r"""
## 3. Boxes, and how well they agree

A box is four numbers, and there are several ways to write it. To mix them up is the most frequent mistake of
all, and no error tells you. So look at the order each time.

![A car in a box; x points right, y down, from the upper left corner. The same box three ways: corners x1,
y1, x2, y2 = 40, 32, 104, 64 for iou; y1, x1, y2, x2 = 32, 40, 64, 104 for the YOLO functions; centre and
size x, y, w, h = 72, 48, 64, 32.](images/coordinates.svg)

| where | order | unit |
|---|---|---|
| `iou` | corners `(x1, y1, x2, y2)` | any |
| `street.test.objects.box`, all YOLO functions | corners `(y1, x1, y2, x2)` | pixels or shares |
| the network: `box_xy`, `box_wh` | centre `(x, y)`, size `(w, h)` | shares of the picture |
| a label, in section 4 | place of the centre in its cell `(x, y)`, size `(w, h)` | cells |
| anchors | size `(w, h)` | cells |

$x$ points to the right and $y$ *down*, as in an array: $y$ counts rows.

How well does a predicted box agree with the true one? As with the masks of a segmentation, we divide what
both have by what either has. It is called *intersection over union*:

$$\text{IoU} = \frac{|A \cap B|}{|A \cup B|}, \qquad |A \cup B| = |A| + |B| - |A \cap B|$$

- $A$, $B$ are the two boxes, and $|\cdot|$ is an area.
- IoU goes from 0, they share nothing, to 1, they are the same. At 0.5 and more one usually says "found".

![On squared paper the boxes (1, 1, 5, 4) and (3, 2, 7, 5): in both 2 · 2 = 4, in one or the other 12 + 12 −
4 = 20, IoU 0.2. Below: apart 0, touching 0, one inside the other 0.25, identical 1.](images/iou_cases.svg)

**By hand.** The boxes $(1, 1, 5, 4)$ and $(3, 2, 7, 5)$, written as $(x_1, y_1, x_2, y_2)$.

- What they share begins at the larger of the two left edges, $\max(1, 3) = 3$, and ends at the smaller of the
  right ones, $\min(5, 7) = 5$. So it is 2 wide. From top to bottom: $\max(1, 2) = 2$ to $\min(4, 5) = 4$,
  again 2. Its area is $4$.
- The boxes have $4 \cdot 3 = 12$ each. Together they cover $12 + 12 - 4 = 20$.
- $\text{IoU} = 4 / 20 = 0.2$.

**Predict first.** The boxes $(0, 0, 1, 1)$ and $(2, 2, 3, 3)$ share nothing. What width and height does the
rule above give? What area?

<details>
<summary>Answer</summary>

From $\max(0, 2) = 2$ to $\min(1, 3) = 1$: a width of $-1$, and a height of $-1$. Multiply them, and the area
is $+1$. Two wrongs make a right that is wrong. So a negative width or height has to become 0 *before* you
multiply.

</details>
"""

# %% [markdown]
r"""
### Exercise 1: `iou`

**Goal.** Compute the intersection over union of two boxes.

**Signature.** `iou(box1, box2)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `box1`, `box2` | corners in the order `(x1, y1, x2, y2)`, $x_1 \le x_2$, $y_1 \le y_2$ | four numbers |
| returned | the IoU; 0 for boxes that share nothing or only touch | a number |

<details>
<summary>Hint 1: what they share</summary>

Its left edge is `max(box1[0], box2[0])`, its right edge `min(box1[2], box2[2])`. The same for top and bottom.

</details>

<details>
<summary>Hint 2: boxes that share nothing</summary>

`max(0, right - left)` is never negative. Do it for the width and for the height, then multiply.

</details>
"""


# %% tags=["exercise"]
def iou(box1, box2):
    """Compute the intersection over union of two boxes.

    Arguments:
    box1 -- four numbers, the corners (x1, y1, x2, y2); y points down
    box2 -- the same of the other box

    Returns:
    value -- a number from 0 to 1
    """
    ### BEGIN SOLUTION
    (left1, top1, right1, bottom1), (left2, top2, right2, bottom2) = box1, box2
    width = max(0, min(right1, right2) - max(left1, left2))
    height = max(0, min(bottom1, bottom2) - max(top1, top2))
    both = width * height
    union = (right1 - left1) * (bottom1 - top1) + (right2 - left2) * (bottom2 - top2) - both
    value = both / union if union > 0 else 0
    ### END SOLUTION
    return value


# %% tags=["test"]
iou_test(iou)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell repeats the example. Its last line writes both boxes
the other way, $y$ before $x$: the IoU is the same, as long as *both* have the same order.
"""

# %% tags=["demo"]
print("by hand:      ", iou((1, 1, 5, 4), (3, 2, 7, 5)))
print("share nothing:", iou((0, 0, 1, 1), (2, 2, 3, 3)))
print("y before x:   ", iou((1, 1, 4, 5), (2, 3, 5, 7)))

# %% [markdown]
r"""
## 4. What the network is taught: a grid with anchors

YOLO lays a grid over the picture. *The cell in which the centre of an object lies is responsible for it*, and
no other cell. It says: there is an object, here is its centre, this is its size, and this is its kind. So the
list without a fixed length becomes an array with a fixed shape.

Two objects can have their centre in one cell: a person before a bus, for instance. So each cell has several
places, and each has a size that it is meant for, its *anchor*. A tall narrow anchor takes persons, a wide one
cars. An object goes to the anchor that has most in common with its size: compare the two as if they had the
same centre, and take the largest IoU.

![A picture of 96 by 160 with 3 by 5 cells. The centre of the car lies in row 1, column 2, that of the
pedestrian in row 1, column 4. Three anchors to scale: the car fits the wide one best, IoU 0.64, the
pedestrian the tall one, 0.75.](images/grid_and_anchors.svg)

Each place holds $5 + n_{classes}$ numbers:

![The label: 3 by 5 cells, three anchors deep. Two entries are unrolled. Car at row 1, column 2, anchor 2:
0.25, 0.5, 2, 1, 1, then 1, 0, 0. Pedestrian at row 1, column 4, anchor 1: 0.125, 0.5, 0.75, 2, 1, then 0,
1, 0.](images/label_entry.svg)

- $x$, $y$: where the centre lies *in its cell*, from 0 to 1, measured from the cell's left and top edge.
- $w$, $h$: width and height of the object, *in cells*; an object may be larger than its cell.
- the confidence: 1 if there is an object, 0 if not.
- one number for each class: 1 for the right one, 0 for the others.

**By hand.** A picture of $96 \times 160$ has a grid of 3 rows and 5 columns, so a cell has $32 \times 32$
pixels. A car has the box $(32, 40, 64, 104)$, written as $(y_1, x_1, y_2, x_2)$ in pixels.

- Its centre: $x = (40 + 104) / 2 = 72$ and $y = (32 + 64) / 2 = 48$ pixels.
- In cells: $72 / 32 = 2.25$ and $48 / 32 = 1.5$. So it is column 2 and row 1, and in that cell $x = 0.25$,
  $y = 0.5$.
- Its size in cells: $w = 64 / 32 = 2$, $h = 32 / 32 = 1$.
- The anchors are $(0.5, 0.5)$, $(1, 2)$ and $(2.5, 1.25)$, each $(w, h)$. With the last one the car shares
  $2 \cdot 1 = 2$, and both cover $3.125$: $2 / 3.125 = 0.64$. With $(1, 2)$ it shares $1 \cdot 1$, and both
  cover $2 + 2 - 1 = 3$: $0.33$. With $(0.5, 0.5)$: $0.25 / 2 = 0.125$. The last one wins.

**Predict first.** The pedestrian of the drawing has the box $(16, 120, 80, 144)$. Which row, which column,
which $x$ and $y$?

<details>
<summary>Answer</summary>

The centre is $x = 132$, $y = 48$ pixels: $4.125$ and $1.5$ cells. So column 4, row 1, $x = 0.125$, $y =
0.5$. Its size is $0.75 \times 2$ cells.

</details>
"""

# %% [markdown]
r"""
### Exercise 2: `encode_scene`

**Goal.** Turn the boxes of a picture into the array that the network is taught.

**Signature.** `encode_scene(boxes, classes, anchors, grid, n_classes)` · **Minutes.** 30

| name | what it is | shape |
|---|---|---|
| `boxes` | corners `(y1, x1, y2, x2)` as shares of the picture's height and width | `(n, 4)` |
| `classes` | the class of each object, 0 to `n_classes - 1` | `(n,)` |
| `anchors` | sizes `(w, h)` in cells | `(n_anchors, 2)` |
| `grid` | rows and columns of the grid, `(grid_h, grid_w)` | two whole numbers |
| `n_classes` | number of classes | a whole number |
| returned | places `[x, y, w, h, 1, one-hot class]` or zeros | `(grid_h, grid_w, n_anchors, 5 + n_classes)` |

Take the objects in their order. If the best anchor of the cell is taken already, use the best one that is
free. If none is free, leave the object out. There may be no objects at all: then `boxes` has the shape
`(0, 4)`.

<details>
<summary>Hint 1: from shares to cells</summary>

A share of the height times `grid_h` is a number of cells, and so is a share of the width times `grid_w`. The
whole part of the centre, `int(...)`, is the row or the column; what is left is $y$ or $x$.

</details>

<details>
<summary>Hint 2: the best anchor</summary>

Two sizes with the same centre share `min(w, w_a) * min(h, h_a)`. Or use your `iou` with boxes that begin at
the same corner: `iou((0, 0, w, h), (0, 0, w_a, h_a))`.

</details>

<details>
<summary>Hint 3: the best one that is free</summary>

`np.argsort` of the IoUs with a minus sign gives the anchors from the best to the worst. Go through them, use
the first whose confidence is still 0, and stop.

</details>
"""


# %% tags=["exercise"]
def encode_scene(boxes, classes, anchors, grid, n_classes):
    """Turn the objects of a picture into a label for the network.

    Arguments:
    boxes -- array of shape (n, 4), corners (y1, x1, y2, x2) as shares of the picture's height and width
    classes -- array of n whole numbers, 0 to n_classes - 1
    anchors -- array of shape (n_anchors, 2), sizes (w, h) in cells
    grid -- (grid_h, grid_w), rows and columns
    n_classes -- whole number

    Returns:
    label -- array of shape (grid_h, grid_w, n_anchors, 5 + n_classes): x, y, w, h, 1, one-hot class
    """
    ### BEGIN SOLUTION
    grid_h, grid_w = grid
    label = np.zeros((grid_h, grid_w, len(anchors), 5 + n_classes))
    for (y1, x1, y2, x2), number in zip(boxes, classes, strict=True):
        x, y = (x1 + x2) / 2 * grid_w, (y1 + y2) / 2 * grid_h
        w, h = (x2 - x1) * grid_w, (y2 - y1) * grid_h
        row, column = int(y), int(x)
        both = [min(w, w_a) * min(h, h_a) for w_a, h_a in anchors]
        fits = [b / (w * h + w_a * h_a - b) for b, (w_a, h_a) in zip(both, anchors, strict=True)]
        for k in np.argsort(-np.array(fits)):
            if label[row, column, k, 4] == 0:
                label[row, column, k, :5] = x - column, y - row, w, h, 1
                label[row, column, k, 5 + int(number)] = 1
                break
    ### END SOLUTION
    return label


# %% tags=["test"]
encode_scene_test(encode_scene)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell encodes the example: a car, class 0, and a pedestrian,
class 1; class 2, a sign, is in no box.
"""

# %% tags=["demo"]
scene = np.array([[32, 40, 64, 104], [16, 120, 80, 144]]) / [96, 160, 96, 160]
example_anchors = np.array([[0.5, 0.5], [1, 2], [2.5, 1.25]])
example_label = encode_scene(scene, np.array([0, 1]), example_anchors, (3, 5), 3)
print("shape", example_label.shape, "places with an object:", np.argwhere(example_label[..., 4]).tolist())
print("row 1, column 2, anchor 2:", example_label[1, 2, 2])
print("row 1, column 4, anchor 1:", example_label[1, 4, 1])

# %% [markdown]
r"""
### Where do the anchors come from?

From the data. Group the sizes of all boxes into a few groups of similar sizes, and take the middle of each:
*k-means*. Only, the usual distance is wrong here: a box that is 5 pixels off is a disaster for a sign and
next to nothing for a near car. So $1 - \text{IoU}$ is the distance. You write nothing here; read the cell,
it is short.
"""


# %% tags=["demo"]
def size_iou(sizes, anchors):
    """Return the IoU of each size (w, h) with each anchor, as if they had the same centre."""
    both = np.minimum(sizes[:, None], anchors).prod(axis=-1)
    return both / (sizes.prod(axis=-1)[:, None] + anchors.prod(axis=-1) - both)


def find_anchors(sizes, count, rounds=100):
    """Group sizes by k-means with 1 - IoU as the distance; return the median size of each group."""
    chosen = np.random.default_rng(0).choice(len(sizes), count, replace=False)
    anchors = sizes[chosen]
    for _ in range(rounds):
        group = size_iou(sizes, anchors).argmax(axis=1)
        anchors = np.array([np.median(sizes[group == k], axis=0) for k in range(count)])
    return anchors[anchors.prod(axis=1).argsort()]


# %% tags=["demo"]
boxes = train.objects.box[train.objects.occluded < 0.7]  # (y1, x1, y2, x2)
sizes = (boxes[:, 2:] - boxes[:, :2])[:, ::-1] / 16  # (w, h) in cells of 16 x 16 pixels
for count in (1, 3, 5, 9):
    middles = find_anchors(sizes, count)
    print(f"{count} anchors: mean IoU {size_iou(sizes, middles).max(axis=1).mean():.2f}")
five = find_anchors(sizes, 5)
group = size_iou(sizes, five).argmax(axis=1)
plt.figure(figsize=(6, 4.2))
plt.scatter(*sizes[::3].T, c=group[::3], s=6, cmap="viridis", alpha=0.5)  # every third box
plt.scatter(*five.T, marker="s", s=90, color="black", label="anchors")
plt.title("Sizes of the boxes in the training pictures, in five groups")
plt.xlabel("width (cells)")
plt.ylabel("height (cells)")
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** the small dense group at the lower left, mostly signs, the tall one, people, and the long tail of
cars. More anchors fit better, and make the network larger. Five is a usual choice.
"""

# %% [markdown]
r"""
## 5. What the network answers

The course brings a detector along. It is a small network in the manner of YOLO version 2, with 1.15 million
parameters, trained on the training streets and on 800 pictures more that were rendered for it. For each of
the $12 \times 20$ cells and each of 5 anchors it answers what a label holds: four numbers for a box, a
confidence, and probabilities for the seven kinds.

![A picture goes into the network; out come box_xy, box_wh, box_confidence and box_class_probs. Corners: 45
boxes. Filter by score: 11. Scale to pixels: the same 11. Suppression: 4, one for each
object.](images/pipeline.svg)

`yolo(picture)` returns four arrays:

| name | what it is | shape |
|---|---|---|
| `box_xy` | centres `(x, y)`, as shares of the picture | `(12, 20, 5, 2)` |
| `box_wh` | sizes `(w, h)`, as shares of the picture | `(12, 20, 5, 2)` |
| `box_confidence` | how sure it is that there is an object | `(12, 20, 5, 1)` |
| `box_class_probs` | if there is one: the probability of each class, sum 1 | `(12, 20, 5, 7)` |

How do these come out of a network, whose last values can be any number? The place $t_x$, $t_y$ in the cell
goes through a sigmoid, so that the centre cannot leave its cell. The size is $w = w_a \, e^{t_w}$: the
anchor, times something positive. The confidence has a sigmoid, the classes have a softmax.
"""

# %% tags=["demo"]
yolo = load_yolo()
print("anchors (w, h) in cells:", yolo.anchors.round(2).tolist())
print("classes:", ", ".join(yolo.class_names))
picture = test.x[shown[0]]
outputs = yolo(picture)
for name, tensor in zip(("box_xy", "box_wh", "box_confidence", "box_class_probs"), outputs, strict=True):
    print(f"{name:16} {tensor.shape}")

# %% [markdown]
r"""
$12 \cdot 20 \cdot 5 = 1200$ boxes, whatever is in the picture. Almost all of them mean nothing. What is a box
worth? The network may be sure that there is an object, and unsure of what it is. So multiply:

$$\text{score}_c = \text{confidence} \cdot p_c$$

![Confidence 0.8 times the class probabilities 0.1, 0.7, 0.2 gives the scores 0.08, 0.56, 0.16; the best is
class 1 with 0.56.](images/score.svg)

- $p_c$ is the probability of class $c$. The class with the largest score is the answer of this box.

**By hand.** Confidence $0.8$, probabilities $(0.1, 0.7, 0.2)$: the scores are $(0.08, 0.56, 0.16)$. The
class is 1, with a score of $0.56$. With a threshold of $0.6$ the box is dropped. With $0.5$ it stays.
"""

# %% [markdown]
r"""
### Exercise 3: `yolo_filter_boxes`

**Goal.** Keep the boxes whose best score is at least the threshold.

**Signature.** `yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=.6)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `boxes` | corners in the order `(y1, x1, y2, x2)` | `(grid_h, grid_w, n_anchors, 4)` |
| `box_confidence` | how sure the network is of an object | `(grid_h, grid_w, n_anchors, 1)` |
| `box_class_probs` | probabilities of the classes | `(grid_h, grid_w, n_anchors, n_classes)` |
| `threshold` | keep a best score of at least this | a number |
| returned `scores` | the best scores of those that stay | `(k,)` |
| returned `boxes` | their boxes | `(k, 4)` |
| returned `classes` | their classes | `(k,)` |

NumPy and TensorFlow both do. The grid may have any size, and nothing may be left at all.

<details>
<summary>Hint 1: all scores at once</summary>

`box_confidence * box_class_probs` multiplies each confidence with all the probabilities of its box: the last
axis of length 1 is stretched.

</details>

<details>
<summary>Hint 2: the best class and its score</summary>

`np.argmax(..., axis=-1)` and `np.max(..., axis=-1)`. Along which axis are the classes?

</details>

<details>
<summary>Hint 3: keeping some</summary>

With an array of True and False, `keep = best >= threshold`, `best[keep]` picks the places where it is True.
In TensorFlow it is `tf.boolean_mask(best, keep)`.

</details>
"""


# %% tags=["exercise"]
def yolo_filter_boxes(boxes, box_confidence, box_class_probs, threshold=0.6):
    """Keep the boxes whose best score is at least the threshold.

    Arguments:
    boxes -- array of shape (grid_h, grid_w, n_anchors, 4), corners (y1, x1, y2, x2)
    box_confidence -- array of shape (grid_h, grid_w, n_anchors, 1)
    box_class_probs -- array of shape (grid_h, grid_w, n_anchors, n_classes)
    threshold -- number; a box stays if its best score is at least this

    Returns:
    scores -- array of shape (k,), the best scores of the boxes that stay
    boxes -- array of shape (k, 4), the boxes themselves
    classes -- array of shape (k,), their classes
    """
    ### BEGIN SOLUTION
    box_scores = box_confidence * box_class_probs
    best_classes = np.argmax(box_scores, axis=-1)
    best_scores = np.max(box_scores, axis=-1)
    keep = best_scores >= threshold
    scores, boxes, classes = best_scores[keep], boxes[keep], best_classes[keep]
    ### END SOLUTION
    return scores, boxes, classes


# %% tags=["test"]
yolo_filter_boxes_test(yolo_filter_boxes)

# %% [markdown]
r"""
**What you should see.** All checks pass. What is left of the 1200 boxes? `yolo_boxes_to_corners` turns
centres and sizes into corners `(y1, x1, y2, x2)`, and `scale_boxes` shares into pixels. Both are given.
"""

# %% tags=["demo"]
box_xy, box_wh, box_confidence, box_class_probs = outputs
corners = yolo_boxes_to_corners(box_xy, box_wh)
for threshold in (0.0, 0.1, 0.3, 0.6):
    kept = yolo_filter_boxes(corners, box_confidence, box_class_probs, threshold)
    print(f"threshold {threshold}: {len(kept[0])} boxes")
scores, boxes, classes = yolo_filter_boxes(corners, box_confidence, box_class_probs, 0.1)
pixels = np.array(scale_boxes(boxes, picture.shape[:2]))
show_boxes(picture, pixels, classes, street.kinds, scores, "Boxes with a score of 0.1 and more", width=6.8)
plt.show()

# %% [markdown]
r"""
**Notice** that one car has several boxes. Neighbouring cells have seen it, or two anchors of one cell.
"""

# %% [markdown]
r"""
## 6. One box for each object

If two boxes of one class overlap much, they probably mean the same object. Keep the better one. That is
*non-maximum suppression*:

1. Take the box with the best score, and keep it.
2. Drop all boxes of the same class whose IoU with it is larger than a threshold.
3. Go on with the best of those that are left, until none is.

![Three steps. A with 0.9 stays. B with 0.8 overlaps A by 9 / 15 = 0.6, more than 0.5, and is dropped. C
with 0.7 touches neither and stays.](images/suppression.svg)

**By hand.** $A$ has the score $0.9$ and reaches in $x$ from 1 to 5, $B$ has $0.8$ and reaches from 2 to 6,
$C$ has $0.7$ and reaches from 7 to 11. All reach in $y$ from 1 to 4. $A$ and $B$ share $3 \cdot 3 = 9$ and
cover $12 + 12 - 9 = 15$: an IoU of $0.6$. With a threshold of $0.5$ box $B$ goes. $C$ shares nothing with
$A$, and stays.

**Predict first.** What if the threshold is $0.7$? And what could go wrong in a crowd?

<details>
<summary>Answer</summary>

At $0.7$ all three stay. In a crowd two people can overlap by more than the threshold. Then the one behind is
dropped, although the network saw both.

</details>

Why only boxes of the same class? A person before a bus has a box that lies inside that of the bus. They
are two objects.
"""

# %% [markdown]
r"""
### Exercise 4: `yolo_non_max_suppression`

**Goal.** Keep one box for each object.

**Signature.** `yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5)` ·
**Minutes.** 25

| name | what it is | shape |
|---|---|---|
| `scores` | in any order | `(n,)` |
| `boxes` | corners in the order `(y1, x1, y2, x2)` | `(n, 4)` |
| `classes` | of each box | `(n,)` |
| `max_boxes` | keep at most so many, in all | a whole number |
| `iou_threshold` | drop a box whose IoU with a better one of its class is larger | a number |
| returned `scores`, `boxes`, `classes` | of those that stay, best score first | `(k,)`, `(k, 4)`, `(k,)` |

Only boxes that *stay* can push others out. $n$ may be 0.

<details>
<summary>Hint 1: a loop that does it</summary>

Go through the boxes from the best score to the worst, with `np.argsort`, and collect the indices of those
that stay in a list. A new one stays if its IoU with each of its class in the list is at most the threshold.

</details>

<details>
<summary>Hint 2: with TensorFlow</summary>

`tf.image.non_max_suppression(boxes, scores, max_boxes, iou_threshold)` returns indices, and knows nothing of
classes. Call it for each class, join the indices, sort them by score, and keep the first `max_boxes`.

</details>

<details>
<summary>Hint 3: picking by a list</summary>

`boxes[kept]` with a list of indices picks these rows. An empty list needs a type: `np.array(kept,
dtype=int)`.

</details>
"""


# %% tags=["exercise"]
def yolo_non_max_suppression(scores, boxes, classes, max_boxes=10, iou_threshold=0.5):
    """Keep one box for each object.

    Arguments:
    scores -- array of shape (n,)
    boxes -- array of shape (n, 4), corners (y1, x1, y2, x2)
    classes -- array of shape (n,)
    max_boxes -- whole number; at most so many boxes are kept, in all
    iou_threshold -- number; a box is dropped if its IoU with a better one of its class is larger

    Returns:
    scores, boxes, classes -- those of the boxes that are kept, best score first
    """
    ### BEGIN SOLUTION
    kept = []
    for i in np.argsort(-scores):
        if len(kept) == max_boxes:
            break
        rivals = [j for j in kept if classes[j] == classes[i]]
        # y and x are swapped in both boxes, which leaves the IoU as it is
        if all(iou(boxes[i], boxes[j]) <= iou_threshold for j in rivals):
            kept.append(i)
    kept = np.array(kept, dtype=int)
    scores, boxes, classes = scores[kept], boxes[kept], classes[kept]
    ### END SOLUTION
    return scores, boxes, classes


# %% tags=["test"]
yolo_non_max_suppression_test(yolo_non_max_suppression)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now the same picture again, and a comparison with TensorFlow's own
function, class by class.
"""

# %% tags=["demo"]
kept_scores, kept_boxes, kept_classes = yolo_non_max_suppression(scores, pixels, classes, 50, 0.5)
by_tensorflow = sum(
    len(tf.image.non_max_suppression(pixels[classes == c], scores[classes == c], 50, 0.5))
    for c in np.unique(classes)
)
print(f"{len(scores)} boxes before, {len(kept_scores)} after; by TensorFlow {by_tensorflow}")
show_boxes(picture, kept_boxes, kept_classes, street.kinds, kept_scores, "After suppression", width=6.8)
plt.show()

# %% [markdown]
r"""
**Notice** that the doubles are gone, and that mistakes stay. A hatchback stands beside the blue car where
there is none. At the right edge two people walk one behind the other, and one box is left for both: the
crowd of the question above. Suppression removes doubles; it does not make the network right.
"""

# %% [markdown]
r"""
## 7. All together

From the network's four tensors to a list of boxes in pixels:

1. centres and sizes become corners: `yolo_boxes_to_corners(box_xy, box_wh)`;
2. weak boxes go: `yolo_filter_boxes`;
3. shares become pixels: `scale_boxes(boxes, image_shape)`;
4. doubles go: `yolo_non_max_suppression`.

**Predict first.** Does it matter whether 3 comes before 4 or after?

<details>
<summary>Answer</summary>

Not for the result: both areas of an IoU are stretched alike. It would matter if the boxes were rounded to
whole pixels in between.

</details>
"""

# %% [markdown]
r"""
### Exercise 5: `yolo_eval`

**Goal.** Turn what the network answers into boxes in pixels.

**Signature.** `yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=.6,
iou_threshold=.5)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `yolo_outputs` | `(box_xy, box_wh, box_confidence, box_class_probs)` | `(grid_h, grid_w, n_anchors, ...)` |
| `image_shape` | height and width of the picture that the boxes are for, in pixels | `(height, width)` |
| `max_boxes`, `score_threshold`, `iou_threshold` | as above | |
| returned | scores, boxes `(y1, x1, y2, x2)` in pixels, classes; best first | `(k,)`, `(k, 4)`, `(k,)` |

Use your functions, and the two that are given.

<details>
<summary>Hint: which order?</summary>

`yolo_boxes_to_corners` wants the centres first. Give `yolo_filter_boxes` its arguments by name, so that none
lands in the place of another.

</details>
"""


# %% tags=["exercise"]
def yolo_eval(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=0.6, iou_threshold=0.5):
    """Turn what the network answers into boxes in pixels.

    Arguments:
    yolo_outputs -- box_xy, box_wh, box_confidence, box_class_probs, each (grid_h, grid_w, n_anchors, ...)
    image_shape -- (height, width) of the picture in pixels
    max_boxes -- whole number; at most so many boxes are kept
    score_threshold -- number; a box stays if its best score is at least this
    iou_threshold -- number; a box is dropped if its IoU with a better one of its class is larger

    Returns:
    scores -- array of shape (k,), best first
    boxes -- array of shape (k, 4), corners (y1, x1, y2, x2) in pixels
    classes -- array of shape (k,)
    """
    ### BEGIN SOLUTION
    box_xy, box_wh, box_confidence, box_class_probs = yolo_outputs
    corners = yolo_boxes_to_corners(box_xy, box_wh)
    scores, boxes, classes = yolo_filter_boxes(
        boxes=corners,
        box_confidence=box_confidence,
        box_class_probs=box_class_probs,
        threshold=score_threshold,
    )
    boxes = scale_boxes(boxes, image_shape)
    scores, boxes, classes = yolo_non_max_suppression(scores, boxes, classes, max_boxes, iou_threshold)
    ### END SOLUTION
    return scores, boxes, classes


# %% tags=["test"]
yolo_eval_test(yolo_eval)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now look at streets that the detector has never seen. A solid box is
its answer, with the score. A thin dashed white one is the truth; what is hidden by 70 % or more is left out.
"""


# %% tags=["demo"]
def detections(answers, score_threshold=0.3):
    """Return scores, boxes and classes for each picture, from a list of the network's answers."""
    size = test.x.shape[1:3]
    return [
        [np.array(part) for part in yolo_eval(answer, size, 60, score_threshold, 0.5)] for answer in answers
    ]


def show_detections(pictures, found, title, truth=None):
    """Draw what was found in some pictures."""
    scores, boxes, classes = zip(*found, strict=True)
    show_boxes(pictures, boxes, classes, yolo.class_names, scores, title, truth=truth, width=7.6)
    plt.show()


answers = yolo.outputs(test.x)
found = detections(answers)
some = [5, 17, 30, 52]
truth = [test.objects.of(i).box[test.objects.of(i).occluded < 0.7] for i in some]
show_detections(test.x[some], [found[i] for i in some], "Streets that the detector has never seen", truth)

# %% [markdown]
r"""
**Notice** the scores: they are high for near vehicles, lower in the distance, and lower where the network
wavers between a hatchback and a saloon. And look for white boxes that stand alone: in the second picture an
orange bus and a person in the shade got no box with a score of 0.3 or more.

And a drive along a street, a picture every half second. Each is looked at by itself; the detector knows
nothing of the one before.
"""

# %% tags=["demo"]
drive = np.stack([np.asarray(Image.open(f"images/drive_{number}.webp")) for number in range(1, 7)])
show_detections(drive, detections(yolo.outputs(drive), 0.4), "A drive, half a second from picture to picture")

# %% [markdown]
r"""
**Notice** what flickers. The red car changes its name three times. A person at the right edge is found in
one picture of three. The second bus is almost hidden by the first: the network sees nothing there. And the
large blue car at the right edge has no box when most of it is outside the picture. For film one would
follow each object over time.
"""

# %% [markdown]
r"""
## 8. How good is it?

A detector makes two kinds of mistake. It finds what is not there, and it misses what is there.

- **Precision**: which share of its boxes is right?
- **Recall**: which share of the objects has it found?

A box is right if its IoU with an object of its class is at least 0.5. Each object can be found only once: a
second box on it is wrong.

Both depend on the score threshold. With a high one, few boxes stay, most of them right: high precision, low
recall. With a low one it is the other way round. So do not choose one. Go through all of them: sort the
boxes by score, and write down precision and recall after each. That gives a curve.

![Five detections, right, wrong, right, right, wrong, for 4 objects. Precision 1, 1/2, 2/3, 3/4, 3/5; recall
1/4, 1/4, 2/4, 3/4, 3/4. The raw points, the envelope above them, and the shaded area,
0.625.](images/precision_recall.svg)

The area below it is the *average precision*, AP: 1 for a detector that finds everything before its first
mistake. The curve is jagged, and so one usually lays an envelope over it: for each box count the best
precision of this box *or a later one*.

**By hand.** There are 4 objects, and five boxes, best score first:

| box | right? | precision | recall | envelope |
|---|---|---|---|---|
| 1 | yes | $1 / 1$ | $1 / 4$ | $1$ |
| 2 | no | $1 / 2$ | $1 / 4$ | $3 / 4$ |
| 3 | yes | $2 / 3$ | $2 / 4$ | $3 / 4$ |
| 4 | yes | $3 / 4$ | $3 / 4$ | $3 / 4$ |
| 5 | no | $3 / 5$ | $3 / 4$ | $3 / 5$ |

Each right box moves the recall by $1/4$. So the area is $\frac14 (1 + \frac34 + \frac34) = 0.625$. The
fourth object is never found, and gives nothing.
"""

# %% [markdown]
r"""
### Exercise 6: `average_precision`

**Goal.** Compute the area below the envelope of the precision–recall curve.

**Signature.** `average_precision(scores, matches, n_truth)` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `scores` | of the boxes, in any order | `(k,)` |
| `matches` | True for the boxes that are right | `(k,)` |
| `n_truth` | how many objects there are, at least 1 | a whole number |
| returned | the average precision | a number from 0 to 1 |

Without any boxes it is 0.

<details>
<summary>Hint 1: precision after each box</summary>

Sort `matches` by score, best first. `np.cumsum` counts the right ones so far. Divide by 1, 2, 3 and so on.

</details>

<details>
<summary>Hint 2: the envelope</summary>

Go from the last box to the first, and let each precision be at least as large as the one behind it.
`np.maximum.accumulate` does it on an array turned round with `[::-1]`.

</details>

<details>
<summary>Hint 3: the area</summary>

Only right boxes move the recall, each by `1 / n_truth`. Sum the envelope at these, and divide.

</details>
"""


# %% tags=["exercise"]
def average_precision(scores, matches, n_truth):
    """Compute the average precision: the area below the envelope of the precision-recall curve.

    Arguments:
    scores -- array of shape (k,), in any order
    matches -- array of k times True or False, whether a box is right
    n_truth -- whole number, how many objects there are

    Returns:
    area -- a number from 0 to 1
    """
    ### BEGIN SOLUTION
    right = np.array(matches, dtype=bool)[np.argsort(-np.array(scores))]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    for k in range(len(precision) - 2, -1, -1):
        precision[k] = max(precision[k], precision[k + 1])
    area = precision[right].sum() / n_truth
    ### END SOLUTION
    return area


# %% tags=["test"]
average_precision_test(average_precision)

# %% [markdown]
r"""
**What you should see.** All checks pass. To use it, boxes must be matched with the truth. The next cell
does it for one class: best score first, each box looks for the object of its class with which it overlaps
most, and that was not found before.

One more rule. Nobody should be blamed for missing a car of which hardly anything is to be seen. So objects
that are smaller than $12 \times 12$ pixels, or hidden by more than 70 %, *do not count*: who finds them gains
nothing and loses nothing. Rules like this one belong to every number that you read about a detector.
"""


# %% tags=["demo"]
def counting(objects, rule=True):
    """Say of each object whether it must be found: with the rule, it is large and visible enough."""
    large = (objects.box[:, 2:] - objects.box[:, :2]).min(axis=1) >= 12
    return large & (objects.occluded <= 0.7) if rule else np.ones(len(objects), dtype=bool)


def matched(found, kind, rule=True):
    """Match all boxes of a class with the truth; return their scores, which are right, and n_truth."""
    rows, n_truth = [], 0
    for number, (scores, boxes, classes) in enumerate(found):
        objects = test.objects.of(number)
        must = counting(objects, rule)
        n_truth += np.sum(must & (objects.kind == kind))
        open_ = objects.kind == kind
        for i in np.flatnonzero(classes == kind):  # best score first
            overlap = [open_[j] * iou(boxes[i], box) for j, box in enumerate(objects.box)]
            best = int(np.argmax(overlap)) if len(overlap) else -1
            hit = best >= 0 and overlap[best] >= 0.5
            if hit and must[best]:
                open_[best] = False
            if not hit or must[best]:
                rows.append((scores[i], hit))
    scores, right = np.array(rows).T if rows else (np.zeros(0), np.zeros(0))
    return scores, right.astype(bool), n_truth


# %% tags=["demo"]
everything = detections(answers, score_threshold=0.02)
measured = {}
for kind, name in enumerate(street.kinds):
    values = [average_precision(*matched(everything, kind, rule)) for rule in (True, False)]
    measured[name] = values
    n_truth = matched(everything, kind)[2]
    print(f"{name:11} AP {values[0]:.3f} for {n_truth:3} objects that count; all objects: {values[1]:.3f}")
vehicles = np.array([measured[name] for name in street.kinds[:5]])
print(f"mean of the five vehicles: {vehicles[:, 0].mean():.3f}; all objects: {vehicles[:, 1].mean():.3f}")

# %% tags=["demo"]
curves = {}
for kind, name in enumerate(street.kinds[:5]):
    scores, right, n_truth = matched(everything, kind)
    right = right[np.argsort(-scores)]
    precision, recall = np.cumsum(right) / np.arange(1, len(right) + 1), np.cumsum(right) / n_truth
    curves[name] = (recall, precision, average_precision(-np.sort(-scores), right, n_truth))
show_precision_recall(curves, "Precision and recall on the test pictures")
plt.show()

# %% [markdown]
r"""
**Notice** where a curve ends: the objects to the right of it have no box with a score of 0.02 or more,
where we stopped. All 18 buses have one. Trucks are worst, and there are only 24 of them: one that is missed
costs four points of a hundred. Hatchbacks and saloons are found as well as buses and lose on the *name*:
each is taken for the other, and a wrong name is two mistakes, a box on nothing of its class and an object
that nobody found. And compare the two columns above. Without the rule about small and hidden objects the
mean falls from 0.83 to 0.75, with the same boxes.

How far can such a number be trusted? We drew 80 of the 80 test pictures with replacement, 300 times: the
mean lies between 0.77 and 0.87 in 95 of 100 draws. So do not read the third digit.

Look at the mistakes, too. The next cell shows the pictures in which most went wrong at a threshold of 0.3.
"""


# %% tags=["demo"]
def mistakes(number):
    """Count missed objects that count, and boxes on nothing of their class, in a test picture."""
    (_, boxes, classes), objects = found[number], test.objects.of(number)
    agree = np.array([[iou(box, other) >= 0.5 for other in objects.box] for box in boxes])
    agree = agree.reshape(len(boxes), len(objects)) & (classes[:, None] == objects.kind)
    return np.sum(counting(objects) & ~agree.any(axis=0)) + np.sum(~agree.any(axis=1))


worst = np.argsort([-mistakes(number) for number in range(len(test.x))])[:4]
truth = [test.objects.of(i).box[counting(test.objects.of(i))] for i in worst]
show_detections(test.x[worst], [found[i] for i in worst], "Where most went wrong", truth)

# %% [markdown]
r"""
**Notice** the kinds of mistakes. The blue car of the second picture has two boxes, a hatchback and a
saloon: suppression within a class cannot remove the second. In the first picture a light van, straight
ahead, has no box, and neither has the person before the dark shop. In the third, where vehicles stand one
behind the other, what is left of them between the near ones gets names at random.
"""

# %% [markdown]
r"""
## 9. Two looks in place of one

YOLO answers for the whole picture at once. The other family looks twice. *R-CNN* (2014) first proposes
regions that might hold something, some two thousand, by grouping similar pixels, without knowing any class.
Then a network looks at each region by itself, names it, and corrects its box.

![Above, two stages: five proposed regions are cut out and each goes through a network: car, car,
pedestrian, sign, nothing. Below, one look: the whole picture goes through one network once and all boxes
come out.](images/two_stages.svg)

That is the sliding window again, with fewer and better windows. *Fast R-CNN* uses what section 2 showed: the
convolutions run once over the picture, and the regions are cut out of their result. *Faster R-CNN* lets a
small network propose the regions. Two stages tend to be more exact, one stage tends to be faster. The
borders have blurred since.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **A stricter measure.** Let a box be right from an IoU of 0.75 on. Which classes lose most, and why? The
  COCO benchmark takes the mean over thresholds from 0.5 to 0.95.
- **Suppress across classes.** Treat all vehicles as one class in the suppression. Do the numbers become
  better? What would you lose?
- **One class.** Call every vehicle a vehicle: add the scores of the five classes, and measure again. How
  much of the loss comes from the names, and how much from the boxes?
- **Your own network.** `load_yolo(path=..., anchors=..., classes=...)` reads a Keras file of YOLO version
  2, such as one with 80 classes of COCO for pictures of $608 \times 608$. Your `yolo_eval` reads its answer
  unchanged.
- **Train it.** `python -m shared_utils.models.yolo_street` is the recipe; the
  [model card](../shared_utils/models/cards/yolo_street.md) says what it needs.
"""

# %% [markdown]
r"""
## Recap

- Detection is a list of boxes with classes. Its length is not known beforehand.
- A network of convolutions and pooling answers for many windows at once. A dense layer becomes a convolution.
- Whenever you meet four numbers, ask for their order. $y$ points down.
- IoU is what two boxes share over what they cover. A negative width becomes 0 before you multiply.
- The cell in which the centre lies is responsible. Anchors let a cell hold several objects.
- The score is confidence times probability. Filter by score, then drop doubles class by class.
- Precision asks how many boxes are right, recall how many objects are found. Average precision is the area
  below their curve, and it depends on which objects count.

| symbol | in code | meaning |
|---|---|---|
| $x$, $y$ | `box_xy` | centre of a box; in a label, its place in the cell |
| $w$, $h$ | `box_wh` | width and height of a box |
| $w_a$ | `anchors[k, 0]` | width of an anchor |
| $t_x$, $t_w$ | | values of the network before sigmoid or exponential |
| $p_c$ | `box_class_probs` | probability of class $c$ |
| $A \cap B$, $A \cup B$ | `both`, `union` | what both boxes have, what at least one has |
"""

# %% [markdown]
r"""
## References

- J. Redmon, S. Divvala, R. Girshick and A. Farhadi. You only look once: unified, real-time object detection.
  arXiv:1506.02640, 2015.
- J. Redmon and A. Farhadi. YOLO9000: better, faster, stronger. arXiv:1612.08242, 2016. Version 2: anchors by
  k-means.
- P. Sermanet, D. Eigen, X. Zhang, M. Mathieu, R. Fergus and Y. LeCun. OverFeat: integrated recognition,
  localization and detection using convolutional networks. arXiv:1312.6229, 2013. The sliding window as a
  convolution.
- R. Girshick, J. Donahue, T. Darrell and J. Malik. Rich feature hierarchies for accurate object detection and
  semantic segmentation. arXiv:1311.2524, 2013. This is R-CNN.
- R. Girshick. Fast R-CNN. arXiv:1504.08083, 2015.
- S. Ren, K. He, R. Girshick and J. Sun. Faster R-CNN: towards real-time object detection with region proposal
  networks. arXiv:1506.01497, 2015.
- M. Everingham, S. Eslami, L. Van Gool, C. Williams, J. Winn and A. Zisserman. The PASCAL visual object
  classes challenge: a retrospective. International Journal of Computer Vision, 2015. Average precision.
"""
