"""The exercises of Residual_Networks."""
