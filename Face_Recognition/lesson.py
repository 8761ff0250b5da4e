# %% [markdown]
r"""
# Face recognition: is it you, and who are you?

**Why it matters.** A door that opens to the staff has one picture of each of them, the one on the badge. A
network that learns classes is of no use here: it wants hundreds of pictures of each, and on Monday somebody
new begins. So teach a network something else. Not *who* is on a picture, but *how alike* two faces are. A
network that has learned this knows people whom it never saw before. The same idea compares voices,
signatures, products and sentences.

**Before you start.** You have finished [CNN Foundations](../CNN_Foundations/CNN_Foundations.ipynb) and
[Residual Networks](../Residual_Networks/Residual_Networks.ipynb): convolution, BatchNorm, training.
[Transfer Learning](../Transfer_Learning/Transfer_Learning.ipynb) helps.

**What you will be able to do.**

- Say what verification and recognition are, and why neither is classification.
- Train a network to measure faces, with the triplet loss.
- Find the triplets that teach it anything.
- Choose a threshold, and say what each of its two kinds of error costs.
- Build a door that opens to the right people, and shuts out strangers.
- Say what such a result does not tell you about real people.

**Time.** About two hours for you, two minutes for your computer. A good place to rest is after section 4: up
to there you teach an encoder, from there on you use one.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| Name | faces, and the network encoder_faces |
| What it shows | heads of 242 people, none of whom exists |
| How many | 150 people to learn from, 15 pictures of each |
| | 20 others for validation and 30 for the test, 10 pictures of each |
| | a staff of 12, each with a badge and 8 pictures at the door; 30 strangers, 2 at the door |
| Size | $96 \times 96$ in colour |
| Labels | the number of the person |
| Splits | nobody is in two of them |
| Made by | our own procedural 3-D scenes, rendered; no photograph, no real person |
| Licence | CC BY 4.0 |
| Where it is | in this course; nothing is downloaded |
| Limits | invented faces, frontal or nearly so, one head in the middle; far easier than photographs |
| More | [the data card of faces](../shared_utils/datasets/cards/faces.md) |
| The network | [the model card of encoder_faces](../shared_utils/models/cards/encoder_faces.md) |
"""

# %% [markdown]
r"""
The first cell loads the tools, the next one TensorFlow. That takes a few seconds.
"""

# %% tags=["setup"]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # no messages while TensorFlow runs
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from public_tests import (
    choose_threshold_test,
    semi_hard_triplets_test,
    triplet_loss_test,
    verify_test,
    who_is_it_test,
)

from shared_utils.datasets import DataError, load_faces
from shared_utils.drawing import show_gallery, tone, use_course_style
from shared_utils.lessons import epochs, without_messages
from shared_utils.models import build_encoder, img_to_encoding, pretrained_encoder

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% tags=["setup"]
with without_messages():
    import tensorflow as tf
    import tensorflow.keras.backend as K

import tensorflow.keras.layers as tfl

# %% [markdown]
r"""
## 1. Two questions at a door

Somebody stands at the door and says *I am Kai*. Is that true? This is **verification**: one face, one name,
yes or no. Somebody stands there and says nothing. Who is it? This is **recognition**: one face, all names,
and *nobody of them* is an answer too.

![Verification: Kai says I am Kai, and is compared with the entry of Kai alone; the distance 0.46 is below
0.7, yes. A stranger who says the same is at 1.13, no. Recognition: a picture is compared with all four
entries. Noa is at 0.41 from Noa, and at 1.08 or more from the others. The stranger's nearest is Sol at
1.09, not below 0.7: nobody.](images/two_questions.svg)

Recognition is the harder one. With one comparison that goes wrong once in a hundred times, a verification
is wrong once in a hundred times. With a hundred people in the database there are a hundred comparisons, and
more often than not at least one of them goes wrong: $1 - 0.99^{100} = 0.63$, if each goes wrong by itself.

Look at the people first. Here are four of them, six pictures each.
"""

# %% tags=["demo"]
faces = load_faces()
train, validation, test = faces.train, faces.validation, faces.test
for name in ("train", "validation", "test", "staff", "strangers"):
    split = getattr(faces, name)
    print(f"{name:10} {split.x.shape} {split.x.dtype}, {len(np.unique(split.y)):3} people")

four = np.unique(train.y)[:4]
pictures = np.concatenate([np.flatnonzero(train.y == who)[:6] for who in four])
names = [faces.class_names[who] for who in train.y[pictures]]
show_gallery(train.x[pictures], names, "Four people, six pictures each", columns=6, tile=1.4)
plt.show()

# %% [markdown]
r"""
**Notice** what changes within a row: where the head looks, the mouth, the light, the wall behind, glasses and
hats, and how sharp the picture is. And what stays: the shape of the head, nose, brows and lips, the distance
of the eyes, the hair, and the skin, which light makes darker or lighter all the same.

To you the four are easily told apart. To a computer a picture is 27,648 numbers. How far are two pictures
from each other, number by number?

**Predict first.** Which is larger: the distance of two pictures of the same person, or that of two people?
"""

# %% tags=["demo"]
flat = test.x.reshape(len(test.x), -1).astype("float32") / 255
one, other = np.triu_indices(len(flat), 1)  # all pairs of test pictures
squares = (flat**2).sum(axis=1)
apart = np.sqrt(np.maximum(squares[one] + squares[other] - 2 * (flat @ flat.T)[one, other], 0))
is_same = test.y[one] == test.y[other]
nearer = np.mean(apart[is_same][:, None] < apart[~is_same][::10])  # every tenth is enough
print(f"mean distance, same person: {apart[is_same].mean():.1f}, two people: {apart[~is_same].mean():.1f}")
print(f"a pair of one person is nearer than a pair of two people: {nearer:.0%} of the times (chance: 50%)")

# %% [markdown]
r"""
**Notice** how little the distance of pixels says: 68 times of 100 it is right, where a coin is 50 times.
The wall and the light change most of the pixels, and they have nothing to do with who is in the picture.
"""

