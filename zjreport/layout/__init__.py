"""What every writer sets alike: where titles break, how wide a name is set, the lines of the motif."""
