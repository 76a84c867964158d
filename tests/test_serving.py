"""What the app serves beside Streamlit: headers, its own files, the graph's data, health."""

import asyncio
import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

import locales
from network.io.read import read
from tests import ui_data
from tests.conftest import FROZEN, ROOT, websocket_stand_in
from ui.backend import cache
from ui.server import routes, security, start_page, static_files

HTML = {"accept": "text/html,application/xhtml+xml"}
PATIENCE = 180  # seconds until a thread must have moved; it takes a moment
VIS = "vis/vis-network.min.js"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def app(served):
    return served


def get(app, address, accept="*/*", method="GET", encoding="identity", host="localhost", tag="", **query):
    """Ask the app without a server; options may stand in the address or come by name."""
    path, _, options = address.partition("?")
    sent, asked = [], []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "replace"),
        "query_string": (options or urlencode(query, doseq=True)).encode(),
        "root_path": "",
        "scheme": "http",
        "headers": [
            (b"host", host.encode()),
            (b"accept", accept.encode()),
            (b"accept-encoding", encoding.encode()),
            (b"if-none-match", tag.encode()),
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
    "path", [*ROUTES, f"{static_files.assets_path()}/styles/app.css", f"{static_files.assets_path()}/{VIS}"]
)
@pytest.mark.parametrize("accept", ["*/*", HTML["accept"]])
def test_every_answer_carries_the_security_headers(app, path, accept):
    headers = get(app, path, accept).headers
    for name, value in security.security_headers().items():
        assert headers[name.lower()] == value
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_policy_names_no_host_and_allows_no_script_in_the_page():
    policy = sources(security.security_headers()["Content-Security-Policy"])
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
    policy = sources(security.security_headers()["Content-Security-Policy"])
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
    assert any(a.endswith("/styles/app.css") for a in ours)
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


CLOSED = [
    *("/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/nowhere"),
    *("/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/bidi-components/a/b.js", "/_stcore"),
    *("/netz/_stcore/health", "//_stcore/metrics", "/component/a/b.js", "/app/static/a.js", "/manifest.json"),
    *("/static/nowhere.js", "/static/", "/graph", "/graph/a", "/report/a/b", "/assets/a", "/join/a"),
]
"""What nobody needs: most of Streamlit's routes, and what lies beside ours."""


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
def test_what_no_page_needs_is_closed(app, path, method):
    answer = get(app, path, method=method)
    assert answer.status in ((404,) if "_stcore" in path or method in ("GET", "HEAD") else (404, 405))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.body != b"from Streamlit"


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/media/abc.csv"])
def test_what_pages_need_of_streamlit_is_open(app, path):
    assert get(app, path).body == b"from Streamlit"


def test_the_icon_is_ours_from_the_start(app):
    for path in ("/favicon.png", "/favicon.ico"):
        answer = get(app, path)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
        assert answer.body == (static_files.FRONTEND / "icon.svg").read_bytes()


def test_every_address_without_an_ending_is_a_page(app):
    for accept in ("*/*", HTML["accept"]):
        assert get(app, "/netz", accept).headers["content-type"].startswith("text/html")
    assert get(app, "/netz", HTML["accept"], method="POST").status == 405


def test_the_start_page_is_asked_for_anew_each_time(app):
    assert get(app, "/", HTML["accept"]).headers["cache-control"] == "no-cache"


def test_our_files_cache_forever_under_an_address_of_their_content(app):
    assert re.fullmatch(r"/assets/[0-9a-f]{12}", static_files.assets_path())
    for name in ("graph/graph.js", "styles/app.css", VIS):
        answer = get(app, f"{static_files.assets_path()}/{name}")
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (
        get(app, f"{static_files.assets_path()}/graph/graph.js")
        .headers["content-type"]
        .startswith("text/javascript")
    )


STRANGE = [
    *(
        "../serving.py",
        "%2e%2e/serving.py",
        "..%2fserving.py",
        "vis/../../serving.py",
        "..\\serving.py",
        "..",
    ),
    *("", "/", "vis/", "vis", ".", "fonts", ".."),
    *("./styles/app.css", "styles/app.css/", "/styles/app.css", "styles//app.css"),
    *(
        "\x00",
        "styles/app.css\x00",
        "..\x00/x",
        "a" * 255,
        "a" * 256,
        "a/" * 3000,
        "x" * 60_000,
        "\udcff",
        "é",
        "con",
    ),
]


