"""The window around the rooms: rail, status, palette and keys."""
