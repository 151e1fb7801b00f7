"""Questions: one file per noun of set-based SQL that returns frozen records, one statement per level, never one per row."""
