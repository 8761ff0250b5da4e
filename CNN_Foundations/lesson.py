# %% [markdown]
r"""
# CNN Foundations: a small filter reads a big image

**Why it matters.** A phone finds the faces in a picture. A car finds the edge of its lane. A microscope
counts cells. Under all of these runs one small operation, many millions of times: the *convolution*. It
takes a little grid of numbers, called a filter, and slides it over an image. Where the image looks like the
filter, the answer is large. In Part 1 of this lesson you build that operation yourself, from loops and NumPy,
forward and backward. You use it to find the edges in a photograph, and you watch a filter learn. In Part 2
you change to a framework and train two networks: one sees whether a face smiles, one how many fingers a hand
shows. By then nothing in the library is hidden from you.

**Before you start.** You can make a NumPy array, read its `shape` and take a slice of it. You can write a
function with a loop. For the second half you also know what the slope of a curve is. This is the first
topic; it needs no other.

**What you will be able to do.**

- Read an image as an array and name each number of its shape.
- Work out one number of a convolution by hand, and say what filters for edges have in common.
- Put a border of zeros around a batch of images.
- Say which size comes out before you run anything.
- Write a convolutional layer: any number of images, channels and filters, any padding and stride.
- Count the parameters and multiplications of a layer, and make it cheaper.
- Write max and average pooling, and say what they keep and lose.
- Send gradients back through both layers, and prove them right by nudging.
- Say why nobody trains with loops.
- Build a network in Keras in two ways, and know the shape and the parameters of each layer.
- Train it, read its curves, and judge it against a linear classifier on pictures that it has not seen.
- Look at its mistakes, at its filters and at the places that decide.

**Time.** About six hours for you, four of them for Part 1; about two minutes for your computer. Good places
to rest: after section 9, where Part 1 turns from running forward to counting, pooling and running backward,
and after section 14, where Part 2 begins.
"""

# %% [markdown]
r"""
**Data card**

| | |
|---|---|
| Name | `china.jpg`, one of the two sample images of scikit-learn |
| What it shows | a tower with red columns and tiled roofs, trees, a lake |
| Size | 1 photograph, 427 pixels high, 640 wide, 3 colours, whole numbers from 0 to 255 |
| Author | danielbuechele, on Flickr; Robert Layton retrieved it for scikit-learn in August 2011 |
| Licence | Creative Commons Attribution 2.0 (CC BY 2.0) |
| Where it is | installed together with scikit-learn; nothing is downloaded |
| What we change | we cut out parts, turn one to grey and scale it to the range from 0 to 1 |
| Limits | one picture without labels: enough to look at and to teach one filter, too little for a network |

Part 2 uses two data sets of this course, `happy` and `signs`. They are installed with it. Their cards stand
where they are used, in sections 17 and 22.
"""

# %% [markdown]
r"""
The first cell loads the tools. Among them is a test for each exercise. A test tells you what is right, and
when something is wrong, which mistake it looks like.
"""

# %% tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from public_tests import (
    conv_backward_test,
    conv_forward_test,
    conv_multiplications_test,
    conv_output_size_test,
    conv_parameters_test,
    conv_single_step_test,
    create_mask_from_window_test,
    distribute_value_test,
    first_entries_test,
    pool_backward_test,
    pool_forward_test,
    zero_pad_test,
)

from shared_utils.drawing import show_pictures, tone, use_course_style

use_course_style()
np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
r"""
## 1. An image is a grid of numbers

A screen shows an image as small squares of light, the *pixels*. A computer stores one number per pixel: how
bright the square is. Black is 0. White is 1, or 255 when the numbers are whole.

![Left: a picture of 8 by 8 grey pixels that shows a tilted bright bar. Middle: the same grid with the
brightness of each pixel written into it, 0 for black up to 9 for white. Right: a colour image as three such
grids, red, green and blue, one behind the other.](images/pixels_to_numbers.svg)

A grey image has a height $n_H$ and a width $n_W$: an array with $n_H$ rows and $n_W$ columns. Row 0 is at
the top. A colour image needs three numbers per pixel, for red, green and blue. These three are its
*channels*, and $n_C = 3$ is how many there are. In this course the channels come last:

$$\text{shape of one image} = (n_H, n_W, n_C)$$

Several images of the same size form a *batch*. The number of images $m$ comes first:

$$\text{shape of a batch } X = (m, n_H, n_W, n_C)$$

So $X[i, h, w, c]$ is one number: image $i$, row $h$, column $w$, channel $c$.

**By hand.** A grey image of 2 rows and 3 columns holds $2 \cdot 3 = 6$ numbers. In colour it holds
$2 \cdot 3 \cdot 3 = 18$. A batch of 5 such colour images has the shape $(5, 2, 3, 3)$ and holds 90.

Here is our photograph. Look at its shape, and at one pixel.
"""

# %% tags=["demo"]
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")
print("shape:", photo.shape, " type:", photo.dtype)
print("the pixel in row 80, column 214:", photo[80, 214])
roof = photo[40:210, 100:270]
channels = [roof[:, :, c] for c in range(3)]
show_pictures([roof, *channels], ["a part of it", "red channel", "green channel", "blue channel"])
plt.show()

# %% [markdown]
r"""
**Notice** the tiles of the roofs. They are orange: bright in the red channel, much darker in the blue one.
The sky is bright in all three.

**Predict first.** You put 10 such photographs into one batch. What is its shape? How many numbers are in it?

<details>
<summary>Answer</summary>

The shape is $(10, 427, 640, 3)$. That is $10 \cdot 427 \cdot 640 \cdot 3 = 8{,}198{,}400$ numbers.

</details>
"""

# %% [markdown]
r"""
## 2. A filter looks for a pattern

A *filter* is a small grid of numbers, often $3 \times 3$. Put it on the top left corner of the image. It
covers a part of the image of the same size, a *window*. Multiply each number of the window by the number of
the filter that lies on it. Add up all the products. The sum is one number of the output.

Then move the filter one column to the right and do it again. At the end of the row, go back to the left and
one row down.

![Animation: an orange 3 by 3 frame moves over a blue 6 by 6 grid, row by row. For each of its 16 positions
the nine products are written below, with a running sum, and the sum appears in the green 4 by 4 output, from
minus 5 at the top left to minus 16 at the bottom right.](images/sliding_filter.gif)

The same without motion, at three of the 16 positions:

![Three panels, A, B and C, show the same 6 by 6 image. The window is at the top left, one column further
right, and at the bottom right. Below each panel are the differences of its three rows and their sum: minus
5, minus 4 and minus 16. On the right each sum is framed at its place in the 4 by 4
output.](images/sliding_filter_still.svg)

As a formula, for a grey image $X$ and a filter $W$ of size $f \times f$:

$$Z[h, w] = \sum_{p=0}^{f-1} \sum_{q=0}^{f-1} X[h + p,\, w + q] \cdot W[p, q]$$

- $Z[h, w]$ is the number in row $h$ and column $w$ of the output.
- $f$ is the height and width of the filter; here $f = 3$.
- $p$ and $q$ count the rows and columns inside the window.
- $X[h + p,\, w + q]$ is the pixel that lies under $W[p, q]$.

**By hand.** The window at the top left holds $3, 0, 1$, then $1, 5, 8$, then $2, 7, 2$. Each row of the
filter is $1, 0, -1$. It adds the left number of the row and subtracts the right one:

$$Z[0, 0] = (3 - 1) + (1 - 8) + (2 - 2) = 2 - 7 + 0 = -5$$

The next cell holds this image and this filter.
"""

# %%
image_6x6 = np.array([
    [3, 0, 1, 2, 7, 4],
    [1, 5, 8, 9, 3, 1],
    [2, 7, 2, 5, 1, 3],
    [0, 1, 3, 1, 7, 8],
    [4, 2, 1, 6, 2, 8],
    [2, 4, 5, 2, 3, 9],
])
vertical_filter = np.array([[1, 0, -1], [1, 0, -1], [1, 0, -1]])
print(image_6x6[0:3, 0:3] * vertical_filter)

# %% [markdown]
r"""
You see the nine products of the first window. Their sum is $-5$.

**Predict first.** Take the last window, in rows 3 to 5 and columns 3 to 5. Which number do you get?

<details>
<summary>Answer</summary>

The left column adds up to $1 + 6 + 2 = 9$, the right one to $8 + 8 + 9 = 25$. So $Z[3, 3] = 9 - 25 = -16$.

</details>

### Why this filter finds vertical edges

An *edge* is a place where the image changes quickly. Our filter compares what is left with what is right.
Where both sides are equal, they cancel, and the answer is 0. Where they differ, the answer is large.

![Two small images of 4 rows and 6 columns. In the first the left half is bright and holds 8, the right half
is dark and holds 2; each output row reads 0, 18, 18, 0. In the second the halves are swapped and each output
row reads 0, minus 18, minus 18, 0.](images/edge_response.svg)

**Notice** the sign. From bright to dark the answer is positive. From dark to bright it is negative.

**Predict first.** You turn the filter by a quarter: a row of 1, a row of 0, a row of −1. What does it find?

<details>
<summary>Answer</summary>

It compares above with below, so it finds horizontal edges: positive where bright lies above dark.

</details>
"""

# %% [markdown]
r"""
### Exercise 1: `first_entries`

**Goal.** Work out four numbers of a convolution by hand, so that the operation is yours before you program
it.

**Signature.** `first_entries()` · **Minutes.** 10

The image is the $6 \times 6$ image of this section, `image_6x6`. The filter is new. It looks for horizontal
edges:

$$W = \begin{bmatrix} 1 & 1 & 1 \\ 0 & 0 & 0 \\ -1 & -1 & -1 \end{bmatrix}$$

| name | what it is | shape |
|---|---|---|
| returned | a dictionary: the keys are `"Z[0, 0]"`, `"Z[0, 1]"`, `"Z[1, 0]"` and `"Z[3, 3]"` | 4 numbers |

Take paper and a pencil. Type the four numbers in.

<details>
<summary>Hint 1: a shorter way to compute</summary>

The middle row of the filter is 0. So you add up the top row of the window and subtract its bottom row.

</details>

<details>
<summary>Hint 2: where the windows lie</summary>

The window of $Z[h, w]$ begins in row $h$ and column $w$ of the image. For $Z[1, 0]$ it covers the rows 1 to 3
and the columns 0 to 2.

</details>

<details>
<summary>Hint 3: how to write the dictionary</summary>

`entries = {"Z[0, 0]": ..., "Z[0, 1]": ..., "Z[1, 0]": ..., "Z[3, 3]": ...}` with your numbers for the dots.

</details>
"""

# %% tags=["exercise"]
def first_entries():
    """Give four entries of the 6x6 image with the horizontal filter, worked out by hand.

    Returns:
    entries -- dictionary of four numbers, keys "Z[0, 0]", "Z[0, 1]", "Z[1, 0]" and "Z[3, 3]"
    """
    ### BEGIN SOLUTION
    entries = {"Z[0, 0]": 4 - 11, "Z[0, 1]": 3 - 14, "Z[1, 0]": 14 - 4, "Z[3, 3]": 16 - 14}
    ### END SOLUTION
    return entries


# %% tags=["test"]
first_entries_test(first_entries)

# %% [markdown]
r"""
**What you should see.** All checks pass. A negative number says: here the image is darker above than below.
"""

# %% [markdown]
r"""
## 3. Filters for edges

Both filters of the last section give the same weight to the whole side of a window. Others weigh the middle
more. Two of them carry the names of the people who proposed them, Sobel and Scharr.

![Four filters of 3 by 3. Vertical: the rows read 1, 0, minus 1. Horizontal: the columns read 1, 0, minus 1.
Sobel: like vertical, but the middle row reads 2, 0, minus 2. Scharr: the outer rows read 3, 0, minus 3 and
the middle row 10, 0, minus 10.](images/edge_filters.svg)

All four have one thing in common: their weights add up to 0. So a flat part of an image gives 0, however
bright it is.

**By hand.** Take the edge from above, with 8 on the left and 2 on the right. Where the window lies across the
edge, each filter adds up its left column, once with 8 and once with 2:

| filter | left column | answer | divided by the sum of the column |
|---|---|---|---|
| vertical | 1 + 1 + 1 = 3 | 3 · 8 − 3 · 2 = 18 | 18 / 3 = 6 |
| Sobel | 1 + 2 + 1 = 4 | 4 · 8 − 4 · 2 = 24 | 24 / 4 = 6 |
| Scharr | 3 + 10 + 3 = 16 | 16 · 8 − 16 · 2 = 96 | 96 / 16 = 6 |

After the division all three say the same: the brightness falls by 6.

**Predict first.** What does the horizontal filter answer here?

<details>
<summary>Answer</summary>

0 everywhere. Above and below are equal in each window.

</details>

### Edges that are neither vertical nor horizontal

Each filter has a twin: turned by a quarter, it answers to the other direction. Together they measure the
*strength* of an edge of any direction:

$$\text{strength} = \sqrt{\text{vertical}^2 + \text{horizontal}^2}$$

A fair pair gives equally sharp stripes the same strength at every angle. The next cell measures this. It
takes stripes, 6 pixels from one to the next, and turns them step by step. For once it uses a ready-made
function, `correlate2d` of SciPy. It slides a filter over an image as you did by hand, and in section 8 you
write your own.
"""

# %%
import scipy.signal


def stripes(angle):
    """Return an image of stripes, 6 pixels from one to the next, turned by degrees."""
    rows, columns = np.mgrid[0:48, 0:48]
    across = columns * np.cos(np.radians(angle)) + rows * np.sin(np.radians(angle))
    return np.sin(2 * np.pi * across / 6)


def mean_strength(image, weights):
    """Return how strongly a filter and its twin, turned by a quarter, answer to an image."""
    first = scipy.signal.correlate2d(image, weights, mode="valid")
    second = scipy.signal.correlate2d(image, weights.T, mode="valid")
    return np.sqrt(np.mean(first**2 + second**2))


# %% tags=["demo"]
pairs = {
    "vertical, horizontal": np.array([[1, 0, -1], [1, 0, -1], [1, 0, -1]]) / 3,
    "Sobel": np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]]) / 4,
    "Scharr": np.array([[3, 0, -3], [10, 0, -10], [3, 0, -3]]) / 16,
}
angles = np.arange(0, 91, 5)
figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.2), width_ratios=[1, 2.2])
left.imshow(stripes(30))
left.set(title="stripes at 30 degrees", xlabel="width (pixels)", ylabel="height (pixels)")
for (name, weights), style in zip(pairs.items(), (":", "--", "-"), strict=True):
    curve = np.array([mean_strength(stripes(angle), weights) for angle in angles])
    right.plot(angles, curve / curve[0], style, color=tone("filter").line, label=name)
right.set(title="strength of equally sharp stripes", xlabel="angle (degrees)", ylim=(0.88, 1.02))
right.set_ylabel("strength, as a part\nof that at 0 degrees")
right.legend(loc="lower right")
plt.show()

# %% [markdown]
r"""
**Notice** how far each curve falls below 1 at 45 degrees. The plain pair loses almost a tenth, Sobel less
than half of that, and Scharr nothing that you can see: its 3 and 10 were chosen for this.

### Cross-correlation or convolution?

In mathematics a *convolution* first turns the filter by half a circle, upside down and left to right. What
you did above, without the turn, is called *cross-correlation* there. An image with a single bright pixel
shows the difference.

![A 5 by 5 image of zeros with a 1 in the middle, and a filter with the numbers 1 to 9. Cross-correlation
gives the rows 9 8 7, 6 5 4 and 3 2 1: the filter turned by half a circle. Convolution gives 1 2 3, 4 5 6 and
7 8 9: the filter itself.](images/turned_filter.svg)

**Predict first.** You turn the filter for vertical edges by half a circle. What changes in its answers?

<details>
<summary>Answer</summary>

Only the sign. Turned, each row reads $-1, 0, 1$: the same filter times $-1$.

</details>
"""

# %% tags=["demo"]
spot = np.zeros((5, 5), dtype=int)
spot[2, 2] = 1
counted = np.arange(1, 10).reshape(3, 3)
turned = counted[::-1, ::-1]
for name, result in {
    "cross-correlation": scipy.signal.correlate2d(spot, counted, mode="valid"),
    "convolution": scipy.signal.convolve2d(spot, counted, mode="valid"),
    "cross-correlation, filter turned": scipy.signal.correlate2d(spot, turned, mode="valid"),
}.items():
    print(name, result, sep="\n")

# %% [markdown]
r"""
**Notice** that the last two are equal. A convolution is a cross-correlation with the filter turned.

Neural networks leave out the turn and say convolution anyway. It makes no difference to them, since they do
not get their filters from a book. They *learn* them: the nine numbers start at random, and training changes
them until the answers help. A network that turned its filters would simply learn the turned numbers. In
section 13 you watch a filter learn.
"""

# %% [markdown]
r"""
## 4. A border of zeros

Two things went wrong so far, quietly. The image was $6 \times 6$ and the output was
$4 \times 4$. One more filter leaves $2 \times 2$, and then nothing fits any more. And the pixels at the
border count for less: a pixel in the corner lies in one window, a pixel in the middle lies in nine.

Both have the same cure. Put a border of zeros around the image before the filter slides. This is called
*zero padding*, and `pad` is how many rows and columns you add on each side.

![Left: a blue grid of 4 rows and 3 columns. Right: the same grid after padding with pad equal to 1, with a
grey ring of zeros around it, now 6 rows and 5 columns.](images/zero_padding.svg)

$$n_H \;\to\; n_H + 2 \cdot \text{pad} \qquad\qquad n_W \;\to\; n_W + 2 \cdot \text{pad}$$

- $n_H$ and $n_W$ are the height and width before padding.
- $\text{pad}$ is the width of the border. It counts twice: top and bottom, left and right.
- $m$ and $n_C$ do not change. Padding adds neither images nor channels.

**By hand.** The picture shows $n_H = 4$, $n_W = 3$ and $\text{pad} = 1$. After padding there are $4 + 2 = 6$
rows and $3 + 2 = 5$ columns.

How much border keeps the size? A filter of size $f$ takes away $f - 1$ rows. For an odd $f$, a border of
$\text{pad} = (f - 1) / 2$ gives them back. For $f = 3$ that is 1, for $f = 5$ it is 2. People call this
choice *same* padding. No border at all is called *valid*.

**Predict first.** A batch has the shape $(2, 5, 3, 4)$. You pad it with $\text{pad} = 2$. Which shape comes
out?

<details>
<summary>Answer</summary>

$(2, 9, 7, 4)$. Height $5 + 4 = 9$ and width $3 + 4 = 7$ grow. The 2 images and the 4 channels stay.

</details>
"""

