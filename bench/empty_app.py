"""The least a Streamlit page can be: what starting costs before anything of ours."""

import streamlit as st

st.write("ready")
