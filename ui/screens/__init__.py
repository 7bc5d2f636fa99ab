"""The rooms of the desk, each a view with its presenter."""
