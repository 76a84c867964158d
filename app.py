"""The app as one ASGI application: `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from ui import serving

app = st.App("ui/main.py", routes=serving.routes(), middleware=[Middleware(serving.Pages)])
