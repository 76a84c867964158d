"""Who is documented for what, by district and by municipality."""
