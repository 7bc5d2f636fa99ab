"""Numbered steps from one shape of the store to the next; a step is never changed once released."""
