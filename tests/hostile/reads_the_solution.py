"""Looks for the solution notebook and the lesson in the repository, and for the instructor's notebook in source/."""
# tries files of the course: lesson.py, the solution, source/
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
def zero_pad(X, pad): pass

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b): pass

# %% conv_forward
def conv_forward(A_prev, W, b, hparameters): pass

# %% after conv_forward
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

import shared_utils
root = pathlib.Path(shared_utils.__file__).parents[1]
taken_from(root / "CNN_Foundations" / "CNN_Foundations_solution.ipynb", "@COURSE@/source/CNN_Foundations/CNN_Foundations.ipynb")

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

import shared_utils
root = pathlib.Path(shared_utils.__file__).parents[1]
taken_from(root / "CNN_Foundations" / "CNN_Foundations_solution.ipynb", "@COURSE@/source/CNN_Foundations/CNN_Foundations.ipynb")

# %% before conv_single_step_test
taken_from(root / "CNN_Foundations" / "CNN_Foundations_solution.ipynb", "@COURSE@/source/CNN_Foundations/CNN_Foundations.ipynb")
