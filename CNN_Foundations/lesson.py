# %% [markdown]
r"""
# CNN Foundations: a small filter reads a big image

**Why it matters.** A phone finds the faces in a picture. A car finds the edge of its lane. A microscope
counts cells. Under all of these runs one small operation, many millions of times: the *convolution*. It
takes a little grid of numbers, called a filter, and slides it over an image. Where the image looks like the
filter, the answer is large. In this lesson you build that operation yourself, from loops and NumPy, and you
use it to find the edges in a photograph. Nothing stays hidden in a library.

**Before you start.** You can make a NumPy array, read its `shape` and take a slice of it. You can write a
function with a loop. This is the first topic; it needs no other.

**What you will be able to do.**

- Read an image as an array and name each number of its shape.
- Work out one number of a convolution by hand.
- Put a border of zeros around a batch of images.
- Say which size comes out before you run anything.
- Write a convolutional layer: any number of images, channels and filters, any padding and stride.

**Time.** About 75 minutes for you, a few seconds for your computer.
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
| Limits | one picture without labels: enough to look at, too little to learn from |
"""

# %% [markdown]
r"""
The first cell loads the tools. Among them is a test for each exercise. A test tells you what is right, and
when something is wrong, which mistake it looks like.
"""

# %% tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from public_tests import conv_forward_test, conv_single_step_test, zero_pad_test

from shared_utils.drawing import show_pictures, use_course_style

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

<details>
<summary>Is this what mathematicians call a convolution?</summary>

Almost. In mathematics the filter is first turned by half a circle. What you do here, without the turn, is
called *cross-correlation* there. A network learns its filters, and it can learn a turned filter just as
well. So the field leaves the turn out and says convolution anyway.

</details>
"""

# %% [markdown]
r"""
## 3. A border of zeros

Two things went wrong in the last section, quietly. The image was $6 \times 6$ and the output was
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
### Exercise 1: `zero_pad`

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
## 4. One step: a window, a filter, one number

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
### Exercise 2: `conv_single_step`

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
window, weights = image_6x6[0:3, 0:3, np.newaxis], vertical_filter[:, :, np.newaxis]
print("the picture:", conv_single_step(window, weights, np.array([[[2]]])))

window = np.stack([[[1, 2], [0, 3]], [[4, 1], [2, 0]]], axis=-1)  # channel 0, channel 1
weights = np.stack([[[1, 0], [0, -1]], [[0, 1], [1, 0]]], axis=-1)
print("by hand:", conv_single_step(window, weights, np.array([[[0.5]]])))

# %% [markdown]
r"""
## 5. Bigger steps, smaller outputs

So far the filter moves by one pixel. It can also jump. The *stride* is how many pixels it moves each time,
to the right and down alike. A stride of 2 skips every second position, so the output is about half as high
and half as wide.

![A blue 7 by 7 grid. The numbers 1 to 9 mark the top left corners of the windows that a 3 by 3 filter takes
with stride 2: rows 0, 2 and 4, columns 0, 2 and 4. The three windows at the top are framed. The output is a
green 3 by 3 grid with the same numbers.](images/strides.svg)

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
## 6. Several filters make a layer

One filter finds one pattern. A layer wants many, so it has many filters. Each filter slides over the same
input and gives one grid of numbers. These grids are stacked as the channels of the output: as many channels
as there are filters.

![A blue input block of 6 by 6 with 3 channels. Two orange filters, each of 3 by 3 with 3 channels and with
its own bias, read it. Each gives one flat green grid of 4 by 4. Stacked, the two grids form the output of 4
by 4 with 2 channels.](images/several_filters.svg)

This is a *convolutional layer*. Its filters are stored in one array $W$ and its biases in one array $b$:

$$Z[i, h, w, c] = \sum_{p=0}^{f-1} \sum_{q=0}^{f-1} \sum_{k=0}^{n_{C,prev}-1}
A_{pad}[i,\; h \cdot \text{stride} + p,\; w \cdot \text{stride} + q,\; k]
\cdot W[p, q, k, c] \;+\; b[0, 0, 0, c]$$

- $A_{prev}$ is what the layer before gives, or the images themselves:
  $(m, n_{H,prev}, n_{W,prev}, n_{C,prev})$.
- $A_{pad}$ is $A_{prev}$ with its border of zeros.
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
### Exercise 3: `conv_forward`

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
always in a slice. Columns work the same way with `w`. A window keeps all channels.

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
                top, left = h * stride, w * stride
                a_slice_prev = A_prev_pad[i, top : top + f, left : left + f, :]
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
A_prev = image_6x6[np.newaxis, :, :, np.newaxis]
W = vertical_filter[:, :, np.newaxis, np.newaxis]
b = np.zeros((1, 1, 1, 1))
for stride in (1, 2):
    Z, cache = conv_forward(A_prev, W, b, {"stride": stride, "pad": 0})
    print(f"stride {stride}: Z has the shape {Z.shape}")
    print(Z[0, :, :, 0])

# %% [markdown]
r"""
## 7. Edges in a real photograph

