"""The call room: who is calling, what happened, what to write and what helps."""