# %% [markdown]
r"""
## 2. Why one picture each rules out a classifier

You know how to tell classes apart: a network with one output for each, and softmax. For a door with twelve
people it has twelve outputs. Three things go wrong.

1. It needs many pictures of each person to learn from. You have one.
2. On Monday a thirteenth person begins. The last layer has no output for her: change it, and train again.
3. A stranger gets a name. Softmax shares out 100 % among those who are there.

![A classifier has an output for each of twelve people; a newcomer needs one more output and new training,
from one picture. An encoder turns a picture into numbers, which are compared with the twelve rows of a
database; a newcomer is one more row, and nothing is trained.](images/classifier_or_encoder.svg)

So separate the two jobs. A network, the **encoder** $f$, turns any face into a row of 128 numbers, the
**encoding**. It is trained once, on people who have nothing to do with your door. A **database** keeps one
encoding for each of your staff. To recognise is then to measure: which row is near?

$$d(x_1, x_2) = \lVert f(x_1) - f(x_2) \rVert = \sqrt{\sum_{k=1}^{128} \big(f(x_1)_k - f(x_2)_k\big)^2}$$

- $x_1$, $x_2$ are two pictures.
- $f(x)$ is the encoding of a picture, 128 numbers.
- $d$ is the distance, the L2 norm of the difference.

Both pictures go through the *same* network. That is called a **siamese** network, though there is only one.

![Two pictures of Kai go through one network, used twice with the same weights. Each becomes 128 numbers, of
which six are shown. Their distance is 0.41.](images/siamese.svg)

Encodings are divided by their own length, so they all have length 1. They lie on a sphere, and no distance
is above 2. Without this, a network could make all distances large by making all numbers large.

**By hand.** Say an encoding has two numbers. The encoder gives $(3, 4)$; its length is $\sqrt{9 + 16} = 5$.
Divided by it: $(0.6, 0.8)$. Another picture has $(0.8, 0.6)$. Their distance is $\sqrt{(-0.2)^2 + 0.2^2} =
\sqrt{0.08} = 0.28$.

The course has an encoder that was trained for you. Let it measure two people of the test set, A and
B, three pictures each.
"""

# %% tags=["demo"]
FRmodel = pretrained_encoder()
print(
    f"pictures {FRmodel.input_shape} -> encodings {FRmodel.output_shape}, {FRmodel.count_params():,} weights"
)


# %%
def encode(pictures, model):
    """Return the encodings of pictures, (m, 128), of uint8 (m, 96, 96, 3)."""
    return model.predict(pictures.astype("float32") / 255, batch_size=100, verbose=0)


# %% tags=["demo"]
two = [np.flatnonzero(test.y == who)[:3] for who in np.unique(test.y)[:2]]
shown = np.concatenate(two)
encodings = encode(test.x[shown], FRmodel)
print("lengths:", np.linalg.norm(encodings, axis=1))
distances = np.linalg.norm(encodings[:, None] - encodings[None], axis=-1)

figure, panel = plt.subplots(figsize=(5.2, 4.4))
panel.imshow(distances, cmap="cividis", vmin=0, vmax=1.6)
for (row, column), d in np.ndenumerate(distances):
    panel.text(column, row, f"{d:.2f}", ha="center", va="center", color="white" if d < 0.9 else "black")
labels = [f"{'AB'[k // 3]}{k % 3 + 1}" for k in range(6)]
panel.set(title="Distances of six pictures of two people", xticks=range(6), yticks=range(6))
panel.set_xticklabels(labels), panel.set_yticklabels(labels)
plt.show()

# %% [markdown]
r"""
**Notice** the two dark squares. Pictures of person A are near each other, so are those of B, and an A is far
from any B. The encoder never saw either of them before. How does one teach it that?
"""

# %% [markdown]
r"""
## 3. The triplet loss

Take three pictures. An **anchor** $a$, a **positive** $p$: another picture of the same person, and a
**negative** $n$: a picture of somebody else. We want the anchor nearer to the positive than to the negative.

![Anchor and positive, two pictures of Kai, and a negative, one of Noa, become three points. Before, the
squared distances are 0.90 and 0.50, and the loss 0.60: the positive is pulled to the anchor, the negative
pushed away. After, they are 0.30 and 0.75, and the loss is 0.](images/triplet.svg)

*Nearer* alone is too little. A network that gives every picture the same encoding has only distances of 0,
and with a hair's breadth of difference it would be done. So ask for a **margin** $\alpha$:

$$\lVert f(a) - f(p) \rVert^2 + \alpha \;\le\; \lVert f(a) - f(n) \rVert^2$$

What a triplet lacks of this is its loss. If it lacks nothing, its loss is 0, never below:

$$J = \sum_{i=1}^{m} \max\big(\lVert f(a_i) - f(p_i) \rVert^2 - \lVert f(a_i) - f(n_i) \rVert^2
+ \alpha,\; 0\big)$$

- $m$ is the number of triplets, $i$ counts them.
- $\lVert \cdot \rVert^2$ is the *squared* distance: the sum of the squares over the 128 numbers, no root.
- $\alpha$ is the margin, 0.2.

The maximum stands inside the sum. Otherwise a triplet that is better than good would pay for one that is bad.

**By hand.** Encodings of two numbers, $\alpha = 0.2$. The anchor is $(1, 0)$, the positive $(0.8, 0.6)$.

![On the unit circle: the anchor (1, 0), the positive (0.8, 0.6), and the negatives (0.6, 0.8) and (0.96,
−0.28). The squared distances from the anchor are 0.4, 0.8 and 0.08, the losses 0 and
0.52.](images/triplet_by_hand.svg)

| negative | squared distance to $p$ | to $n$ | $J = \max(\;\cdot\; + 0.2, 0)$ |
|---|---|---|---|
| $(0.6, 0.8)$ | $0.2^2 + 0.6^2 = 0.40$ | $0.4^2 + 0.8^2 = 0.80$ | $\max(0.40 - 0.80 + 0.2,\, 0) = 0$ |
| $(0.96, -0.28)$ | $0.40$ | $0.04^2 + 0.28^2 = 0.08$ | $\max(0.40 - 0.08 + 0.2,\, 0) = 0.52$ |
| both, summed | | | $0 + 0.52 = 0.52$ |
"""

# %% [markdown]
r"""
### Exercise 1: `triplet_loss`

**Goal.** The triplet loss of a batch.

**Signature.** `triplet_loss(y_true, y_pred, alpha=0.2)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `y_true` | not used: Keras gives every loss two arguments | |
| `y_pred` | anchors, positives and negatives | three tensors, each $(m, 128)$ |
| `alpha` | the margin | a number |
| returned | the loss, summed over the triplets | a single number |

<details>
<summary>Hint: which axis?</summary>

Three steps, and two sums. `tf.reduce_sum(..., axis=-1)` adds up the squares of the 128 numbers of each
triplet; what is left has the shape $(m,)$. The maximum is taken there, one for each triplet: `tf.maximum`.
Then `tf.reduce_sum` without an axis adds up the triplets.

</details>
"""


