"""The contract of the cost of a separable convolution."""

from ...contract import Case, Exercise

separable_ratio = Exercise("separable_ratio", "(f, n_C_out)", returns="ratio")


def _channels(rng, low, high):
    """A number of channels that is none of the usual ones."""
    return 2 * int(rng.integers(low, high)) + 1


@separable_ratio.group("basic", points=4, basic=True)
def _(rng):
    yield Case(f=3, n_C_out=_channels(rng, 5, 30))


@separable_ratio.group("channels", points=3)
def _(rng):
    for low, high in ((4, 8), (50, 200), (400, 600)):
        yield Case(f=3, n_C_out=_channels(rng, low, high))


@separable_ratio.group("sizes", points=3)
def _(rng):
    for f in (5, 7, int(rng.choice([2, 4, 6]))):
        yield Case(f=f, n_C_out=_channels(rng, 8, 60))
    yield Case(f=1, n_C_out=_channels(rng, 8, 60))
