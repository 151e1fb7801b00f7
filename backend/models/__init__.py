"""The tables, and the engines that keep them."""
