"""What a line tells besides the answer: facts that are named, counted, or said in own words."""
