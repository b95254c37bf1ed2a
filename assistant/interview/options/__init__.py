"""Which options of a list, or yes or no, a line names."""
