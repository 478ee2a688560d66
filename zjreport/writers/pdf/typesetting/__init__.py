"""Paragraphs: runs to boxes, boxes to lines, lines to the operators that print them."""
