"""The contracts of a convolution by hand, sizes, and what a layer costs."""

from ...contract import Case, Exercise

first_entries = Exercise("first_entries", "()", returns="entries", keeps_answer=True)


@first_entries.group("basic", points=4, basic=True)
def _(rng):
    yield Case()


conv_output_size = Exercise("conv_output_size", "(n, f, pad=0, stride=1)", returns="size")


@conv_output_size.group("basic", points=1, basic=True)
def _(rng):
    n = int(rng.integers(10, 30))
    yield Case(n=n, f=3)
    yield Case(n=n, f=5)


@conv_output_size.group("pad", points=1)
def _(rng):
    n = int(rng.integers(10, 30))
    yield Case(n=n, f=7, pad=2)
    yield Case(n=n, f=3, pad=1)


@conv_output_size.group("stride", points=1)
def _(rng):
    n = int(rng.integers(5, 15))
    for stride, rest in ((2, 0), (2, 1), (3, 0), (3, 2), (4, 3)):
        yield Case(n=stride * n + rest, f=stride, pad=1, stride=stride)


@conv_output_size.group("exact_fit", points=1)
def _(rng):
    n = int(rng.integers(3, 12))
    yield Case(n=n, f=n)
    yield Case(n=n, f=n + 2, pad=1, stride=3)
    yield Case(n=1, f=1)


@conv_output_size.group("errors", points=1)
def _(rng):
    n = int(rng.integers(3, 12))
    yield Case(n=n, f=n + 1)
    yield Case(n=n, f=n + 3, pad=1, stride=2)
    yield Case(n=0, f=1, pad=2)
    yield Case(n=n, f=0)
    yield Case(n=n, f=2, stride=0)
    yield Case(n=n, f=2, stride=-1)


conv_parameters = Exercise("conv_parameters", "(f, n_C_prev, n_C)", returns="parameters")


@conv_parameters.group("basic", points=1, basic=True)
def _(rng):
    f, n_C_prev, n_C = (int(n) for n in rng.permutation([3, 5, 8]))
    yield Case(f=f, n_C_prev=n_C_prev, n_C=n_C)


@conv_parameters.group("other_sizes", points=1)
def _(rng):
    yield Case(f=1, n_C_prev=int(rng.integers(20, 200)), n_C=16)
    yield Case(f=7, n_C_prev=1, n_C=int(rng.integers(20, 200)))
    yield Case(f=5, n_C_prev=int(rng.integers(20, 200)), n_C=1)


conv_multiplications = Exercise(
    "conv_multiplications", "(n_H, n_W, n_C, f, n_C_prev)", returns="multiplications"
)


@conv_multiplications.group("basic", points=1, basic=True)
def _(rng):
    n_H, n_W, n_C, f, n_C_prev = (int(n) for n in rng.permutation([4, 6, 7, 3, 11]))
    yield Case(n_H=n_H, n_W=n_W, n_C=n_C, f=f, n_C_prev=n_C_prev)


@conv_multiplications.group("other_sizes", points=1)
def _(rng):
    yield Case(n_H=28, n_W=int(rng.integers(10, 60)), n_C=32, f=5, n_C_prev=192)
    yield Case(n_H=int(rng.integers(10, 60)), n_W=14, n_C=1, f=1, n_C_prev=3)
