"""The contracts of Neural_Style_Transfer, in lesson order."""

from .content import compute_content_cost
from .step import train_step
from .style import compute_layer_style_cost, compute_style_cost, gram_matrix
from .total import total_cost

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        compute_content_cost,
        gram_matrix,
        compute_layer_style_cost,
        compute_style_cost,
        total_cost,
        train_step,
    )
}
