"""The desk itself: what it knows and what an agent can do with it."""
