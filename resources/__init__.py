"""Icons, themes and translations; imports nobody."""
