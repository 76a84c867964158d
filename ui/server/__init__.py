"""Routes, headers and files of our own beside Streamlit's."""