@pytest.mark.parametrize(
    "folder", [f"{static_files.assets_path()}/", "/assets/x/vis/", "/static/", "/static/js/"]
)
@pytest.mark.parametrize("name", STRANGE, ids=lambda name: repr(name[:20]))
def test_unlisted_names_are_unknown_without_a_look_at_the_disk(app, monkeypatch, folder, name):
    get(app, "/")  # what is read at the start has been read
    monkeypatch.setattr(static_files.KeptFile, "of", None)
    for method in ("stat", "resolve", "is_file", "read_bytes", "open"):
        monkeypatch.setattr(Path, method, None)
    answer = get(app, folder + name)
    assert (answer.status, answer.body) == (404, b"unknown")


def test_unknown_names_push_no_file_out_of_memory(app):
    known = f"{static_files.assets_path()}/styles/app.css"
    kept = static_files.kept_folder(static_files.FRONTEND)._kept.copy()
    for number in range(1100):
        get(app, f"{static_files.assets_path()}/nowhere-{number}.js")
    assert static_files.kept_folder(static_files.FRONTEND)._kept == kept
    assert get(app, known).status == 200


def test_files_are_read_beside_the_event_loop_and_once(app, monkeypatch, tmp_path):
    (tmp_path / "a.js").write_bytes(b"1;")
    folder, readers = static_files.KeptFolder(tmp_path), []

    def read(path):
        readers.append(threading.current_thread())
        return b"1;"

    monkeypatch.setattr(Path, "read_bytes", read)
    monkeypatch.setattr(routes, "kept_folder", lambda _: folder)
    for _ in range(3):
        assert get(app, f"{static_files.assets_path()}/a.js").body == b"1;"
    assert len(readers) == 1
    assert readers[0] is not threading.main_thread()


def kept_addresses(data):
    """One address of each kind that is kept for ever."""
    data(ui_data.TINY)
    shown = start_page.graph_path(cache.load().network.fingerprint, "de")
    static = re.search(r'src="\./(static/js/[^"]+\.js)"', static_files.STREAMLIT_INDEX.read_text("utf-8"))[1]
    ours = (
        f"{static_files.assets_path()}/{name}" for name in ("styles/app.css", VIS, f"fonts/{start_page.FONT}")
    )
    return [shown, f"/{static}", *ours]


def test_what_the_browser_has_is_not_sent_again(app, data):
    for address in kept_addresses(data):
        first = get(app, address)
        tag = first.headers["etag"]
        for told in (tag, f'"other", {tag}', "*"):
            again = get(app, address, tag=told)
            assert (again.status, again.body) == (304, b""), address
            assert again.headers["etag"] == tag
            assert again.headers["cache-control"] == static_files.FOREVER
            assert "immutable" in again.headers["cache-control"]
        assert get(app, address, tag='"other"').body == first.body


def test_every_own_route_answers_head_as_get(app, data):
    addresses = [*kept_addresses(data), "/healthz", "/", "/netz", "/nowhere.js"]
    addresses.append(f"/report/{cache.load().network.fingerprint}/de.html")
    for address in addresses:
        head, full = get(app, address, method="HEAD"), get(app, address)
        assert (head.status, head.headers) == (full.status, full.headers), address


def test_the_drawing_library_is_the_installed_one():
    assert (static_files.VIS_NETWORK / "vis-network.min.js").is_file()
    assert (static_files.FRONTEND / "fonts" / start_page.FONT).is_file()


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
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")


def test_an_earlier_graph_stays_for_pages_that_are_still_open(app, data):
    data(ui_data.TINY)
    before = cache.load().network.fingerprint
    data(ui_data.UNPEOPLED)
    assert cache.data_file().reload().network.fingerprint != before
    assert get(app, start_page.graph_path(before, "de")).status == 200


@pytest.mark.parametrize("old", ["", "?program=0123456789ab", "?program="])
def test_an_address_of_another_program_leads_to_this_ones_graph_unkept(app, data, old):
    data(ui_data.TINY)
    address = start_page.graph_path(cache.load().network.fingerprint, "de")
    answer = get(app, address.partition("?")[0] + old)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.body == get(app, address).body


def test_a_file_of_another_program_leads_to_this_ones_unkept(app):
    for name in ("styles/app.css", VIS):
        answer = get(app, f"/assets/0123456789ab/{name}")
        assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
        assert answer.body == get(app, f"{static_files.assets_path()}/{name}").body


