"""Fills an empty Tryton database with an invented trading company, through Tryton's own models."""
