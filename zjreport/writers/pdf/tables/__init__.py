"""Tables: their columns, headers, cells and rows."""
