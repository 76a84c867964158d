"""How the network looks: the only place that knows Streamlit."""
