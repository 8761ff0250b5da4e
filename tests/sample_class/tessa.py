"""The student notebook as it was handed out: nothing is started, nothing is earned."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect reason: not started yet
# expect reason: not started yet
# expect reason: not started yet
