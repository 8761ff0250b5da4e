"""Stock nbgrader and `course grade` side by side: `python -m tests.benchmarks.grading`, or `make bench`.

Topic by topic, so that both meet the same load of the machine: first `nbgrader autograde TOPIC` in a course
root with nbgrader's default preprocessors, then grading by the course with two workers in another, with the
very same files. Cells that only show or train are taken out of them, since stock nbgrader would run them. The
learners are those of the sample class; whether a score is right is decided by what each sample states.
"""
