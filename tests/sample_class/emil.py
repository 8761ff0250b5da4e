"""Turned an exercise into Markdown and a test into raw text, by a slip of a key: both are code again."""
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: repaired
# expect reason: The cell `zero_pad` had become a markdown cell
# expect reason: The cell `conv_forward_test` had become a raw cell
# fill right
# change celltype zero_pad markdown
# change celltype conv_forward_test raw
