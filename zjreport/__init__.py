"""Word and PDF briefings with charts from indicator data."""
