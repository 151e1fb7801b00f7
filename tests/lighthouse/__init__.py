"""What Lighthouse says of the two pages that everybody sees first."""
