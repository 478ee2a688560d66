"""The other blocks: headings, paragraphs, lists, charts, covers, the furniture of official papers."""
