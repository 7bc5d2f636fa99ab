"""An invented company, the same for the same seed and day."""
