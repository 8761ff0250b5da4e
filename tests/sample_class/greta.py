"""Right answers that call by keyword and return lists where the lesson returns tuples."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# fill right

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(array=X, pad_width=((0,), (pad,), (pad,), (0,)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return float(np.vdot(W, a_slice_prev)) + b.item()

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters=None):
    stride, pad = hparameters["stride"], hparameters["pad"]
    X = zero_pad(pad=pad, X=A_prev)
    f, n_C = W.shape[1], W.shape[-1]
    shape = [len(X), (X.shape[1] - f) // stride + 1, (X.shape[2] - f) // stride + 1, n_C]
    Z = np.empty(shape)
    for i, h, w, c in np.ndindex(*shape):
        window = X[i, h * stride:, w * stride:][:f, :f]
        Z[i, h, w, c] = conv_single_step(W=W[..., c], b=b[..., c], a_slice_prev=window)
    cache = [A_prev, W, b, dict(hparameters)]
    return [Z, cache]
