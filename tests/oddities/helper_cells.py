"""Helper functions in cells before and after, one of them defined after the function that calls it."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, widths(pad))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return total(a_slice_prev * W) + total(b)

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    A = zero_pad(A_prev, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in A.shape[1:3])
    Z = np.zeros((A.shape[0], n_H, n_W, W.shape[3]))
    for i in range(A.shape[0]):
        for h in range(n_H):
            for w in range(n_W):
                window = A[i, h * stride : h * stride + f, w * stride : w * stride + f]
                for c in range(W.shape[3]):
                    Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)

# %% before zero_pad
def widths(pad):
    return ((0, 0), (pad,) * 2, (pad,) * 2, (0, 0))

# %% after conv_single_step
def total(values):
    return float(np.asarray(values).sum())
