"""The embedded demo company: a small real HTTP server that holds all four systems."""
