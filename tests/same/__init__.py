"""Word and PDF files of one briefing, read back by readers of their own and laid side by side."""