# %% tags=["exercise"]
def triplet_loss(y_true, y_pred, alpha=0.2):
    """Compute the triplet loss of a batch.

    Arguments:
    y_true -- not used
    y_pred -- anchor, positive and negative, each of shape (m, 128)
    alpha -- the margin

    Returns:
    loss -- a single number, summed over the m triplets
    """
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    ### BEGIN SOLUTION
    to_positive = tf.reduce_sum(tf.square(anchor - positive), axis=-1)
    to_negative = tf.reduce_sum(tf.square(anchor - negative), axis=-1)
    loss = tf.reduce_sum(tf.maximum(to_positive - to_negative + alpha, 0.0))
    ### END SOLUTION
    return loss


# %% tags=["test"]
triplet_loss_test(triplet_loss)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell does the example by hand with your function.
"""

# %% tags=["demo"]
anchors = tf.constant([[1.0, 0.0], [1.0, 0.0]])
positives = tf.constant([[0.8, 0.6], [0.8, 0.6]])
negatives = tf.constant([[0.6, 0.8], [0.96, -0.28]])
print(f"loss: {float(triplet_loss(None, [anchors, positives, negatives])):.2f}")

# %% [markdown]
r"""
## 4. Triplets that teach

From 150 people with 15 pictures each one can make $2{,}250 \cdot 14 \cdot 2{,}235 = 70$ million triplets.
Most of them teach nothing. Two people who look quite different are far apart after a few minutes of training,
and then the loss of their triplets is 0, and so is its gradient. One has to look for the others.

For an anchor and a positive there are three kinds of negatives:

![Around the anchor lie a circle through the positive, squared radius 0.30, and a ring up to 0.50. A
negative outside, at 0.75, is easy: loss 0. One in the ring, at 0.40, is semi-hard: loss 0.10. One inside
the circle, at 0.20, is hard: loss 0.30.](images/triplet_kinds.svg)

| kind | where the negative is | loss | what it teaches |
|---|---|---|---|
| easy | beyond the margin | 0 | nothing |
| **semi-hard** | farther than the positive, by less than $\alpha$ | 0 to $\alpha$ | a little more distance |
| hard | nearer than the positive | above $\alpha$ | much, or nonsense |

The hard ones seem to be the best teachers. But early in training nearly everything is hard. And the very
hardest are often pictures of which nobody can tell who it is: a shadow, a hat, an odd angle. A network that
sees only these may give up, and put every picture in the same place. The people who made FaceNet found it
better to take the *semi-hard* ones. They are looked for inside each batch, with the encodings as they are at
that moment:

$$\lVert f(a) - f(p) \rVert^2 \;<\; \lVert f(a) - f(n) \rVert^2 \;<\; \lVert f(a) - f(p) \rVert^2 + \alpha$$

**By hand.** A batch of four pictures: 0 and 1 show Ayo, 2 and 3 show Kai. Their squared distances:

| | 0 | 1 | 2 | 3 |
|---|---|---|---|---|
| **0** (Ayo) | 0 | 0.30 | 0.40 | 0.75 |
| **1** (Ayo) | 0.30 | 0 | 0.20 | 0.45 |
| **2** (Kai) | 0.40 | 0.20 | 0 | 0.60 |
| **3** (Kai) | 0.75 | 0.45 | 0.60 | 0 |

Each picture can be the anchor. The other one of the same person is its positive, and there are two negatives,
so there are eight triplets. With $\alpha = 0.2$:

| anchor, positive | looked for | negatives | semi-hard |
|---|---|---|---|
| 0, 1 | 0.30 to 0.50 | 2 has 0.40, 3 has 0.75 | (0, 1, 2) |
| 1, 0 | 0.30 to 0.50 | 2 has 0.20, 3 has 0.45 | (1, 0, 3) |
| 2, 3 | 0.60 to 0.80 | 0 has 0.40, 1 has 0.20 | none |
| 3, 2 | 0.60 to 0.80 | 0 has 0.75, 1 has 0.45 | (3, 2, 0) |

Mind that (0, 1) and (1, 0) are two pairs: each has its own negatives.
"""

# %% [markdown]
r"""
### Exercise 2: `semi_hard_triplets`

**Goal.** All semi-hard triplets of a batch, as triples of indices.

**Signature.** `semi_hard_triplets(encodings, labels, alpha=0.2)` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `encodings` | encodings of a batch, unit vectors | $(m, 128)$ |
| `labels` | who is on each picture | $(m,)$ |
| `alpha` | the margin | a number |
| returned | all semi-hard triples of indices: anchor, positive, negative | $t$ triples: a list, or $(t, 3)$ |

The order of the triples does not matter. A picture is not its own positive.

<details>
<summary>Hint: how to begin</summary>

Three loops, one inside the other: over anchors `a`, over positives `p`, over negatives `n`. Skip `p` when it
is `a`, or when it shows somebody else. Skip `n` when it shows the person of `a`. Then compare two squared
distances.

</details>

<details>
<summary>Hint: the squared distances of one anchor from all pictures</summary>

`np.sum((encodings - encodings[a]) ** 2, axis=1)` has the shape $(m,)$.

</details>
"""


# %% tags=["exercise"]
def semi_hard_triplets(encodings, labels, alpha=0.2):
    """Find all semi-hard triplets of a batch.

    Arguments:
    encodings -- array of shape (m, 128)
    labels -- array of shape (m,), who is on each picture
    alpha -- the margin

    Returns:
    triplets -- list of triples of indices: anchor, positive, negative
    """
    ### BEGIN SOLUTION
    triplets = []
    for a in range(len(labels)):
        d = np.sum((encodings - encodings[a]) ** 2, axis=1)
        for p in range(len(labels)):
            if p == a or labels[p] != labels[a]:
                continue
            for n in range(len(labels)):
                if labels[n] != labels[a] and d[p] < d[n] < d[p] + alpha:
                    triplets.append((a, p, n))
    ### END SOLUTION
    return triplets


# %% tags=["test"]
semi_hard_triplets_test(semi_hard_triplets)

# %% [markdown]
r"""
**What you should see.** All checks pass. You have all that training needs: a network, triplets, a loss. Here
is what triplets do to a small world, with three people, four pictures each, and encodings of two numbers.

