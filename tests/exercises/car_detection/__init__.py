"""The exercises of Car_Detection."""
