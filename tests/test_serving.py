"""What the app serves beside Streamlit: headers, its own files, the graph's data, health."""

import asyncio
import base64
import gzip
import hashlib
import json
import re
import threading
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

import locales
from network.reading import read
from tests import ui_data
from ui import cache, kept_files, serving, start_page

HTML = {"accept": "text/html,application/xhtml+xml"}
PATIENCE = 60  # seconds until a thread must have moved; it takes a moment
VIS = "vis/vis-network.min.js"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def streamlit_stand_in(request):
    return PlainTextResponse("from Streamlit")


async def websocket_stand_in(websocket):
    await websocket.accept()
    await websocket.close()


@pytest.fixture(scope="module")
def app():
    """The routes and the middleware, around something that answers in Streamlit's place."""
    rest = [WebSocketRoute("/_stcore/stream", websocket_stand_in), Route("/{path:path}", streamlit_stand_in)]
    return Starlette(routes=[*serving.routes(), *rest], middleware=[Middleware(serving.Pages)])


def get(app, path, accept="*/*", method="GET", encoding="identity", **query) -> Answer:
    """Ask the app without a server."""
    sent, asked = [], []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": urlencode(query, doseq=True).encode(),
        "root_path": "",
        "scheme": "http",
        "headers": [
            (b"host", b"localhost"),
            (b"accept", accept.encode()),
            (b"accept-encoding", encoding.encode()),
        ],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }

    async def receive():
        if asked:
            await asyncio.Event().wait()  # the reader stays connected
        asked.append(True)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = next(m for m in sent if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return Answer(start["status"], {k.decode().lower(): v.decode() for k, v in start["headers"]}, body)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Choose the data file; returns a function that writes it."""
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(tmp_path / "actors.yaml"))
    return lambda text: ui_data.write(tmp_path, text)


def sources(policy):
    """A Content-Security-Policy as directive -> sources."""
    return {
        name: rest.split() for name, _, rest in (part.strip().partition(" ") for part in policy.split(";"))
    }


ROUTES = ["/", "/netz", "/healthz", "/graph/x/de.json", "/_stcore/health", "/static/main.js", "/nowhere"]


@pytest.mark.parametrize(
    "path", [*ROUTES, f"{kept_files.assets_path()}/app.css", f"{kept_files.assets_path()}/{VIS}"]
)
@pytest.mark.parametrize("accept", ["*/*", HTML["accept"]])
def test_every_answer_carries_the_security_headers(app, path, accept):
    headers = get(app, path, accept).headers
    for name, value in serving.security_headers().items():
        assert headers[name.lower()] == value
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_names_no_host_and_allows_no_script_in_the_page():
    policy = sources(serving.security_headers()["Content-Security-Policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["object-src"] == policy["frame-src"] == ["'none'"]
    allowed = {"'self'", "'none'", "data:", "blob:", "'unsafe-inline'", "'wasm-unsafe-eval'"}
    for directive, values in policy.items():
        assert all(v in allowed or v.startswith("'sha256-") for v in values), directive
    scripts = policy["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "data:", "*", "https:", "http:"} & set(scripts)
    assert "data:" not in policy["worker-src"]


def test_the_only_inline_script_is_streamlits_own(app):
    page = get(app, "/", HTML["accept"]).body.decode()
    inline = re.findall(r"<script>(.*?)</script>", page, re.S)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline]
    policy = sources(serving.security_headers()["Content-Security-Policy"])
    assert hashes == [v for v in policy["script-src"] if v.startswith("'sha256-")]
    assert len(re.findall(r"<script\b", page)) == len(inline) + len(
        re.findall(r"<script[^>]*\bsrc=\"(?:\./|/assets/)", page)
    )


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_the_page_is_in_the_readers_language(app, language):
    t = locales.text(language)
    page = get(app, "/", HTML["accept"], lang=language).body.decode()
    assert re.search(r"<html[^>]*>", page)[0] == f'<html lang="{language}">'
    assert re.findall(r"<title>(.*?)</title>", page) == [t("app.title")]
    assert t("app.noscript") in page
    assert "You need to enable JavaScript" not in page
    assert "<title>Streamlit" not in page


def test_the_page_is_german_unless_asked_otherwise(app):
    for query in ({}, {"lang": "fr"}, {"lang": '"><script>x</script>'}, {"lang": ["", "xx"]}):
        page = get(app, "/", HTML["accept"], **query).body.decode()
        assert '<html lang="de">' in page
        assert "<script>x" not in page
    assert '<html lang="en">' in get(app, "/", HTML["accept"], lang=["fr", "en"]).body.decode()


def test_the_page_asks_no_foreign_host(app):
    """Everything it loads lies on this server."""
    for path in ("/", "/netz", "/daten"):
        page = get(app, path, HTML["accept"]).body.decode()
        for address in re.findall(r'(?:src|href)="([^"]*)"', page):
            assert address.startswith(("./", "/")), address
            assert not address.startswith("//")


def test_the_pages_own_style_and_font_exist(app):
    page = get(app, "/", HTML["accept"]).body.decode()
    ours = re.findall(r'href="(/assets/[^"]*)"', page)
    assert any(a.endswith("/app.css") for a in ours)
    assert any(a.endswith(".woff2") for a in ours)
    for address in ours:
        assert get(app, address).status == 200, address
    assert "SourceSans" not in page  # a font that is not used


def test_only_the_network_page_loads_the_graph_ahead(app, data):
    data(ui_data.TINY)
    fingerprint = cache.load().network.fingerprint
    page = get(app, "/netz", HTML["accept"], lang="en").body.decode()
    ahead = re.findall(r'<link rel="(?:module)?preload" href="([^"]*)"', page)
    assert start_page.graph_path(fingerprint, "en") in ahead
    for address in ahead:
        assert get(app, address).status == 200, address
    assert "/graph/" not in get(app, "/akteure", HTML["accept"]).body.decode()


@pytest.mark.parametrize("path", ["/", "/netz", "/luecken"])
def test_pages_come_without_any_data_too(app, data, path):
    assert get(app, path, HTML["accept"]).status == 200
    data(ui_data.NOT_YAML)
    assert get(app, path, HTML["accept"]).status == 200


def test_only_pages_are_answered_in_streamlits_place(app):
    assert get(app, "/netz", HTML["accept"]).headers["content-type"].startswith("text/html")
    assert get(app, "/netz").body == b"from Streamlit"  # not asked for HTML
    assert get(app, "/_stcore/health", HTML["accept"]).body == b"from Streamlit"
    assert get(app, "/netz", HTML["accept"], method="POST").body != get(app, "/netz", HTML["accept"]).body


def test_the_start_page_is_asked_for_anew_each_time(app):
    assert get(app, "/", HTML["accept"]).headers["cache-control"] == "no-cache"


def test_our_files_cache_forever_under_an_address_of_their_content(app):
    assert re.fullmatch(r"/assets/[0-9a-f]{12}", kept_files.assets_path())
    for name in ("graph.js", "app.css", VIS):
        answer = get(app, f"{kept_files.assets_path()}/{name}")
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (
        get(app, f"{kept_files.assets_path()}/graph.js").headers["content-type"].startswith("text/javascript")
    )


@pytest.mark.parametrize("name", ["../serving.py", "%2e%2e/serving.py", "vis/../../serving.py", "", "vis/"])
def test_nothing_beside_our_files_is_served(app, name):
    answer = get(app, f"{kept_files.assets_path()}/{name}")
    assert answer.status == 404
    assert b"def " not in answer.body


def test_the_drawing_library_is_the_installed_one():
    assert (kept_files.VIS_NETWORK / "vis-network.min.js").is_file()
    assert (kept_files.FRONTEND / "fonts" / start_page.FONT).is_file()


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_the_graph_is_one_cached_file_per_content_and_language(app, data, language):
    data(ui_data.TINY)
    network = cache.load().network
    answer = get(app, start_page.graph_path(network.fingerprint, language))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert "immutable" in answer.headers["cache-control"]
    content = json.loads(answer.body)
    assert [n["id"] for n in content["nodes"]] == [a.id for a in network.actors]
    assert ui_data.GERMAN in answer.body.decode() or language == "en"
    assert (ui_data.ENGLISH in answer.body.decode()) == (language == "en")


def test_the_graph_of_a_hostile_file_holds_no_tag(app, data):
    data(ui_data.HOSTILE)
    answer = get(app, start_page.graph_path(cache.load().network.fingerprint, "de"))
    assert b"<" not in answer.body
    assert any(n["name"] == f"{ui_data.SCRIPT} {ui_data.PICTURE}" for n in json.loads(answer.body)["nodes"])


@pytest.mark.parametrize(
    "path", ["/graph/0000000000000000/de.json", "/graph/{}/fr.json", "/graph/../de.json"]
)
def test_an_unknown_graph_is_not_found(app, data, path):
    data(ui_data.TINY)
    answer = get(app, path.format(cache.load().network.fingerprint))
    assert answer.status == 404 or answer.body == b"from Streamlit"
    assert not answer.headers.get("cache-control")


def test_an_earlier_graph_stays_for_pages_that_are_still_open(app, data):
    data(ui_data.TINY)
    before = cache.load().network.fingerprint
    data(ui_data.UNPEOPLED)
    assert cache.data_file().reload().network.fingerprint != before
    assert get(app, start_page.graph_path(before, "de")).status == 200


def health(app):
    cache.data_file().reload()
    answer = get(app, "/healthz")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    return json.loads(answer.body)


def test_health_says_what_is_shown(app, data):
    data(ui_data.TINY)
    told = health(app)
    assert (told["status"], told["actors"], told["ties"], told["problems"]) == ("ok", 2, 1, 0)
    assert told["network"] == cache.load().network.fingerprint


def test_health_without_data(app, data):
    told = health(app)
    assert (told["status"], told["network"], told["actors"], told["ties"]) == ("ok", None, 0, 0)
    assert told["problems"] == 1  # the file is missing


def test_health_changes_whenever_a_page_should(app, data):
    """Good, broken, broken otherwise, mended: four states, the last like the first."""
    states = []
    for text in (ui_data.TINY, ui_data.BROKEN, ui_data.NOT_YAML, ui_data.TINY):
        data(text)
        states.append(health(app)["state"])
    assert states[0] == states[3]
    assert len(set(states)) == 3
    assert health(app)["state"] == states[0]


def test_nothing_waits_for_a_slow_file(app, data):
    """While a changed file is read, health and pages answer with what was good last."""
    data(ui_data.TINY)
    before = cache.load().network.fingerprint
    begun, free = threading.Event(), threading.Event()

    def slowly(path):
        begun.set()
        assert free.wait(PATIENCE)
        return read(path)

    keeper = cache.data_file()
    keeper._reread = slowly
    data(ui_data.UNPEOPLED)
    try:
        for _ in range(2):
            told = json.loads(get(app, "/healthz").body)
            assert (told["network"], told["actors"]) == (before, 2)
            page = get(app, "/netz", HTML["accept"], lang="en").body.decode()
            assert start_page.graph_path(before, "en") in page
            assert get(app, start_page.graph_path(before, "en")).status == 200
            assert begun.wait(PATIENCE)
    finally:
        free.set()
    assert keeper.reload().network.fingerprint != before
    assert health(app)["actors"] == 0


def test_websockets_are_handed_on(app):
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message["type"])

    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "headers": [],
        "query_string": b"",
        "root_path": "",
    }
    asyncio.run(app(scope, receive, send))
    assert sent == ["websocket.accept", "websocket.close"]


@pytest.mark.parametrize(
    ("origin", "host", "outcome"),
    [
        ("http://laptop.local:8501", "laptop.local:8501", "http://localhost"),
        ("https://netz.kreis.example", "netz.kreis.example", "http://localhost"),
        (None, "laptop.local:8501", None),
        ("http://evil.example", "laptop.local:8501", "refused"),
        ("http://laptop.local:9999", "laptop.local:8501", "refused"),
        ("null", "laptop.local:8501", "refused"),
    ],
)
def test_only_our_own_pages_may_connect(origin, host, outcome):
    """Streamlit would ask a foreign server for its own address on seeing another origin than localhost."""
    seen = []

    async def inner(scope, receive, send):
        seen.append(dict(scope["headers"]).get(b"origin"))

    sent = []

    async def send(message):
        sent.append(message["type"])

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(serving.Pages(inner)(scope, None, send))
    if outcome == "refused":
        assert (seen, sent) == ([], ["websocket.close"])
    else:
        assert (seen, sent) == ([outcome.encode() if outcome else None], [])
    assert dict(headers).get(b"origin") == (origin.encode() if origin else None)  # the input stays as it was


def test_streamlits_files_come_compressed_from_memory(app):
    """Its start page names them; they are what Streamlit ships, byte for byte."""
    name = re.search(r'src="\./(static/js/[^"]+\.js)"', start_page.STREAMLIT_INDEX.read_text("utf-8"))[1]
    shipped = (kept_files.STREAMLIT / name).read_bytes()
    plain = get(app, f"/{name}")
    assert (plain.status, plain.body) == (200, shipped)
    assert plain.headers["content-type"].startswith("text/javascript")
    packed = get(app, f"/{name}", encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == shipped
    assert len(packed.body) < len(shipped) / 2


def test_what_the_network_page_needs_is_fetched_early(app):
    """Every file named exists, and the parts of Streamlit are not named twice."""
    cache.load()
    page = get(app, "/netz", HTML["accept"]).body.decode()
    named = re.findall(r'<link rel="modulepreload"[^>]* href="([^"]+)"', page)
    assert len(named) == len(set(named)) > 60
    assert any("BidiComponent" in name for name in named)
    assert any(name.endswith("/graph-view.js") for name in named)
    for name in named:
        assert get(app, name.removeprefix(".")).status == 200, name