![Twelve points on a circle, four pictures each of three people, mixed at first. Step by step those of one
person move together, and the triplets that have a loss fall from 197 of 288 to none at step
63.](images/triplets_moving.gif)

The first step and the last one, standing still:

![Step 0: the pictures of three people are mixed around the circle, and 197 of 288 triplets have a loss.
Step 63: the four of each person lie together, and no triplet has a loss.](images/triplets_moving.svg)
"""

# %% [markdown]
r"""
### Train one from scratch, for a minute

The encoder below is the small one of the course with random weights, on pictures of half the size. A batch
has eight people with six pictures each. Pictures are mirrored at random: a mirrored face is the same person.
Each step uses *your* two functions: encode the batch, find its semi-hard triplets, take their mean loss, and
follow its gradient.

**Predict first.** How does the number of semi-hard triplets in a batch change, while the encoder learns?
"""


# %%
PEOPLE, PICTURES = 8, 6


def half_size(pictures):
    """Return pictures of 48 x 48 with values from 0 to 1, of uint8 (m, 96, 96, 3): means over 2 x 2."""
    return pictures.reshape(-1, 48, 2, 48, 2, 3).mean(axis=(2, 4)).astype("float32") / 255


def batch_of(rng):
    """Draw a batch: some pictures each of some people; return pictures and labels."""
    people = rng.choice(np.unique(train.y), PEOPLE, replace=False)
    chosen = np.concatenate(
        [rng.choice(np.flatnonzero(train.y == who), PICTURES, replace=False) for who in people]
    )
    mirrored = rng.random(len(chosen)) < 0.5
    x = half_size(train.x[chosen])
    return np.where(mirrored[:, None, None, None], x[:, :, ::-1], x), train.y[chosen]


# %% tags=["demo"]
def learn_from(model, optimizer, x, labels):
    """Take one step; return how many semi-hard triplets the batch had, and their mean loss."""
    with tf.GradientTape() as tape:
        encodings = model(x, training=True)
        triplets = np.array(list(semi_hard_triplets(encodings.numpy(), labels))).reshape(-1, 3)
        if len(triplets) == 0:
            return 0, 0.0
        y_pred = [tf.gather(encodings, triplets[:, k]) for k in range(3)]
        loss = triplet_loss(None, y_pred) / len(triplets)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return len(triplets), float(loss)


# %% [markdown]
r"""
To see how it comes along, we need a number for a whole set of people. Take all pairs of validation pictures.
Some show the same person, most do not. How often is a pair of one person nearer than a pair of two people?
That is the **AUC**: 0.5 for an encoder that knows nothing, 1 for a perfect one. (It is called *area under the
curve*; the curve is in section 5.)
"""


# %%
def pairs_of(encodings, labels):
    """Return the distance of each pair of pictures, (n,), and whether it shows the same person, (n,)."""
    one, other = np.triu_indices(len(labels), 1)
    distances = np.linalg.norm(encodings[one] - encodings[other], axis=1)
    return distances, labels[one] == labels[other]


def auc_of(distances, same):
    """Return how often a pair of the same person is nearer than a pair of two people."""
    order = np.argsort(np.argsort(distances))  # 0 for the nearest pair
    n_same = same.sum()
    farther = order[same].sum() - n_same * (n_same - 1) / 2  # pairs of two people that are nearer
    return 1 - farther / (n_same * (~same).sum())


# %% tags=["train"]
N_STEPS, N_EPOCHS = 40, 7
tf.keras.utils.set_random_seed(1)
rng = np.random.default_rng(1)
scratch = build_encoder((48, 48, 3))
optimizer = tf.keras.optimizers.Adam(0.001)
counts, losses, aucs = [], [], []
for _ in range(epochs(N_EPOCHS)):
    for _ in range(N_STEPS):
        count, loss = learn_from(scratch, optimizer, *batch_of(rng))
        counts.append(count), losses.append(loss)
    aucs.append(auc_of(*pairs_of(scratch.predict(half_size(validation.x), verbose=0), validation.y)))
print(f"AUC on the validation people: {aucs[-1]:.3f}")

# %% tags=["demo"]
steps = np.arange(1, len(counts) + 1)
figure, panels = plt.subplots(1, 3, figsize=(10, 3))
panels[0].plot(steps, counts, ".", markersize=3, color=tone("gradient").line)
panels[0].set(title="Semi-hard triplets in a batch", xlabel="step", ylabel="number", ylim=(0, None))
panels[1].plot(steps, losses, ".", markersize=3, color=tone("gradient").line)
panels[1].axhline(0.1, color=tone("filter").line, linestyle="--")
panels[1].set(title="Their mean loss", xlabel="step", ylim=(0, 0.2))
panels[2].plot(N_STEPS * np.arange(1, len(aucs) + 1), aucs, "o-")
panels[2].set(title="AUC, validation people", xlabel="step", ylim=(0.5, 1))
figure.tight_layout()
plt.show()

# %% [markdown]
r"""
**Notice** three things. The first batch has some 1,800 semi-hard triplets of 10,080 that are possible. Ten
steps later some 500 are left, then slowly fewer: more and more triplets are easy. That is the answer to the
question above, and it is how one sees that the encoder learns.

The mean loss shows nothing of it. A semi-hard triplet has a loss between 0 and $\alpha = 0.2$, so their
mean is near 0.1 (the dashed line) whatever the encoder knows. A loss whose examples are chosen anew at each
step is no measure.

The AUC is one. It is near 0.9 after 40 steps, and then rises slowly, with setbacks. The people of the
validation set were not trained on: what the encoder has learned carries over to people whom it never saw.
"""

# %% [markdown]
r"""
## 5. A threshold, and what each error costs

