"""Computes in longdouble and float32 along the way, and returns NumPy scalars and arrays of shape ()."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.asarray(np.sum(np.asarray(a_slice_prev, np.longdouble) * W) + b.reshape(())[()])

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    A = zero_pad(A_prev, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in A.shape[1:3])
    Z = np.zeros((A.shape[0], n_H, n_W, W.shape[3]), dtype=np.longdouble)
    for i in range(A.shape[0]):
        for h in range(n_H):
            for w in range(n_W):
                window = A[i, h * stride : h * stride + f, w * stride : w * stride + f]
                for c in range(W.shape[3]):
                    Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)
