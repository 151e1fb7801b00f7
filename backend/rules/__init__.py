"""Rules as data: what a regulator or we ourselves lay down, in TOML with its sources, read into values of the domain."""