Distances are numbers, and a door is open or shut. Where is the line? Take the encoder that comes with the
course, and all pairs of the *validation* people, whom it did not learn from.
"""

# %% tags=["demo"]
distances, same = pairs_of(encode(validation.x, FRmodel), validation.y)
bins = np.linspace(0, 2, 61)
figure, panel = plt.subplots(figsize=(7, 3.2))
panel.hist(distances[same], bins, density=True, alpha=0.7, color=tone("output").line, label="same person")
panel.hist(distances[~same], bins, density=True, alpha=0.7, color=tone("filter").line, label="two people")
panel.axvline(0.7, color=tone("prediction").line, linestyle="--", label="0.7")
panel.set(title="Distances of pairs, validation people", xlabel="distance", ylabel="density")
panel.legend()
plt.show()
print(f"pairs of the same person: {same.sum()}, of two people: {(~same).sum()}")

# %% [markdown]
r"""
**Notice** the two heaps. Pictures of one person are about 0.4 apart, of two people about 1.4. Between 0.4
and 1 they overlap: wherever you draw the line, some pairs are on its wrong side. And mind that pairs of two
people are 21 times as many; the heaps are drawn equally large.

There are two ways to be wrong.

![Two curves over the distance: same person on the left, different people on the right, and a threshold
where they overlap. Different people to its left are false accepts: a stranger is let in. Pairs of one
person to its right are false rejects: one of the staff is turned away.](images/threshold.svg)

- A **false accept**: two people, but the distance is below the threshold. The door opens to the wrong one.
- A **false reject**: the same person, but the distance is not below it. Somebody who works here stands in the
  rain.

Each has a rate. The false-accept rate is the share of the pairs of *two people* that are accepted. The
false-reject rate is the share of the pairs of the *same person* that are rejected. A lower threshold has
fewer false accepts and more false rejects, a higher one the reverse. Nobody can tell you the right one who
does not know what the errors cost. The door of a bank takes few false accepts, and has a guard for those who
are rejected. A phone that sorts your photographs may take many.

So say what you can bear, for instance *at most one false accept in a hundred*, and take the largest threshold
that keeps to it: it rejects the fewest.

**By hand.** Eight pairs, sorted by their distance. Four show the same person, four do not.

![Eight pairs by distance: 0.3, 0.4, 0.6 and 0.9 are of one person, 0.5, 0.8, 1.1 and 1.3 of two. At most no
false accept gives the threshold 0.5, at most a quarter 0.8, at most a half
1.1.](images/threshold_by_hand.svg)

| distance | 0.3 | 0.4 | 0.5 | 0.6 | 0.8 | 0.9 | 1.1 | 1.3 |
|---|---|---|---|---|---|---|---|---|
| same person? | yes | yes | no | yes | no | yes | no | no |

A pair is accepted *strictly below* the threshold.

| at most | largest threshold | accepted of the four *no* | false-accept rate |
|---|---|---|---|
| 0 | 0.5 | none: 0.5 itself is not below 0.5 | 0 |
| 0.25 | 0.8 | 0.5 | 0.25 |
| 0.5 | 1.1 | 0.5, 0.8 | 0.5 |

With 0.51 as the threshold, 0.5 would be below it, and the rate 0.25. So a largest threshold is always one of
the distances.
"""

# %% [markdown]
r"""
### Exercise 3: `choose_threshold`

**Goal.** The largest threshold whose false-accept rate is at most `max_far`.

