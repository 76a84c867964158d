"""Tests that drive the running app in a real Chromium; app and browser end with the last of them."""
