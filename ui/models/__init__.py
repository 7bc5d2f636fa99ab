"""Items of the screen as rows with every word prepared; they know nothing of sync or storage."""
