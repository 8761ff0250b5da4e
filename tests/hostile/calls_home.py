"""Fetches its answers from a server on this machine, and tries one outside."""
# tries the network
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
import socket
def zero_pad(X, pad): pass
for host, port in (("127.0.0.1", int("@PORT@")), ("localhost", int("@PORT@")), ("192.0.2.1", 80)):
    try:
        with socket.create_connection((host, port), timeout=0.5) as client:
            exec(client.recv(4096))
    except OSError: pass
