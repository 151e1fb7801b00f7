"""What clients see: one file per noun of output types, root.py with one line per operation, schema.graphql generated."""
