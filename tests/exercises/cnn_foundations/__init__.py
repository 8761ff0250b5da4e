"""Tests of the exercises of CNN_Foundations."""
