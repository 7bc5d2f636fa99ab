"""The room where an agent sees what waits for the offices, and settles what cannot go by itself."""
