"""Shows a progress bar with carriage returns, clears the output and displays as it goes."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    A = zero_pad(A_prev, pad)
    n_H, n_W = ((n - f) // stride + 1 for n in A.shape[1:3])
    Z = np.zeros((A.shape[0], n_H, n_W, W.shape[3]))
    for i in range(A.shape[0]):
        bar(i, A.shape[0]); clear_output(wait=True); display(HTML('<progress/>'))
        for h in range(n_H):
            for w in range(n_W):
                window = A[i, h * stride : h * stride + f, w * stride : w * stride + f]
                for c in range(W.shape[3]):
                    Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)

# %% before zero_pad
import sys, time
from IPython.display import clear_output, display, HTML
def bar(k, n):
    sys.stdout.write('\r' + '#' * k + '-' * (n - k)); sys.stdout.flush()
