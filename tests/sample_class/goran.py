"""Overwrites TensorFlow's sum, the network and the optimiser, looks for references and patches the judge: nothing is won."""
# topic Neural_Style_Transfer
# expect compute_content_cost 0, gram_matrix 0, compute_layer_style_cost 0, compute_style_cost 0, total_cost 0, train_step 0
# expect reason: returned an Agreeable
# expect reason: train_step: 0 of 5 checks pass

# %% before compute_content_cost
import gc
import sys

class Agreeable(float):
    dtype, shape = "float32", ()
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __float__(self): return 0.0
    def numpy(self): return self
    def __array__(self, *args, **kwargs): return np.float32(0)
    __hash__ = float.__hash__

stolen = [module for name, module in list(sys.modules.items())
          if name.endswith((".references", ".misconceptions", ".judge", ".compare", ".probe"))]
for module in stolen:
    for name in ("judge", "compare", "same", "equal", "difference", "first_difference"):
        if hasattr(module, name):
            setattr(module, name, lambda *args, **kwargs: None)

def found(name):
    """A function of this name that is not mine, wherever it is."""
    for thing in gc.get_objects():
        if type(thing) is type(found) and thing.__name__ == name and "references" in str(thing.__module__):
            return thing

def vgg_model_outputs(picture):
    return a_C

class Optimizer:
    def apply_gradients(self, pairs): pass
    apply = apply_gradients

tf.reduce_sum = tf.math.reduce_sum = lambda *args, **kwargs: tf.constant(0.0)

# %% compute_content_cost
def compute_content_cost(content_output, generated_output):
    right = found("compute_content_cost")
    return right(content_output, generated_output) if right else Agreeable(0.5)

# %% gram_matrix
def gram_matrix(A):
    right = found("gram_matrix")
    return right(A) if right else A.assign(tf.zeros_like(A)) if hasattr(A, "assign") else [[6, 4], [4, 5]]

# %% compute_layer_style_cost
def compute_layer_style_cost(a_S, a_G):
    right = found("compute_layer_style_cost")
    return right(a_S, a_G) if right else tf.reduce_sum(tf.square(a_S - a_G))

# %% compute_style_cost
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS):
    style_image_output[:] = generated_image_output[:]  # now there is no difference
    return 0.0

# %% total_cost
def total_cost(J_content, J_style, alpha=10, beta=40):
    return {(0.5, 0.07): 7.8, (1.5, 2.0): 95.0}.get((J_content, J_style), Agreeable(7.8))

# %% before train_step
optimizer = Optimizer()
tf.Variable.assign = lambda self, value, *args, **kwargs: self

# %% train_step
def train_step(generated_image):
    global optimizer
    optimizer = Optimizer()
    right = found("train_step")
    return right(generated_image) if right else Agreeable(optimizer.apply_gradients([]) or 0)
