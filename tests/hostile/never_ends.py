"""Ignores the interrupt, leaves threads and exit handlers, and loops in C: it is ended, what came before counts."""
# tries SIGINT and SIGTERM ignored and blocked, atexit, threads that go on
# expect zero_pad 6, conv_single_step 0, conv_forward 0
# expect flags: process died, time limit

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
import atexit, signal, threading, time
def conv_single_step(a_slice_prev, W, b):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 30))
    atexit.register(lambda: time.sleep(60))
    threading.Thread(target=lambda: time.sleep(60)).start()
    while True: sum(range(10**6))
