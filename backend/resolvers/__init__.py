"""Between GraphQL and services: inputs, and thin async functions that read, call one service or read, and return its record."""
