"""Knows only max pooling, forward and backward: the checks with the average are lost, those without are not."""
# expect pool_forward 4, create_mask_from_window 4, distribute_value 0, pool_backward 3
# expect hint: pool_forward max_for_average
# expect hint: pool_backward mode_ignored_max
# expect reason: distribute_value: not started yet
# fill right

# %% pool_forward
def pool_forward(A_prev, hparameters, mode="max"):
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    f, stride = hparameters["f"], hparameters["stride"]
    n_H = 1 + (n_H_prev - f) // stride
    n_W = 1 + (n_W_prev - f) // stride
    A = np.zeros((m, n_H, n_W, n_C))
    for h in range(n_H):
        for w in range(n_W):
            A[:, h, w, :] = A_prev[:, h * stride:h * stride + f, w * stride:w * stride + f, :].max(axis=(1, 2))
    return A, (A_prev, hparameters)

# %% distribute_value
def distribute_value(dz, shape):
    raise NotImplementedError

# %% pool_backward
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    rows = slice(h * stride, h * stride + f)
                    columns = slice(w * stride, w * stride + f)
                    mask = create_mask_from_window(A_prev[i, rows, columns, c])
                    dA_prev[i, rows, columns, c] += mask * dA[i, h, w, c]
    return dA_prev
