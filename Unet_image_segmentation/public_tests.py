"""The visible tests of Unet_image_segmentation.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation: numbers with numbers, and a network by what it is made of and how it is wired. The names on
the left say what is looked at. Grading uses other inputs of the same kinds, so a function that passes here
earns its points there.
"""

from shared_utils.graders.visible import VisibleTests

tests = VisibleTests("Unet_image_segmentation")
