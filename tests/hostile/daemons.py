"""Starts a daemon by a double fork, a process group of its own, and a shell in the background, before an answer that is right."""
# tries processes that outlive the submission (bounded: 90 s)
# expect zero_pad 6, conv_single_step 0, conv_forward 0

# %% before zero_pad
import ctypes, os, time
def marked():
    """Give this process a name by which a test finds it."""
    ctypes.CDLL(None).prctl(15, b"@MARK@"[:15], 0, 0, 0)

def daemon(work):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            marked()
            work()
        os._exit(0)
daemon(lambda: time.sleep(90))
daemon(lambda: os.execv("/bin/sleep", ["@MARK@-sleep", "90"]))
os.system("exec -a @MARK@-shell sleep 90 & disown 2>/dev/null")

# %% zero_pad
def zero_pad(X, pad):
    daemon(lambda: time.sleep(90))
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
