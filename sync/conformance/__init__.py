"""The contract of connectors as one suite of tests, which a stranger's connector runs as ours do."""
