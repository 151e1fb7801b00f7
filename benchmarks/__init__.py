"""Times that are recorded and not asserted: each module is a command that prints a table (README.md keeps the last ones)."""