**Signature.** `choose_threshold(distances, same, max_far)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `distances` | the distances of pairs, in any order | $(n,)$ |
| `same` | whether a pair shows the same person, `True` or `False` | $(n,)$ |
| `max_far` | the largest false-accept rate that will do, at least 0 and below 1 | a number |
| returned | the threshold | a number |

<details>
<summary>Hint: how to begin</summary>

Try every distance as the threshold, from the smallest to the largest, and keep the last one whose rate is
small enough. `distances[~same]` are those of two people. `np.mean(condition)` is the share for which a
condition is true.

</details>

<details>
<summary>Hint: without trying</summary>

Sort the distances of two people. How many of them may be accepted? The next one after those has to stay out.
Look out for distances that are equal.

</details>
"""


# %% tags=["exercise"]
def choose_threshold(distances, same, max_far):
    """Choose the largest threshold with a false-accept rate of at most max_far.

    Arguments:
    distances -- array of shape (n,)
    same -- array of shape (n,), True where a pair shows the same person
    max_far -- number, the largest false-accept rate that will do

    Returns:
    threshold -- a number; pairs strictly below it are accepted
    """
    ### BEGIN SOLUTION
    different = distances[~same]
    threshold = 0.0
    for candidate in np.sort(distances):
        if np.mean(different < candidate) <= max_far:
            threshold = candidate
    ### END SOLUTION
    return threshold


# %% tags=["test"]
choose_threshold_test(choose_threshold)

# %% [markdown]
r"""
**What you should see.** All checks pass. Choose on the validation people, and measure on the test people, who
had no say in anything. Otherwise the threshold would be made to fit those whom it is measured with.
"""

# %% tags=["demo"]
test_distances, test_same = pairs_of(encode(test.x, FRmodel), test.y)
print("at most    threshold    false accepts    false rejects   (on the test people)")
for max_far in (0.001, 0.01, 0.03, 0.1):
    threshold = choose_threshold(distances, same, max_far)
    accepted = test_distances < threshold
    far, frr = np.mean(accepted[~test_same]), np.mean(~accepted[test_same])
    print(f"{max_far:7.1%} {threshold:12.3f} {far:16.1%} {frr:16.1%}")


# %% tags=["demo"]
def roc_of(distances, same):
    """Return false-accept and true-accept rates, one of each for every threshold."""
    by_distance = same[np.argsort(distances)]
    return np.cumsum(~by_distance) / (~same).sum(), np.cumsum(by_distance) / same.sum()


curves = {
    "pixels": (apart, is_same),
    "one minute of training": pairs_of(scratch.predict(half_size(test.x), verbose=0), test.y),
    "the bundled encoder": (test_distances, test_same),
}
figure, panel = plt.subplots(figsize=(5.4, 4))
for (name, pairs), meaning in zip(curves.items(), ("input", "output", "prediction"), strict=True):
    panel.plot(*roc_of(*pairs), color=tone(meaning).line, label=f"{name}: AUC {auc_of(*pairs):.3f}")
panel.plot([0, 1], [1, 0], ":", color="grey", linewidth=1)
panel.set(title="ROC, test people", xlabel="false-accept rate", ylabel="same person accepted")
panel.legend(loc="center right", fontsize=8)
plt.show()
at_door = test_distances < 0.7
far, frr = at_door[~test_same].mean(), (~at_door[test_same]).mean()
print(f"at 0.7: false accepts {far:.1%}, false rejects {frr:.1%}")

# %% [markdown]
r"""
The curve is the **ROC**. Each point of it is a threshold; up is good, left is good. The dotted line is where
both errors are equally frequent.

**Notice** in the table what caution costs. Who accepts one wrong pair in a thousand at most rejects nearly
half of the right ones. And **notice** that what was asked for is not what comes out: at most 3 % on the
validation people became 0.7 % on the test people. Twenty people are few. Two pairs of them look much alike,
and they set the threshold for all.

In the plot, a minute of training comes most of the way from pixels to the bundled encoder. That one learned
for an hour, from 750 people. The threshold of 0.7 is the one that it was trained for: on the test people it
accepts 0.4 % wrongly and rejects 3.0 % wrongly. Hats are its weakness: of the 44 pairs of one person with a
hat on a picture it rejects 25. (They are made with 5 pictures of 4 people.) Few hats were there to learn
from.
"""

# %% [markdown]
r"""
## 6. The door

Everything is there. Twelve people work here. Each has one picture, from the badge. Encode it, and put it in
a database: a dictionary from names to encodings, $(1, 128)$ each.

![The camera's picture of Kai becomes 128 numbers. `verify` is given the name Kai and measures one distance,
0.46: below 0.7 the door opens. `who_is_it` measures the distance to everybody, 0.46 to Kai and 1.04 or more
to the others: the smallest is below 0.7, so the door opens for Kai.](images/door.svg)

The door's camera writes a file, so `img_to_encoding(image_path, model)` takes the path of one. It reads the
picture, cuts it to its middle, brings it to the size that the model takes and to values from 0 to 1, and
returns its encoding, an array $(1, 128)$. It does not look for the face. Grey pictures, pictures of another
size and such with transparent parts are all right. A file that is missing or no picture is an error that
says so.
"""

# %% tags=["demo"]
camera = Path(tempfile.mkdtemp())  # a folder for the pictures of this lesson


def photo(name, picture):
    """Write a picture (96, 96, 3) as a file, as a camera would; return its path."""
    path = camera / f"{name}.png"
    Image.fromarray(picture).save(path)
    return str(path)


database = {}
for name, badge in faces.badges.items():
    database[name] = img_to_encoding(photo(f"badge_{name}", badge), FRmodel)
print(f"{len(database)} people, each an array {database['Kai'].shape} {database['Kai'].dtype}")
show_gallery(list(faces.badges.values()), list(database), "The badges", columns=6, tile=1.4)
plt.show()

# %% [markdown]
r"""
Files are seldom as one would like them. Here is Kai's badge once more, in grey, with a transparent part, and
small; and a file that is not there.
"""

# %% tags=["demo"]
badge = Image.fromarray(faces.badges["Kai"])
clear = badge.convert("RGBA")
clear.putalpha(Image.fromarray(np.tile(np.linspace(128, 255, 96).astype("uint8"), (96, 1))))
for name, picture in {"grey": badge.convert("L"), "clear": clear, "small": badge.resize((40, 40))}.items():
    picture.save(camera / f"{name}.png")
    distance = np.linalg.norm(img_to_encoding(camera / f"{name}.png", FRmodel) - database["Kai"])
    print(f"{name:6} {picture.mode:5} {picture.size}: {distance:.2f} from Kai's entry")
try:
    img_to_encoding("nobody.png", FRmodel)
except DataError as error:
    print(f"{type(error).__name__}: {error}")

# %% [markdown]
r"""
**Notice** the colours. A small picture hardly matters, and one that fades to white from the left only a
little. Without colours the same badge is only just below 0.7: this encoder has learned to look at skin and
hair. Measured at a door in the dusk, with a camera that sees no colours then, all distances would be
larger.
"""

# %% [markdown]
r"""
### Exercise 4: `verify`

**Goal.** Is the person on the picture the one whose name is given?

**Signature.** `verify(image_path, identity, database, model)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `image_path` | the picture's file | a string |
| `identity` | the name that the person gives | a string |
| `database` | encodings by name | a dict of arrays $(1, 128)$ |
| `model` | the encoder | |
| returned | `dist`, the distance of the two encodings | a number |
| | `door_open`, whether it is strictly below 0.7 | `True` or `False` |

A name that is not in the database is an error, `KeyError` or `ValueError`, and no open door.

<details>
<summary>Hint: how to begin</summary>

`img_to_encoding(image_path, model)` gives the encoding. `np.linalg.norm` of a difference is its L2 norm.
`database[identity]` raises a `KeyError` by itself where there is no such name.

</details>

<details>
<summary>Hint: squared or not?</summary>

The loss was made of *squared* distances. The door measures the distance itself, as a ruler would. $0.7^2 =
0.49$: who forgets the root opens to people who are too far.

</details>
"""


# %% tags=["exercise"]
def verify(image_path, identity, database, model):
    """Verify that the person on a picture is the one whose name is given.

    Arguments:
    image_path -- path of the picture
    identity -- name, one of the database
    database -- encodings (1, 128) by name
    model -- the encoder

    Returns:
    dist -- distance of the picture's encoding from that of the name
    door_open -- True if dist is below 0.7, else False
    """
    ### BEGIN SOLUTION
    encoding = img_to_encoding(image_path, model)
    dist = np.linalg.norm(encoding - database[identity])
    door_open = bool(dist < 0.7)
    ### END SOLUTION
    return dist, door_open


# %% tags=["test"]
verify_test(verify)

# %% tags=["demo"]
door = faces.door
at = {name: np.flatnonzero(door.factors["name"] == name) for name in database}
visitors = [
    ("Kai", "Kai", door.x[at["Kai"][0]]),
    ("Noa", "Noa", door.x[at["Noa"][0]]),
    ("Noa, with Kai's badge", "Kai", door.x[at["Noa"][0]]),
    ("a stranger, with Sol's badge", "Sol", faces.strangers.x[0]),
]
titles = []
for number, (who, name, picture) in enumerate(visitors):
    dist, door_open = verify(photo(f"visitor_{number}", picture), name, database, FRmodel)
    titles.append(f"{who}\nsays {name}: {dist:.2f}, {'open' if door_open else 'shut'}")
show_gallery([picture for *_, picture in visitors], titles, "Four visitors", columns=4, tile=2.1)
plt.show()

# %% [markdown]
r"""
**What you should see.** The first two get in, the others do not. And a name that nobody has?
"""

# %% tags=["demo"]
try:
    verify(photo("visitor", door.x[0]), "Nobody", database, FRmodel)
except (KeyError, ValueError) as error:
    print(f"{type(error).__name__}: {error}")

# %% [markdown]
r"""
### Exercise 5: `who_is_it`

