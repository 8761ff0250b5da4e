"""The contracts of Transfer_Learning, in lesson order."""

from .network import alpaca_model, data_augmenter
from .separable import separable_ratio
from .tuning import fine_tuning_setup, unfreeze_from

EXERCISES = {
    exercise.name: exercise
    for exercise in (data_augmenter, separable_ratio, alpaca_model, unfreeze_from, fine_tuning_setup)
}
