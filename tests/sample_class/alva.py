"""Right answers of another make: einsum, helper cells, another alias for TensorFlow, and no tf.function."""
# topic Neural_Style_Transfer
# expect compute_content_cost 18, gram_matrix 10, compute_layer_style_cost 20, compute_style_cost 16, total_cost 8, train_step 28
# expect flags: none

# %% before compute_content_cost
import tensorflow as T
from functools import reduce
from operator import add
from tensorflow import einsum

QUARTER = 1 / 4

# %% before compute_content_cost
def how_many(a):
    """n_H, n_W, n_C of activations, multiplied."""
    return reduce(lambda x, y: x * y, a.shape[1:])

# %% compute_content_cost
def compute_content_cost(content_output, generated_output):
    *_, last_of_C = content_output
    *_, last_of_G = generated_output
    d = T.math.subtract(last_of_G, last_of_C)
    return QUARTER * einsum("bhwc,bhwc->", d, d) / how_many(d)

# %% gram_matrix
def gram_matrix(A):
    return einsum("ip,jp->ij", A, A)

# %% before compute_layer_style_cost
def correlations(a):
    """The Gram matrix of a layer at once, without unrolling it, over the numbers in the layer."""
    return einsum("bhwi,bhwj->ij", a, a) / how_many(a)

# %% compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    return QUARTER * T.reduce_sum(T.math.squared_difference(correlations(a_S), correlations(a_G)))

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    weights = [w for _, w in STYLE_LAYERS]
    costs = map(compute_layer_style_cost, style_image_output, generated_image_output)
    return reduce(add, [w * J for w, J in zip(weights, costs)])

# %% total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    return T.tensordot(T.constant([alpha, beta], T.float32), T.stack([J_content, J_style]), axes=1)

# %% after total_cost_test
class Brush:
    """Cost and gradient of a picture."""

    def __init__(self, picture):
        with T.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(picture)
            now = vgg_model_outputs(picture)
            self.J = total_cost(compute_content_cost(a_C, now), compute_style_cost(a_S, now, STYLE_LAYERS))
        (self.gradient,) = tape.gradient(self.J, [picture])

# %% train_step
def train_step(generated_image):
    brush = Brush(generated_image)
    optimizer.apply([brush.gradient], [generated_image])
    generated_image.assign(T.minimum(T.nn.relu(generated_image), 1.0))
    return brush.J.numpy().item()
