"""A visitor without a browser: speaks Streamlit's protocol, counts what arrives, draws nothing.

It keeps the browser's message cache too, so that a server may answer with references to what it sent before.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.servers import Server

KEPT_RUNS = 2
"""Runs for which the browser keeps a message that is not used again (Streamlit: global.maxCachedMessageAge)."""
STRAGGLERS = 0.3
"""Seconds after the end of a run within which its last messages arrive."""


@dataclass(frozen=True)
class Run:
    """One run of the page's script, as the visitor saw it."""

    seconds: float
    message_bytes: int
    """As Streamlit wrote them, before any compression."""
    wire_bytes: int
    """As they came over the connection."""


class _Counting(ClientConnection):
    """Counts what comes over the connection, compressed as it is."""

    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


class Session:
    """One visitor's connection to an app."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.elements: dict[str, tuple[str, str]] = {}
        """Key of a widget -> its id and its fragment."""
        self.query = ""
        self.popovers: list[str] = []
        """Ids of popovers whose content is sent once they are open."""
        self.page_hash = ""
        self.states: dict[str, WidgetState] = {}
        self.cached: dict[str, int] = {}
        self.runs = 0
        self.message_bytes = 0

    async def open(self) -> Run:
        """Connect and let the page run for the first time."""
        start = time.perf_counter()
        self.connection: _Counting = await connect(  # type: ignore[assignment]
            f"ws://127.0.0.1:{self.server.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            create_connection=_Counting,
            ping_interval=None,  # a server that computes for a minute would be given up
            open_timeout=None,
            max_size=None,
            proxy=None,
        )
        return await self._run(start, "")

    async def reach(self, key: str) -> None:
        """Open popovers until the widget is there, as somebody does who is about to use it."""
        for name in self.popovers.copy():
            if key in self.elements:
                return
            self.states[name] = WidgetState(id=name, bool_value=True)
            await self._run(time.perf_counter(), "")
            if key not in self.elements:
                self.states[name].bool_value = False
        if key not in self.elements:
            raise SystemExit(f"the {self.server.app.name} app has no widget {key}")

    async def set(self, key: str, value: list[str] | str) -> Run:
        """Change a widget, as a click does."""
        name, fragment = self.elements[key]
        state = WidgetState(id=name)
        if isinstance(value, str):
            state.string_value = value
        else:
            state.string_array_value.data.extend(value)
        self.states[name] = state
        return await self._run(time.perf_counter(), fragment)

    async def report(self, key: str, event: str, value: str) -> Run:
        """Send a component's event."""
        name, fragment = self.elements[key]
        trigger = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{name}__events")
        trigger.json_trigger_value = json.dumps([{"event": event, "value": value}])
        return await self._run(time.perf_counter(), fragment, trigger)

    def close(self) -> None:
        """Leave."""
        self.connection.transport.abort()

    async def _run(self, start: float, fragment: str, *triggers: WidgetState) -> Run:
        wire, messages = self.connection.received, self.message_bytes
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.page_script_hash = self.page_hash
        rerun.page_name = "" if self.page_hash else self.server.app.page
        rerun.fragment_id = fragment
        rerun.widget_states.widgets.extend([*self.states.values(), *triggers])
        rerun.cached_message_hashes.extend(
            h for h, run in self.cached.items() if self.runs - run <= KEPT_RUNS
        )
        await self.connection.send(message.SerializeToString())
        while not self._take(await self.connection.recv()):
            pass
        seconds = time.perf_counter() - start
        try:
            while True:
                self._take(await asyncio.wait_for(self.connection.recv(), STRAGGLERS))
        except TimeoutError:
            pass
        self.runs += 1
        return Run(seconds, self.message_bytes - messages, self.connection.received - wire)

    def _take(self, raw: str | bytes) -> bool:
        """Take one message in; return whether it ends the run."""
        self.message_bytes += len(raw)
        message = ForwardMsg()
        message.ParseFromString(raw)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            self.cached[message.ref_hash] = self.runs
        if message.metadata.cacheable:
            self.cached[message.hash] = self.runs
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._remember(message.delta)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _remember(self, delta: Any) -> None:
        if delta.WhichOneof("type") == "add_block":
            popover = delta.add_block.popover.id
            if popover and popover not in self.popovers:
                self.popovers.append(popover)
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise SystemExit(f"the {self.server.app.name} app failed: {element.exception.message}")
        name = getattr(getattr(element, kind), "id", "") if kind else ""
        if "-" in name:
            self.elements[name.rsplit("-", 1)[1]] = (name, delta.fragment_id)


async def fetch(server: Server, path: str) -> str:
    """Get a text over HTTP, compressed as a browser asks for it; here only its arrival counts."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    lines: Mapping[str, str] = {
        "Host": f"127.0.0.1:{server.port}",
        "Accept": "text/html,*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    head = f"GET {path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items())
    writer.write(f"{head}\r\n".encode())
    body = await reader.read()
    writer.close()
    return body.decode("utf-8", "replace")
