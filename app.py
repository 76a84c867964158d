"""The app as one ASGI application: `streamlit run app.py`."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from ui.backend import cache
from ui.server import routes, warm_up


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Compute what the first visitor would wait for, while the server already answers; end the worker."""
    threading.Thread(target=warm_up.warm_up, name="warm-up", daemon=True).start()
    yield {}
    cache.worker().close()


app = st.App("ui/main.py", lifespan=lifespan, routes=routes.routes(), middleware=routes.middleware())
