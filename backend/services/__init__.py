"""Verbs. Each owns its transaction, takes `by=` and `now=`, returns records and raises refusals."""
