"""start.py as people meet it: what it does once, what it does again, what it says when something is wrong.

Most tests run a copy of start.py as a program, in a folder of its own with a real .venv. Small modules beside
the copy (`python -m` finds them first) stand in for Streamlit and the test tools.
"""

import ast
import importlib.util
import os
import re
import shutil
import signal
import socket
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import free_port

SOURCE = Path(__file__).resolve().parent.parent / "start.py"
SERVER = """
import http.server, os, sys
print("data:", os.environ.get("INTEGRATIONSNETZ_DATA"), flush=True)
port = next(int(word.split("=")[1]) for word in sys.argv if word.startswith("--server.port="))
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()
    def log_message(self, *words): pass
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""
LOCKS = ("requirements.lock.txt", "requirements-test.lock.txt")
posix = pytest.mark.skipif(os.name == "nt", reason="signals and scripts of POSIX systems")


def new_project(folder: Path) -> Path:
    """A folder with start.py and nothing to install."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCE, folder)
    for name in ("app.py", *LOCKS):
        (folder / name).write_text("")
    return folder


def load(folder: Path) -> ModuleType:
    """The copy of start.py in a folder, as a module."""
    spec = importlib.util.spec_from_file_location("start_copy", folder / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def variables(**more: str) -> dict[str, str]:
    """An environment that reads German, like this machine else, with no index to ask for packages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PIP_"))}
    # The stand-ins change within a second; Python would take their old bytecode for current.
    fixed = {"LC_ALL": "de_DE.UTF-8", "PIP_NO_INDEX": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **fixed, "CI": "1", **more}


def run(folder: Path, *arguments: str, before: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run start.py there; `before` is Python that changes the interpreter first."""
    program = f"{before}\nimport runpy\nrunpy.run_path('start.py', run_name='__main__')"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=variables(**more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py in a fresh folder, speaking German."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    return load(new_project(tmp_path))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose .venv start.py has made."""
    folder = new_project(tmp_path_factory.mktemp("prepared") / "mit Leerzeichen und Ü")
    done = run(folder, "test", "--version")
    assert (folder / ".venv").is_dir(), done.stdout + done.stderr
    return folder


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


# What it says


def test_every_text_stands_in_both_languages_with_the_same_parameters(start: ModuleType):
    for key, (german, english) in start.TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text)} for text in (german, english)]
        assert fields[0] == fields[1], key
        assert german != english, key


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en_GB.UTF-8", 1), ("de_DE.UTF-8", 0), ("C.UTF-8", 0), ("tr_TR.UTF-8", 0), ("", 0)],
)
def test_speaks_english_only_to_english_locales(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, locale: str, language: int
):
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    assert start.text("making") == start.TEXTS["making"][language]


def test_an_old_python_can_read_the_file_and_say_that_it_is_too_old(tmp_path: Path):
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {module.split(".")[0] for module in modules} <= sys.stdlib_module_names

    done = run(new_project(tmp_path), before="import sys; sys.version_info = (3, 9, 2, 'final', 0)")
    assert done.returncode == 1
    assert "Dies ist Python 3.9.2; gebraucht wird Python 3.11 oder neuer." in done.stderr
    assert "python3.12 start.py" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_the_text_for_an_old_python_needs_no_umlaut(start: ModuleType):
    # Python 3.6 in the C locale can print nothing else.
    assert start.TEXTS["old_python"][0].isascii()


@pytest.mark.parametrize(("locale", "word"), [("de_DE", "misst"), ("en_US", "measures")])
def test_help_explains_every_command(tmp_path: Path, locale: str, word: str):
    done = run(new_project(tmp_path), "--help", LC_ALL=locale)
    assert done.returncode == 0
    for command in ("start.py test", "start.py bench", "--port", "--data", "--no-browser", word):
        assert command in done.stdout


def test_a_wrong_option_shows_the_help(tmp_path: Path):
    done = run(new_project(tmp_path), "--prot", "8600")
    assert done.returncode == 2
    assert "--prot" in done.stderr
    assert "--port N" in done.stderr


def test_a_file_pulled_out_of_the_folder_says_what_is_missing(tmp_path: Path):
    (new_project(tmp_path) / "app.py").unlink()
    done = run(tmp_path)
    assert done.returncode == 1
    assert f"In {tmp_path} fehlt: app.py" in done.stderr
    assert "ZIP" in done.stderr


