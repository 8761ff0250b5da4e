"""Changes what he is given in both backward passes, a dictionary and an array: one point each, the numbers are right."""
# expect conv_backward 15, pool_backward 9
# expect reason: cache was changed by the call
# expect reason: dA was changed by the call
# fill right

# %% conv_backward
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    pad = hparameters.pop("pad")
    stride = hparameters.pop("stride")
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f = W.shape[0]
    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad, dW = np.zeros(A_prev_pad.shape), np.zeros(W.shape)
    for h in range(dZ.shape[1]):
        for w in range(dZ.shape[2]):
            rows, columns = slice(h * stride, h * stride + f), slice(w * stride, w * stride + f)
            dA_prev_pad[:, rows, columns] += np.tensordot(dZ[:, h, w], W, axes=(1, 3))
            dW += np.tensordot(A_prev_pad[:, rows, columns], dZ[:, h, w], axes=(0, 0))
    dA_prev = dA_prev_pad[:, pad:pad + n_H_prev, pad:pad + n_W_prev]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)

# %% pool_backward
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    if mode == "average":
        dA /= f * f
    for i, h, w, c in np.ndindex(dA.shape):
        x = A_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c]
        mask = create_mask_from_window(x) if mode == "max" else np.ones((f, f))
        dA_prev[i, h * stride:h * stride + f, w * stride:w * stride + f, c] += dA[i, h, w, c] * mask
    return dA_prev
