"""Keeps a log file and a CSV of its own in the folder, and reads them again."""
# fill right
# expect zero_pad 6, conv_single_step 6, conv_forward 15
# expect flags: none

# %% zero_pad
def zero_pad(X, pad):
    logging.info('pad %s', pad)
    with open('out/pads.csv', 'a', newline='') as file: csv.writer(file).writerow([pad])
    assert pathlib.Path('out/pads.csv').read_text()
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))

# %% before zero_pad
import csv, logging, pathlib
logging.basicConfig(filename='run.log', level=logging.INFO, force=True)
pathlib.Path('out').mkdir(exist_ok=True)
