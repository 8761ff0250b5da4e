"""A while loop in conv_forward never moves on: that exercise runs out of time, the others do not."""
# expect zero_pad 6, conv_single_step 6, conv_forward 0
# expect flags: time limit
# expect reason: did not finish in the time allowed
# fill right
# slow

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
        for c in range(n_C):
            h = w = 0
            while h < n_H:
                while w < n_W:
                    v, u = h * stride, w * stride
                    Z[i, h, w, c] = conv_single_step(A_prev_pad[i, v:v + f, u:u + f], W[..., c], b[..., c])
                h += 1
    return Z, (A_prev, W, b, hparameters)
