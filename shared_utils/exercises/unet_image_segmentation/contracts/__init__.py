"""The contracts of Unet_image_segmentation, in lesson order."""

from .blocks import conv_block, upsampling_block
from .metrics import class_iou, dice, mean_iou
from .network import unet_model

EXERCISES = {
    exercise.name: exercise
    for exercise in (class_iou, mean_iou, dice, conv_block, upsampling_block, unet_model)
}
