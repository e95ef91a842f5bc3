"""A view to text, and text to a stream or a file."""
