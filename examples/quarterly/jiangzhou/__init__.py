"""The invented city of 江州 and its economy: the truth that the data files are written from."""
