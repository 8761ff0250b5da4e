"""One sign of four entries is wrong, and pool_forward never reads its stride: right where the stride is the size."""
# expect first_entries 0, pool_forward 6
# expect hint: pool_forward stride_taken_from_f
# expect reason: pool_forward: 3 of 6 checks pass
# expect reason: first_entries: the check does not pass
# fill right

# %% first_entries
def first_entries():
    entries = {"Z[0, 0]": -7, "Z[0, 1]": -11, "Z[1, 0]": -10, "Z[3, 3]": 2}
    return entries

# %% pool_forward
def pool_forward(A_prev, hparameters, mode="max"):
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    f = hparameters["f"]
    n_H, n_W = n_H_prev // f, n_W_prev // f
    A = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    a_slice = A_prev[i, h * f:h * f + f, w * f:w * f + f, c]
                    A[i, h, w, c] = a_slice.max() if mode == "max" else a_slice.mean()
    return A, (A_prev, hparameters)