**Goal.** Who of the people in the database is on the picture?

**Signature.** `who_is_it(image_path, database, model)` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| `image_path` | the picture's file | a string |
| `database` | encodings by name | a dict of arrays $(1, 128)$ |
| `model` | the encoder | |
| returned | `min_dist`, the smallest distance from all entries | a number |
| | `identity`, whose entry it is; `None` if `min_dist` is not below 0.7 | a string or `None` |

With an empty database nobody is near: return `np.inf` and `None`. (The tests take any name for a stranger,
since answers from elsewhere give the nearest. Here it matters: the day at the door below shows whether
yours turns strangers away.)

<details>
<summary>Hint: how to begin</summary>

`for name, encoding in database.items():` gives one entry after the other. Keep the smallest distance so far
and its name. Begin with `np.inf`, which every distance is below.

</details>
"""


# %% tags=["exercise"]
def who_is_it(image_path, database, model):
    """Find who of the people in the database is on a picture.

    Arguments:
    image_path -- path of the picture
    database -- encodings (1, 128) by name
    model -- the encoder

    Returns:
    min_dist -- smallest distance of the picture's encoding from those of the database
    identity -- the name of that one, or None if min_dist is not below 0.7
    """
    ### BEGIN SOLUTION
    encoding = img_to_encoding(image_path, model)
    min_dist, identity = np.inf, None
    for name, enrolled in database.items():
        dist = np.linalg.norm(encoding - enrolled)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist >= 0.7:
        identity = None
    ### END SOLUTION
    return min_dist, identity


# %% tags=["test"]
who_is_it_test(who_is_it)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now a whole day at the door: 96 pictures of the staff and 60 of
strangers.
"""

# %% tags=["demo"]
found = [who_is_it(photo("today", picture), database, FRmodel) for picture in door.x]
away = [who_is_it(photo("today", picture), database, FRmodel) for picture in faces.strangers.x]
right = np.array([name == truth for (_, name), truth in zip(found, door.factors["name"], strict=True)])
mistaken = [name not in (None, truth) for (_, name), truth in zip(found, door.factors["name"], strict=True)]
shut = np.array([name is None for _, name in away])
print(f"staff recognised: {right.sum()} of {len(right)}, taken for somebody else: {sum(mistaken)}")
print(f"strangers turned away: {shut.sum()} of {len(shut)}")
print("nobody enrolled:", who_is_it(photo("today", door.x[0]), {}, FRmodel))

# %% tags=["demo"]
tries = [(x, truth, d, name) for x, truth, (d, name) in zip(door.x, door.factors["name"], found, strict=True)]
tries += [(x, "a stranger", d, name) for x, (d, name) in zip(faces.strangers.x, away, strict=True)]
nearness = [abs(d - 0.7) for *_, d, _ in tries]  # the closest decisions
closest = [tries[k] for k in np.argsort(nearness)[:12]]
titles = [f"{truth}\n{d:.2f}: {name or 'nobody'}" for _, truth, d, name in closest]
show_gallery(
    [x for x, *_ in closest], titles, "The closest decisions: the truth, then the answer", columns=6, tile=1.5
)
plt.show()

# %% [markdown]
r"""
**Notice** the three strangers who get in. In section 5 only 0.4 % of the pairs of two people were accepted.
But each picture of a stranger is compared with twelve people: $1 - (1 - 0.004)^{12} = 0.047$, about one in
twenty, and three of sixty it is. With 120 people in the database it would be more than every third: $1 - (1
- 0.004)^{120} = 0.38$. (Both hold if comparisons go wrong one by one. They do not quite: who looks like one
of the staff does so in every picture.)

And **notice** who is near the line: heads that are turned, eyes that are closed, glasses that are not on
the badge. This door is an easy one. The strangers were drawn so that none of them looks like one of the
staff at a glance. That it fits the formula is luck: with people who were not chosen so, 13 of 60 got in.
"""

# %% [markdown]
r"""
## 7. Another way to decide: logistic regression on differences

The distance treats all 128 numbers alike. Perhaps some say more than others. So let a network of one layer
decide. It gets the 128 absolute differences of two encodings, and gives the probability that it is the same
person:

$$\hat{y} = \sigma\Big(b + \sum_{k=1}^{128} w_k \, \lvert f(x_1)_k - f(x_2)_k \rvert\Big)$$

![The absolute differences of two encodings, 128 numbers, are weighted and added up with a bias, and a
sigmoid makes a probability of the sum: 0.95 for two pictures of Kai, 0.03 for Kai and
Noa.](images/difference_regression.svg)

Taigman and others did this in *DeepFace* (2014). We learn $w$ and $b$ from pairs of the validation people, as
many of the same person as of two, and compare on the test people.
"""


# %% tags=["train"]
def differences_of(encodings, labels):
    """Return |f(x1) - f(x2)| of each pair, (n, 128), and whether it shows the same person, (n,)."""
    one, other = np.triu_indices(len(labels), 1)
    return np.abs(encodings[one] - encodings[other]), labels[one] == labels[other]


features, answers = differences_of(encode(validation.x, FRmodel), validation.y)
pairs_of_two = np.random.default_rng(1).choice(np.flatnonzero(~answers), answers.sum(), replace=False)
chosen = np.concatenate([np.flatnonzero(answers), pairs_of_two])
tf.keras.utils.set_random_seed(1)
regression = tf.keras.Sequential([tf.keras.Input((128,)), tfl.Dense(1, activation="sigmoid")])
regression.compile(tf.keras.optimizers.Adam(0.02), "binary_crossentropy", jit_compile=False)
regression.fit(
    features[chosen], answers[chosen].astype("float32"), epochs=epochs(20), batch_size=64, verbose=0
)
test_features, _ = differences_of(encode(test.x, FRmodel), test.y)
probability = regression.predict(test_features, batch_size=4096, verbose=0)[:, 0]
print(f"AUC on the test people: distance {auc_of(test_distances, test_same):.4f},", end=" ")
print(f"regression {auc_of(-probability, test_same):.4f}")
weights = regression.layers[0].get_weights()[0][:, 0]
print(f"weights: {np.sum(weights < 0)} of 128 below 0, from {weights.min():.1f} to {weights.max():.1f}")

