"""Grading a class: nbgrader keeps the books, the learner's code runs in a process of its own.

This file imports nothing: the learner's process starts here too.
"""
