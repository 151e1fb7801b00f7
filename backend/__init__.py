"""MedMatrix Credits: earn CME credit, watch it grow, prove it to anyone."""
