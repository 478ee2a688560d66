"""Cards: panels, key figures, tasks and tiles, side by side in rows of even depth."""
