"""Certificates: a record goes in, bytes come out. No clock, no randomness, no database."""
