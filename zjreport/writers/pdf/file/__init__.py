"""The file: the canvas that pages are drawn on, and the objects that it is assembled of."""
