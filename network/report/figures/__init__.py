"""What the report's pictures show, as data."""
