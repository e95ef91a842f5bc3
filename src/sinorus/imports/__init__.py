"""Files of other people to a data folder: one reader a format, one mapping for all."""
