"""Typed lines as words: made plain, cut into clauses and pieces, spelt, and the shapes they are phrased in."""
