"""Two mistakes in two exercises: pads the batch as well, and leaves the bias out of conv_forward."""
# expect zero_pad 0, conv_single_step 6, conv_forward 0
# expect hint: zero_pad pads_batch
# expect hint: conv_forward bias_forgotten
# fill right

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((pad, pad), (pad, pad), (pad, pad), (0, 0)))

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride = hparameters["stride"]
    pad = hparameters["pad"]
    n_H = int((n_H_prev - f + 2 * pad) / stride) + 1
    n_W = int((n_W_prev - f + 2 * pad) / stride) + 1
    Z = np.zeros((m, n_H, n_W, n_C))
    A_prev_pad = zero_pad(A_prev, pad)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                v, u = h * stride, w * stride
                for c in range(n_C):
                    Z[i, h, w, c] = np.sum(A_prev_pad[i, v:v + f, u:u + f, :] * W[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)
