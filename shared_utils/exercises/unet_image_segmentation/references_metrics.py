"""Our own answers to the metrics, to be checked against the lesson's; each on its own, with `np` alone."""
