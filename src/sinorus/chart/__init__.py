"""The picture: events, periods and series on one time axis, for the terminal and for files."""
