"""Tags: what the parts of a document are, for readers that do not see the page."""