DRAWING = """
import sys
opened = set()
sys.addaudithook(lambda event, facts: opened.add(str(facts[0])) if event == "open" else None)
from ui.backend import cache
cache.graph_file(cache.load().network, "de")
cache.evidence_file(cache.load().network, "de")
cache.places_file(cache.load().network, "wide")
modules = {module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
print(*sorted(opened | modules), sep="\\n")
"""


def test_all_that_graph_data_are_made_of_is_in_their_address():
    """Every file that is opened on the way: the data, by their hash, or part of what the digest covers."""
    command = [sys.executable, "-W", "ignore", "-c", DRAWING]
    opened = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    files = {Path(name) for name in opened if name.startswith(f"{ROOT}{os.sep}")}
    ours = {f for f in files if not {".venv", "__pycache__", ".streamlit"} & set(f.parts)}
    covered = set(static_files.program_files())
    assert ours - covered == {FROZEN}
    for name in (
        "network/palette.py",
        "ui/graph_payload.py",
        "network/layout/discs.py",
        "network/geo/geography.py",
    ):
        assert ROOT / name in ours
    assert {ROOT / "locales/de/ui.po", ROOT / "data/municipalities.csv"} <= ours


def small_program(root):
    for name in ("ui/frontend/a.js", "ui/frontend/b.js", "locales/de/x.po", "network/n.py", "data/m.csv"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("one two")
    (root / "site/streamlit").mkdir(parents=True)
    (root / "site/pyvis-1.0.dist-info").mkdir()


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (lambda root: (root / "ui/frontend/a.js").write_text("one"), True),
        (lambda root: (root / "locales/de/x.po").write_text("one twO"), True),
        (lambda root: (root / "network/n.py").rename(root / "network/m.py"), True),
        (lambda root: (root / "data/m.csv").unlink(), True),
        (lambda root: [(root / f"ui/frontend/{n}").write_text(t) for n, t in MOVED_TEXT.items()], True),
        (lambda root: (root / "site/pyvis-1.0.dist-info").rename(root / "site/pyvis-1.1.dist-info"), True),
        (lambda root: os.utime(root / "network/n.py", (1, 1)), False),
        (lambda root: (root / "network/__pycache__").mkdir(), False),
        (lambda root: (root / "data/other.yaml").write_text("the network has a hash of its own"), False),
    ],
)
def test_the_address_of_our_files_changes_with_the_program(tmp_path, monkeypatch, change, seen):
    small_program(tmp_path)
    monkeypatch.setattr(static_files, "ROOT", tmp_path)
    monkeypatch.setattr(static_files.streamlit, "__file__", str(tmp_path / "site/streamlit/__init__.py"))
    before = static_files.program_digest.__wrapped__()
    change(tmp_path)
    assert (static_files.program_digest.__wrapped__() != before) == seen


MOVED_TEXT = {"a.js": "one twoone", "b.js": " two"}
"""As a whole the same letters as before."""


def test_streamlits_files_carry_their_content_in_their_names():
    """Only that allows to keep them for ever under Streamlit's own addresses."""
    names = [file.name for file in (static_files.STREAMLIT / "static").rglob("*") if file.is_file()]
    assert len(names) > 100
    assert [name for name in names if not re.search(r"\.[\w-]{8}\.\w+$", name)] == []


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


LOCAL_HOSTS = ["localhost", "localhost:8501", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:8501", "[::1]"]
OF_THE_HOUSE = [
    "192.168.2.7:8501",
    "[fe80::1]:8501",
    "laptop",
    "laptop.local:8501",
    "laptop.kreis.example:8501",
]
DECLARED = ["netz.kreis.example", "integration.example:8443"]
FOREIGN = [
    *(
        "evil.example",
        "evil.example:8501",
        "127.0.0.1.nip.io",
        "localhost.evil.example",
        "evil.example#localhost",
    ),
    *(
        "",
        " ",
        "a b",
        "[::1",
        "::1",
        "[::1]x",
        "[evil]",
        "localhost:x",
        "localhost@evil.example",
        "localhost:",
    ),
    *("x" * 5000, "localhost\x00", "ｌocalhost", "1.2.3", "0x7f000001", "2130706433", "%31", "local.laptop"),
]


@pytest.fixture
def known(monkeypatch):
    """Choose where the app listens on a machine with names of its own; returns what makes the app."""
    monkeypatch.setattr(security.socket, "gethostname", lambda: "Laptop")
    monkeypatch.setattr(security.socket, "getfqdn", lambda: "laptop.kreis.example")

    def choose(address, declared=""):
        monkeypatch.setenv("INTEGRATIONSNETZ_HOSTS", declared)
        monkeypatch.setattr(security.st, "get_option", {"server.address": address}.get)
        rest = [WebSocketRoute("/_stcore/stream", websocket_stand_in)]
        return Starlette(routes=[*routes.routes(), *rest], middleware=routes.middleware())

    return choose


def connect(app, host, origin=None):
    """Open a websocket; returns what the app sent."""
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message["type"])

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(app({**scope, "query_string": b"", "root_path": ""}, receive, send))
    return sent


