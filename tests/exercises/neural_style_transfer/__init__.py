"""Tests of the exercises of Neural_Style_Transfer."""
