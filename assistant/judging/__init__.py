"""What rules, ladder, index and grade mean: pure functions over the model, three-valued, with a trace."""
