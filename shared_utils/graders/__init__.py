"""Graders: the probe calls a learner's function, the judge turns the answers into a verdict.

This file imports nothing: the probe runs in the learner's process, where no exercises are.
"""
