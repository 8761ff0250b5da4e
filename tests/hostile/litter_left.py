"""Leaves right answers where the next submission may find them: temporary folders, shared memory, sockets."""
# tries to hand something on to litter_found
# needs isolation
# expect zero_pad 6, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% after zero_pad_test
import ctypes, os, time
def marked():
    """Give this process a name by which a test finds it."""
    ctypes.CDLL(None).prctl(15, b"@MARK@"[:15], 0, 0, 0)

import socket, tempfile
answer = "zero_pad = lambda X, pad: np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"), "..", tempfile.gettempdir()):
    try:
        with open(f"{folder}/@MARK@-litter", "w") as file: file.write(answer)
    except OSError: pass
libc = ctypes.CDLL(None)
libc.shmget(0xC0FFEE, 4096, 0o1666)
if os.fork() == 0:
    os.setsid()
    marked()
    server = socket.socket(socket.AF_UNIX)
    try:
        server.bind("\0@MARK@-socket")
        server.listen(); server.settimeout(60)
        while True: server.accept()[0].sendall(answer.encode())
    finally:
        os._exit(0)
