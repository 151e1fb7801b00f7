"""Topics that changed: announce inside a transaction, listen anywhere."""
