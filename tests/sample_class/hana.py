"""Handed in a letter under the notebook's name: nothing can be judged, and the page says why."""
# expect zero_pad 0, conv_single_step 0, conv_forward 0
# expect flags: not judged
# expect reason: The file is not a notebook
# expect reason: The file is not a notebook
# change content Dear course, my computer broke. I hand in my notebook next week. Yours, Hana
