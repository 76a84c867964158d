"""What if: scenarios, before and after, and what every loss would mean."""
