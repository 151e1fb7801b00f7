"""Between GraphQL and services: inputs, and thin async functions that read, call one service or read, and return its record."""

from backend.resolvers import enums  # noqa: F401 - publishes the enums before anything refers to them
