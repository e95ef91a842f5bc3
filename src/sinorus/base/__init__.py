"""Text, files, signals and errors: what knows nothing of the subject."""
