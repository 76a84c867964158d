"""Registers our browser components; their code lives in `ui/frontend/` and is served as files."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import streamlit as st

from ui.server.static_files import assets_path


def component(path: str) -> Any:
    """Return the mounting command of the component in `ui/frontend/<path>.js`, such as "charts/map".

    Streamlit loads a component's code as a blob, from which relative imports do not resolve; so the blob
    only fetches the real module, which the browser caches; at each run, so that a failure does not last.
    """
    code = (
        f'const address = new URL("{assets_path()}/{path}.js", location.origin);\n'
        "export default async (component) => (await import(address)).default(component);\n"
    )
    return st.components.v2.component(
        f"integrationsnetz_{PurePath(path).name}", js=code, html="<div></div>", isolate_styles=False
    )
