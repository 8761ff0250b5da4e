"""Marks the minimum, and divides by the height only; her pool_backward calls both and keeps all its points."""
# expect create_mask_from_window 0, distribute_value 0, pool_backward 10
# expect hint: create_mask_from_window mask_of_the_minimum
# expect hint: distribute_value divided_by_n_H_only
# expect reason: Judged with working versions of `create_mask_from_window` and `distribute_value`
# fill right

# %% create_mask_from_window
def create_mask_from_window(x):
    mask = x == np.min(x)
    return mask

# %% distribute_value
def distribute_value(dz, shape):
    n_H, n_W = shape
    return np.ones((n_H, n_W)) * dz / n_H

# %% pool_backward
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros_like(A_prev)
    for i, h, w, c in np.ndindex(dA.shape):
        window = (i, slice(h * stride, h * stride + f), slice(w * stride, w * stride + f), c)
        if mode == "max":
            dA_prev[window] += create_mask_from_window(A_prev[window]) * dA[i, h, w, c]
        else:
            dA_prev[window] += distribute_value(dA[i, h, w, c], (f, f))
    return dA_prev