Now the real thing. You cut the tower out of the photograph and turn it to grey: the mean of the three
channels. Then you give it to a layer with two filters, one for vertical and one for horizontal edges. Your
loops visit 56,000 positions with each of them.
"""

# %% tags=["demo"]
tower = photo[120:320, 70:350] / 255
grey = tower.mean(axis=2, keepdims=True)

filters = np.zeros((3, 3, 1, 2))
filters[:, :, 0, 0] = vertical_filter
filters[:, :, 0, 1] = vertical_filter.T
no_bias = np.zeros((1, 1, 1, 2))

edges, _ = conv_forward(grey[np.newaxis], filters, no_bias, {"stride": 1, "pad": 1})
print(grey[np.newaxis].shape, "->", edges.shape)

# %% tags=["demo"]
vertical_edges, horizontal_edges = edges[0, :, :, 0], edges[0, :, :, 1]
show_pictures([tower, grey], ["the tower in colour", "the tower in grey"])
show_pictures([vertical_edges, horizontal_edges], ["vertical edges", "horizontal edges"], signed=True)
plt.show()

# %% [markdown]
r"""
**Notice** what each filter sees. The columns and the window bars stand out on the left, the rims of the
roofs and the railings on the right. The smooth sky is white in both: nothing changes there, so the answer is
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
show_pictures([redness[0]], ["redness, stride 2"], signed=True)
plt.show()

# %% [markdown]
r"""
**Notice** the axes: with stride 2 the output has half the height and half the width, and the columns are
still easy to find.

You chose these filters by thinking. A network finds its own: it starts with random numbers, and training
changes them until they help. The operation is the one that you just wrote.
"""

# %% [markdown]
r"""
## Go further

Nothing here is graded.

- **Blur.** Fill a $5 \times 5$ filter with $1/25$ and run it over the grey tower. Which details vanish
  first?
- **Slanted edges.** Invent a filter that answers to edges from the bottom left to the top right. Test it on
  the roofs.
- **A kinder border.** `np.pad` has a `mode="edge"`, which repeats the last pixel. Pad the grey tower this
  way, then run your layer with `pad` 0. Does the false line go away?
- **Where the time goes.** Time `conv_forward` on a crop, then on one of twice the height and width. Predict
  the factor first.

<details>
<summary>Answers, as far as there are any</summary>

- Blur: the thin window bars go first.
- Slanted edges: a filter that works has the rows `1 1 0`, `1 0 -1` and `0 -1 -1`.
- A kinder border: yes. The border is then as bright as the pixel beside it.
- Where the time goes: about a factor of 4. There are four times as many positions.

</details>
"""

# %% [markdown]
r"""
## Recap

- An image is an array of shape $(n_H, n_W, n_C)$; a batch is $(m, n_H, n_W, n_C)$.
- A filter multiplies a window number by number, adds everything up, all channels included, and adds one
  bias.
- Sliding the filter over all positions gives one output channel. Each further filter gives one more.
- Padding with zeros keeps the size and leaves a false edge at the border. A stride above 1 makes the output
  smaller.
- The size that comes out is $\lfloor (n + 2 \cdot \text{pad} - f) / \text{stride} \rfloor + 1$, for height
  and width.

| symbol | in code | meaning |
|---|---|---|
| $m$ | `m` | number of images in a batch |
| $n_H, n_W, n_C$ | `n_H`, `n_W`, `n_C` | height, width and channels of the output |
| $n_{H,prev}$ and so on | `n_H_prev`, `n_W_prev`, `n_C_prev` | the same of the input |
| $f$ | `f` | height and width of a filter |
| $\text{pad}$, $\text{stride}$ | `pad`, `stride` | width of the border, length of a step |
| $A_{prev}$, $W$, $b$, $Z$ | `A_prev`, `W`, `b`, `Z` | input, weights, biases, output |
"""

# %% [markdown]
r"""
## References

- K. Fukushima. Neocognitron: a self-organizing neural network model for a mechanism of pattern recognition
  unaffected by shift in position. *Biological Cybernetics* 36, 1980, pages 193–202.
- Y. LeCun, L. Bottou, Y. Bengio and P. Haffner. Gradient-based learning applied to document recognition.
  *Proceedings of the IEEE* 86(11), 1998, pages 2278–2324.
- V. Dumoulin and F. Visin. A guide to convolution arithmetic for deep learning. arXiv:1603.07285, 2016.
- Photograph: `china.jpg` by danielbuechele, CC BY 2.0, as packaged with scikit-learn; cropped and turned to
  grey here.
"""