# %% [markdown]
r"""
## 5. Bigger steps, smaller outputs

So far the filter moves by one pixel. It can also jump. The *stride* is how many pixels it moves each time,
to the right and down alike. A stride of 2 skips every second position, so the output is about half as high
and half as wide.

![A blue 7 by 7 grid. The numbers 1 to 9 mark the top left corners of the windows that a 3 by 3 filter takes
with stride 2: rows 0, 2 and 4, columns 0, 2 and 4. Window 1 is framed. Brackets above show that windows 1, 2
and 3 cover the columns 0 to 2, 2 to 4 and 4 to 6. The output is a green 3 by 3 grid with the same
numbers.](images/strides.svg)

How many windows fit? Look at one row. The first window starts at the left end. Each further one starts
`stride` pixels later, as long as it still lies inside.

![Two single rows of pixels. First: 7 cells with a border of 1 make 9; windows of 3 with stride 2 start at 0,
2, 4 and 6, so there are 4. Second: 6 cells without a border; windows start at 0 and 2, the next one would
stick out, so there are 2 and the last cell stays unused.](images/output_size.svg)

$$n_H = \left\lfloor \frac{n_{H,prev} + 2 \cdot \text{pad} - f}{\text{stride}} \right\rfloor + 1
\qquad
n_W = \left\lfloor \frac{n_{W,prev} + 2 \cdot \text{pad} - f}{\text{stride}} \right\rfloor + 1$$

- $n_{H,prev}$ and $n_{W,prev}$ are the height and width that go in. In code, `n_H_prev` and `n_W_prev`.
- $n_H$ and $n_W$ are the height and width that come out.
- $f$, $\text{pad}$ and $\text{stride}$ are the size of the filter, the border and the step.
- $\lfloor \dots \rfloor$ means: round down. A window that sticks out does not count. Python's `//` does
  this.

**By hand.** $n_{H,prev} = 7$, $f = 3$, $\text{pad} = 0$, $\text{stride} = 2$:
$\lfloor 4 / 2 \rfloor + 1 = 3$. With $n_{H,prev} = 6$ it is $\lfloor 3 / 2 \rfloor + 1 = 1 + 1 = 2$, and the
last row is never read.

**Predict first.** The photograph is 427 high and 640 wide. A $3 \times 3$ filter with $\text{pad} = 1$ and
$\text{stride} = 2$ slides over it. Which size comes out?

<details>
<summary>Answer</summary>

Height: $\lfloor (427 + 2 - 3) / 2 \rfloor + 1 = 213 + 1 = 214$. Width:
$\lfloor (640 + 2 - 3) / 2 \rfloor + 1 = \lfloor 319.5 \rfloor + 1 = 320$. So $214 \times 320$.

</details>
"""

# %% [markdown]
r"""
### Exercise 2: `conv_output_size`

**Goal.** Say how many positions a filter has along one side, and refuse what cannot be.

**Signature.** `conv_output_size(n, f, pad=0, stride=1)` · **Minutes.** 10

| name | what it is | |
|---|---|---|
| `n` | size of the input along this side | a whole number |
| `f` | size of the filter | a whole number |
| `pad` | width of the border, 0 or more | a whole number |
| `stride` | length of a step | a whole number |
| returned | size of the output along this side | a whole number |

Raise a `ValueError` when `n`, `f` or `stride` is smaller than 1, and when the filter is larger than the input
with its border. A filter of exactly that size is fine: it fits once. `pad` is never negative, so you need not
check it.

<details>
<summary>Hint 1: rounding down</summary>

`7 // 2` is 3, and `7 / 2` is 3.5. A size is a whole number, so use `//`. Divide first, then add 1.

</details>

<details>
<summary>Hint 2: how to refuse</summary>

`raise ValueError("the filter is larger than the input")` stops the function at once. Put it behind an `if`,
before you compute. The words in the message are yours to choose.

</details>

<details>
<summary>Hint 3: larger than what?</summary>

The filter slides over the padded input. Compare `f` with `n + 2 * pad`, not with `n`.

</details>
"""

# %% tags=["exercise"]
def conv_output_size(n, f, pad=0, stride=1):
    """Count the positions of a filter along one side of an image.

    Arguments:
    n -- whole number, size of the input along this side
    f -- whole number, size of the filter
    pad -- whole number, width of the border on each side
    stride -- whole number, how far the filter moves each time

    Returns:
    size -- whole number, size of the output along this side

    Raises:
    ValueError -- if n, f or stride is smaller than 1, or the filter larger than the padded input
    """
    ### BEGIN SOLUTION
    if n < 1 or f < 1 or stride < 1:
        raise ValueError(f"n, f and stride must be at least 1, not {n}, {f} and {stride}")
    if f > n + 2 * pad:
        raise ValueError(f"a filter of {f} does not fit into {n} with a border of {pad}")
    size = (n + 2 * pad - f) // stride + 1
    ### END SOLUTION
    return size


# %% tags=["test"]
conv_output_size_test(conv_output_size)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now you can follow an image of $32 \times 32$ through a whole stack
of layers without running any of them.
"""

# %% tags=["demo"]
def sizes_through_layers(layers, **settings):
    sizes = [32]
    for _ in range(layers):
        sizes.append(conv_output_size(sizes[-1], **settings))
    return sizes


stacks = {
    "same, f = 3, pad = 1": sizes_through_layers(10, f=3, pad=1),
    "valid, f = 3": sizes_through_layers(10, f=3),
    "valid, f = 5": sizes_through_layers(7, f=5),
    "stride = 2, f = 3, pad = 1": sizes_through_layers(5, f=3, pad=1, stride=2),
}
plt.figure(figsize=(7.6, 3.6))
for (name, sizes), style in zip(stacks.items(), ("-", "--", "-.", ":"), strict=True):
    plt.plot(sizes, style, marker="o", color=tone("output").line)
    plt.text(len(sizes) - 0.8, sizes[-1], name, va="center")
plt.xlim(right=15)
plt.xticks(range(0, 11, 2))
plt.title("How big the output is after each layer")
plt.xlabel("number of layers")
plt.ylabel("height and width (pixels)")
plt.show()

# %% [markdown]
r"""
**Notice** the flat line: same padding keeps the size, however many layers follow. Valid convolutions lose
$f - 1$ pixels per layer, and after seven layers with $f = 5$ the output is $4 \times 4$. A stride of 2 halves
the size each time.

<details>
<summary>What does "same" mean when the stride is not 1?</summary>

Frameworks then take it to mean an output of $\lceil n / \text{stride} \rceil$: the size divided by the
stride, rounded up. Sometimes that needs an odd number of extra rows. Then one side gets one row more than
the other. Your `pad` is always equal on both sides.

</details>
"""

# %% [markdown]
r"""
## 6. A border around a whole batch

Now you build the border of section 4. A layer works on a whole batch, so the array has four axes:
$(m, n_H, n_W, n_C)$. Height and width grow. Images and channels must not.
"""

# %% [markdown]
r"""
### Exercise 3: `zero_pad`

**Goal.** Put a border of zeros around each image of a batch.

