"""One cycle with one office: pull what is new, find what is gone; it knows no thread, timer or server by name."""
