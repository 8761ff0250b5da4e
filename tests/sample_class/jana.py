"""Handed in a file without a single byte."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: not judged
# expect reason: The file is empty
# change empty
