"""Measures the desk against the least work the same machine must do for the same job."""
