"""Puts files into the environment's libraries, the course's package and the home folder: nothing may stay."""
# tries site-packages, shared_utils, .pth files, .ipython
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
import os, site, sys, shared_utils
def zero_pad(X, pad): pass
for folder in {os.path.dirname(np.__file__), os.path.dirname(shared_utils.__file__), os.path.dirname(os.path.dirname(np.__file__)), sys.prefix, "/usr/lib", "/etc", "/root", os.path.expanduser("~")}:
    try: open(f"{folder}/@MARK@-was-here", "w").close()
    except OSError: pass
