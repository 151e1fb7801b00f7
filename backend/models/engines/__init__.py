"""The two backends that Tortoise runs on here: a module per engine, with the `client_class` that Tortoise looks for."""
