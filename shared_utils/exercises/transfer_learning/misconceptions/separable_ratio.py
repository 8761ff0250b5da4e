"""Mistakes in separable_ratio."""

from .collected import wrong


@wrong("separable_ratio")
def ordinary_over_separable(f, n_C_out):
    return f**2 * n_C_out / (f**2 + n_C_out)


@wrong("separable_ratio")
def f_not_squared(f, n_C_out):
    return 1 / n_C_out + 1 / f


@wrong("separable_ratio")
def f_doubled(f, n_C_out):
    return 1 / n_C_out + 1 / (2 * f)


@wrong("separable_ratio")
def caret_without_brackets(f, n_C_out):
    return 1 / n_C_out + 1 / f ^ 2  # raises: ^ is for whole numbers, and comes last


@wrong("separable_ratio")
def caret_in_brackets(f, n_C_out):
    return 1 / n_C_out + 1 / (f ^ 2)


@wrong("separable_ratio")
def caret_in_the_costs(f, n_C_out):
    return (f ^ 2 + n_C_out) / (f ^ 2 * n_C_out)


@wrong("separable_ratio")
def both_squared(f, n_C_out):
    return 1 / n_C_out**2 + 1 / f**2


@wrong("separable_ratio")
def square_of_the_sum(f, n_C_out):
    return (1 / n_C_out + 1 / f) ** 2


@wrong("separable_ratio")
def depthwise_part_alone(f, n_C_out):
    return 1 / n_C_out


@wrong("separable_ratio")
def pointwise_part_alone(f, n_C_out):
    return 1 / f**2


@wrong("separable_ratio")
def product_for_the_sum(f, n_C_out):
    return 1 / (n_C_out * f**2)


@wrong("separable_ratio")
def one_over_the_sum(f, n_C_out):
    return 1 / (n_C_out + f**2)


@wrong("separable_ratio")
def difference_for_the_sum(f, n_C_out):
    return 1 / n_C_out - 1 / f**2


@wrong("separable_ratio")
def difference_the_other_way(f, n_C_out):
    return 1 / f**2 - 1 / n_C_out


@wrong("separable_ratio")
def what_is_saved(f, n_C_out):
    return 1 - (1 / n_C_out + 1 / f**2)


@wrong("separable_ratio")
def in_percent(f, n_C_out):
    return 100 * (1 / n_C_out + 1 / f**2)


@wrong("separable_ratio")
def divided_to_whole_numbers(f, n_C_out):
    return (f**2 + n_C_out) // (f**2 * n_C_out)


@wrong("separable_ratio")
def rounded_to_one_digit(f, n_C_out):
    return round(1 / n_C_out + 1 / f**2, 1)


@wrong("separable_ratio")
def rounded_to_two_digits(f, n_C_out):
    return round(1 / n_C_out + 1 / f**2, 2)


@wrong("separable_ratio")
def rounded_to_three_digits(f, n_C_out):
    return round(1 / n_C_out + 1 / f**2, 3)


@wrong("separable_ratio")
def rounded_to_four_digits(f, n_C_out):
    return round(1 / n_C_out + 1 / f**2, 4)


@wrong("separable_ratio")
def as_text(f, n_C_out):
    return str(1 / n_C_out + 1 / f**2)


@wrong("separable_ratio")
def as_text_of_two_digits(f, n_C_out):
    return f"{1 / n_C_out + 1 / f**2:.2f}"


@wrong("separable_ratio")
def as_text_of_three_digits(f, n_C_out):
    return f"{1 / n_C_out + 1 / f**2:.3f}"


@wrong("separable_ratio")
def as_text_of_four_digits(f, n_C_out):
    return f"{1 / n_C_out + 1 / f**2:.4f}"


@wrong("separable_ratio")
def sum_of_the_costs(f, n_C_out):
    return f**2 + n_C_out


@wrong("separable_ratio")
def cost_of_the_ordinary(f, n_C_out):
    return f**2 * n_C_out


@wrong("separable_ratio")
def brackets_missing(f, n_C_out):
    return f**2 + n_C_out / (f**2 * n_C_out)


@wrong("separable_ratio")
def divided_and_multiplied(f, n_C_out):
    return (f**2 + n_C_out) / f**2 * n_C_out


@wrong("separable_ratio")
def always_3_by_3(f, n_C_out):
    return 1 / n_C_out + 1 / 9


@wrong("separable_ratio")
def arguments_swapped(f, n_C_out):
    return 1 / f + 1 / n_C_out**2
