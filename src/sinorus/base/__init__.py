"""Text, files, signals, errors: what knows nothing of the subject."""
