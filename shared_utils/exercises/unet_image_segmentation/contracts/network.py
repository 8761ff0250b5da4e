"""The contract of the U-Net."""

from ...contract import Exercise

unet_model = Exercise(
    "unet_model",
    "(input_size=(96, 128, 3), n_filters=32, n_classes=23)",
    returns="model",
    uses=("conv_block", "upsampling_block"),
    weightless=True,
)
