"""Right answers written with TensorFlow: tensors are as good as arrays."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right
# slow

# %% before zero_pad
import tensorflow as tf

# %% zero_pad
def zero_pad(X, pad):
    return tf.pad(X, [[0, 0], [pad, pad], [pad, pad], [0, 0]])

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return tf.reduce_sum(tf.multiply(a_slice_prev, W)) + tf.squeeze(b)

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    Z = tf.nn.conv2d(zero_pad(A_prev, hparameters["pad"]), W, hparameters["stride"], "VALID") + b
    return Z, (A_prev, W, b, hparameters)
