"""What stands around and behind the text: running feet, footnotes, the grounds of cards, ornaments."""
