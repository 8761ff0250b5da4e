"""Marks the maximum of each row, and overwrites what overlaps: pool_backward loses points for the second only."""
# expect create_mask_from_window 0, distribute_value 4, pool_backward 7
# expect hint: create_mask_from_window maximum_of_each_row
# expect hint: pool_backward shares_assigned
# expect reason: Judged with a working version of `create_mask_from_window`
# expect reason: pool_backward: 3 of 5 checks pass
# fill right

# %% create_mask_from_window
def create_mask_from_window(x):
    return x == np.max(x, axis=1, keepdims=True)

# %% pool_backward
def pool_backward(dA, cache, mode="max"):
    (A_prev, hparameters) = cache
    stride, f = hparameters["stride"], hparameters["f"]
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    v, u = h * stride, w * stride
                    if mode == "max":
                        mask = create_mask_from_window(A_prev[i, v:v + f, u:u + f, c])
                        dA_prev[i, v:v + f, u:u + f, c] = mask * dA[i, h, w, c]
                    else:
                        dA_prev[i, v:v + f, u:u + f, c] = distribute_value(dA[i, h, w, c], (f, f))
    return dA_prev
