"""The contracts of Residual_Networks, in lesson order."""

from .blocks import convolutional_block, identity_block
from .gradients import layer_gradient_norms
from .inception import inception_module
from .network import ResNet50

EXERCISES = {
    exercise.name: exercise
    for exercise in (layer_gradient_norms, identity_block, convolutional_block, ResNet50, inception_module)
}