**Signature.** `zero_pad(X, pad)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `X` | the batch | `(m, n_H, n_W, n_C)` |
| `pad` | width of the border, 0 or more | a whole number |
| returned | a new batch with the border | `(m, n_H + 2 * pad, n_W + 2 * pad, n_C)` |

<details>
<summary>Hint 1: a function that pads</summary>

`np.pad(array, widths)` puts zeros around an array. `widths` holds one pair per axis: how many before, how
many after. In one dimension, `np.pad(np.array([5, 7]), ((1, 2),))` gives `[0 5 7 0 0]`.

</details>

<details>
<summary>Hint 2: how many pairs</summary>

`X` has four axes: images, height, width, channels. So there are four pairs. Two of them are `(0, 0)`. Which
two?

</details>

<details>
<summary>Hint 3: without np.pad</summary>

Make an array of zeros in the new size. Then copy `X` into its middle: rows `pad` to `pad + n_H`, columns
`pad` to `pad + n_W`.

</details>
"""

# %% tags=["exercise"]
def zero_pad(X, pad):
    """Put a border of zeros around every image of a batch.

    Arguments:
    X -- batch of images, array of shape (m, n_H, n_W, n_C)
    pad -- whole number, how many rows and columns of zeros to add on each side

    Returns:
    X_pad -- padded batch, array of shape (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
    """
    ### BEGIN SOLUTION
    X_pad = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    ### END SOLUTION
    return X_pad


# %% tags=["test"]
zero_pad_test(zero_pad)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell pads a piece of the photograph with 12 pixels: a
black frame appears, and the piece itself does not change.
"""

# %% tags=["demo"]
piece = photo[20:80, 160:250]
padded = zero_pad(piece[np.newaxis], 12)[0]
print(piece.shape, "->", padded.shape)
show_pictures([piece, padded], ["before", "after, pad = 12"])
plt.show()

# %% [markdown]
r"""
**Notice** the numbers on the axes. Height and width grow by 24 each, twice the pad. The piece on the right
only looks smaller: the bigger picture is drawn into the same height.
"""

# %% [markdown]
r"""
## 7. One step: a window, a filter, one number

Real images have channels. Then a window is not a square but a block, and so is the filter: it has one grid
of weights per channel. You lay one block on the other, multiply number by number, and add up everything. The
channels are summed as well. Out comes one single number.

![A blue block of 6 by 6 pixels with 3 channels; an orange frame marks its first window, through all
channels. Beside it a filter of 3 by 3 with 3 channels. The result is a flat green grid of 4 by 4 with 1
channel. The framed window gives its first number: 27 products, 1 number.](images/volume.svg)

At the end you add a *bias*: one number that belongs to the filter. It shifts the answer up or down. A
network learns the bias together with the weights.

![Nine products of a window and a filter, with numbers: the rows of the window 3 0 1, 1 5 8 and 2 7 2, times
the filter with rows 1 0 minus 1, give 3 0 minus 1, 1 0 minus 8 and 2 0 minus 2. They add up to minus 5. Plus
the bias 2 gives minus 3.](images/one_step.svg)

$$z = \sum_{p=0}^{f-1} \; \sum_{q=0}^{f-1} \; \sum_{k=0}^{n_{C,prev} - 1} a[p, q, k] \cdot W[p, q, k]
\;+\; b$$

- $a$ is the window. In code it is `a_slice_prev`: a slice of the input, which comes from before.
- $n_{C,prev}$ is how many channels the input has. In code it is `n_C_prev`.
- $W$ holds the weights of one filter. It has the same shape as $a$: $(f, f, n_{C,prev})$.
- $p$, $q$ and $k$ count rows, columns and channels.
- $b$ is the bias of this filter, and $z$ is the one number that comes out.

**By hand.** Take $f = 2$ and two channels, with the bias $b = 0.5$.

$$\text{channel 0:} \quad
\begin{bmatrix} 1 & 2 \\ 0 & 3 \end{bmatrix} \text{ and } \begin{bmatrix} 1 & 0 \\ 0 & -1 \end{bmatrix}
\quad \text{give} \quad 1 \cdot 1 + 3 \cdot (-1) = -2$$

$$\text{channel 1:} \quad
\begin{bmatrix} 4 & 1 \\ 2 & 0 \end{bmatrix} \text{ and } \begin{bmatrix} 0 & 1 \\ 1 & 0 \end{bmatrix}
\quad \text{give} \quad 1 \cdot 1 + 2 \cdot 1 = 3$$

So $z = -2 + 3 + 0.5 = 1.5$.

**Predict first.** A friend adds the bias to each product first and then adds up. With $f = 2$, two channels
and $b = 0.5$, which number does your friend get?

<details>
<summary>Answer</summary>

There are $2 \cdot 2 \cdot 2 = 8$ products, so the bias comes in 8 times: $-2 + 3 + 8 \cdot 0.5 = 5$ where
$1.5$ is right. Add first, then add the bias, once.

</details>
"""

# %% [markdown]
r"""
### Exercise 4: `conv_single_step`

**Goal.** Apply one filter to one window.

**Signature.** `conv_single_step(a_slice_prev, W, b)` · **Minutes.** 10

| name | what it is | shape |
|---|---|---|
| `a_slice_prev` | the window | `(f, f, n_C_prev)` |
| `W` | the weights of one filter | `(f, f, n_C_prev)` |
| `b` | the bias of this filter, packed in an array | `(1, 1, 1)` |
| returned | one number, not an array | a scalar |

<details>
<summary>Hint 1: multiply and add</summary>

`a_slice_prev * W` multiplies number by number, in all channels at once. `np.sum` of an array adds all of it.

</details>

<details>
<summary>Hint 2: my result looks like [[[1.5]]]</summary>

The bias arrives as an array of shape `(1, 1, 1)`, and a number plus an array is an array. `b.item()` takes
the one number out of it.

</details>

<details>
<summary>Hint 3: float(b) stops with a TypeError</summary>

Older texts write `float(b)`. Since NumPy 2.4 that works only for arrays without any axis, and `b` has three.
Use `b.item()`.

</details>
"""

# %% tags=["exercise"]
def conv_single_step(a_slice_prev, W, b):
    """Apply one filter to one window of the input.

    Arguments:
    a_slice_prev -- the window, array of shape (f, f, n_C_prev)
    W -- the weights of the filter, array of shape (f, f, n_C_prev)
    b -- the bias of the filter, array of shape (1, 1, 1)

    Returns:
    z -- a scalar: the sum of all products, plus the bias
    """
    ### BEGIN SOLUTION
    z = np.sum(a_slice_prev * W) + b.item()
    ### END SOLUTION
    return z


# %% tags=["test"]
conv_single_step_test(conv_single_step)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell repeats the two examples from above: $-3$ for the
picture with the numbers and $1.5$ for the one by hand.
"""

# %% tags=["demo"]
example_window, example_weights = image_6x6[0:3, 0:3, np.newaxis], vertical_filter[:, :, np.newaxis]
print("the picture:", conv_single_step(example_window, example_weights, np.array([[[2]]])))

example_window = np.stack([[[1, 2], [0, 3]], [[4, 1], [2, 0]]], axis=-1)  # channel 0, channel 1
example_weights = np.stack([[[1, 0], [0, -1]], [[0, 1], [1, 0]]], axis=-1)
print("by hand:", conv_single_step(example_window, example_weights, np.array([[[0.5]]])))

# %% [markdown]
r"""
## 8. Several filters make a layer

One filter finds one pattern. A layer wants many, so it has many filters. Each filter slides over the same
input and gives one grid of numbers. These grids are stacked as the channels of the output: as many channels
as there are filters.

![A blue input block of 6 by 6 with 3 channels. Two orange filters, each of 3 by 3 with 3 channels and with
its own bias, read it. Each gives one flat green grid of 4 by 4. Stacked, the two grids form the output of 4
by 4 with 2 channels.](images/several_filters.svg)

This is a *convolutional layer*. Its filters are stored in one array $W$ and its biases in one array $b$:

$$Z[i, h, w, c] = \sum_{p=0}^{f-1} \sum_{q=0}^{f-1} \sum_{k=0}^{n_{C,prev}-1}
A_{prev,pad}[i,\; h \cdot \text{stride} + p,\; w \cdot \text{stride} + q,\; k]
\cdot W[p, q, k, c] \;+\; b[0, 0, 0, c]$$

- $A_{prev}$ is what the layer before gives, or the images themselves:
  $(m, n_{H,prev}, n_{W,prev}, n_{C,prev})$.
- $A_{prev,pad}$ is $A_{prev}$ with its border of zeros. In code it is `A_prev_pad`.
- $W$ has the shape $(f, f, n_{C,prev}, n_C)$. The last axis counts the filters: `W[..., c]` is filter $c$.
- $b$ has the shape $(1, 1, 1, n_C)$: one bias per filter.
- $Z$ has the shape $(m, n_H, n_W, n_C)$. Its channel $c$ comes from filter $c$.
- $i$, $h$, $w$ and $c$ count images, rows, columns and filters; $p$, $q$ and $k$ count inside the window.

**By hand.** One image of $3 \times 3$ with one channel, two filters of $2 \times 2$, no padding, stride 1:

$$\text{image} \;
\begin{bmatrix} 1 & 2 & 0 \\ 0 & 1 & 3 \\ 2 & 1 & 1 \end{bmatrix} \qquad
\text{filter 0} \; \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}, \text{ bias } 0 \qquad
\text{filter 1} \; \begin{bmatrix} 0 & 1 \\ 1 & 0 \end{bmatrix}, \text{ bias } 1$$

$$\text{channel 0} \; \begin{bmatrix} 2 & 5 \\ 1 & 2 \end{bmatrix} \qquad
\text{channel 1} \; \begin{bmatrix} 3 & 2 \\ 4 & 5 \end{bmatrix}$$

The first number of channel 1: the window has the rows $1, 2$ and $0, 1$. Filter 1 picks the $2$ and the $0$,
and the bias is $1$. So $2 + 0 + 1 = 3$. The output has the shape $(1, 2, 2, 2)$.

**Predict first.** $A_{prev}$ is $(10, 7, 5, 4)$ and $W$ is $(3, 3, 4, 8)$, with $\text{stride} = 2$ and
$\text{pad} = 1$. What is the shape of $Z$?

<details>
<summary>Answer</summary>

$(10, 4, 3, 8)$. Height $\lfloor (7 + 2 - 3) / 2 \rfloor + 1 = 4$, width
$\lfloor (5 + 2 - 3) / 2 \rfloor + 1 = 3$. Ten images stay ten. Eight filters give eight channels. The 4 has
been summed away.

</details>
"""

# %% [markdown]
r"""
### Exercise 5: `conv_forward`

**Goal.** Apply a whole layer to a batch: every filter, at every position, in every image.

**Signature.** `conv_forward(A_prev, W, b, hparameters)` · **Minutes.** 30

| name | what it is | shape |
|---|---|---|
| `A_prev` | the input of the layer | `(m, n_H_prev, n_W_prev, n_C_prev)` |
| `W` | the weights of all filters | `(f, f, n_C_prev, n_C)` |
| `b` | their biases | `(1, 1, 1, n_C)` |
| `hparameters` | a dictionary with `"stride"` and `"pad"` | |
| returned `Z` | the output of the layer | `(m, n_H, n_W, n_C)` |
| returned `cache` | what a backward pass needs later | the tuple `(A_prev, W, b, hparameters)` |

Use your `zero_pad` and your `conv_single_step`. The plan:

1. Read the sizes from the shapes of `A_prev` and `W`, and `stride` and `pad` from `hparameters`.
2. Compute `n_H` and `n_W`. Make `Z` out of zeros. Pad `A_prev`.
3. Loop over images, rows, columns and filters. Cut out the window, call `conv_single_step`, store the
   number.

<details>
<summary>Hint 1: where does a window begin and end?</summary>

The output row `h` comes from the padded rows `h * stride` to `h * stride + f`, the last one left out as
always in a slice. Call the first of them `vert_start`. Columns work the same way with `w`; call the first of
them `horiz_start`. A window keeps all channels.

</details>

<details>
<summary>Hint 2: which part of W and b belongs to filter c?</summary>

`W[..., c]` has the shape `(f, f, n_C_prev)`, and `b[..., c]` has the shape `(1, 1, 1)`. That is what
`conv_single_step` asks for.

</details>

<details>
<summary>Hint 3: my output has a border of zeros, or is shifted</summary>

Check two things. The loops run over the size of the output, `n_H` and `n_W`, and not of the input. And the
window is cut out of the padded batch, not out of `A_prev`.

</details>
"""

# %% tags=["exercise"]
def conv_forward(A_prev, W, b, hparameters):
    """Apply every filter of a layer to every image of a batch.

    Arguments:
    A_prev -- input of the layer, array of shape (m, n_H_prev, n_W_prev, n_C_prev)
    W -- weights of all filters, array of shape (f, f, n_C_prev, n_C)
    b -- biases of all filters, array of shape (1, 1, 1, n_C)
    hparameters -- dictionary with the whole numbers "stride" and "pad"

    Returns:
    Z -- output of the layer, array of shape (m, n_H, n_W, n_C)
    cache -- the tuple (A_prev, W, b, hparameters), which a backward pass needs
    """
    ### BEGIN SOLUTION
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f, _, _, n_C = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H = (n_H_prev + 2 * pad - f) // stride + 1
    n_W = (n_W_prev + 2 * pad - f) // stride + 1
    Z = np.zeros((m, n_H, n_W, n_C))
    A_prev_pad = zero_pad(A_prev, pad)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                vert_start, horiz_start = h * stride, w * stride
                rows = slice(vert_start, vert_start + f)
                columns = slice(horiz_start, horiz_start + f)
                a_slice_prev = A_prev_pad[i, rows, columns, :]
                for c in range(n_C):
                    Z[i, h, w, c] = conv_single_step(a_slice_prev, W[..., c], b[..., c])
    cache = (A_prev, W, b, hparameters)
    ### END SOLUTION
    return Z, cache


# %% tags=["test"]
conv_forward_test(conv_forward)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell runs your layer on the image of section 2. The
numbers are those of the animation: $-5$ at the top left, $-16$ at the bottom right. With stride 2 only every
second row and column of them is left.
"""

# %% tags=["demo"]
example_A_prev = image_6x6[np.newaxis, :, :, np.newaxis]
example_W = vertical_filter[:, :, np.newaxis, np.newaxis]
example_b = np.zeros((1, 1, 1, 1))
for step in (1, 2):
    example_Z, _ = conv_forward(example_A_prev, example_W, example_b, {"stride": step, "pad": 0})
    print(f"stride {step}: Z has the shape {example_Z.shape}")
    print(example_Z[0, :, :, 0])

# %% [markdown]
r"""
## 9. Edges in a real photograph

Now the real thing. You cut the tower out of the photograph and turn it to grey: the mean of the three
channels. Then you give it to a layer with two filters, one for vertical and one for horizontal edges. Your
loops visit 56,000 positions with each of them.
"""

# %% tags=["demo"]
tower = photo[120:320, 70:350] / 255
grey = tower.mean(axis=2, keepdims=True)

edge_filters = np.zeros((3, 3, 1, 2))
edge_filters[:, :, 0, 0] = vertical_filter
edge_filters[:, :, 0, 1] = vertical_filter.T
no_bias = np.zeros((1, 1, 1, 2))

edges, _ = conv_forward(grey[np.newaxis], edge_filters, no_bias, {"stride": 1, "pad": 1})
print(grey[np.newaxis].shape, "->", edges.shape)

# %% tags=["demo"]
vertical_edges, horizontal_edges = edges[0, :, :, 0], edges[0, :, :, 1]
show_pictures([tower, grey], ["the tower in colour", "the tower in grey"], row_height=2)
both, titles = [vertical_edges, horizontal_edges], ["vertical edges", "horizontal edges"]
for edge_picture, title in zip(both, titles, strict=True):
    show_pictures([edge_picture], [title], signed=True, row_height=3.4)
plt.show()

# %% [markdown]
r"""
**Notice** what each filter sees. The columns and the window bars stand out in the first, the rims of the
roofs and the railings in the second. The smooth sky is white in both: nothing changes there, so the answer is
near 0.

**Notice** the colours. Blue-green is positive, brown is negative. A dark column on a bright ground has both:
on one side you go from bright to dark, on the other from dark to bright.

**Notice** also a failure: lines run along the border of the output. No such edges are in the photograph.
Zero is black, so next to a bright pixel the padding looks like an edge. Padding keeps the size, and this is
its price.

The two pictures can be joined. An edge of any direction is strong where
$\sqrt{\text{vertical}^2 + \text{horizontal}^2}$ is large. Here the border is cut away.
"""

# %% tags=["demo"]
strength = np.sqrt(vertical_edges**2 + horizontal_edges**2)[1:-1, 1:-1]
show_pictures([strength], ["strength of the edges"])
plt.show()

# %% [markdown]
r"""
**Notice** that the direction and the sign are gone. What is left looks like a drawing in chalk.

### A filter across the channels

A filter reads all channels, so it can look for a colour. Take $f = 1$ and the weights $1$ for red, $-0.5$
for green and $-0.5$ for blue. On grey, where the three are equal, they cancel. On red they do not.

**Predict first.** Which parts of the tower come out strongest? What does the bright sky give?

<details>
<summary>Answer</summary>

The red columns and the orange tiles. The sky is bright, but bright in all channels: it gives about 0, or a
little less, since it is slightly blue.

</details>
"""

# %% tags=["demo"]
red_filter = np.array([1, -0.5, -0.5]).reshape(1, 1, 3, 1)
redness, _ = conv_forward(tower[np.newaxis], red_filter, np.zeros((1, 1, 1, 1)), {"stride": 2, "pad": 0})
print(tower[np.newaxis].shape, "->", redness.shape)
show_pictures([redness[0]], ["redness, stride 2"], signed=True, row_height=2.4)
plt.show()

# %% [markdown]
r"""
**Notice** the colours. They show the sign, as before, and not the colour of the photograph: blue-green means
*more red than green and blue*, brown means *less red*. The red columns and the orange tiles are blue-green.

**Notice** the axes: with stride 2 the output has half the height and half the width, and the columns are
still easy to find.

You chose these filters by thinking. A network finds its own: it starts with random numbers, and training
changes them until they help. The operation is the one that you just wrote. In section 13 a filter learns.
"""

# %% [markdown]
r"""
## 10. What a layer costs

A layer has a price, and you can work it out before you build it. It comes in two currencies. *Parameters* are
the numbers that are learned and stored: weights and biases. *Multiplications* are the work for each image.

One filter has $f \cdot f \cdot n_{C,prev}$ weights and one bias. There are $n_C$ filters:

$$\text{parameters} = (f \cdot f \cdot n_{C,prev} + 1) \cdot n_C$$

Each number of the output needs one multiplication per weight of its filter:

$$\text{multiplications} = (n_H \cdot n_W \cdot n_C) \cdot (f \cdot f \cdot n_{C,prev})$$

- $n_H$, $n_W$ and $n_C$ are the sizes of the output. $n_C$ is also the number of filters.
- $f$ is the size of a filter, and $n_{C,prev}$ the number of channels that go in.

**By hand.** A colour image of $64 \times 64$ goes through 8 filters of $3 \times 3$ with same padding. One
filter has $3 \cdot 3 \cdot 3 = 27$ weights and a bias, so there are $28 \cdot 8 = 224$ parameters. The
output holds $64 \cdot 64 \cdot 8 = 32{,}768$ numbers. Each takes 27 multiplications: 884,736 in all.

**Predict first.** You double the height and the width of the image. What happens to the two prices?

<details>
<summary>Answer</summary>

The parameters stay at 224: the same filters slide over a bigger image. The multiplications grow by a factor
of 4, since there are four times as many positions.

</details>
"""

# %% [markdown]
r"""
### Exercise 6: `conv_parameters`

**Goal.** Count what a layer has to learn.

**Signature.** `conv_parameters(f, n_C_prev, n_C)` · **Minutes.** 5

| name | what it is | |
|---|---|---|
| `f` | height and width of the filters | a whole number |
| `n_C_prev` | channels of the input | a whole number |
| `n_C` | number of filters | a whole number |
| returned | weights and biases of the layer | a whole number |

<details>
<summary>Hint: how many biases?</summary>

One per filter. Not one per weight, and not one for the whole layer.

</details>
"""

# %% tags=["exercise"]
def conv_parameters(f, n_C_prev, n_C):
    """Count the weights and biases of a convolutional layer.

    Arguments:
    f -- whole number, height and width of the filters
    n_C_prev -- whole number, channels of the input
    n_C -- whole number, filters, which are the channels of the output

    Returns:
    parameters -- whole number
    """
    ### BEGIN SOLUTION
    parameters = (f * f * n_C_prev + 1) * n_C
    ### END SOLUTION
    return parameters


# %% tags=["test"]
conv_parameters_test(conv_parameters)

# %% [markdown]
r"""
### Exercise 7: `conv_multiplications`

**Goal.** Count the work of a layer for one image.

**Signature.** `conv_multiplications(n_H, n_W, n_C, f, n_C_prev)` · **Minutes.** 5

| name | what it is | |
|---|---|---|
| `n_H`, `n_W` | height and width of the **output** | whole numbers |
| `n_C` | channels of the output | a whole number |
| `f` | height and width of the filters | a whole number |
| `n_C_prev` | channels of the input | a whole number |
| returned | multiplications for one image; the bias only adds | a whole number |

<details>
<summary>Hint: two questions</summary>

How many numbers does the output hold? How many products does each of them add up?

</details>
"""

# %% tags=["exercise"]
def conv_multiplications(n_H, n_W, n_C, f, n_C_prev):
    """Count the multiplications of a convolutional layer for one image.

    Arguments:
    n_H, n_W, n_C -- whole numbers, height, width and channels of the output
    f -- whole number, height and width of the filters
    n_C_prev -- whole number, channels of the input

    Returns:
    multiplications -- whole number
    """
    ### BEGIN SOLUTION
    multiplications = n_H * n_W * n_C * f * f * n_C_prev
    ### END SOLUTION
    return multiplications


# %% tags=["test"]
conv_multiplications_test(conv_multiplications)

# %% [markdown]
r"""
**What you should see.** Both tests pass.

### Against a dense layer

A *dense* layer connects each number of its input with each number of its output, and every connection has a
weight of its own. What would it need to make the same $64 \times 64 \times 8$ numbers from the same image?
The next cell counts, and does so for other sizes too.
"""

# %% tags=["demo"]
sides = 2 ** np.arange(3, 9)
convolution = [conv_parameters(f=3, n_C_prev=3, n_C=8) for side in sides]
dense = [(int(side) ** 2 * 3 + 1) * int(side) ** 2 * 8 for side in sides]
print(f"at 64 × 64: convolution {convolution[3]:,} parameters, dense layer {dense[3]:,}")

plt.figure(figsize=(6.4, 3.6))
plt.plot(sides, dense, "s--", color=tone("truth").line, label="dense layer")
plt.plot(sides, convolution, "o-", color=tone("filter").line, label="8 filters of 3 × 3")
plt.xscale("log", base=2)
plt.xticks(sides, sides)
plt.yscale("log")
plt.title("Parameters for an image with 3 channels")
plt.xlabel("height and width of the image (pixels)")
plt.ylabel("parameters")
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** the flat line. The convolution needs 224 parameters whatever the size of the image; the dense
layer at $64 \times 64$ needs 400 million. Two ideas make the difference. A number of the output looks at one
small window only. And all windows *share* the same weights: a filter that finds an edge at the top left also
finds it at the bottom right.

### A bottleneck

Deep inside a network there may be 192 channels. Here 32 filters of $5 \times 5$ read an input of
$28 \times 28 \times 192$, with same padding. A trick makes this cheaper: first reduce the channels with
filters of $1 \times 1$, then apply the large ones to what is left.

![Two ways from 28 by 28 by 192 to 28 by 28 by 32. Directly, with 32 filters of 5 by 5 by 192: 120.4 million
multiplications. Through a bottleneck of 28 by 28 by 16, with 16 filters of 1 by 1 and then 32 of 5 by 5: 2.4
million and 10.0 million, together 12.4 million.](images/bottleneck.svg)

**Predict first.** Why does a filter of $1 \times 1$ do anything at all?

<details>
<summary>Answer</summary>

It reads one pixel, but all 192 channels of it. Each of the 16 filters is a mixture of 192 numbers.

</details>
"""

# %% tags=["demo"]
direct = conv_multiplications(28, 28, 32, 5, 192)
reduce = conv_multiplications(28, 28, 16, 1, 192)
expand = conv_multiplications(28, 28, 32, 5, 16)
direct_parameters = conv_parameters(5, 192, 32)
bottleneck_parameters = conv_parameters(1, 192, 16) + conv_parameters(5, 16, 32)

print(f"{'way':12}{'multiplications':>18}{'parameters':>14}")
print(f"{'directly':12}{direct:18,}{direct_parameters:14,}")
print(f"{'through 16':12}{reduce + expand:18,}{bottleneck_parameters:14,}")
# %% [markdown]
r"""
**Notice** that both prices fall to about a tenth, for an output of the same shape. It is not free: 16
channels have to carry what 192 carried. In practice channels repeat one another a lot, and little is lost.
"""

# %% [markdown]
r"""
## 11. Pooling keeps the strongest

A network does not need to know to the pixel where an edge lies. *Pooling* makes the grid smaller: it takes
windows, as a filter does, and keeps a single number of each. *Max pooling* keeps the largest. *Average
pooling* keeps the mean.

![A 4 by 4 grid in four windows of 2 by 2. The largest values of the windows are 9, 2, 6 and 3. Their averages
are 3.75, 1.25, 4 and 2.](images/pooling.svg)

$$\text{max:} \quad A[i, h, w, c] = \max_{p,\,q} \; A_{prev}[i,\; h \cdot \text{stride} + p,\; w \cdot
\text{stride} + q,\; c]$$

$$\text{average:} \quad A[i, h, w, c] = \frac{1}{f^2} \sum_{p=0}^{f-1} \sum_{q=0}^{f-1}
A_{prev}[i,\; h \cdot \text{stride} + p,\; w \cdot \text{stride} + q,\; c]$$

- $A_{prev}$ is the input, of shape $(m, n_{H,prev}, n_{W,prev}, n_C)$.
- $A$ is the output, of shape $(m, n_H, n_W, n_C)$.
- $p$ and $q$ run from 0 to $f - 1$ inside the window; $f$ is its size.
- $i$ and $c$ are image and channel. Each channel is pooled on its own, so $n_C$ does not change.

The size follows the same rule as before, with $\text{pad} = 0$. There is nothing to learn: no weights, no
bias.

**By hand.** The window at the top left holds 1, 3, 2 and 9. Its largest is 9, its average is $15 / 4 = 3.75$.

**Predict first.** $A_{prev}$ has the shape $(10, 29, 28, 6)$, with $f = 2$ and $\text{stride} = 2$. What is
the shape of $A$?

<details>
<summary>Answer</summary>

$(10, 14, 14, 6)$. The height is $\lfloor 27 / 2 \rfloor + 1 = 14$; the last row is never read. The six
channels stay.

</details>
"""

# %% [markdown]
r"""
### Exercise 8: `pool_forward`

**Goal.** Pool a whole batch, with the maximum or the average.

**Signature.** `pool_forward(A_prev, hparameters, mode="max")` · **Minutes.** 20

| name | what it is | shape |
|---|---|---|
| `A_prev` | the input of the layer | `(m, n_H_prev, n_W_prev, n_C)` |
| `hparameters` | a dictionary with `"f"` and `"stride"` | |
| `mode` | `"max"` or `"average"` | |
| returned `A` | the output of the layer | `(m, n_H, n_W, n_C)` |
| returned `cache` | what the backward pass needs later | the tuple `(A_prev, hparameters)` |

<details>
<summary>Hint 1: where to start</summary>

Copy the loops of your `conv_forward`. The window now has one channel: `A_prev[i, rows, columns, c]`. No
padding, no weights.

</details>

<details>
<summary>Hint 2: the windows overlap wrongly, or jump too far</summary>

The start of a window is `h * stride`, its end is the start plus `f`. Stride and `f` are often equal, but they
need not be.

</details>
"""

# %% tags=["exercise"]
def pool_forward(A_prev, hparameters, mode="max"):
    """Pool every channel of every image of a batch.

    Arguments:
    A_prev -- input of the layer, array of shape (m, n_H_prev, n_W_prev, n_C)
    hparameters -- dictionary with the whole numbers "f" and "stride"
    mode -- "max" keeps the largest value of each window, "average" the mean

    Returns:
    A -- output of the layer, array of shape (m, n_H, n_W, n_C)
    cache -- the tuple (A_prev, hparameters), which the backward pass needs
    """
    ### BEGIN SOLUTION
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    f, stride = hparameters["f"], hparameters["stride"]
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                vert_start, horiz_start = h * stride, w * stride
                rows = slice(vert_start, vert_start + f)
                columns = slice(horiz_start, horiz_start + f)
                for c in range(n_C):
                    window = A_prev[i, rows, columns, c]
                    if mode == "max":
                        A[i, h, w, c] = np.max(window)
                    else:
                        A[i, h, w, c] = np.mean(window)
    cache = (A_prev, hparameters)
    ### END SOLUTION
    return A, cache


# %% tags=["test"]
pool_forward_test(pool_forward)

# %% [markdown]
r"""
**What you should see.** All checks pass. The next cell repeats the picture: 9, 2, 6, 3 and 3.75, 1.25, 4, 2.
"""

# %% tags=["demo"]
example_image = np.array([[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]])
for kind in ("max", "average"):
    pooled, _ = pool_forward(example_image[np.newaxis, :, :, np.newaxis], {"f": 2, "stride": 2}, kind)
    print(kind, pooled[0, :, :, 0], sep="\n")

# %% [markdown]
r"""
### What pooling keeps and what it loses

Look at it on the photograph: a grey piece with roofs and sky, in windows of $4 \times 4$.
"""

# %% tags=["demo"]
piece = photo[20:180, 120:300].mean(axis=2)[np.newaxis, :, :, np.newaxis] / 255
largest, _ = pool_forward(piece, {"f": 4, "stride": 4}, mode="max")
average, _ = pool_forward(piece, {"f": 4, "stride": 4}, mode="average")
print(piece.shape, "->", largest.shape)
show_pictures([piece[0], largest[0], average[0]], ["before", "max, f = 4", "average, f = 4"])
plt.show()

# %% [markdown]
r"""
**Notice** that 16 numbers have become one, and you still see the roofs. Max pooling is brighter: a thin dark
line vanishes as soon as its window touches anything bright. Average pooling blurs evenly.

What is lost is the exact place. Is that good? Move the image by one pixel: you hardly see a change, but each
number does change. The next cell measures how much of that arrives behind the pooling. It takes the edges of
a piece of the photograph, once as they are and once moved by one pixel.
"""

# %% tags=["demo"]
crop = photo[140:238, 100:199].mean(axis=2)[np.newaxis, :, :, np.newaxis] / 255
sobel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]]).reshape(3, 3, 1, 1)
crop_edges, _ = conv_forward(crop, sobel, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
edges_here, edges_moved = np.abs(crop_edges[:, :, :96]), np.abs(crop_edges[:, :, 1:97])


def mean_change(f, mode):
    here, _ = pool_forward(edges_here, {"f": f, "stride": f}, mode)
    moved, _ = pool_forward(edges_moved, {"f": f, "stride": f}, mode)
    return 100 * np.abs(here - moved).mean() / here.mean()


window_sizes = (1, 2, 4, 8, 16)
changes = {kind: [mean_change(side, kind) for side in window_sizes] for kind in ("max", "average")}

# %% tags=["demo"]
results = changes.items()
plt.figure(figsize=(6.4, 3.6))
for (kind, change), style in zip(results, ("o-", "s--"), strict=True):
    plt.plot(window_sizes, change, style, color=tone("output").line, label=kind)
plt.xscale("log", base=2)
plt.xticks(window_sizes, window_sizes)
plt.title("How much the output changes when the image moves by one pixel")
plt.xlabel("size of the windows, f and stride (pixels)")
plt.ylabel("mean change (% of the mean)")
plt.ylim(bottom=0)
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** the left end: without pooling ($f = 1$) a single pixel changes the answers a lot. The larger the
windows, the less arrives. A network that asks *whether* there is an edge gains by it. One that must say
*where* loses: the topic on segmentation comes back to this.
"""

# %% [markdown]
r"""
## 12. What a gradient says

So far everything ran forward, from the image to the answer. Training runs back. At the end of a network
stands one number, the *cost* $J$: how wrong the answers are. For each number in the network you ask: if it
grows a little, does the cost rise or fall, and how fast? The reply is the *gradient* of that number.

$$dW[p, q] = \frac{\partial J}{\partial W[p, q]} \qquad \text{a weight grows by } 0.01 \;\Rightarrow\;
\text{the cost changes by about } 0.01 \cdot dW[p, q]$$

- $dZ$, $dW$, $db$ and $dA_{prev}$ are the gradients of $Z$, $W$, $b$ and $A_{prev}$. Each has the shape of
  the array that it belongs to.
- $\partial J / \partial W[p, q]$ is the slope of the cost when $W[p, q]$ changes and all else stays.
- $dZ$ comes from the layer behind and is given.
- $dW$ and $db$ say how to change the filters. $dA_{prev}$ goes on to the layer before, as its $dZ$.

### One gradient goes back to one window

Take one image of $3 \times 3$, one filter of $2 \times 2$, no padding, no bias and stride 1. Here are the
image, the filter, the output and the gradient of the output:

$$A_{prev} = \begin{bmatrix} 1 & 2 & 0 \\ 0 & 1 & 3 \\ 2 & 1 & 1 \end{bmatrix} \quad
W = \begin{bmatrix} 2 & 1 \\ -1 & 3 \end{bmatrix} \quad
Z = \begin{bmatrix} 7 & 12 \\ 2 & 7 \end{bmatrix} \quad
dZ = \begin{bmatrix} 1 & 3 \\ -1 & 2 \end{bmatrix}$$

Look at the last number of the output, $Z[1, 1] = 7$, and at its gradient, $dZ[1, 1] = 2$.

![Forward: the window at the bottom right of the input, with rows 1 3 and 1 1, and the filter with rows 2 1
and minus 1 3 give 7, the last number of the output. Back: the gradient of that number is 2. Two times the
filter, 4 2 and minus 2 6, goes to the same window.](images/gradient_of_one_output.svg)

A pixel of the window has reached $Z[1, 1]$ through one weight. Raise the pixel at the top left of the window
by 0.01: its weight is 2, so $Z[1, 1]$ grows by 0.02. Since $dZ[1, 1] = 2$, the cost grows twice as fast, by
0.04. So its gradient is $2 \cdot 2 = 4$: weight times $dZ$. All pixels of the window together get $dZ[1, 1]$
times the filter.

### Windows overlap

A pixel can lie in several windows. Then it moves several outputs, and what they give back adds up.

![Four 3 by 3 grids, one for each output. In each, one window holds the filter times dZ, which is 1, 3, minus
1 and 2. Their sum is the gradient of the input, with the rows 2 7 3, minus 3 3 11 and 1 minus 5
6.](images/gradients_overlap.svg)

For the weights it is the other way round. $W[0, 0]$ meets a different pixel in each window: 1, 2, 0 and 1.
Each of these pixels says how fast an output grows with $W[0, 0]$, and $dZ$ says how fast the cost grows with
that output:

$$dW[0, 0] = 1 \cdot 1 + 3 \cdot 2 + (-1) \cdot 0 + 2 \cdot 1 = 9$$

The bias is added to each output, so it meets a 1 everywhere: $db = 1 + 3 - 1 + 2 = 5$.

**Predict first.** What is $dW[1, 1]$? It meets the pixels 1, 3, 1 and 1.

<details>
<summary>Answer</summary>

$1 \cdot 1 + 3 \cdot 3 + (-1) \cdot 1 + 2 \cdot 1 = 11$.

</details>
"""

# %% [markdown]
r"""
You need not believe the 3 in the middle of $dA_{prev}$. Raise the pixel in the middle and see what the cost
does. As a cost, $J = \sum dZ \cdot Z$ will do: its gradient with respect to $Z$ is exactly $dZ$.
"""

# %% tags=["demo"]
example_A_prev = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 1]]).reshape(1, 3, 3, 1)
example_W = np.array([[2.0, 1], [-1, 3]]).reshape(2, 2, 1, 1)
example_dZ = np.array([[1.0, 3], [-1, 2]]).reshape(1, 2, 2, 1)


def example_cost(A_prev):
    Z, _ = conv_forward(A_prev, example_W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    return np.sum(example_dZ * Z)


raised = example_A_prev.copy()
raised[0, 1, 1, 0] += 0.01
cost_before, cost_after = example_cost(example_A_prev), example_cost(raised)
print(f"the cost goes from {cost_before:.2f} to {cost_after:.2f}")
print(f"change of the cost / 0.01 = {(cost_after - cost_before) / 0.01:.2f}")

# %% [markdown]
r"""
**Notice** the 3. It is the number in the middle of the picture.
"""

# %% [markdown]
r"""
## 13. A layer runs backward

For a whole layer the rule is the same. Visit each number of the output again, in the same loops as forward.
At image $i$, row $h$, column $w$ and filter $c$, with the same window as forward:

$$dA_{prev,pad}[\text{window}] \mathrel{+}= dZ[i, h, w, c] \cdot W[:, :, :, c]$$

$$dW[:, :, :, c] \mathrel{+}= dZ[i, h, w, c] \cdot A_{prev,pad}[\text{window}]$$

$$db[0, 0, 0, c] \mathrel{+}= dZ[i, h, w, c]$$

- $A_{prev,pad}$ is $A_{prev}$ with its border of zeros, as forward.
- $dA_{prev,pad}$ is the gradient of $A_{prev,pad}$. In code it is `dA_prev_pad`. It starts as zeros of the
  same shape.
- $\mathrel{+}=$ means: add to what is there. Windows overlap, filters share the input, and all images share
  the filters.

### Cut the border off again

$dA_{prev,pad}$ has a border, and $A_{prev}$ has none. The zeros of the border are no part of the image, so
their gradients are thrown away. What stays begins at row `pad` and is `n_H_prev` rows high.

![Left: a grid of 6 rows and 5 columns with a grey border; its rows 1 to 4 and columns 1 to 3 are pink. Row 1
is labelled 1 = pad, row 5 is labelled 5 = pad + n_H_prev. Right: the pink part alone, 4 rows and 3
columns.](images/border_cut_off.svg)

In code that is `dA_prev_pad[:, pad : pad + n_H_prev, pad : pad + n_W_prev, :]`.

**Predict first.** Many people write `pad:-pad` instead. It looks shorter. What does it give for `pad = 0`?

<details>
<summary>Answer</summary>

Nothing at all. `0:-0` is `0:0`, an empty slice. The longer form is right for every pad.

</details>
"""

# %% [markdown]
r"""
### Exercise 9: `conv_backward`

**Goal.** Send the gradient of the output back to the input, the filters and the biases.

**Signature.** `conv_backward(dZ, cache)` · **Minutes.** 40

| name | what it is | shape |
|---|---|---|
| `dZ` | gradient of the output | `(m, n_H, n_W, n_C)` |
| `cache` | what `conv_forward` kept | the tuple `(A_prev, W, b, hparameters)` |
| returned `dA_prev` | gradient of the input | that of `A_prev`: `(m, n_H_prev, n_W_prev, n_C_prev)` |
| returned `dW` | gradient of the weights | that of `W`: `(f, f, n_C_prev, n_C)` |
| returned `db` | gradient of the biases | that of `b`: `(1, 1, 1, n_C)` |

The plan:

1. Take the cache apart. Read the sizes from the shapes, and `stride` and `pad` from `hparameters`.
2. Make `dA_prev`, `dW` and `db` out of zeros. Pad `A_prev`, and make zeros of the padded shape for its
   gradient.
3. Loop as forward. Cut out the window and add to all three gradients.
4. Cut the border off.

<details>
<summary>Hint 1: the window</summary>

It is the window of the forward pass. Rows `h * stride` to `h * stride + f`, columns `w * stride` to `w *
stride + f`, all channels. You need it in two arrays: in the padded input, and in the padded gradient.

</details>

<details>
<summary>Hint 2: three lines in the innermost loop</summary>

Each line has `+=` and the one number `dZ[i, h, w, c]`. It multiplies `W[..., c]` in the first line and the
window in the second. In the third it stands alone.

</details>

<details>
<summary>Hint 3: the borders of dA_prev are wrong</summary>

Look at the slice that cuts the border off: `pad : pad + n_H_prev`, and the same for the width.

</details>
"""

# %% tags=["exercise"]
def conv_backward(dZ, cache):
    """Compute the gradients of a convolutional layer.

    Arguments:
    dZ -- gradient of the output, array of shape (m, n_H, n_W, n_C)
    cache -- the tuple (A_prev, W, b, hparameters) from conv_forward

    Returns:
    dA_prev -- gradient of the input, array of shape (m, n_H_prev, n_W_prev, n_C_prev)
    dW -- gradient of the weights, array of shape (f, f, n_C_prev, n_C)
    db -- gradient of the biases, array of shape (1, 1, 1, n_C)
    """
    ### BEGIN SOLUTION
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    m, n_H, n_W, n_C = dZ.shape
    f = W.shape[0]
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                vert_start, horiz_start = h * stride, w * stride
                rows = slice(vert_start, vert_start + f)
                columns = slice(horiz_start, horiz_start + f)
                for c in range(n_C):
                    dA_prev_pad[i, rows, columns, :] += dZ[i, h, w, c] * W[..., c]
                    dW[..., c] += dZ[i, h, w, c] * A_prev_pad[i, rows, columns, :]
                    db[..., c] += dZ[i, h, w, c]
    dA_prev = dA_prev_pad[:, pad : pad + n_H_prev, pad : pad + n_W_prev, :]
    ### END SOLUTION
    return dA_prev, dW, db


# %% tags=["test"]
conv_backward_test(conv_backward)

# %% [markdown]
r"""
**What you should see.** All checks pass. If the answer speaks of `pad=0`, mend your slice now: the next cells
use pad 0.

The next cell repeats the example from section 12: 3 in the middle
of `dA_prev`, 9 and 11 in two corners of `dW`, and 5 for `db`.
"""

# %% tags=["demo"]
example_A_prev = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 1]]).reshape(1, 3, 3, 1)
example_W = np.array([[2.0, 1], [-1, 3]]).reshape(2, 2, 1, 1)
example_dZ = np.array([[1.0, 3], [-1, 2]]).reshape(1, 2, 2, 1)
example_cache = (example_A_prev, example_W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
example_dA_prev, example_dW, example_db = conv_backward(example_dZ, example_cache)
print("dA_prev", example_dA_prev[0, :, :, 0], sep="\n")
print("dW", example_dW[:, :, 0, 0], sep="\n")
print("db", example_db.item())

# %% [markdown]
r"""
### Proof by nudging

A test compares your function with ours. Here is a check that trusts nobody. Take a number $x$ of the input,
the weights or the biases. Run forward with a little more, then with a little less, and look at the cost:

$$\frac{\partial J}{\partial x} \;\approx\; \frac{J(x + \varepsilon) - J(x - \varepsilon)}{2 \, \varepsilon}$$

- $\varepsilon$ is a small step, here $10^{-5}$.
- $J$ is again $\sum dZ \cdot Z$.

This is a *numerical gradient*. It needs two runs forward for each single number, so no one trains with it.
But it uses the forward pass alone. If it agrees with your `conv_backward`, your backward pass fits your
forward pass, number for number.
"""

# %%
def numerical_gradient(cost, x, epsilon=1e-5):
    """Nudge the numbers of x one by one; return how fast cost() changes with each."""
    gradient = np.zeros(x.shape)
    for position in np.ndindex(x.shape):
        kept = x[position]
        x[position] = kept + epsilon
        more = cost()
        x[position] = kept - epsilon
        less = cost()
        x[position] = kept
        gradient[position] = (more - less) / (2 * epsilon)
    return gradient


def relative_error(first, second):
    """Return how far two arrays are apart, compared with how large they are; 0 means equal."""
    return np.linalg.norm(first - second) / (np.linalg.norm(first) + np.linalg.norm(second))


# %% tags=["demo"]
def check_conv_backward():
    """Return for dA_prev, dW and db the gradient found by nudging and the one of conv_backward."""
    rng = np.random.default_rng(0)
    shapes = (2, 5, 4, 2), (3, 3, 2, 3), (1, 1, 1, 3)
    A_prev, W, b = (rng.normal(size=shape) for shape in shapes)
    hparameters = {"stride": 2, "pad": 1}
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    dZ = rng.normal(size=Z.shape)

    def cost():
        Z, _ = conv_forward(A_prev, W, b, hparameters)
        return np.sum(dZ * Z)

    dA_prev, dW, db = conv_backward(dZ, cache)
    pairs = {"dA_prev": (A_prev, dA_prev), "dW": (W, dW), "db": (b, db)}
    return {name: (numerical_gradient(cost, x), analytic) for name, (x, analytic) in pairs.items()}


conv_checks = check_conv_backward()
conv_checks["dW, turned on purpose"] = (conv_checks["dW"][0], conv_checks["dW"][1][::-1, ::-1])
for name, (numerical, analytic) in conv_checks.items():
    error = relative_error(numerical, analytic)
    print(f"{name:22} {analytic.size:3} numbers, relative error {error:.1e}")

# %% tags=["demo"]
figure, panels = plt.subplots(1, len(conv_checks), figsize=(8.6, 2.7))
for panel, (name, (numerical, analytic)) in zip(panels, conv_checks.items(), strict=True):
    ends = [min(numerical.min(), analytic.min()), max(numerical.max(), analytic.max())]
    panel.plot(ends, ends, "--", color=tone("truth").line, linewidth=1)
    dots = numerical.ravel(), analytic.ravel()
    panel.plot(*dots, "o", color=tone("gradient").line, markersize=4)
    panel.set(title=name.replace(", ", ",\n"), xlabel="by nudging")
panels[0].set_ylabel("by conv_backward")
plt.show()

# %% [markdown]
r"""
**Notice** the first three panels: each dot is one number, and all lie on the dashed line, where both ways
agree. The relative errors are far below $10^{-7}$; what is left is rounding. On the right you see what a
mistake looks like: `dW` was turned by half a circle on purpose. The dots leave the line, and the error is
enormous.

As a rule of thumb: below $10^{-7}$ all is well, above $10^{-3}$ something is wrong. In between, look closer.

### A filter that learns

You now have all you need to let a filter learn. Hide a Sobel filter and show only what it does: six small
pieces of the photograph, and its answers to them. A second filter starts with nine random numbers. Its cost
is the mean squared difference $J = \text{mean}\,(Z - \text{answers})^2$. At each step it runs forward, runs
backward and moves a little against its gradient:

$$dZ = \frac{2}{N} \, (Z - \text{answers}) \qquad\quad W \;\to\; W - \text{rate} \cdot dW \qquad\quad
b \;\to\; b - \text{rate} \cdot db$$

- $N$ is how many numbers $Z$ holds. This $dZ$ is the slope of the cost.
- The rate says how far a step goes, here 0.15.

**Predict first.** Which numbers will it find?

<details>
<summary>Answer</summary>

Those of the hidden filter. Only they give the right answer to every window.

</details>
"""

# %% tags=["demo"]
grey_photo = photo.mean(axis=2) / 255
corners = ((180, 130), (220, 190), (160, 270), (240, 110), (200, 220), (270, 290))
pieces = np.stack([grey_photo[h : h + 10, w : w + 10, np.newaxis] for h, w in corners])
pieces = (pieces - pieces.mean()) / pieces.std()
hidden = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]]).reshape(3, 3, 1, 1)
once = {"stride": 1, "pad": 0}
answers, _ = conv_forward(pieces, hidden, np.zeros((1, 1, 1, 1)), once)


def learn(steps, rate):
    """Let a filter learn the answers; return it before the first and after each step, and the costs."""
    W, b = np.random.default_rng(1).normal(size=(3, 3, 1, 1)), np.zeros((1, 1, 1, 1))
    history, costs = [W[:, :, 0, 0]], []
    for _ in range(steps):
        Z, cache = conv_forward(pieces, W, b, once)
        costs.append(np.mean((Z - answers) ** 2))
        _, dW, db = conv_backward(2 * (Z - answers) / Z.size, cache)
        W, b = W - rate * dW, b - rate * db
        history.append(W[:, :, 0, 0])
    return history, costs


learned, learning_costs = learn(steps=60, rate=0.15)
print("after the last step", learned[-1].round(2), sep="\n")

# %% tags=["demo"]
shown = {"at the start": learned[0], "step 5": learned[5], "step 60": learned[60]}
shown["hidden"] = hidden[:, :, 0, 0]
figure, panels = plt.subplots(1, 5, figsize=(8.6, 2.4), width_ratios=[2, 1, 1, 1, 1])
panels[0].plot(learning_costs, color=tone("prediction").line)
panels[0].set(title="cost", xlabel="step", ylabel="cost J", yscale="log")
panels[1].set_ylabel("row p")
for panel, (name, values) in zip(panels[1:], shown.items(), strict=True):
    panel.imshow(values, cmap="BrBG", vmin=-2, vmax=2)
    panel.set(title=name, xlabel="column q", xticks=range(3), yticks=range(3))
    for (p, q), value in np.ndenumerate(values):
        style = {"color": "white" if abs(value) > 1.4 else "black", "fontsize": 8}
        panel.text(q, p, f"{value.round(1) + 0:.1f}", ha="center", va="center", **style)
plt.show()

# %% [markdown]
r"""
**Notice** how early the filter has its shape: positive on the left, negative on the right. The last digits
take longest. Nobody told it what an edge is. A network does the same with many filters and layers at once,
and with the cost of its final answer.
"""

# %% [markdown]
r"""
## 14. Pooling runs backward

Pooling has nothing to learn, but the gradient has to pass through it to the layers before.

Max pooling let one number of the window through. Raise that number, and the output rises equally. Raise any
other a little, and nothing happens. So the largest gets all of the gradient, and the others get 0. Average
pooling gave each of the $f \cdot f$ numbers the same say. So each gets the same part.

A window can hold its largest number more than once. In this lesson each of them then gets the whole gradient.

![An input of 4 by 4 with the largest number of each window marked: 9, 2, 6 and 3. The gradients of the
windows are 4, 8, 12 and minus 4. With max pooling each goes to the marked place, the rest is 0. With average
pooling each of the four places gets a quarter: 1, 2, 3 and minus 1.](images/pooling_backward.svg)

**Predict first.** With average pooling, $f = 3$, a window has the gradient 18. What does each of its numbers
get?

<details>
<summary>Answer</summary>

$18 / 9 = 2$. The parts add up to the whole.

</details>
"""

# %% [markdown]
r"""
You write this in three small steps: find the largest, spread a number, and then the loops.
"""

# %% [markdown]
r"""
### Exercise 10: `create_mask_from_window`

**Goal.** Mark where the largest number of a window is.

**Signature.** `create_mask_from_window(x)` · **Minutes.** 5

| name | what it is | shape |
|---|---|---|
| `x` | the window | `(n_H, n_W)` |
| returned `mask` | `True` where `x` is largest, else `False` | `(n_H, n_W)` |

If several numbers share the largest value, mark them all.

<details>
<summary>Hint: compare</summary>

`x == 5` compares each number of `x` with 5 and gives an array of `True` and `False`. Put the largest number
in place of the 5.

</details>
"""

# %% tags=["exercise"]
def create_mask_from_window(x):
    """Mark where the largest number of a window is.

    Arguments:
    x -- the window, array of shape (n_H, n_W)

    Returns:
    mask -- array of bool, shape (n_H, n_W), True where x is largest; equal ones are all True
    """
    ### BEGIN SOLUTION
    mask = x == np.max(x)
    ### END SOLUTION
    return mask


# %% tags=["test"]
create_mask_from_window_test(create_mask_from_window)

# %% [markdown]
r"""
### Exercise 11: `distribute_value`

**Goal.** Spread one number evenly over a window.

**Signature.** `distribute_value(dz, shape)` · **Minutes.** 5

| name | what it is | shape |
|---|---|---|
| `dz` | the number to spread | a scalar |
| `shape` | the tuple `(n_H, n_W)` of the window | |
| returned `a` | equal numbers that add up to `dz` | `(n_H, n_W)` |

<details>
<summary>Hint: an array full of one number</summary>

`np.full((2, 3), 7.0)` is an array of 2 rows and 3 columns in which each number is 7.

</details>
"""

# %% tags=["exercise"]
def distribute_value(dz, shape):
    """Spread one number evenly over a window.

    Arguments:
    dz -- a scalar
    shape -- the tuple (n_H, n_W) of the window

    Returns:
    a -- array of shape (n_H, n_W) with equal numbers that add up to dz
    """
    ### BEGIN SOLUTION
    n_H, n_W = shape
    a = np.full(shape, dz / (n_H * n_W))
    ### END SOLUTION
    return a


# %% tags=["test"]
distribute_value_test(distribute_value)

# %% [markdown]
r"""
**What you should see.** Both tests pass. The next cell does both with the window at the bottom left of the
picture and its gradient, 12.
"""

# %% tags=["demo"]
example_window = np.array([[1, 4], [5, 6]])
print("max", 12 * create_mask_from_window(example_window), sep="\n")
print("average", distribute_value(12, (2, 2)), sep="\n")

# %% [markdown]
r"""
### Exercise 12: `pool_backward`

**Goal.** Send the gradient of a pooling layer back to its input.

**Signature.** `pool_backward(dA, cache, mode="max")` · **Minutes.** 25

| name | what it is | shape |
|---|---|---|
| `dA` | gradient of the output | `(m, n_H, n_W, n_C)` |
| `cache` | what `pool_forward` kept | the tuple `(A_prev, hparameters)` |
| `mode` | `"max"` or `"average"`, as forward | |
| returned `dA_prev` | gradient of the input | that of `A_prev`: `(m, n_H_prev, n_W_prev, n_C)` |

Use your `create_mask_from_window` and your `distribute_value`. The loops are those of `pool_forward`.

<details>
<summary>Hint 1: one window, one gradient</summary>

A window belongs to the single number `dA[i, h, w, c]`. Multiply the mask by it, or spread it.

</details>

<details>
<summary>Hint 2: windows may overlap</summary>

With a stride smaller than `f`, a number lies in several windows. Start with zeros and add with `+=`.

</details>

<details>
<summary>Hint 3: which mask?</summary>

The largest number is found in the input: the mask is made from a window of `A_prev`, image `i`, channel `c`.

</details>
"""

# %% tags=["exercise"]
def pool_backward(dA, cache, mode="max"):
    """Compute the gradient of a pooling layer.

    Arguments:
    dA -- gradient of the output, array of shape (m, n_H, n_W, n_C)
    cache -- the tuple (A_prev, hparameters) from pool_forward
    mode -- "max" or "average"

    Returns:
    dA_prev -- gradient of the input, array of shape (m, n_H_prev, n_W_prev, n_C)
    """
    ### BEGIN SOLUTION
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                vert_start, horiz_start = h * stride, w * stride
                rows = slice(vert_start, vert_start + f)
                columns = slice(horiz_start, horiz_start + f)
                for c in range(n_C):
                    if mode == "max":
                        mask = create_mask_from_window(A_prev[i, rows, columns, c])
                        dA_prev[i, rows, columns, c] += mask * dA[i, h, w, c]
                    else:
                        dA_prev[i, rows, columns, c] += distribute_value(dA[i, h, w, c], (f, f))
    ### END SOLUTION
    return dA_prev


# %% tags=["test"]
pool_backward_test(pool_backward)

# %% [markdown]
r"""
**What you should see.** All checks pass. Now prove it by nudging, as you did for the convolution. The windows
overlap here: $f = 3$ with stride 2.
"""

# %% tags=["demo"]
def check_pool_backward(mode):
    """Return the gradient found by nudging and the one of pool_backward."""
    rng = np.random.default_rng(1)
    A_prev = rng.normal(size=(2, 7, 5, 2))
    hparameters = {"f": 3, "stride": 2}
    dA = rng.normal(size=(2, 3, 2, 2))

    def cost():
        A, _ = pool_forward(A_prev, hparameters, mode)
        return np.sum(dA * A)

    _, cache = pool_forward(A_prev, hparameters, mode)
    return numerical_gradient(cost, A_prev), pool_backward(dA, cache, mode)


pool_checks = {kind: check_pool_backward(kind) for kind in ("max", "average")}
for kind, (numerical, analytic) in pool_checks.items():
    zeros = np.sum(analytic == 0)
    error = relative_error(numerical, analytic)
    print(f"{kind:8} {analytic.size} numbers, {zeros} of them 0, relative error {error:.1e}")

# %% tags=["demo"]
figure, panels = plt.subplots(1, len(pool_checks), figsize=(6.4, 2.9))
for panel, (kind, (numerical, analytic)) in zip(panels, pool_checks.items(), strict=True):
    ends = [analytic.min(), analytic.max()]
    panel.plot(ends, ends, "--", color=tone("truth").line, linewidth=1)
    dots = numerical.ravel(), analytic.ravel()
    panel.plot(*dots, "o", color=tone("gradient").line, markersize=4)
    panel.set(title=f"dA_prev, {kind}", xlabel="by nudging")
panels[0].set_ylabel("by pool_backward")
plt.show()

# %% [markdown]
r"""
**Notice** that all dots lie on the line again. With max pooling most numbers sit at 0: they were not the
largest of any window, so nothing depends on them.

<details>
<summary>What if two numbers of a window are equally large?</summary>

Your mask marks both, so each gets the whole gradient. This is one choice of several: the maximum has a kink
there, and nudging up and nudging down give different slopes. With real numbers a tie is rare. Frameworks
usually pick one of the two.

</details>
"""

# %% [markdown]
r"""
## Part 2: from loops to networks

You have written both layers, forward and backward. Now you put layers together into networks that answer a
question about a whole picture: *does this face smile?* and *how many fingers does this hand show?* For that
you change from loops to a framework. It computes what you computed, faster, and it finds all gradients by
itself.

The next cell loads the framework, TensorFlow. This takes a few seconds, once.
"""

# %% tags=["setup"]
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # no messages while TensorFlow runs
from public_tests import convolutional_model_test, happyModel_test

from shared_utils.drawing import show_confusion, show_curves, show_gallery
from shared_utils.lessons import epochs, without_messages

with without_messages():
    import tensorflow as tf

tf.get_logger().setLevel("ERROR")
tfl = tf.keras.layers
K = tf.keras.backend

# %% [markdown]
r"""
## 15. The same numbers, faster

Your loops are right, and they are slow. Each single step goes through Python, with its checks and its small
arrays. Two other ways give the same numbers.

**Vectorised.** NumPy can show all windows of a batch at once, without copying anything:
`sliding_window_view` gives an array of shape $(m, n_H, n_W, n_{C,prev}, f, f)$. Then one `tensordot`
multiplies and adds over the last three axes. The loops are still there, but inside NumPy, in compiled code.

**A framework.** TensorFlow brings its own convolution, `tf.nn.conv2d`, written for this one purpose.
"""

# %%
import time


def conv_vectorised(A_prev, W, b, stride, pad):
    """Apply a whole layer without a loop in Python; the shapes are those of conv_forward."""
    f = W.shape[0]
    A_prev_pad = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(A_prev_pad, (f, f), axis=(1, 2))
    return np.tensordot(windows[:, ::stride, ::stride], W, axes=((4, 5, 3), (0, 1, 2))) + b


def shortest_time(function, repeats):
    """Run the function several times and return the shortest time in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


# %% [markdown]
r"""
First: are they really the same? The next cell runs one layer in all three ways and stops with an error if any
number differs by more than rounding.
"""

# %% tags=["demo"]
def compare_three_ways(stride):
    rng = np.random.default_rng(2)
    shapes = (4, 9, 8, 3), (3, 3, 3, 5), (1, 1, 1, 5)
    A_prev, W, b = (rng.normal(size=shape) for shape in shapes)
    border = [[0, 0], [1, 1], [1, 1], [0, 0]]
    loops, _ = conv_forward(A_prev, W, b, {"stride": stride, "pad": 1})
    vectorised = conv_vectorised(A_prev, W, b, stride, pad=1)
    framework = tf.nn.conv2d(A_prev, W, strides=stride, padding=border) + b
    np.testing.assert_allclose(vectorised, loops, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(framework, loops, rtol=1e-9, atol=1e-9)
    print(f"stride {stride}: {loops.size} numbers, three ways, all equal")


compare_three_ways(stride=1)
compare_three_ways(stride=2)

# %% [markdown]
r"""
**Notice** what this says about the turn from section 3: TensorFlow does not turn its filters either.

TensorFlow also finds gradients on its own. Your `conv_backward` has to agree with them, without padding too.
"""

# %% tags=["demo"]
def compare_gradients(pad):
    rng = np.random.default_rng(3)
    shapes = (2, 6, 5, 2), (3, 3, 2, 4), (1, 1, 1, 4)
    A_prev, W, b = (rng.normal(size=shape) for shape in shapes)
    Z, cache = conv_forward(A_prev, W, b, {"stride": 1, "pad": pad})
    dZ = rng.normal(size=Z.shape)
    mine = conv_backward(dZ, cache)
    tensors = [tf.constant(array) for array in (A_prev, W, b)]
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        border = [[0, 0], [pad, pad], [pad, pad], [0, 0]]
        framework = tf.nn.conv2d(tensors[0], tensors[1], strides=1, padding=border) + tensors[2]
        J = tf.reduce_sum(dZ * framework)
    for ours, theirs in zip(mine, tape.gradient(J, tensors), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)
    print(f"pad {pad}: dA_prev, dW and db are equal")


compare_gradients(pad=0)
compare_gradients(pad=1)

# %% [markdown]
r"""
Now the time. A batch of 4 colour images goes through 16 filters of $3 \times 3$ with $\text{pad} = 1$. The
images are $4 \times 4$, then $8 \times 8$, $16 \times 16$ and $32 \times 32$.

**Predict first.** From one size to the next, the number of multiplications grows by a factor of 4. By which
factor does the time of your loops grow? And that of the framework?
"""

# %% tags=["demo"]
def milliseconds(side):
    rng = np.random.default_rng(4)
    W, b = rng.normal(size=(3, 3, 3, 16)), np.zeros((1, 1, 1, 16))
    A_prev = rng.normal(size=(4, side, side, 3))
    border = [[0, 0], [1, 1], [1, 1], [0, 0]]
    ways = (
        (lambda: conv_forward(A_prev, W, b, {"stride": 1, "pad": 1}), 2),
        (lambda: conv_vectorised(A_prev, W, b, stride=1, pad=1), 50),
        (lambda: (tf.nn.conv2d(A_prev, W, strides=1, padding=border) + b).numpy(), 50),
    )
    return [1000 * shortest_time(way, repeats) for way, repeats in ways]


image_sides = (4, 8, 16, 32)
measured = np.array([milliseconds(side) for side in image_sides])
times = dict(zip(("your loops", "vectorised", "framework"), measured.T, strict=True))
for name, values in times.items():
    print(f"{name:11}", "  ".join(f"{value:9.3f}" for value in values), "ms")

# %% tags=["demo"]
looks = zip(times.items(), ("o-", "s--", "^:"), ("prediction", "output", "truth"), strict=True)
plt.figure(figsize=(6.4, 4))
for (name, values), style, meaning in looks:
    plt.plot(image_sides, values, style, color=tone(meaning).line, label=name)
plt.xscale("log", base=2)
plt.yscale("log")
plt.xticks(image_sides, image_sides)
plt.title("One layer, one result, three ways")
plt.xlabel("height and width of the images (pixels)")
plt.ylabel("time (milliseconds)")
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** the scale: on the left axis, each labelled step is ten times the one below. Your loops climb by a
factor of about 4 from size to size, as the work does. The other two begin nearly flat: for small images most
of their time goes into the call itself. Compare the three at the right end, and remember that real networks
lie much further to the right.

Which of the two fast ways wins depends on the layer and on the machine. The framework brings more than
speed: it finds the gradients by itself, and it runs on graphics cards. So write loops to understand, and
call a framework to train. From now on you know what it does in there.
"""

# %% [markdown]
r"""
## 16. Layers of a framework

Keras is the part of TensorFlow that builds networks. Its building block is the *layer*: an object that
keeps its weights and biases and knows how to run forward. You know most of them already:

| you wrote | Keras has | note |
|---|---|---|
| `zero_pad(X, 3)` | `tfl.ZeroPadding2D(3)` | |
| `conv_forward`, 8 filters of 3 × 3 | `tfl.Conv2D(8, 3)` | random weights; `strides=1` if you say nothing |
| `pad` = 0 | `padding="valid"` | what you get if you say nothing |
| `pad` that keeps the size | `padding="same"` | the output is $\lceil n / \text{stride} \rceil$ |
| `pool_forward`, `f` = 2 | `tfl.MaxPooling2D(2)` | `strides` is `f` if you say nothing |
| the same with `"average"` | `tfl.AveragePooling2D(2)` | |
| `conv_backward`, `pool_backward` | nothing to write | the gradients come by themselves |

Here `tfl` is short for `tf.keras.layers`. Are these layers the ones you wrote? Give a Keras layer your $W$
and $b$, and compare.
"""

# %% tags=["demo"]
def compare_with_keras(stride, pad):
    """Run one layer in both ways and stop if any number differs by more than rounding."""
    rng = np.random.default_rng(6)
    A_prev, W, b = (rng.normal(size=shape) for shape in ((2, 9, 8, 3), (3, 3, 3, 5), (1, 1, 1, 5)))
    mine, _ = conv_forward(A_prev, W, b, {"stride": stride, "pad": pad})
    border = tfl.ZeroPadding2D(pad, dtype="float64")
    layer = tfl.Conv2D(5, 3, strides=stride, dtype="float64")
    layer(border(A_prev))  # the first call makes the weights, since only now n_C_prev is known
    layer.set_weights([W, b.reshape(5)])
    theirs = layer(border(A_prev)).numpy()
    np.testing.assert_allclose(theirs, mine, rtol=1e-9, atol=1e-9)
    print(f"Conv2D, stride {stride}, pad {pad}: {mine.size} numbers, all equal")


compare_with_keras(stride=1, pad=0)
compare_with_keras(stride=2, pad=1)

# %% tags=["demo"]
A_prev = np.random.default_rng(7).normal(size=(2, 9, 8, 3))
for kind, layer in {
    "max": tfl.MaxPooling2D(3, strides=2, dtype="float64"),
    "average": tfl.AveragePooling2D(3, strides=2, dtype="float64"),
}.items():
    mine, _ = pool_forward(A_prev, {"f": 3, "stride": 2}, mode=kind)
    np.testing.assert_allclose(layer(A_prev), mine, rtol=1e-9, atol=1e-9)
    print(f"{kind} pooling: {mine.size} numbers, all equal")

# %% [markdown]
r"""
**Notice** that Keras stores the biases of 5 filters as 5 numbers, where you stored them as $(1, 1, 1, 5)$.
The numbers are the same.

### Three small layers that you have not met

**ReLU** sets what is negative to 0 and leaves the rest: $\max(0, z)$. It usually follows a convolution.
Without it two convolutions in a row would be no more than one larger convolution.

**Flatten** writes all numbers of an image one after the other: row by row, pixel by pixel, and for each
pixel all its channels.

**Dense** is the dense layer of section 10: it multiplies each number with a weight, adds up, and adds a
bias. With $n$ units it does this $n$ times, each time with other weights.

**By hand.** A pooled image of $2 \times 2$ with one channel holds $9, -2$ and $6, 3$.

| layer | result |
|---|---|
| ReLU | $9, 0$ and $6, 3$ |
| Flatten | $9, 0, 6, 3$ |
| Dense, 1 unit | $2$ |

The dense unit has the weights $0.5, 2, -1, 1$ and the bias $0.5$:
$0.5 \cdot 9 + 2 \cdot 0 - 1 \cdot 6 + 1 \cdot 3 + 0.5 = 2$.

### Two ways to build a network

![Left, Sequential: a list of five layers, one after the other: Conv2D, ReLU, MaxPooling2D, Flatten, Dense.
Right, Functional: the same five layers, with a name for the value before and after each: inputs, Z1, A1,
P1, F1, outputs. An arrow leads from inputs to P1, past the first layers: a way round some layers is
possible only here.](images/two_ways.svg)

*Sequential* takes a list of layers. What comes out of one goes into the next. *Functional* gives each value
a name and calls the layers on values. That is longer, and it allows more: a value can be used twice, or go
round some layers. The next topic needs this.

The next cell builds the network of the drawing in both ways. Look at the two pairs of brackets in
`tfl.Conv2D(4, 3)(inputs)`. The first makes a layer. The second calls it, and the value that comes out needs
a name.

**Predict first.** The pictures are $64 \times 64 \times 3$, the layer has 4 filters of $3 \times 3$, the
pooling windows are $2 \times 2$. How many numbers does Flatten give to the dense layer?

<details>
<summary>Answer</summary>

The convolution gives $62 \times 62 \times 4$, the pooling $31 \times 31 \times 4 = 3{,}844$.

</details>
"""

# %% tags=["demo"]
a_list = tf.keras.Sequential([
    tf.keras.Input((64, 64, 3)),
    tfl.Conv2D(4, 3),
    tfl.ReLU(),
    tfl.MaxPooling2D(2),
    tfl.Flatten(),
    tfl.Dense(1),
])

inputs = tf.keras.Input((64, 64, 3))
Z1 = tfl.Conv2D(4, 3)(inputs)
A1 = tfl.ReLU()(Z1)
P1 = tfl.MaxPooling2D(2)(A1)
F1 = tfl.Flatten()(P1)
outputs = tfl.Dense(1)(F1)
a_graph = tf.keras.Model(inputs=inputs, outputs=outputs)

# %% [markdown]
r"""
A table shows what each layer gives and how many parameters it has. We use it for all networks of this
lesson. `None` stands for $m$, the number of images: a network takes any.
"""

# %%
def table_of_layers(model):
    """Print for each layer its kind, the shape of its output and its number of parameters."""
    print(f"{'layer':22}{'output':>22}{'parameters':>14}")
    for layer in model.layers:
        kind, shape = type(layer).__name__, str(tuple(layer.output.shape))
        print(f"{kind:22}{shape:>22}{layer.count_params():14,}")
    print(f"{'together':44}{model.count_params():14,}")


# %% tags=["demo"]
table_of_layers(a_list)
a_graph.set_weights(a_list.get_weights())
noise = np.random.default_rng(8).random((2, 64, 64, 3), dtype="float32")
print("the list says ", a_list(noise).numpy().ravel())
print("the graph says", a_graph(noise).numpy().ravel())

# %% [markdown]
r"""
**Notice** the 112 parameters of the convolution: your `conv_parameters(3, 3, 4)`. And with the same weights
both networks say the same.
"""

# %% [markdown]
r"""
## 17. Smiling or not: look at the data first

The first question is one of yes or no: does this face smile?

| | |
|---|---|
| Name | happy |
| What it shows | faces, half of them smiling; label 1 is smiling, 0 is not |
| Pictures | 600 to train, 150 to validate, 150 to test |
| Size | 64 × 64 pixels, 3 colours, whole numbers from 0 to 255 |
| How it was made | rendered from 3-D scenes that a program invents; nobody's face is in it |
| Licence | Creative Commons Attribution 4.0 (CC BY 4.0), like this course |
| Limits | simpler than photographs; a network trained on these faces knows these faces, not yours |

The pictures come in three parts, and each has one job. The network learns from the *training* pictures.
With the *validation* pictures you watch it and decide: how long to train, which of two networks to keep.
The *test* pictures wait until the end. They are looked at once, and give the number that you report.
"""

# %% tags=["demo"]
from shared_utils.datasets import load_happy

happy = load_happy()
print(happy)
titles = [happy.class_names[label] for label in happy.train.y[:16]]
show_gallery(happy.train.x[:16], titles, "The first 16 training pictures", columns=8)
plt.show()

# %% [markdown]
r"""
**Notice** how much else changes from picture to picture: who it is, where the head turns, the hair, the
light. A classifier must ignore all of it and look at a few pixels around the mouth and the eyes.

Nothing else may give the answer away. If most smiling faces were lit from the left, a network would learn the
light. A program made these pictures, and it wrote down how. So you can check.
"""

# %%
def compare_classes(names, factors, y):
    """Print the mean of each factor for both classes, and their difference with its standard error."""
    print(f"{'factor':12}{'not smiling':>13}{'smiling':>10}{'difference':>13}")
    for name in names:
        no, yes = factors[name][y == 0], factors[name][y == 1]
        error = np.sqrt(no.var() / len(no) + yes.var() / len(yes))
        difference = yes.mean() - no.mean()
        print(f"{name:12}{no.mean():13.2f}{yes.mean():10.2f}{difference:13.2f} ± {error:.2f}")


# %% tags=["demo"]
if happy.train.factors:  # your own files do not say how they were made
    chance = ("age", "skin", "turn", "nod", "tilt", "scale", "light_side", "exposure")
    compare_classes(chance, happy.train.factors, happy.train.y)

# %% [markdown]
r"""
**Notice** the last column. A difference of up to twice its error is what chance gives; among eight, one may
lie a little beyond. None of these tells whether a face smiles. (Age is in years, angles are in degrees.)

Only the expression differs. But no single detail of it is enough, such as teeth or an open mouth:
"""

# %% tags=["demo"]
if happy.train.factors:
    expressions = happy.train.factors["expression"]
    for kind in np.unique(expressions):
        labels = happy.train.y[expressions == kind]
        opens = happy.train.factors["mouth_open"][expressions == kind].mean()
        teeth = 100 * happy.train.factors["teeth"][expressions == kind].mean()
        name = happy.class_names[labels[0]]
        print(f"{kind:10}{name:12}{len(labels):4} pictures, {teeth:3.0f} % with teeth, open {opens:.2f}")

# %% [markdown]
r"""
**Notice** the closed smiles, which show no teeth, and the bared and talking mouths, which do. Still, most
smiles here show teeth, and most other faces do not. A classifier may take this as a hint. You will see
whether it does.

### Bright pictures, dark pictures

How bright a picture is says nothing about a smile. And networks learn best from numbers around 0. So take
from each picture its own mean, and divide by its own spread, the standard deviation. Then each picture has
mean 0 and spread 1. To *standardise* is the word for this.

**By hand.** The pixels $90, 110, 90, 110$ have the mean 100 and the spread 10. They become $-1, 1, -1, 1$. In
a brighter picture the same place may hold $140, 160, 140, 160$. It becomes the same.

### More pictures from the same ones

A smile in a mirror is still a smile, and so is one that sits a little lower. So each training picture can be
used several times: as it is, and in copies that are moved by up to 3 pixels and, half of the time, mirrored.
To get more training pictures in this way is called *data augmentation*. It costs little, and the network
cannot learn by heart where exactly a mouth was. The pictures for validation and test stay as they are, since
they stand for what the network will meet.
"""

# %%
def standardised(split):
    """Return the pictures of a split, each with mean 0 and spread 1, and their classes."""
    X = split.x.astype("float32")
    mean, spread = X.mean(axis=(1, 2, 3), keepdims=True), X.std(axis=(1, 2, 3), keepdims=True)
    return (X - mean) / spread, split.y


def varied(X, Y, copies, by=3):
    """Return the pictures and copies of them, moved by up to `by` pixels and mirrored half of the time."""
    rng = np.random.default_rng(1)
    wider = np.pad(X, ((0, 0), (by, by), (by, by), (0, 0)), mode="edge")
    batches = [X]
    for _ in range(copies):
        corners = rng.integers(0, 2 * by + 1, size=(len(X), 2))
        moved = np.stack([wider[i, h : h + 64, w : w + 64] for i, (h, w) in enumerate(corners)])
        mirrored = rng.random(len(X)) < 0.5
        moved[mirrored] = moved[mirrored][:, :, ::-1]
        batches.append(moved)
    return np.concatenate(batches), np.tile(Y, copies + 1)


# %% tags=["demo"]
X_faces, Y_faces = varied(*standardised(happy.train), copies=3)
faces_to_validate, faces_to_test = standardised(happy.validation), standardised(happy.test)
print(X_faces.shape, X_faces.dtype, "from", X_faces.min().round(1), "to", X_faces.max().round(1))
copies = X_faces[:: len(happy.train.x)].mean(axis=3)
pictures, titles = [happy.train.x[0], *copies[:3]], ["as it comes", "standardised", "a copy", "another copy"]
show_pictures(pictures, titles, signed=[False, True, True, True], row_height=1.6)
plt.show()

# %% [markdown]
r"""
## 18. The mark to beat: a linear classifier

Before you train anything large, find out what something small can do. A *linear classifier* gives each of the
$64 \cdot 64 \cdot 3 = 12{,}288$ numbers of a picture a weight and adds up. If the sum is large enough, it
says *smiling*. Its best weights need no steps: they solve a set of equations, and scikit-learn does that in a
second.

With more weights than pictures it could learn all training pictures by heart. So a number `alpha` holds the
weights small. The next cell tries five of them and keeps the one that is right most often on the validation
pictures.
"""

# %%
from sklearn.linear_model import RidgeClassifier


def flat(X):
    """Write each picture as one row of numbers."""
    return X.reshape(len(X), -1)


def linear_classifier(X, Y, to_validate):
    """Fit linear classifiers with five values of alpha; return the one that validates best."""
    alphas = (500, 1500, 5000, 15000, 50000)
    candidates = [RidgeClassifier(alpha).fit(flat(X), Y) for alpha in alphas]
    return max(candidates, key=lambda found: found.score(flat(to_validate[0]), to_validate[1]))


# %% tags=["demo"]
linear_faces = linear_classifier(X_faces, Y_faces, faces_to_validate)
for name, (X, Y) in {"training": (X_faces, Y_faces), "validation": faces_to_validate}.items():
    print(f"{name} pictures: {100 * linear_faces.score(flat(X), Y):.0f} % right")

weights = linear_faces.coef_.reshape(64, 64, 3).mean(axis=2)
means = [happy.train.x[happy.train.y == label].mean(axis=0) / 255 for label in (0, 1)]
titles = ["mean, not smiling", "mean, smiling", "linear weights"]
show_pictures([*means, weights], titles, signed=[False, False, True], row_height=2)
plt.show()

# %% [markdown]
r"""
**Notice** that it does better on pictures that it has seen than on others. That is called *overfitting*: it
learns its training pictures by heart, and `alpha` keeps it only partly from that.

**Notice** the weights. In blue-green places brightness speaks for a smile: the teeth, and the cheeks, which a
smile lifts into the light. In brown places darkness does: where the corners of a smiling mouth go. So this
classifier knows a good deal about smiles. But each of its weights belongs to one place. A mouth that is a few
pixels higher meets other weights. A filter does not have this trouble: it slides.
"""

# %% [markdown]
r"""
## 19. From a number to a probability

A dense layer with one unit gives any number $z$, called a *logit*. A question of yes or no wants a
probability, from 0 to 1. The *sigmoid* makes one of the other:

$$p = \sigma(z) = \frac{1}{1 + e^{-z}}$$

**By hand.** The dense layer of section 16 gave $z = 2$.

| $z$ | $e^{-z}$ | $p$ | in words |
|---|---|---|---|
| $2$ | $0.14$ | $1 / 1.14 = 0.88$ | probably yes |
| $0$ | $1$ | $1 / 2 = 0.5$ | no idea |
| $-2$ | $7.39$ | $1 / 8.39 = 0.12$ | probably no |

### What a wrong answer costs

The cost asks one thing: which probability did the network give to the truth? If that was $1$, the cost is
$0$. The smaller it was, the higher the cost:

$$J = -\frac{1}{m} \sum_{i=1}^{m} \ln(\text{probability of the truth of picture } i)$$

- The sum runs over the $m$ pictures of a batch.
- If picture $i$ smiles, the probability of the truth is $p_i$, else $1 - p_i$.
- $\ln$ is the natural logarithm. Of 1 it is 0, of smaller numbers it is negative.

This cost is the *binary cross-entropy*.

**By hand.** The truth is *smiling*. A network that says $0.88$ pays $-\ln 0.88 = 0.13$. One that says
$0.12$ is sure of the wrong answer and pays $-\ln 0.12 = 2.12$.

**Predict first.** A network always says $0.5$. What does it pay per picture?

<details>
<summary>Answer</summary>

$-\ln 0.5 = 0.69$, whatever the truth is. A cost near 0.69 says: this network knows nothing yet.

</details>
"""

# %% [markdown]
r"""
## 20. A network for smiles

![The network happyModel from left to right. The image, 64 by 64 by 3. Step 1, ZeroPadding2D with 3 on each
side: 70 by 70 by 3. Step 2, Conv2D with 32 filters of 7 by 7: 64 by 64 by 32. Step 3, BatchNormalization,
then ReLU: the shape stays. Step 4, MaxPooling2D of 2 by 2: 32 by 32 by 32. Step 5, Flatten: 32,768 numbers.
Step 6, Dense with 1 unit and sigmoid: one number.](images/happy_model.svg)

One convolution with 32 filters looks for 32 patterns. Pooling makes the answers smaller. A dense layer with
a sigmoid decides. You know all parts but one.

### Batch normalisation

The numbers that a convolution gives can be large or small, and they shift at each step of the training. The
next layer has to follow. *Batch normalisation* brings each channel back to mean 0 and spread 1, over all
pixels of all images of the batch. Then it multiplies with $\gamma$ and adds $\beta$, two numbers per
channel that are learned, so the network can still have any mean and spread that it needs.

$$z_{norm} = \frac{z - \mu}{\sqrt{\sigma^2 + \varepsilon}} \qquad \tilde z = \gamma \cdot z_{norm} + \beta$$

- $\mu$ and $\sigma^2$ are the mean and the variance of the channel in this batch.
- $\varepsilon$ is a tiny number, against a division by 0.
- $\gamma$ and $\beta$ start at 1 and 0.

![Three number lines with eight dots. As they come: 2, 4, 4, 4, 5, 5, 7, 9, with mean 5 and spread 2. Minus
the mean, divided by the spread: from minus 1.5 to 2, with mean 0 and spread 1. Times gamma 0.5 plus beta 1:
from 0.25 to 2, with mean 1 and spread 0.5.](images/batch_norm.svg)

**By hand.** The eight numbers have the mean $40 / 8 = 5$. Their squared distances from it add up to
$9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32$, so the variance is $32 / 8 = 4$ and the spread is 2. The 9 becomes
$(9 - 5) / 2 = 2$, and with $\gamma = 0.5$ and $\beta = 1$ it ends at 2.

<details>
<summary>What about a single picture, when there is no batch?</summary>

While it trains, the layer keeps running averages of $\mu$ and $\sigma^2$. When the network predicts, it
uses these. So a channel has four numbers: two are learned, two are averages. Keras counts all four as
parameters.

</details>

**Predict first.** Which layer of this network has most of the parameters?

<details>
<summary>Answer</summary>

Convolution: $(7 \cdot 7 \cdot 3 + 1) \cdot 32 = 4{,}736$. Batch normalisation: $4 \cdot 32 = 128$. Dense:
$32{,}768 + 1 = 32{,}769$. So it is the dense layer, with 87 % of all 37,633.

</details>
"""

# %% [markdown]
r"""
### Exercise 13: `happyModel`

**Goal.** Build the network of the drawing as a list of layers.

**Signature.** `happyModel()` · **Minutes.** 15

| name | what it is | shape |
|---|---|---|
| returned | a Keras model | from `(m, 64, 64, 3)` to `(m, 1)` |

The layers, in this order:

1. `ZeroPadding2D`, 3 on each side
2. `Conv2D`, 32 filters of $7 \times 7$, stride 1, no padding of its own
3. `BatchNormalization`
4. `ReLU`
5. `MaxPooling2D` with the windows and strides that it has if you say nothing
6. `Flatten`
7. `Dense`, 1 unit, activation `"sigmoid"`

You need not compile the model. That comes after the test.

<details>
<summary>Hint 1: how to begin</summary>

`tf.keras.Sequential([...])` takes the list. Its first entry is `tf.keras.Input(shape=(64, 64, 3))`, which
says what comes in. The layers follow, separated by commas.

</details>

<details>
<summary>Hint 2: a layer with an activation</summary>

`tfl.Dense(5, activation="tanh")` is a dense layer of 5 units with an activation built in. You need another
number and another activation.

</details>

<details>
<summary>Hint 3: over which axis does batch normalisation work?</summary>

The channels come last, and the last axis is what `tfl.BatchNormalization()` takes if you say nothing.
People also write `axis=3`. It is the same here.

</details>
"""

# %% tags=["exercise"]
def happyModel():
    """Build the network that tells whether a face smiles.

    Returns:
    model -- a Keras model, images of shape (m, 64, 64, 3) to probabilities of shape (m, 1)
    """
    ### BEGIN SOLUTION
    model = tf.keras.Sequential([
        tf.keras.Input(shape=(64, 64, 3)),
        tfl.ZeroPadding2D(3),
        tfl.Conv2D(32, 7),
        tfl.BatchNormalization(),
        tfl.ReLU(),
        tfl.MaxPooling2D(),
        tfl.Flatten(),
        tfl.Dense(1, activation="sigmoid"),
    ])
    ### END SOLUTION
    return model


# %% tags=["test"]
happyModel_test(happyModel)

# %% [markdown]
r"""
**What you should see.** All checks pass, and the table below ends with 37,633 parameters.
"""

# %% tags=["demo"]
table_of_layers(happyModel())

# %% [markdown]
r"""
## 21. Train it, and look inside

Three calls train a network in Keras:

- `compile` says how: which cost, and which *optimizer* takes the steps against the gradient. Adam is a common
  one. It does what you did in section 13, with a rate of its own for each weight.
- `fit` trains. It goes through the training pictures in *batches*, 32 at a time, with one step per batch.
  When all pictures had their turn, an *epoch* is over. After each epoch it measures the validation pictures.
- `predict` gives the answers of the trained network.

The rate shrinks from step to step, along a cosine, down to 0: large steps first, to get there, and small ones
in the end, to settle. `set_random_seed` makes the random start the same each time, so that you see what we
saw; on another computer the last digits differ. This training takes half a minute or so.
"""

# %%
def train(network, X, Y, to_validate, loss, rate, n_epochs):
    """Compile a network and train it with a rate that falls along a cosine; return its history."""
    steps = n_epochs * int(np.ceil(len(X) / 32))
    falling = tf.keras.optimizers.schedules.CosineDecay(rate, steps)
    network.compile(optimizer=tf.keras.optimizers.Adam(falling), loss=loss, metrics=["accuracy"])
    return network.fit(
        X, Y, batch_size=32, epochs=n_epochs, validation_data=to_validate, verbose=0
    ).history


def layer_of(network, kind):
    """Return the first layer of a kind, such as tfl.Dense."""
    return next(layer for layer in network.layers if isinstance(layer, kind))


# %% tags=["train"]
tf.keras.utils.set_random_seed(1)
happy_network = happyModel()
filters_at_start = layer_of(happy_network, tfl.Conv2D).get_weights()[0]
happy_curves = train(
    happy_network, X_faces, Y_faces, faces_to_validate, "binary_crossentropy", 0.001, epochs(12)
)
show_curves(happy_curves, baseline=linear_faces.score(flat(faces_to_validate[0]), faces_to_validate[1]))
plt.show()

# %% [markdown]
r"""
**Notice** how fast the dashed line reaches 100 %. The network overfits as well: it knows its training
pictures by heart, and on others it does less well. The gap between the lines shows how much. **Notice** also
that the solid line jumps in the first half and comes to rest at the end: the steps get smaller.

Now, once, the test pictures.
"""

# %%
def report(name, right):
    """Print which part of the answers is right, with its standard error."""
    part, m = np.mean(right), len(right)
    error = np.sqrt(part * (1 - part) / m)
    print(f"{name:22}{100 * part:6.1f} % ± {100 * error:.1f} of {m} pictures")


# %% tags=["demo"]
X_test, Y_test = faces_to_test
p_smiling = happy_network.predict(X_test, verbose=0)[:, 0]
report("linear classifier", linear_faces.predict(flat(X_test)) == Y_test)
report("happyModel", (p_smiling > 0.5) == Y_test)

# %% [markdown]
r"""
**Notice** the ±. It is the standard error $\sqrt{p \, (1 - p) / m}$ of an accuracy $p$ on $m$ pictures: so
much the number would change with other test pictures of the same kind. With 150 pictures one mistake alone is
0.7 points.

Your numbers are one draw: another random start gives other ones. The card of the data set says how far they
spread.

### Which mistakes?

An accuracy is one number. A *confusion matrix* says what was taken for what.
"""

# %% tags=["demo"]
show_confusion(Y_test, (p_smiling > 0.5).astype(int), happy.class_names)
plt.show()

# %% [markdown]
r"""
Better than counting is looking. The worst mistakes are those where the network was surest of the wrong
answer: where the truth got the smallest probability.
"""

# %% tags=["demo"]
def show_worst(pictures, truth, probabilities, class_names, count=8):
    """Show the pictures whose true class got the smallest probability, wrong answers only."""
    p_truth = probabilities[np.arange(len(truth)), truth]
    answers = probabilities.argmax(axis=1)
    order = [i for i in np.argsort(p_truth) if answers[i] != truth[i]][:count]
    if not order:
        print("no mistakes")
        return
    titles = [f"{class_names[truth[i]]}\n{100 * p_truth[i]:.0f} %" for i in order]
    show_gallery(pictures[order], titles, "The truth, and the probability that it got")
    plt.show()


p_both = np.stack([1 - p_smiling, p_smiling], axis=1)
show_worst(happy.test.x, Y_test, p_both, happy.class_names)

# %% [markdown]
r"""
**Notice** what these faces have in common. In our run most of them are closed smiles: the mouth is a
thin dark line, without teeth. Such smiles are the rarer kind in the training pictures, so the network has
learned from them less. An accuracy does not tell you this. Looking does.

### What do the filters look like?

A filter of $7 \times 7$ with 3 channels is itself a small colour picture. Grey stands for 0. Here are 8 of
the 32, before and after the training, and what the training added.
"""

# %% tags=["demo"]
def as_pictures(filters):
    """Turn filters (f, f, 3, n_C) into pictures in which grey is 0; the largest weight sets the scale."""
    return 0.5 + 0.5 * np.moveaxis(filters / np.abs(filters).max(), -1, 0)


filters = layer_of(happy_network, tfl.Conv2D).get_weights()[0]
change = filters - filters_at_start
chosen = np.argsort(-np.abs(change).sum(axis=(0, 1, 2)))[:8]
rows = [as_pictures(values[..., chosen]) for values in (filters_at_start, filters, change)]
titles = [f"{when} {c}" for when in ("start", "end", "change") for c in chosen]
show_gallery(np.concatenate(rows), titles, "The filters that changed most, by number", columns=8)
plt.show()
size = np.abs(change).mean() / np.abs(filters_at_start).mean()
print(f"mean change: {100 * size:.0f} % of the mean weight at the start")

# %% [markdown]
r"""
**Notice** that at first sight nothing has happened: the filters still look like the noise that they started
from. But the last row, on a scale of its own, is not noise. Neighbours changed alike, and in most of them you
see edges: bright on one side, dark on the other. You know such filters from section 3, and nobody asked for
them. 600 faces add them to the random start; they do not wipe it out. Networks that train on millions of
photographs end with clean edges in their first layer.

### Where does it look?

The dense layer adds up: each of its 32,768 inputs, times its weight. So you can ask how much each *place*
of the picture added to $z$. Add up the 32 channels at each of the $32 \times 32$ places. Then subtract what
this place adds on average over the test pictures.
"""

# %% tags=["demo"]
def evidence(network, pictures):
    """Return what each of the 32 x 32 places adds to z, compared with the mean of these pictures."""
    dense = layer_of(network, tfl.Dense)
    features = tf.keras.Model(network.inputs, dense.input).predict(pictures, verbose=0)
    added = features * dense.get_weights()[0][:, 0]
    places = (added - added.mean(axis=0)).reshape(len(pictures), 32, 32, 32).sum(axis=3)
    return places.repeat(2, axis=1).repeat(2, axis=2)  # drawn as large as the picture


maps = evidence(happy_network, X_test)
surest = [np.argmin(p_smiling), np.argmax(p_smiling)]
pictures = [picture for i in surest for picture in (happy.test.x[i], maps[i])]
titles = [text for i in surest for text in (f"p = {p_smiling[i]:.3f}", "evidence")]
show_pictures(pictures, titles, signed=[False, True] * 2, row_height=1.6)
plt.show()

# %% [markdown]
r"""
**Notice** that the mouth decides, and its corners most of all. The cheeks and the eyes add a little. Hair,
wall and clothes add small amounts of both signs, which cancel. It could have been otherwise, so it is worth a
look: networks have been found that looked at the background.

### Where are the parameters?
"""

# %%
def plot_parameters(model, title):
    """Draw a bar per layer with parameters, and write its part of all of them."""
    layers = [layer for layer in model.layers if layer.count_params()]
    counts = [layer.count_params() for layer in layers]
    names = [f"{type(layer).__name__} {n + 1}" for n, layer in enumerate(layers)]
    plt.figure(figsize=(6.4, 0.9 + 0.4 * len(counts)))
    plt.barh(names, counts, color=tone("filter").line)
    for row, count in enumerate(counts):
        plt.text(count, row, f" {count:,}: {100 * count / sum(counts):.1f} %", va="center")
    plt.gca().invert_yaxis()
    plt.xlim(right=1.35 * max(counts))
    plt.title(f"{title}: {sum(counts):,} parameters")
    plt.xlabel("parameters")
    plt.show()


# %% tags=["demo"]
plot_parameters(happy_network, "happyModel")

# %% [markdown]
r"""
**Notice** that the convolution, which does nearly all of the work, owns an eighth of the parameters. The
dense layer still has one weight per place, like the linear classifier. The next network gets rid of that.
"""

# %% [markdown]
r"""
## 22. Six classes: how many fingers?

The second question has six answers: a hand shows 0 to 5 fingers.

| | |
|---|---|
| Name | signs |
| What it shows | a hand that shows 0, 1, 2, 3, 4 or 5 fingers, equally many of each |
| Pictures | 1,080 to train, 120 to validate, 120 to test |
| Size | 64 × 64 pixels, 3 colours, whole numbers from 0 to 255 |
| How it was made | rendered from 3-D scenes that a program invents; nobody's hand is in it |
| Licence | Creative Commons Attribution 4.0 (CC BY 4.0), like this course |
| Limits | simpler than photographs; a network trained on these hands knows these hands, not yours |
"""

# %% tags=["demo"]
from shared_utils.datasets import load_signs

signs = load_signs()
print(signs)
examples = np.stack([np.flatnonzero(signs.train.y == label)[:4] for label in range(6)], axis=1).ravel()
titles = [signs.class_names[label] for label in signs.train.y[examples]]
show_gallery(signs.train.x[examples], titles, "Four training pictures of each class", columns=6, tile=1)
plt.show()

# %% [markdown]
r"""
**Notice** how differently the same number is shown: left and right hands, from the palm and from the back,
with other fingers. The network is never told what a finger is.

### A label, written in two ways

The label of a picture is a whole number, such as 3. You can also write it as a row with a single 1, in
place 3:

$$3 \;\to\; (0, 0, 0, 1, 0, 0)$$

This is called *one-hot*. It says: all of the probability belongs to class 3. Both ways mean the same. In
Keras the name of the cost tells which one you give: `"categorical_crossentropy"` takes one-hot rows and
`"sparse_categorical_crossentropy"` whole numbers. We keep the whole numbers.

### From six numbers to six probabilities

The last dense layer has 6 units, so it gives 6 logits. The probabilities must be positive and add up to 1.
*Softmax* takes care of both:

$$p_k = \frac{e^{z_k}}{\sum_{j} e^{z_j}}$$

- $z_k$ is the logit of class $k$, and $p_k$ its probability.
- The sum in the denominator runs over all classes $j$.

![Bars for four classes. The logits are 2, 1, 0 and minus 1. Their powers of e are 7.39, 2.72, 1.00 and
0.37, with the sum 11.48. Divided by the sum they are 0.644, 0.237, 0.087 and 0.032, with the sum
1.](images/softmax.svg)

**By hand**, with four classes: the logits $2, 1, 0, -1$ become $7.39,\; 2.72,\; 1,\; 0.37$. Their sum is
$11.48$. So $p_0 = 7.39 / 11.48 = 0.644$.

The cost is the one you know: minus the logarithm of the probability of the truth, on average over the
pictures. It is called *cross-entropy*. If the truth is class 0, this answer costs $-\ln 0.644 = 0.44$. If
it is class 3, it costs $-\ln 0.032 = 3.44$.

**Predict first.** A network with six classes knows nothing and gives each the same probability. Which
accuracy has it on balanced classes, and which cost?

<details>
<summary>Answer</summary>

It is right once in six times: 16.7 %. Each picture costs $-\ln(1/6) = \ln 6 = 1.79$.

</details>
"""

# %% tags=["demo"]
z = np.array([[2.0, 1, 0, -1]])
p = np.exp(z) / np.exp(z).sum()
print("by formula", p, " Keras", tf.nn.softmax(z).numpy())
for truth in (0, 3):
    one_hot = np.eye(4)[[truth]]
    costs = [
        -np.log(p[0, truth]),
        tf.keras.losses.sparse_categorical_crossentropy(np.array([truth]), p).numpy()[0],
        tf.keras.losses.categorical_crossentropy(one_hot, p).numpy()[0],
    ]
    print(f"class {truth}, one-hot {one_hot[0]}: costs by formula, sparse, one-hot {np.array(costs)}")

# %% [markdown]
r"""
### The linear classifier, again

Again the mark to beat comes first. With six classes it adds up six sums, and the largest wins:
$(12{,}288 + 1) \cdot 6 = 73{,}734$ parameters. Here too each training picture gets copies. A mirrored left
hand is a right hand, and the number of fingers stays.
"""

# %% tags=["demo"]
X_signs, Y_signs = varied(*standardised(signs.train), copies=3)
signs_to_validate, signs_to_test = standardised(signs.validation), standardised(signs.test)
one_copy = slice(2 * len(signs.train.x))  # to keep it quick, the linear classifier gets one copy of each
linear_signs = linear_classifier(X_signs[one_copy], Y_signs[one_copy], signs_to_validate)
for name, (X, Y) in {"training": (X_signs, Y_signs), "validation": signs_to_validate}.items():
    print(f"{name} pictures: {100 * linear_signs.score(flat(X), Y):.0f} % right")

# %% [markdown]
r"""
**Notice** the two numbers. With 73,734 weights it fits its training pictures, and on others it is right far
less often. Guessing would be right once in six times.
"""

# %% [markdown]
r"""
## 23. A network for hand signs

![The network convolutional_model from left to right. The image, 64 by 64 by 3. Step 1, Conv2D with 8
filters of 4 by 4, same, then ReLU: 64 by 64 by 8. Step 2, MaxPooling2D of 8 by 8, same: 8 by 8 by 8. Step
3, Conv2D with 16 filters of 2 by 2, same, then ReLU: 8 by 8 by 16. Step 4, MaxPooling2D of 4 by 4, same: 2
by 2 by 16. Step 5, Flatten: 64 numbers. Step 6, Dense with 6 units and softmax: 6
numbers.](images/convolutional_model.svg)

Convolution and pooling, twice. The first filters see windows of $4 \times 4$ pixels. The second read pooled
answers, and what one of them sees comes from $19 \times 19$ pixels: a piece of a finger, or the gap between
two. Strong pooling makes the result small, so that the dense layer gets 64 numbers and not 32,768.

**By hand.** With *same* padding the size is divided by the stride and rounded up. The stride of a pooling
layer is its window: $64 / 8 = 8$ after the first, $8 / 4 = 2$ after the second. The parameters:

| layer | parameters |
|---|---|
| Conv2D, 8 filters of 4 × 4 on 3 channels | $(4 \cdot 4 \cdot 3 + 1) \cdot 8 = 392$ |
| Conv2D, 16 filters of 2 × 2 on 8 channels | $(2 \cdot 2 \cdot 8 + 1) \cdot 16 = 528$ |
| Dense, 6 units on 64 numbers | $(64 + 1) \cdot 6 = 390$ |
| together | $1{,}310$ |

**Predict first.** The linear classifier has 73,734 parameters, this network 1,310. Which one do you expect
to know its training pictures better? And which one new pictures?

<details>
<summary>Answer</summary>

Look at the curves below, and at the numbers above.

</details>
"""

# %% [markdown]
r"""
### Exercise 14: `convolutional_model`

**Goal.** Build the network of the drawing as a graph of values, for pictures of any size.

**Signature.** `convolutional_model(input_shape)` · **Minutes.** 20

| name | what it is | |
|---|---|---|
| `input_shape` | shape of one picture, such as `(64, 64, 3)` | the tuple `(n_H, n_W, n_C)` |
| returned | a Keras model | from `(m, n_H, n_W, n_C)` to `(m, 6)` |

The layers, in this order:

1. `Conv2D`, 8 filters of $4 \times 4$, stride 1, padding `"same"`, then `ReLU`
2. `MaxPooling2D`, windows of $8 \times 8$, stride 8, padding `"same"`
3. `Conv2D`, 16 filters of $2 \times 2$, stride 1, padding `"same"`, then `ReLU`
4. `MaxPooling2D`, windows of $4 \times 4$, stride 4, padding `"same"`
5. `Flatten`
6. `Dense`, 6 units, activation `"softmax"`

<details>
<summary>Hint 1: how to begin and how to end</summary>

`inputs = tf.keras.Input(shape=input_shape)` is the first value.
`tf.keras.Model(inputs=inputs, outputs=outputs)` makes a model of everything that lies between the two.

</details>

<details>
<summary>Hint 2: one step</summary>

`Z1 = tfl.Conv2D(filters=5, kernel_size=3, strides=1, padding="same")(inputs)` has two pairs of brackets:
make the layer, then call it on a value. You need other numbers.

</details>

<details>
<summary>Hint 3: a layer seems to be missing</summary>

Look at what each layer is called on. If the second convolution is called on `A1` and not on `P1`, the first
pooling layer is made, called, and leads nowhere.

</details>
"""

# %% tags=["exercise"]
def convolutional_model(input_shape):
    """Build the network that tells which of six signs a hand shows.

    Arguments:
    input_shape -- shape of one picture, the tuple (n_H, n_W, n_C)

    Returns:
    model -- a Keras model, pictures of shape (m, n_H, n_W, n_C) to probabilities of shape (m, 6)
    """
    ### BEGIN SOLUTION
    inputs = tf.keras.Input(shape=input_shape)
    Z1 = tfl.Conv2D(8, 4, padding="same")(inputs)
    A1 = tfl.ReLU()(Z1)
    P1 = tfl.MaxPooling2D(8, strides=8, padding="same")(A1)
    Z2 = tfl.Conv2D(16, 2, padding="same")(P1)
    A2 = tfl.ReLU()(Z2)
    P2 = tfl.MaxPooling2D(4, strides=4, padding="same")(A2)
    F = tfl.Flatten()(P2)
    outputs = tfl.Dense(6, activation="softmax")(F)
    model = tf.keras.Model(inputs=inputs, outputs=outputs)
    ### END SOLUTION
    return model


# %% tags=["test"]
convolutional_model_test(convolutional_model)

# %% [markdown]
r"""
**What you should see.** All checks pass, and the table below ends with 1,310 parameters.
"""

# %% tags=["demo"]
table_of_layers(convolutional_model((64, 64, 3)))

# %% [markdown]
r"""
## 24. Train it, and learn from its mistakes

This network is small, so an epoch is short, and it takes many of them. The first rate is 0.004, four times
that of the last training: a network with few weights bears larger steps.
"""

# %% tags=["train"]
tf.keras.utils.set_random_seed(1)
signs_network = convolutional_model((64, 64, 3))
cost = "sparse_categorical_crossentropy"
signs_curves = train(signs_network, X_signs, Y_signs, signs_to_validate, cost, 0.004, epochs(40))
show_curves(signs_curves, baseline=linear_signs.score(flat(signs_to_validate[0]), signs_to_validate[1]))
plt.show()

# %% [markdown]
r"""
**Notice** that in the end the training pictures are ahead of the validation pictures, as nearly always, and
that both are far above the dotted line of the linear classifier.

And the test pictures, once:
"""

# %% tags=["demo"]
X_test, Y_test = signs_to_test
p_signs = signs_network.predict(X_test, verbose=0)
report("linear classifier", linear_signs.predict(flat(X_test)) == Y_test)
report("convolutional_model", p_signs.argmax(axis=1) == Y_test)
show_confusion(Y_test, p_signs.argmax(axis=1), signs.class_names)
plt.show()

# %% [markdown]
r"""
**Notice** where the mistakes lie. Next to the diagonal a hand was taken for one that shows a finger more or
less. Far from the diagonal it was something else: look at those below.
"""

# %% tags=["demo"]
show_worst(signs.test.x, Y_test, p_signs, signs.class_names)

# %% [markdown]
r"""
**Notice** what these hands have in common, if anything. Are the fingers close together? Does the hand lie at
the border? Is it hard to tell from the wall?

### Move the hand

A filter finds its pattern wherever it is, and pooling forgets the exact place. So the network should not care
much where the hand is. Move all test pictures to the right, pixel by pixel. The gap on the left is filled
with the colours of the border.

**Predict first.** Which of the two curves falls faster, that of the linear classifier or that of the network?
"""

# %% tags=["demo"]
def moved(X, pixels):
    """Move pictures to the right; the border is repeated in the gap."""
    return np.pad(X, ((0, 0), (0, 0), (pixels, 0), (0, 0)), mode="edge")[:, :, :64]


distances = range(0, 17, 2)
batches = [moved(X_test, pixels) for pixels in distances]
network_right = [100 * np.mean(signs_network(X).numpy().argmax(axis=1) == Y_test) for X in batches]
linear_right = [100 * np.mean(linear_signs.predict(flat(X)) == Y_test) for X in batches]

# %% tags=["demo"]
plt.figure(figsize=(6.4, 3.4))
colours = tone("prediction").line, tone("truth").line
plt.plot(distances, network_right, "o-", color=colours[0], label="convolutional_model")
plt.plot(distances, linear_right, "s:", color=colours[1], label="linear classifier")
plt.axhline(100 / 6, color=tone("padding").line, linewidth=1.5, label="guessing")
plt.title("Test pictures, moved to the right")
plt.xlabel("moved by (pixels)")
plt.ylabel("accuracy (%)")
plt.ylim(0, 100)
plt.legend()
plt.show()

# %% [markdown]
r"""
**Notice** the steps that each curve survives. The network has seen moved copies, and its pooling forgets
a few pixels.

### Slices: for whom does it work less well?

An accuracy of all pictures can hide that the network fails for some. We know how each picture was made, so
we can cut the test pictures into slices. The validation pictures join in: the network has not learned from
them either, and more pictures say more.
"""

# %%
def slices(names, splits, right):
    """Return a label, the part of right answers and the number of pictures for each value of each factor."""
    rows = []
    for name in names:
        values = np.concatenate([split.factors[name] for split in splits])
        kinds = np.unique(values)
        if np.issubdtype(values.dtype, np.floating):  # cut into three equal parts
            kinds = np.array(["low", "middle", "high"])
            values = kinds[np.searchsorted(np.quantile(values, [1 / 3, 2 / 3]), values)]
        for kind in kinds:
            chosen = right[values == kind]
            rows.append((f"{name} {kind}".replace("_", " "), chosen.mean(), len(chosen)))
    return rows


def plot_slices(panel, rows, mean):
    """Draw a dot with its standard error for each row, and a line at the mean of all."""
    for row, (_, part, m) in enumerate(rows):
        careful = (part * m + 1) / (m + 2)  # 0 or 100 % of a few pictures is not certain
        error = 100 * np.sqrt(careful * (1 - careful) / m)
        panel.errorbar(100 * part, row, xerr=error, fmt="o", color=tone("prediction").line)
    panel.axvline(100 * mean, linestyle=":", color=tone("truth").line, linewidth=1.5)
    panel.set_yticks(range(len(rows)), [f"{label} ({m})" for label, _, m in rows])
    panel.invert_yaxis()
    panel.set(xlabel="accuracy (%), with its standard error", xlim=(-4, 104))


# %% tags=["demo"]
if signs.test.factors:
    splits = signs.validation, signs.test
    X_both, Y_both = (np.concatenate(both) for both in zip(signs_to_validate, signs_to_test, strict=True))
    right = signs_network.predict(X_both, verbose=0).argmax(axis=1) == Y_both
    figure, panels = plt.subplots(1, 2, figsize=(8.6, 4.2))
    for panel, names in zip(panels, (("view", "handedness", "skin", "background"), ("way",)), strict=True):
        plot_slices(panel, slices(names, splits, right), right.mean())
    figure.suptitle("Accuracy by how the picture was made (number of pictures)")
    plt.show()

# %% [markdown]
r"""
**Notice** the dotted line: the accuracy on all 240 pictures. A slice whose bar does not come near it
deserves a second look. But look at the number of pictures first: with ten of them, one mistake is ten points.

### Where are the parameters?
"""

# %% tags=["demo"]
plot_parameters(signs_network, "convolutional_model")

# %% [markdown]
r"""
**Notice** how evenly they are spread. No layer owns most of them: pooling has shrunk the picture before the
dense layer reads it. The linear classifier needs 73,734 parameters, 56
times as many, and is right less often.

What is left to gain? The network is too small to get everything right: even on its training
pictures it makes mistakes. More filters and more layers help, up to a point. Why deep networks are hard to
train, and what helps, is the next topic, Residual Networks.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

### One axis, three axes

A sound or a heartbeat is a row of numbers. A scan of a body is a block of them. Filters slide over these as
well: along one axis, or along three.

![Top: a row of 14 blue cells; an orange frame covers the first 5. An arrow leads to a row of 10 green
cells, of which the first is framed; below it stands 14 minus 5 plus 1 equals 10. Bottom: a blue block of 14
by 14 by 14 with an orange filter of 5 by 5 by 5 in its corner gives a green block of 10 by 10 by
10.](images/one_and_three_axes.svg)

The rule for the size holds along each axis. A row of 14 with a filter of 5 gives $14 - 5 + 1 = 10$ numbers,
and a block of $14 \times 14 \times 14$ with a filter of $5 \times 5 \times 5$ gives
$10 \times 10 \times 10$. In Keras the layers are called `Conv1D` and `Conv3D`.

**By hand.** The row $1, 3, 2, 5$ with the filter $1, 0, -1$ gives $1 - 2 = -1$ and $3 - 5 = -2$.

**Predict first.** A row of 14 with 1 channel goes through 16 filters. Which shape do the 16 filters have
together, and which shape comes out?

<details>
<summary>Answer</summary>

The filters: $(5, 1, 16)$. The output: $(10, 16)$.

</details>
"""

# %% tags=["demo"]
def slide(values, weights):
    """Slide a filter over an array with any number of axes, stride 1, no padding."""
    windows = np.lib.stride_tricks.sliding_window_view(values, weights.shape)
    return np.tensordot(windows, weights, axes=weights.ndim)


rng = np.random.default_rng(5)
for n_axes in (1, 2, 3):
    values, weights = rng.normal(size=(14,) * n_axes), rng.normal(size=(5,) * n_axes)
    result = slide(values, weights)
    assert result.shape == (conv_output_size(14, 5),) * n_axes
    print(f"{n_axes}-D: {values.shape} with a filter {weights.shape} gives {result.shape}")

print("by hand:", slide(np.array([1, 3, 2, 5]), np.array([1, 0, -1])))

# %% tags=["demo"]
def compare_axes(n_axes):
    """Let 16 filters slide along 1, 2 or 3 axes, with Keras and with slide, and compare the numbers."""
    kind = {1: tfl.Conv1D, 2: tfl.Conv2D, 3: tfl.Conv3D}[n_axes]
    layer = kind(16, 5, dtype="float64")
    image = rng.normal(size=(14,) * n_axes + (1,))  # one channel
    answers = layer(image[np.newaxis])[0].numpy()
    filters = layer.get_weights()[0]  # the biases start at 0
    mine = np.stack([slide(image, filters[..., c])[..., 0] for c in range(16)], axis=-1)
    np.testing.assert_allclose(answers, mine, rtol=1e-9, atol=1e-9)
    print(f"{kind.__name__}: {image.shape} with filters {filters.shape} gives {answers.shape}")


for n_axes in (1, 2, 3):
    compare_axes(n_axes)

# %% [markdown]
r"""
### LeNet-5, layer by layer

In 1998 Yann LeCun and others described a network that reads handwritten digits. It is built from the parts
that you now know: convolution, pooling, convolution, pooling, and dense layers at the end. Your own
functions work out its table.
"""

# %% tags=["demo"]
def lenet_layers():
    """Return for each layer its name, the shape of its output and its number of parameters."""
    n, channels = 32, 1
    layers = [("input", (n, n, channels), 0)]
    for name, f, n_C in (("C1: 6 filters, 5 × 5", 5, 6), ("C3: 16 filters, 5 × 5", 5, 16)):
        parameters = conv_parameters(f, channels, n_C)
        n, channels = conv_output_size(n, f), n_C
        layers.append((name, (n, n, channels), parameters))
        n = conv_output_size(n, 2, stride=2)
        layers.append((f"S{int(name[1]) + 1}: average pooling, 2 × 2", (n, n, channels), 0))
    n_in = n * n * channels
    for name, n_out in (("C5: dense, 120", 120), ("F6: dense, 84", 84), ("output: dense, 10", 10)):
        layers.append((name, (n_out,), (n_in + 1) * n_out))
        n_in = n_out
    return layers


lenet = lenet_layers()
print(f"{'layer':28}{'output':>14}{'numbers':>9}{'parameters':>12}")
for name, sides, count in lenet:
    product = " × ".join(str(side) for side in sides)
    print(f"{name:28}{product:>14}{np.prod(sides):9,}{count:12,}")
print(f"{'together':51}{sum(layer[2] for layer in lenet):12,}")

# %% [markdown]
r"""
**Notice** two movements. Height and width shrink from 32 to 5 while the channels grow from 1 to 16. And the
parameters sit at the end: most of them belong to the first dense layer.

This is the network as it is usually built today. In the paper each channel of C3 reads only some of the six
channels before it, the pooling layers have a weight and a bias per channel, C5 is written as a convolution
of $5 \times 5$ on $5 \times 5$, which comes to the same, and the last layer compares its input with stored
patterns.

### Try it

- **Blur.** Fill a $5 \times 5$ filter with $1/25$ and run it over the grey tower. Which details vanish
  first?
- **Slanted edges.** Invent a filter that answers to edges from the bottom left to the top right. Test it on
  the roofs.
- **A kinder border.** `np.pad` has a `mode="edge"`, which repeats the last pixel. Pad the grey tower this
  way, then run your layer with `pad` 0. Does the false line go away?
- **Pooling without loops.** Write `pool_forward` with `sliding_window_view`. Compare its numbers with those
  of your loops first, and its time second.
- **More filters.** Build `convolutional_model` with 16 and 32 filters and train it again. What do you gain
  on the test pictures, and how many parameters does it cost?
- **Your own pictures.** `load_signs(path=...)` reads your own files. Its docstring says which kinds.

<details>
<summary>Answers, as far as there are any</summary>

- Blur: the thin window bars go first.
- Slanted edges: a filter that works has the rows `1 1 0`, `1 0 -1` and `0 -1 -1`.
- A kinder border: yes. The border is then as bright as the pixel beside it.
- Pooling without loops: `windows.max(axis=(-2, -1))` after the view and the steps of `stride`, as in
  `conv_vectorised`.
- More filters: $784 + 2{,}080 + 774 = 3{,}638$ parameters. What you gain, you see.

</details>
"""

# %% [markdown]
r"""
## Recap

- An image is an array of shape $(n_H, n_W, n_C)$; a batch is $(m, n_H, n_W, n_C)$.
- A filter multiplies a window number by number, adds everything up, all channels included, and adds one
  bias. Networks leave out the turn of the mathematical convolution.
- Sliding the filter over all positions gives one output channel. Each further filter gives one more.
- Padding with zeros keeps the size and leaves a false edge at the border. A stride above 1 makes the output
  smaller.
- The size that comes out is $\lfloor (n + 2 \cdot \text{pad} - f) / \text{stride} \rfloor + 1$, for height
  and width.
- A layer has $(f \cdot f \cdot n_{C,prev} + 1) \cdot n_C$ parameters, whatever the size of the image. Its
  multiplications grow with the output.
- Pooling keeps the largest or the mean of each window. It loses the exact place.
- Backward, each output gives its gradient to its window: times the filter for the input, times the window for
  the filter. What overlaps adds up.
- A numerical gradient shows that a backward pass is right. It is too slow for training.
- A framework computes the same numbers, and the gradients by itself. *Sequential* is a list of layers,
  *Functional* a graph of values.
- Batch normalisation brings each channel to mean 0 and spread 1, then to what the network learns.
- Sigmoid turns one number into a probability, softmax several. The cost is minus the logarithm of the
  probability that the truth got.
- Learn from training pictures, decide with validation pictures, report on test pictures. A linear
  classifier is the mark to beat, and the spread says what a difference is worth.
- Most parameters sit in the first dense layer, unless pooling makes its input small.

| symbol | in code | meaning |
|---|---|---|
| $m$ | `m` | number of images in a batch |
| $n_H, n_W, n_C$ | `n_H`, `n_W`, `n_C` | height, width and channels of the output |
| $n_{H,prev}$ and so on | `n_H_prev`, `n_W_prev`, `n_C_prev` | the same of the input |
| $f$ | `f` | height and width of a filter or of a pooling window |
| $\text{pad}$, $\text{stride}$ | `pad`, `stride` | width of the border, length of a step |
| $A_{prev}$, $W$, $b$, $Z$ | `A_prev`, `W`, `b`, `Z` | input, weights, biases, output |
| $A$ | `A` | output of a pooling layer |
| $J$ | `cost` | the cost: one number that says how wrong the answers are |
| $dZ$, $dW$, $db$, $dA_{prev}$ | `dZ`, `dW`, `db`, `dA_prev` | gradients: how fast the cost changes |
| $z$, $p$ | `z`, `p` | a logit, and the probability that sigmoid or softmax makes of it |
| $\mu$, $\sigma^2$ | | mean and variance of a channel in a batch |
| $\gamma$, $\beta$ | | learned factor and shift of batch normalisation |
"""

# %% [markdown]
r"""
## References

- K. Fukushima. Neocognitron: a self-organizing neural network model for a mechanism of pattern recognition
  unaffected by shift in position. *Biological Cybernetics* 36, 1980, pages 193–202.
- Y. LeCun, L. Bottou, Y. Bengio and P. Haffner. Gradient-based learning applied to document recognition.
  *Proceedings of the IEEE* 86(11), 1998, pages 2278–2324.
- I. Sobel and G. Feldman. A 3×3 isotropic gradient operator for image processing. Talk at the Stanford
  Artificial Intelligence Project, 1968.
- H. Scharr. *Optimale Operatoren in der digitalen Bildverarbeitung*. Dissertation, Universität Heidelberg,
  2000.
- M. Lin, Q. Chen and S. Yan. Network in network. arXiv:1312.4400, 2013. It uses filters of 1 × 1.
- C. Szegedy and others. Going deeper with convolutions. arXiv:1409.4842, 2014. It uses bottlenecks.
- S. Ioffe and C. Szegedy. Batch normalization: accelerating deep network training by reducing internal
  covariate shift. arXiv:1502.03167, 2015.
- D. P. Kingma and J. Ba. Adam: a method for stochastic optimization. arXiv:1412.6980, 2014.
- V. Nair and G. E. Hinton. Rectified linear units improve restricted Boltzmann machines. *Proceedings of the
  27th International Conference on Machine Learning*, 2010, pages 807–814.
- V. Dumoulin and F. Visin. A guide to convolution arithmetic for deep learning. arXiv:1603.07285, 2016.
- Photograph: `china.jpg` by danielbuechele, CC BY 2.0, as packaged with scikit-learn; cropped and turned to
  grey here.
"""
