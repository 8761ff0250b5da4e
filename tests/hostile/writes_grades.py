"""Writes into the gradebook, the verdicts, the source and a classmate's submission."""
# tries to change what grading reads
# needs isolation
# expect zero_pad 0, conv_single_step 0, conv_forward 0

# %% zero_pad
import glob, os
def zero_pad(X, pad): pass
places = ["@COURSE@/gradebook.db", "@COURSE@/.course/secret", "@COURSE@/grades.csv"]
places += glob.glob("@COURSE@/source/*/*") + glob.glob("@COURSE@/submitted/*/*/*") + glob.glob("@COURSE@/.course/**/*.*", recursive=True)
for place in places:
    try:
        with open(place, "ab") as file: file.write(b"@MARK@")
    except OSError: pass
try: open("@COURSE@/@MARK@-was-here", "w").close()
except OSError: pass
