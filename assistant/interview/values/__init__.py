"""What figures, amounts, days, spans of time and states say in the ways people write them, in English and in Chinese."""
