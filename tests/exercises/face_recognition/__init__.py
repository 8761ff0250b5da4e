"""The exercises of Face_Recognition."""
