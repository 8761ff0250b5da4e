"""The contracts of CNN_Foundations, in lesson order."""

from .convolution import conv_backward, conv_forward, conv_single_step, zero_pad
from .models import convolutional_model, happyModel
from .numbers import conv_multiplications, conv_output_size, conv_parameters, first_entries
from .pooling import create_mask_from_window, distribute_value, pool_backward, pool_forward

EXERCISES = {
    exercise.name: exercise
    for exercise in (
        first_entries,
        conv_output_size,
        zero_pad,
        conv_single_step,
        conv_forward,
        conv_parameters,
        conv_multiplications,
        pool_forward,
        conv_backward,
        create_mask_from_window,
        distribute_value,
        pool_backward,
        happyModel,
        convolutional_model,
    )
}
