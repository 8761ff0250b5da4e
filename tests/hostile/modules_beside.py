"""Hands in modules with the names of Python's, of libraries' and of the course's, beside answers that are right."""
# tries numpy.py, keras/, public_tests.py, sitecustomize.py, a .pth file and their like
# expect zero_pad 6, conv_single_step 6, conv_forward 0
# expect flags: files left out

# %% zero_pad
def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% conv_single_step
def conv_single_step(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b.item()

# %% after conv_single_step
import os
assert os.listdir(".") == ["public_tests.py"] or sorted(os.listdir(".")) == ["helper.py", "public_tests.py"], os.listdir(".")
assert "stolen" not in open("public_tests.py").read()

# %% file numpy.py
raise SystemExit("stolen")

# %% file NumPy.py
raise SystemExit("stolen")

# %% file linecache.py
raise SystemExit("stolen")

# %% file keras/__init__.py
raise SystemExit("stolen")

# %% file tensorflow/__init__.py
raise SystemExit("stolen")

# %% file public_tests.py
raise SystemExit("stolen")

# %% file sitecustomize.py
raise SystemExit("stolen")

# %% file usercustomize.py
raise SystemExit("stolen")

# %% file conftest.py
raise SystemExit("stolen")

# %% file shared_utils/__init__.py
raise SystemExit("stolen")

# %% file shared_utils/graders/judge.py
raise SystemExit("stolen")

# %% file IPython.py
raise SystemExit("stolen")

# %% file nbgrader_config.py
raise SystemExit("stolen")

# %% file zz.pth
raise SystemExit("stolen")

# %% file encodings/utf_8.py
raise SystemExit("stolen")

# %% file .ipython/profile_default/startup/00.py
raise SystemExit("stolen")

# %% file CNN_Foundations/none.pth
raise SystemExit("stolen")
