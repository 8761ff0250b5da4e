"""The words about conv_backward."""

from ...contract import ExerciseTexts, Hint

_CONV_BACKWARD = ExerciseTexts(
    summary="Send the gradient of the output back to the input, the filters and the biases.",
    shapes="dZ (m, n_H, n_W, n_C), cache → dA_prev like A_prev, dW like W, db (1, 1, 1, n_C)",
    groups={
        "basic": "db, the gradient of the biases",
        "dW": "dW, the gradient of the filters",
        "dA_prev": "dA_prev, the gradient of the input",
        "stride": "all three, with a stride of 2 and of 3",
        "not_square": "all three, on images that are not square, and in float32",
        "inputs_kept": "a right result that leaves dZ and the cache as they were",
        "pad_0": "pad=0",
    },
    hints={
        "backward_stride_forgotten": Hint(
            "the window moves by 1 whatever the stride is",
            "vert_start is h * stride, horiz_start is w * stride",
        ),
        "backward_stride_added": Hint("the stride is added to the position", "h * stride, not h + stride"),
        "dW_left_at_zero": Hint("dW is never filled", "the line for dW is missing in the innermost loop"),
        "dA_prev_left_at_zero": Hint(
            "dA_prev is never filled", "after the loops over h, w and c, copy the inner part of da_prev_pad"
        ),
        "db_left_at_zero": Hint("db is never filled", "the line for db is missing in the innermost loop"),
        "all_three_assigned": Hint(
            "each window overwrites what earlier ones gave to all three gradients", "add up: += in place of ="
        ),
        "backward_returns_after_one_pixel": Hint(
            "the function returns after the first column of the first row",
            "move the return out of all the loops",
        ),
        "backward_returns_after_one_row": Hint(
            "the function returns after the first row", "move the return out of all the loops"
        ),
        "pad_and_stride_swapped_backward": Hint(
            "pad and stride are swapped", "read them by name: hparameters['pad'] and hparameters['stride']"
        ),
        "dA_prev_assigned": Hint(
            "each window overwrites what earlier windows gave to dA_prev", "windows overlap: += in place of ="
        ),
        "dW_assigned": Hint("only the last window counts for dW", "add up: += in place of ="),
        "db_assigned": Hint("only the last window counts for db", "add up: += in place of ="),
        "slices_the_gradient_to_minus_pad": Hint(
            "the padding is cut off with [pad:-pad], which is empty when pad is 0",
            "end the slice at pad + n_H_prev and pad + n_W_prev",
        ),
        "keeps_the_top_left_of_the_gradient": Hint(
            "the top left part of the padded gradient is kept, not its middle", "start the slice at pad"
        ),
        "padding_stays_in_the_gradient": Hint(
            "the padding stays in dA_prev", "cut `pad` rows and columns off each side"
        ),
        "dW_from_the_unpadded_input": Hint(
            "the windows are cut from the input without its padding", "slice what zero_pad returns"
        ),
        "dW_from_the_gradient": Hint(
            "dW is computed from slices of the gradient", "it needs slices of the padded input, a_prev_pad"
        ),
        "always_the_first_image_backward": Hint("dW is computed from image 0 only", "use index i"),
        "first_image_of_dZ": Hint(
            "the gradient of image 0 is used for every image", "dZ[i, h, w, c], with i"
        ),
        "filter_flipped_backward": Hint(
            "the filter is flipped on the way back", "the loops place it where it was; leave it as it is"
        ),
        "first_filter_backward": Hint("dA_prev is computed with filter 0 only", "use W[:, :, :, c], with c"),
        "all_of_dZ_into_db": Hint(
            "every bias gets the sum over all channels", "db[:, :, :, c] adds up dZ[i, h, w, c] only"
        ),
        "db_without_its_axes": Hint("db has one axis only", "create it with the shape of b: (1, 1, 1, n_C)"),
        "averaged_over_the_batch": Hint(
            "dW and db are divided by the number of images", "the cost has that division already; only add up"
        ),
        "backward_rows_and_columns_swapped": Hint(
            "rows and columns of the slice are swapped", "the vertical range comes first"
        ),
        "gradients_in_another_order": Hint("the gradients come in another order", "return dA_prev, dW, db"),
        "backward_stride_forgotten_across": Hint(
            "the window moves sideways by 1 whatever the stride is", "horiz_start is w * stride"
        ),
        "backward_stride_forgotten_down": Hint(
            "the window moves down by 1 whatever the stride is", "vert_start is h * stride"
        ),
        "dA_prev_subtracted": Hint("dA_prev has the wrong sign", "look for -= where += belongs"),
        "dW_subtracted": Hint("dW has the wrong sign", "look for -= where += belongs"),
        "db_subtracted": Hint("db has the wrong sign", "look for -= where += belongs"),
        "dZ_read_with_h_and_w_swapped": Hint(
            "dZ is read at row w and column h", "dZ[i, h, w, c]: the row comes first"
        ),
        "backward_returns_after_one_value": Hint(
            "the function returns after the first value", "move the return out of all the loops"
        ),
        "backward_returns_after_one_image": Hint(
            "the function returns after the first image", "move the return out of the loop over i"
        ),
        "height_and_width_swapped_in_the_last_slice": Hint(
            "height and width are swapped where the padding is cut off",
            "rows end at pad + n_H_prev, columns at pad + n_W_prev",
        ),
        "height_and_width_swapped_for_the_batch": Hint(
            "height and width are swapped where the padding is cut off",
            "rows end at pad + n_H_prev, columns at pad + n_W_prev",
        ),
        "last_slice_ends_too_early": Hint(
            "the slice that cuts off the padding ends too early",
            "it starts at pad, so it ends at pad + n_H_prev and pad + n_W_prev",
        ),
        "last_slice_ends_too_early_for_the_batch": Hint(
            "the slice that cuts off the padding ends too early",
            "it starts at pad, so it ends at pad + n_H_prev and pad + n_W_prev",
        ),
        "slices_the_batch_to_minus_pad": Hint(
            "the padding is cut off with [pad:-pad], which is empty when pad is 0",
            "end the slice at pad + n_H_prev and pad + n_W_prev",
        ),
        "padding_stays_in_the_batch": Hint(
            "the padding stays in dA_prev", "cut `pad` rows and columns off each side"
        ),
    },
)

TEXTS = {"conv_backward": _CONV_BACKWARD}
