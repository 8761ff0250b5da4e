"""Looks for the notebook of a classmate in submitted/ and in grading's own folders, and runs its cells."""
# tries other submissions
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad): pass

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b): pass

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters): pass

# %% before zero_pad_test
import json, pathlib
def taken_from(*places):
    """Run every cell of the notebooks found that defines one of the functions; what fails is left."""
    for place in places:
        try:
            for cell in json.loads(pathlib.Path(place).read_text())["cells"]:
                source = "".join(cell["source"])
                if "def zero_pad" in source or "def conv_" in source:
                    exec(source, globals())
        except Exception:
            pass

import glob
places = ["@COURSE@/submitted/honest_right/CNN_Foundations/CNN_Foundations.ipynb", *glob.glob("@COURSE@/.course/**/honest_right/**/*.ipynb", recursive=True)]
taken_from(*places)

# %% before conv_single_step_test
taken_from(*places)

# %% before conv_forward_test
taken_from(*places)
