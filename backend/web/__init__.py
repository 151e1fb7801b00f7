"""What is spoken over HTTP: the GraphQL endpoint and the few plain routes beside it."""
