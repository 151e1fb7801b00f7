"""The product as its users meet it: a real process, a real browser, clicks and keys."""
