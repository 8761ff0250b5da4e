"""Has a folder and no notebook in it."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: not judged
# expect reason: There is no notebook
# change nothing
