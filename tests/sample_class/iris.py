"""Forgets the line for dW, and never refuses a size: both lose the checks that look at it, and no others."""
# expect conv_output_size 4, conv_backward 7
# expect hint: conv_output_size never_raises
# expect hint: conv_backward dW_left_at_zero
# expect reason: conv_output_size: 4 of 5 checks pass
# expect reason: conv_backward: 2 of 7 checks pass
# fill right

# %% conv_output_size
def conv_output_size(n, f, pad=0, stride=1):
    size = int((n + 2 * pad - f) / stride) + 1
    return size

# %% conv_backward
def conv_backward(dZ, cache):
    (A_prev, W, b, hparameters) = cache
    (m, n_H_prev, n_W_prev, n_C_prev) = A_prev.shape
    (f, f, n_C_prev, n_C) = W.shape
    stride = hparameters["stride"]
    pad = hparameters["pad"]
    (m, n_H, n_W, n_C) = dZ.shape
    dA_prev = np.zeros(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    for i in range(m):
        a_prev_pad = A_prev_pad[i]
        da_prev_pad = dA_prev_pad[i]
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    v, u = h * stride, w * stride
                    da_prev_pad[v:v + f, u:u + f, :] += W[:, :, :, c] * dZ[i, h, w, c]
                    db[:, :, :, c] += dZ[i, h, w, c]
        dA_prev[i] = da_prev_pad[pad:n_H_prev + pad, pad:n_W_prev + pad, :]
    return dA_prev, dW, db
