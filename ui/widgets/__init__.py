"""Building blocks of the screens; they know nothing of sync or storage."""
