"""Tryton's rows into the desk's records; pure, so that recorded replies test it."""
