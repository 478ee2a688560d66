"""What is looked at in an edited file: its figures, its tables, its charts, its prose."""
