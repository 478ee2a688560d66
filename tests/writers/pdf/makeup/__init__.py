"""A checker of Chinese line setting that reads glyphs from finished PDFs, and what it is fed with."""
