"""Right answers to all of Part 1 with hardly a loop: NumPy works the first entries out, and no function calls another."""
# expect first_entries 4, pool_forward 10, conv_backward 16, pool_backward 10
# fill right

# %% before first_entries
from math import prod

view = np.lib.stride_tricks.sliding_window_view

def windows(X, f, stride):
    """(m, n_H, n_W, n_C, f, f)"""
    return view(X, (f, f), axis=(1, 2))[:, ::stride, ::stride]

# %% first_entries
def first_entries():
    W = np.array([[1, 1, 1], [0, 0, 0], [-1, -1, -1]])
    Z = np.einsum("hwpq,pq->hw", view(image_6x6, (3, 3)), W)
    return {f"Z[{h}, {w}]": Z[h, w] for h, w in [(0, 0), (0, 1), (1, 0), (3, 3)]}

# %% conv_output_size
def conv_output_size(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1 or f > n + 2 * pad:
        raise ValueError((n, f, pad, stride))
    return len(range(0, n + 2 * pad - f + 1, stride))

# %% zero_pad
def zero_pad(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros_like(X, shape=(m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    X_pad[:, pad:pad + n_H, pad:pad + n_W] = X
    return X_pad

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.vdot(a_slice_prev, W) + b[0, 0, 0]

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    p = hparameters["pad"]
    X = windows(np.pad(A_prev, [(0, 0), (p, p), (p, p), (0, 0)]), len(W), hparameters["stride"])
    return np.einsum("mhwcpq,pqck->mhwk", X, W) + b, (A_prev, W, b, hparameters)

# %% conv_parameters
def conv_parameters(f, n_C_prev, n_C):
    return np.zeros((f, f, n_C_prev, n_C)).size + np.zeros((1, 1, 1, n_C)).size

# %% conv_multiplications
def conv_multiplications(n_H, n_W, n_C, f, n_C_prev):
    return prod((n_H, n_W, n_C, f, f, n_C_prev))

# %% pool_forward
def pool_forward(A_prev, hparameters, mode="max"):
    reduce = np.max if mode == "max" else np.mean
    return reduce(windows(A_prev, **hparameters), axis=(-1, -2)), (A_prev, hparameters)

# %% conv_backward
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    s, p, f = hparameters["stride"], hparameters["pad"], len(W)
    A_pad = np.pad(A_prev, [(0, 0), (p, p), (p, p), (0, 0)])
    dW = np.einsum("mhwcpq,mhwk->pqck", windows(A_pad, f, s), dZ)
    db = dZ.sum((0, 1, 2)).reshape(b.shape)
    # dilate dZ by the stride, surround it by f - 1 and convolve with the turned filter
    m, H, W_, C = A_pad.shape
    D = np.zeros((m, H + f - 1, W_ + f - 1, dZ.shape[3]))
    D[:, f - 1:f - 1 + s * dZ.shape[1]:s, f - 1:f - 1 + s * dZ.shape[2]:s] = dZ
    dA_pad = np.einsum("mhwkpq,pqck->mhwc", windows(D, f, 1), W[::-1, ::-1])
    return dA_pad[:, p:H - p, p:W_ - p], dW, db

# %% create_mask_from_window
def create_mask_from_window(x):
    return np.equal(x, x.max())

# %% distribute_value
def distribute_value(dz, shape):
    return np.broadcast_to(dz / prod(shape), shape)

# %% pool_backward
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, s = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros_like(A_prev)
    X = windows(A_prev, f, s)
    if mode == "max":
        share = np.where(X == X.max((-1, -2), keepdims=True), dA[..., None, None], 0)
    else:
        share = np.repeat(dA[..., None] / f**2, f * f, axis=-1).reshape(X.shape)
    place = windows(np.arange(A_prev.size).reshape(A_prev.shape), f, s)
    np.add.at(dA_prev.reshape(-1), place, share)
    return dA_prev
