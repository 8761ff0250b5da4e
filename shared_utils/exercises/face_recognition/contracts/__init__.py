"""The contracts of Face_Recognition, in lesson order."""

from .at_the_door import verify, who_is_it
from .choose_threshold import choose_threshold
from .semi_hard_triplets import semi_hard_triplets
from .triplet_loss import triplet_loss

EXERCISES = {
    exercise.name: exercise
    for exercise in (triplet_loss, semi_hard_triplets, choose_threshold, verify, who_is_it)
}
