"""The commands of the desk, for terminals and scripts."""
