"""What a visitor looks at."""
