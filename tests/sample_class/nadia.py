"""Takes the break that the lesson proposes and goes on later: the first half is right, the second is not started."""
# expect first_entries 4, conv_output_size 5, zero_pad 6, conv_single_step 6, conv_forward 15
# expect reason: conv_parameters: not started yet
# expect reason: pool_backward: not started yet

# %% first_entries
def first_entries():
    entries = {
        "Z[0, 0]": (3 + 0 + 1) - (2 + 7 + 2),
        "Z[0, 1]": (0 + 1 + 2) - (7 + 2 + 5),
        "Z[1, 0]": (1 + 5 + 8) - (0 + 1 + 3),
        "Z[3, 3]": (1 + 7 + 8) - (2 + 3 + 9),
    }
    return entries

# %% conv_output_size
def conv_output_size(n, f, pad=0, stride=1):
    for number in (n, f, stride):
        if not number > 0:
            raise ValueError(f"{number} is not possible")
    room = n + 2 * pad - f
    if room < 0:
        raise ValueError("does not fit")
    size = room // stride + 1
    return size

# %% zero_pad
def zero_pad(X, pad):
    X_pad = np.pad(X, ((0,), (pad,), (pad,), (0,)))
    return X_pad

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    z = (a_slice_prev * W).sum() + b.sum()
    return z

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f, _, _, n_C = W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H = conv_output_size(n_H_prev, f, pad, stride)
    n_W = conv_output_size(n_W_prev, f, pad, stride)
    X = zero_pad(A_prev, pad)
    Z = np.empty((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a = X[i, h * stride:h * stride + f, w * stride:w * stride + f]
        Z[i, h, w, c] = conv_single_step(a, W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)
