"""Looks for what litter_left has left."""
# tries what an earlier submission left behind
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
import os, socket, tempfile
def zero_pad(X, pad): pass
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"), "..", tempfile.gettempdir()):
    try: exec(open(f"{folder}/@MARK@-litter").read())
    except OSError: pass
try:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0@MARK@-socket")
        exec(client.recv(4096))
except OSError: pass
