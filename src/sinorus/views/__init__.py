"""The view of each answer: which columns its table has, and what they say."""
