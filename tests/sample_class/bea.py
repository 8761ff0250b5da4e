"""Deleted a test cell by accident: it is put back in its place, and all points count."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: repaired
# expect reason: `conv_single_step_test` was missing; it was put back
# fill right
# change delete conv_single_step_test
