"""Two exercises stand in the other order, each with its test behind it."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none
# change last conv_single_step
# change last conv_single_step_test
# change last conv_forward
# change last conv_forward_test
