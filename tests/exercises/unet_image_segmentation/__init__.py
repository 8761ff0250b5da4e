"""The exercises of Unet_image_segmentation."""