# %% [markdown]
r"""
**Notice** that it is no better. The encoder was trained so that plain distance decides, and the regression
has to find its 128 weights from the pictures of 20 people. Most weights are below 0, as they should be: the
more two encodings differ, the less likely it is the same person. Those above 0 are learned from too few
people. Where an encoder was trained for something else, a learned comparison helps more.
"""

# %% [markdown]
r"""
## 8. A map of faces

128 numbers cannot be drawn, two can. Turn the cloud of all encodings so that its two longest directions lie
in the paper: that is *principal component analysis*. Here are ten of the test people, with all their
pictures.
"""

# %% tags=["demo"]
ten = np.isin(test.y, np.unique(test.y)[:10])
cloud = encode(test.x[ten], FRmodel)
centred = cloud - cloud.mean(axis=0)
_, lengths, axes = np.linalg.svd(centred, full_matrices=False)
places = centred @ axes[:2].T
kept = (lengths[:2] ** 2).sum() / (lengths**2).sum()

figure, panel = plt.subplots(figsize=(7.4, 6.4))
for (across, up), picture in zip(places, test.x[ten], strict=True):
    panel.imshow(picture, extent=(across - 0.045, across + 0.045, up - 0.045, up + 0.045), zorder=2)
low, high = places.min(axis=0) - 0.1, places.max(axis=0) + 0.1
panel.set(
    title="Ten test people, each picture at its place",
    xlim=(low[0], high[0]), ylim=(low[1], high[1]),
    xlabel="first direction", ylabel="second direction",
)  # fmt: skip
panel.grid(visible=False)
plt.show()
print(f"the two directions hold {kept:.0%} of the spread")

# %% [markdown]
r"""
**Notice** the heaps: the pictures of a person lie together, whatever the light and the hat, though the map
shows only two of 128 numbers. And **notice** who are neighbours. Nobody told the encoder about hair or
skin, but people who share them come near each other. Where two heaps touch here, they may still be apart in
a direction that the map does not show.
"""

# %% [markdown]
r"""
## 9. What this does not tell you

The people of this lesson are made of numbers: a width of the jaw, a colour of the hair. Each number was
drawn by itself, evenly. There is one head in each picture, in the middle. Nobody is a sister of somebody
else, nobody is a child, nobody ages, nobody wears a mask. So the rates above are true of these pictures,
and of nothing else. **They say nothing about how such a system treats real people.**

What is known of real ones should make you careful.

- **Errors are not shared out evenly.** Systems trained mostly on pictures of some groups were found to do far
  worse on others; Buolamwini and Gebru (2018) measured it, and so did NIST (2019) for face recognition, with
  rates of false accepts that differed tenfold and more between groups. One number for everybody hides that.
  Here nobody belongs to a group, so there is nothing of this kind to be seen here. That is a gap in this data
  and no good news.
- **Few errors are many people.** A rate of false accepts of 0.1 % sounds small. Compare each of 50,000
  visitors of a stadium with a list of 1,000 names: that is 50 million comparisons, and 50,000 false alarms.
- **An encoding is about a body.** A password can be changed, a face cannot. In many countries encodings of
  faces are protected by law, and recording them needs the consent of those whom they are about.
- **Nobody asks.** A face can be read from afar, without a word. Before you build such a thing, ask who wants
  it, who is seen by it, what happens to somebody whom it takes for another, and whether a key would do.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **Your own encoder.** `pretrained_encoder(model="my_facenet.keras")` takes an encoder of yours in place of
  the course's. The size of pictures and of encodings is read from it. It is given values from 0 to 1; if it
  wants others, put a `Rescaling` layer before it. Its distances are others, so choose a threshold of your
  own with `choose_threshold`.
- **Your own pictures.** `load_faces("folder")` reads a folder with a folder for each person. Ask them first.
- **More pictures of each of the staff.** Store the mean of three encodings, divided by its length. Does the
  door get better?
- **Hard triplets.** Change `learn_from` so that it takes the hardest negative of each pair. Does it still
  learn from random weights?
- **The margin.** Train with $\alpha = 0.05$ and $\alpha = 0.8$. What happens to the number of semi-hard
  triplets, and to the AUC?
"""

# %% [markdown]
r"""
## Recap

- Verification compares with one, recognition with all. *Nobody* is an answer.
- An encoder turns a face into a unit vector. Who it is stands in a database, not in the weights.
- The triplet loss: $\max(\lVert a - p \rVert^2 - \lVert a - n \rVert^2 + \alpha, 0)$, summed. Squared, and
  the maximum inside the sum.
- Most triplets are easy and teach nothing. Semi-hard ones are looked for inside each batch.
- A threshold trades false accepts for false rejects. Choose it on people whom you do not measure with.
- The door compares distances, not squared ones, strictly below 0.7, with the model that it is given.
- The numbers of this lesson are about people who do not exist.

| symbol | in code | meaning |
|---|---|---|
| $f(x)$ | `model(x)` | encoding of a picture, 128 numbers of length 1 |
| $a$, $p$, $n$ | `anchor`, `positive`, `negative` | a picture, one more of the same person, one of another |
| $\alpha$ | `alpha` | margin of the squared distances, 0.2 |
| $d$ | `dist` | distance of two encodings |
"""

# %% [markdown]
r"""
## References

- F. Schroff, D. Kalenichenko and J. Philbin. FaceNet: a unified embedding for face recognition and
  clustering. arXiv:1503.03832, 2015.
- Y. Taigman, M. Yang, M. Ranzato and L. Wolf. DeepFace: closing the gap to human-level performance in face
  verification. CVPR, 2014.
- R. Hadsell, S. Chopra and Y. LeCun. Dimensionality reduction by learning an invariant mapping. CVPR, 2006.
- J. Bromley, I. Guyon, Y. LeCun, E. Säckinger and R. Shah. Signature verification using a siamese time delay
  neural network. NIPS, 1993.
- S. Chen, Y. Liu, X. Gao and Z. Han. MobileFaceNets: efficient CNNs for accurate real-time face verification
  on mobile devices. arXiv:1804.07573, 2018.
- J. Buolamwini and T. Gebru. Gender shades: intersectional accuracy disparities in commercial gender
  classification. Conference on Fairness, Accountability and Transparency, 2018.
- P. Grother, M. Ngan and K. Hanaoka. Face recognition vendor test, part 3: demographic effects. NISTIR 8280,
  2019.
"""
