"""Word files after they have left the house: what in them still agrees with the data."""
