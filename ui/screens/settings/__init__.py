"""The settings room and the first set-up."""
