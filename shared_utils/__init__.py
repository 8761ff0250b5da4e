"""The course's own library: exercises, graders, the builder of notebooks and the grading of a class.

Importing it is cheap; nothing here imports TensorFlow unless a module that needs it is imported.
"""
