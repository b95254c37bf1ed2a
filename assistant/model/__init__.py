"""The words of the house as frozen values; nothing here reads a file, a clock or the network."""
