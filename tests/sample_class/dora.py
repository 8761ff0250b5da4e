"""Pasted the cells of conv_single_step once more, ids and all: the class goes on, and the last one counts."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: repaired
# expect reason: There were 2 cells called `conv_single_step`
# expect reason: There were 2 cells called `conv_single_step_test`
# fill right
# change duplicate conv_single_step
# change duplicate conv_single_step_test
