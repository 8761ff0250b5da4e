"""The words about total_cost."""

from ...contract import ExerciseTexts, Hint
from .shared import CONSTANT, IN_A_GRAPH, NUMPY, VARIABLE

_SUM = "alpha * J_content + beta * J_style"
_DEFAULTS = "they are alpha=10, beta=40"

_TOTAL = ExerciseTexts(
    summary="The two costs, weighted and added up.",
    shapes="J_content, J_style, alpha, beta: single numbers → a single number",
    groups={
        "basic": "weights other than the defaults",
        "default": "alpha and beta left out",
        "numbers": "Python's numbers, and weights of 0",
        "in_a_graph": IN_A_GRAPH,
    },
    hints={
        "weights_swapped": Hint("alpha and beta change places", _SUM),
        "defaults_swapped": Hint("the defaults change places", _DEFAULTS),
        "defaults_of_one": Hint("the defaults are 1", _DEFAULTS),
        "weights_typed_in": Hint("10 and 40 are typed in", f"use the arguments: {_SUM}"),
        "weights_typed_in_and_swapped": Hint("40 and 10 are typed in", f"use the arguments: {_SUM}"),
        "weights_ignored": Hint("the weights are left out", _SUM),
        "alpha_ignored": Hint("alpha is left out", _SUM),
        "beta_ignored": Hint("beta is left out", _SUM),
        "alpha_for_both": Hint("alpha weighs both costs", _SUM),
        "beta_for_both": Hint("beta weighs both costs", _SUM),
        "one_minus_alpha": Hint("1 - alpha weighs the style", _SUM),
        "content_cost_twice": Hint("J_content is taken twice", _SUM),
        "style_cost_twice": Hint("J_style is taken twice", _SUM),
        "content_alone": Hint("the style cost is left out", _SUM),
        "style_alone": Hint("the content cost is left out", _SUM),
        "subtracted_for_added": Hint("the style cost is subtracted", _SUM),
        "multiplied_for_added": Hint("the two are multiplied", _SUM),
        "weights_added": Hint("the weights are added", f"they multiply: {_SUM}"),
        "divided_by_the_sum_of_the_weights": Hint("the sum is divided by alpha + beta", f"leave it: {_SUM}"),
        "halved": Hint("the sum is halved", f"leave it: {_SUM}"),
        "one_cost_in_the_other": Hint("alpha multiplies both costs", f"look at the parentheses: {_SUM}"),
        "whole_number": Hint("the sum is cut to a whole number", f"leave it: {_SUM}"),
        "both_costs": Hint("the two come back one by one", f"add them: {_SUM}"),
        "numbers_of_the_sum": NUMPY,
        "made_a_constant": CONSTANT,
        "made_a_variable": VARIABLE,
        "numpy_in_the_graph": NUMPY,
    },
)

TEXTS = {"total_cost": _TOTAL}
