"""Saved by Colab: other metadata, another kernel, no ids, and a mount that fails."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none
# change no-ids
# change kernel colab

# %% before zero_pad
from google.colab import drive
drive.mount('/content/drive')
