"""The words about gram_matrix."""

from ...contract import ExerciseTexts, Hint
from .shared import IN_A_GRAPH, NUMPY, STOPPED

_PRODUCT = "G is A times its transpose: tf.matmul(A, tf.transpose(A))"
_PLAIN = "leave the sum as it is; the cost has the factor"
_WHOLE = "return all of G, (n_C, n_C)"

_GRAM = ExerciseTexts(
    summary="How strongly each channel fires together with each other one, over all places.",
    shapes="A (n_C, n_H·n_W) → G (n_C, n_C)",
    groups={
        "basic": "fewer channels than places",
        "shapes": "more channels than places, as many, one channel, one place",
        "in_a_graph": IN_A_GRAPH,
    },
    hints={
        "places_with_places": Hint("the transpose comes first, so places meet places", _PRODUCT),
        "element_by_element": Hint("A is multiplied element by element", f"* is not @: {_PRODUCT}"),
        "not_transposed": Hint("A is multiplied with itself", _PRODUCT),
        "element_by_element_with_the_transpose": Hint(
            "A is multiplied element by element", f"* is not @: {_PRODUCT}"
        ),
        "reshaped_for_transposed": Hint(
            "a reshape stands for the transpose", f"it keeps the order of the numbers: {_PRODUCT}"
        ),
        "transpose_as_an_attribute": Hint("A.T is asked for", "a tensor has none: tf.transpose(A)"),
        "four_axes_expected": Hint(
            "A is taken for activations with four axes", f"it is (n_C, n_H·n_W): {_PRODUCT}"
        ),
        "written_entry_by_entry": Hint(
            "a tensor is written into, entry by entry", f"it cannot change: {_PRODUCT}"
        ),
        "divided_by_the_places": Hint("G is divided by the number of places", _PLAIN),
        "divided_by_the_channels": Hint("G is divided by the number of channels", _PLAIN),
        "divided_by_both": Hint("G is divided by channels and places", _PLAIN),
        "factor_of_the_style_cost": Hint("the factor of the style cost is here already", _PLAIN),
        "halved": Hint("G is halved", _PLAIN),
        "means_taken_away": Hint("the mean of each channel is taken away", f"leave it: {_PRODUCT}"),
        "covariance": Hint("the covariance is returned", f"nothing is taken away or divided: {_PRODUCT}"),
        "channels_of_length_one": Hint("each channel is brought to length 1", f"leave it: {_PRODUCT}"),
        "absolute_values": Hint("the absolute values are taken", "leave the signs: they belong to the style"),
        "entries_squared": Hint("the entries of G are squared", "that comes later, in the cost"),
        "squares_multiplied": Hint("A is squared first", f"leave it: {_PRODUCT}"),
        "diagonal_alone": Hint("only the diagonal is returned", f"{_WHOLE}: {_PRODUCT}"),
        "diagonal_left_out": Hint("the diagonal is 0", "how active a channel is belongs to the style too"),
        "one_triangle": Hint("only one half of G is filled", f"{_WHOLE}: it is symmetric"),
        "other_triangle": Hint("only one half of G is filled", f"{_WHOLE}: it is symmetric"),
        "trace": Hint("the diagonal is summed up", _WHOLE),
        "summed_to_one_number": Hint("G is summed up", _WHOLE),
        "all_products": Hint("the products are not summed over places", f"axes=0 gives them all: {_PRODUCT}"),
        "a_batch_of_one": Hint("G has a batch axis", "it is a matrix, (n_C, n_C)"),
        "returns_A": Hint("A comes back", "return G"),
        "returns_the_transpose": Hint("the transpose comes back", _PRODUCT),
        "numpy_in_the_graph": NUMPY,
        "gradient_stopped": STOPPED,
        "one_factor_stopped": STOPPED,
    },
)

TEXTS = {"gram_matrix": _GRAM}