# The environment


def test_a_python_without_ensurepip_names_the_package(tmp_path: Path):
    done = run(new_project(tmp_path), before="import sys; sys.modules['ensurepip'] = None")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert f"sudo apt install python{version}-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


@posix
def test_an_environment_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path):
    fake = tmp_path / "python"
    fake.write_text('#!/bin/sh\nmkdir -p "$3/bin"\necho "No space left on device"\nexit 1\n')
    fake.chmod(0o755)
    folder = new_project(tmp_path / "project")
    done = run(folder, before=f"import sys; sys._base_executable = {str(fake)!r}")
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "1 GB Platz" in done.stderr
    assert not (folder / ".venv").exists()


@posix
def test_a_colon_in_the_path_is_explained(tmp_path: Path):
    done = run(new_project(tmp_path / "netz:owl"))
    assert done.returncode == 1
    assert "kein ':' oder ';' im Pfad" in done.stderr


def test_a_folder_that_may_not_be_written_is_explained(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys
):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(start, "run", refuse)
    monkeypatch.setattr(start, "usable", lambda: False)
    assert start.main([]) == 1
    said = capsys.readouterr().err
    assert "Permission denied" in said
    assert "wo Sie schreiben dürfen" in said


def test_the_second_start_skips_what_is_done(prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    start = load(prepared)

    def says(requirements: str) -> str:
        start.prepare(requirements)
        return capsys.readouterr().out

    app, tests = LOCKS
    says(tests)
    assert says(tests) == says(app) == ""
    (prepared / tests).write_text("# one more\n")
    assert says(app) == ""
    assert tests in says(tests)
    (prepared / app).write_text("# another pin\n")
    assert app in says(app)
    assert says(app) == ""
    monkeypatch.setattr(start.sys, "version", "another Python of the same version")
    assert app in says(app)


def test_a_failed_install_shows_what_pip_said_and_what_helps(prepared: Path):
    (prepared / LOCKS[0]).write_text(f"kein-solches-paket==0.0.1 --hash=sha256:{64 * '0'}\n")
    try:
        done = run(prepared)
        again = run(prepared)
    finally:
        (prepared / LOCKS[0]).write_text("")
    assert done.returncode == again.returncode == 1
    for words in (
        "No matching distribution found for kein-solches-paket",
        "HTTPS_PROXY",
        "PIP_FIND_LINKS",
        LOCKS[0],
    ):
        assert words in done.stderr
        assert words in again.stderr


@posix
@pytest.mark.parametrize("damage", ["interpreter gone", "no pip"])
def test_a_half_made_environment_is_made_anew(
    tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch, damage: str
):
    copies = tmp_path / "python"  # makes a whole environment as `python -m venv` does, in a second
    copies.write_text(f'#!/bin/sh\ncp -R "{prepared}/.venv" "$3"\n')
    copies.chmod(0o755)
    start = load(new_project(tmp_path / "project"))
    python = Path(start.PYTHON)
    python.parent.mkdir(parents=True)
    if damage == "interpreter gone":
        python.symlink_to(tmp_path / "gone")
    else:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", start.VENV], check=True)
    (start.VENV / "rest").touch()
    assert not start.usable()
    monkeypatch.setattr(sys, "_base_executable", str(copies))
    start.make_environment()
    assert start.usable()
    assert not (start.VENV / "rest").exists()


# The locks


def locked(lock: str) -> dict[str, str]:
    """Name and entry (version, systems, hashes) of all that a lock holds."""
    text = (SOURCE.parent / lock).read_text(encoding="utf-8")
    return {entry.split("==")[0]: entry for entry in re.split(r"\n(?=\S)", text.strip())}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [(LOCKS[0], ["requirements.txt"]), (LOCKS[1], ["requirements.txt", "requirements-test.txt"])],
)
def test_a_lock_holds_what_the_requirements_name_at_their_versions(lock: str, requirements: list[str]):
    entries = locked(lock)
    pins = [
        pin
        for name in requirements
        for pin in re.findall(r"^[\w.-]+==\S+", (SOURCE.parent / name).read_text("utf-8"), flags=re.MULTILINE)
    ]
    assert len(pins) > 10
    for pin in pins:
        name, version = pin.split("==")
        entry = entries[re.sub(r"[-_.]+", "-", name).lower()]  # as an index spells it (PEP 503)
        assert entry.split("==")[1].split()[0] == version, f"{lock} is older than the pin {pin}"
    for entry in entries.values():
        assert re.fullmatch(r"\S+==\S+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_the_lock_for_tests_holds_all_of_the_lock_for_the_app():
    pinned = [
        {(name, re.sub(r" ;[^\\]*(?= \\)", "", entry)) for name, entry in locked(lock).items()}
        for lock in LOCKS
    ]  # whatever the systems: a tool may need everywhere what the app needs on some
    assert pinned[0] <= pinned[1]


# The app


def test_a_port_that_was_asked_for_and_is_taken_is_named(start: ModuleType, taken_port: int):
    with pytest.raises(start.Stop) as stop:
        start.choose_port(taken_port)
    said = start.text(stop.value.key, **stop.value.parameters)
    assert f"Port {taken_port} ist nicht frei" in said
    assert f"--port {stop.value.parameters['other']}" in said
    assert start.is_free(stop.value.parameters["other"])


def test_a_taken_default_port_is_replaced_by_the_next_free_one(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, taken_port: int, capsys
):
    monkeypatch.setattr(start, "PORT", taken_port)
    chosen = start.choose_port(None)
    assert chosen > taken_port
    assert f"Port {taken_port} ist belegt, nehme {chosen}." in capsys.readouterr().out


@pytest.mark.parametrize("port", [-1, 0, 65536, 10**9])
def test_an_impossible_port_is_refused(start: ModuleType, port: int):
    with pytest.raises(start.Stop, match="port_taken"):
        start.choose_port(port)


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", None)])
def test_starts_the_app_and_ends_it_quietly(prepared: Path, how: signal.Signals):
    (prepared / "streamlit.py").write_text(SERVER)
    port = free_port()
    command = [sys.executable, "start.py", "--port", str(port), "--data", "andere.yaml"]
    with subprocess.Popen(
        command,
        cwd=prepared,
        env=variables(),
        stdout=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    ) as started:
        assert started.stdout
        lines = list(iter(started.stdout.readline, f"Bereit: http://localhost:{port}  (Ende: Strg+C)\n"))
        os.killpg(started.pid, how)  # what a terminal sends
        rest = started.stdout.read()
    assert f"data: {prepared / 'andere.yaml'}\n" in lines
    assert rest == ""
    assert started.returncode == 0
    assert load(prepared).is_free(port)


def test_an_app_that_does_not_start_is_reported(prepared: Path):
    (prepared / "streamlit.py").write_text("raise SystemExit('the real reason')")
    done = run(prepared)
    assert done.returncode == 1
    assert "the real reason" in done.stderr
    assert "beim Start stehen geblieben" in done.stderr


# The tests


@pytest.fixture
def tools(prepared: Path) -> Callable[[set[str]], None]:
    """Stand-ins for the test tools; those named fail."""

    def write(failing: set[str]) -> None:
        for name in ("ruff", "mypy", "network", "pytest", "bench"):
            code = f"import sys\nprint({name!r}, *sys.argv[1:])\nsys.exit({int(name in failing)})\n"
            (prepared / f"{name}.py").write_text(code)

    return write


def test_every_step_runs_even_after_a_failure_and_speaks_in_its_turn(
    prepared: Path, tools: Callable[[set[str]], None]
):
    tools({"mypy", "network"})
    done = run(prepared, "test")
    assert done.returncode == 1
    ran = [line for line in done.stdout.splitlines() if line and not line.startswith(("=", " ", "Inst"))]
    assert ran[:-1] == [
        "ruff format --check .",
        "ruff check .",
        "mypy",
        "network check",
        "pytest -n auto --cov",
    ]
    assert ran[-1] == (
        "ruff format --check .: ok | ruff check .: ok | mypy: FEHLER | network check: FEHLER | pytest: ok"
    )


def test_all_steps_passing_is_success(prepared: Path, tools: Callable[[set[str]], None]):
    tools(set())
    assert run(prepared, "test").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [(["test", "-k", "gaps", "-x"], "pytest -k gaps -x"), (["bench", "--quick"], "bench --quick")],
)
def test_further_words_go_to_the_tool(
    prepared: Path, tools: Callable[[set[str]], None], arguments: list[str], line: str
):
    tools({"pytest", "bench"})
    done = run(prepared, *arguments)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == line
