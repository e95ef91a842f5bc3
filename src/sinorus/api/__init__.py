"""Questions from Python: `sinorus.open` gives the data, whose methods ask what the commands ask."""
