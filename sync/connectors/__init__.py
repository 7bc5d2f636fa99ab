"""One folder for each office the desk can speak to."""
