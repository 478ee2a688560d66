"""Make-up: a flow of slices to pages, weighed together."""
