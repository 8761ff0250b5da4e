"""Reads the course's secret and the gradebook, and gives them away on its feedback page."""
# tries the secret, the gradebook, the environment, other processes' command lines
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
import glob, os
found = []
for place in ["@COURSE@/.course/secret", "@COURSE@/gradebook.db", *glob.glob("/proc/[0-9]*/environ")[:50]]:
    try:
        found.append(open(place, "rb").read(200).hex())
    except OSError:
        pass
try:
    print("secret:", open("@COURSE@/.course/secret").read())
except OSError:
    print("no secret")
def zero_pad(X, pad): raise ValueError(" ".join(found)[:500])