LET_IN, REFUSED = ["websocket.accept", "websocket.close"], ["websocket.close"]


@pytest.mark.parametrize(
    ("address", "declared", "allowed"),
    [
        ("127.0.0.1", "", LOCAL_HOSTS),
        ("::1", "", LOCAL_HOSTS),
        ("localhost", "netz.kreis.example, Integration.example", LOCAL_HOSTS + DECLARED),
        ("0.0.0.0", "", LOCAL_HOSTS + OF_THE_HOUSE),
        (None, "netz.kreis.example integration.example", LOCAL_HOSTS + OF_THE_HOUSE + DECLARED),
    ],
)
def test_only_hosts_of_ours_are_answered(known, address, declared, allowed):
    """A stranger's name that is made to point here (DNS rebinding) reads nothing and connects to nothing."""
    app = known(address, declared)
    for host in LOCAL_HOSTS + OF_THE_HOUSE + DECLARED + FOREIGN:
        wanted = (200, LET_IN, LET_IN) if host in allowed else (421, REFUSED, REFUSED)
        answer = get(app, "/", host=host)
        assert (answer.status, connect(app, host), connect(app, host, f"http://{host}")) == wanted, host


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/x.js", "/_stcore/health", "/_stcore/metrics"])
def test_a_refused_host_is_told_what_to_do_in_both_languages(app, path):
    answer = get(app, path, host="evil.example", method="HEAD" if path == "/static/x.js" else "GET")
    assert (answer.status, answer.headers["cache-control"]) == (421, "no-store")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    for language in locales.LANGUAGES:
        assert locales.text(language)("server.foreign-host") in answer.body.decode()
    assert "evil" not in answer.body.decode()


@pytest.mark.parametrize(
    ("origin", "host", "outcome"),
    [
        ("http://localhost:8501", "localhost:8501", LET_IN),
        ("https://netz.kreis.example", "netz.kreis.example", LET_IN),
        (None, "127.0.0.1:8501", LET_IN),
        ("http://evil.example", "localhost:8501", REFUSED),
        ("http://localhost:9999", "localhost:8501", REFUSED),
        ("http://127.0.0.1:8501", "localhost:8501", REFUSED),
        ("http://localhost:8501@evil.example", "localhost:8501", REFUSED),
        ("http://a@localhost:8501", "localhost:8501", REFUSED),
        ("http://localhost:8501/", "localhost:8501", REFUSED),
        ("null", "localhost:8501", REFUSED),
        ("", "localhost:8501", REFUSED),
        ("http://[::1", "localhost:8501", REFUSED),
        ("http://[::1", "[::1", REFUSED),
        ("http://evil.example:8501", "evil.example:8501", REFUSED),
    ],
)
def test_only_our_own_pages_may_connect(known, origin, host, outcome):
    assert connect(known("127.0.0.1", "netz.kreis.example"), host, origin) == outcome


def test_streamlit_takes_our_own_origin_for_its_own(app):
    """It would ask a foreign server for this machine's address on seeing another origin than localhost."""
    seen = []

    async def inner(scope, receive, send):
        seen.append(dict(scope["headers"])[b"origin"])

    headers = [(b"host", b"127.0.0.1:8501"), (b"origin", b"http://127.0.0.1:8501")]
    asyncio.run(security.Guard(inner)({"type": "websocket", "headers": headers}, None, None))
    assert seen == [b"http://localhost"]
    assert headers[1] == (b"origin", b"http://127.0.0.1:8501")  # the input stays as it was


def test_streamlits_files_come_compressed_from_memory(app):
    """Its start page names them; they are what Streamlit ships, byte for byte."""
    name = re.search(r'src="\./(static/js/[^"]+\.js)"', static_files.STREAMLIT_INDEX.read_text("utf-8"))[1]
    shipped = (static_files.STREAMLIT / name).read_bytes()
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
    assert any(name.endswith("/graph/graph.js") for name in named)
    for name in named:
        assert get(app, name.removeprefix(".")).status == 200, name
