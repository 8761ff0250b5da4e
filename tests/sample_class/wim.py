"""Gives absent classes a 0, and hands pooled outputs to the way up, of which Keras builds nothing: both have names."""
# topic Unet_image_segmentation
# expect class_iou 8, mean_iou 6, unet_model 0
# expect hint: class_iou absent_class_is_0, unet_model pooled_outputs_for_skips
# expect reason: Judged with a working version of class_iou
# fill right

# %% class_iou
def class_iou(y_true, y_pred, n_classes):
    iou = np.zeros(n_classes)
    for c in range(n_classes):
        both = np.sum((y_true == c) & (y_pred == c))
        either = np.sum((y_true == c) | (y_pred == c))
        if either > 0:
            iou[c] = both / either
    return iou

# %% unet_model
def unet_model(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    inputs = Input(input_size)
    block1 = conv_block(inputs, n_filters)
    block2 = conv_block(block1[0], n_filters * 2)
    block3 = conv_block(block2[0], n_filters * 4)
    block4 = conv_block(block3[0], n_filters * 8, 0.3)
    block5 = conv_block(block4[0], n_filters * 16, 0.3, False)
    up = upsampling_block(block5[0], block4[0], n_filters * 8)
    up = upsampling_block(up, block3[0], n_filters * 4)
    up = upsampling_block(up, block2[0], n_filters * 2)
    up = upsampling_block(up, block1[0], n_filters)
    up = Conv2D(n_filters, 3, activation="relu", padding="same")(up)
    return Model(inputs, Conv2D(n_classes, 1)(up))
