"""Values and rules. Standard library only; no clock, no randomness, no environment."""
