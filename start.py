#!/usr/bin/env python3
"""Start the Integrationsnetz, test it or measure it: `python3 start.py --help`.

Standard library and Python 3.6 syntax only: an old Python must get as far as being told that it is too old.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import sys
import time
import urllib.request
import webbrowser
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, TimeoutExpired, call

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
VERSION = "{}.{}".format(*sys.version_info)
PORT = 8501
LOCKS = ("requirements.lock.txt", "requirements-test.lock.txt")  # the second holds all of the first
STEPS = ("ruff format --check .", "ruff check .", "mypy", "network check", "pytest")
TEXTS = {  # key: (German, English)
    "help": (
        """python3 start.py           richtet beim ersten Mal alles ein, startet die App, öffnet den Browser
    --port N               anderer Port (sonst 8501 oder der nächste freie)
    --share                auch für andere Geräte im selben Netz, sonst nur hier
    --data PFAD            andere YAML-Datei oder anderer Ordner (sonst data/actors.yaml)
    --no-browser           öffnet den Browser nicht
python3 start.py test      prüft alles, was die CI prüft; mit weiteren Angaben nur pytest (test -k gaps)
python3 start.py bench     misst die Geschwindigkeit""",
        """python3 start.py           sets everything up the first time, starts the app, opens the browser
    --port N               another port (else 8501 or the next free one)
    --share                for other devices on the same network too, else only here
    --data PATH            another YAML file or folder (else data/actors.yaml)
    --no-browser           does not open the browser
python3 start.py test      checks everything that CI checks; with further words pytest only (test -k gaps)
python3 start.py bench     measures the speed""",
    ),
    "old_python": (
        "Dies ist Python {found}; gebraucht wird Python 3.11 oder neuer.\n"
        "Bitte ein neueres installieren und damit starten: python3.12 start.py (Windows: py -3.12 start.py)",
        "This is Python {found}; the app needs Python 3.11 or newer.\n"
        "Please install a newer one and start with it: python3.12 start.py (Windows: py -3.12 start.py)",
    ),
    "incomplete_folder": (
        "In {folder} fehlt: {missing}\nBitte den ganzen Projektordner holen, ein ZIP zuerst entpacken.",
        "{folder} lacks: {missing}\nPlease fetch the whole project folder; unpack a ZIP first.",
    ),
    "no_ensurepip": (
        "Diesem Python fehlt ensurepip. Debian, Ubuntu: sudo apt install python{version}-venv;\n"
        "sonst ein vollständiges Python installieren, etwa von python.org. Dann neu starten.",
        "This Python lacks ensurepip. Debian, Ubuntu: sudo apt install python{version}-venv;\n"
        "else install a complete Python, from python.org say. Then start again.",
    ),
    "no_environment": (
        "{folder} ließ sich nicht anlegen:\n{tail}\nBitte den Projektordner dorthin kopieren,\n"
        "wo Sie schreiben dürfen, 1 GB Platz ist und kein ':' oder ';' im Pfad steht, dann neu starten.",
        "{folder} could not be made:\n{tail}\nPlease copy the project folder to a place\n"
        "where you may write, with 1 GB of space and without ':' or ';' in its path, then start again.",
    ),
    "install_failed": (
        "Die Installation ist gescheitert. pip meldet zuletzt:\n{tail}\n\nWas hilft, danach neu starten:\n"
        "- kein Internet: verbinden (nur dafür nötig); Proxy im Haus: HTTPS_PROXY=http://NAME:PORT setzen\n"
        "- gar kein Zugang: anderswo 'pip download -r {lock}' ausführen, den Ordner mitbringen und setzen:\n"
        "  PIP_FIND_LINKS=ORDNER und PIP_NO_INDEX=1\n- kein Paket für Python {version}: 3.11 bis 3.14 nehmen",
        "The installation failed. pip's last lines:\n{tail}\n\nWhat helps, before starting again:\n"
        "- no internet: connect (needed for this only); a proxy in the house: set HTTPS_PROXY=http://NAME:PORT\n"
        "- no access at all: run 'pip download -r {lock}' elsewhere, bring the folder along and set\n"
        "  PIP_FIND_LINKS=FOLDER and PIP_NO_INDEX=1\n- no package for Python {version}: use 3.11 to 3.14",
    ),
    "port_taken": (
        "Port {port} ist nicht frei, wohl aber dieser: python3 start.py --port {other}",
        "Port {port} is not free, but this one is: python3 start.py --port {other}",
    ),
    "port_moved": ("Port {port} ist belegt, nehme {other}.", "Port {port} is taken, using {other}."),
    "app_failed": (
        "Die App ist beim Start stehen geblieben, der Grund steht darüber. Sonst: Ordner .venv löschen.",
        "The app stopped while starting, the reason stands above. Failing that, delete the folder .venv.",
    ),
    "making": ("Lege .venv an ...", "Making .venv ..."),
    "installing": ("Installiere {lock} (einmalig) ...", "Installing {lock} (once) ..."),
    "ready": ("Bereit: {address}  (Ende: Strg+C)", "Ready: {address}  (end: Ctrl+C)"),
    "failed": ("FEHLER", "FAILED"),
}


class Stop(Exception):  # noqa: N818 - not always an error: a taken port
    """Nothing can go on; holds the key and the parameters of the text that says what to do."""

    def __init__(self, key: str, **parameters: object) -> None:
        super().__init__(key)
        self.key, self.parameters = key, parameters


def text(key: str, **parameters: object) -> str:
    """One entry of TEXTS: in English where the user's locale is English, else in German."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    english = locale.lower().startswith("en")
    if not locale and sys.platform == "win32":
        import ctypes

        english = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x09
    return TEXTS[key][english].format(version=VERSION, **parameters)


def say(key: str, **parameters: object) -> None:
    """Print a text at once, so that it stands in order with what child processes print."""
    print(text(key, **parameters), flush=True)


def check_python(version: "tuple[int, ...]") -> None:
    """Stop when this Python is too old."""
    if version < (3, 11):
        raise Stop("old_python", found=".".join(map(str, version)))


def environment() -> "dict[str, str]":
    """Variables of the child processes: nothing of another Python, one encoding on every system."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return dict(kept, PYTHONUTF8="1", PIP_DISABLE_PIP_VERSION_CHECK="1")


def run(command: "list[str]", show: str = "") -> "tuple[int, str]":
    """Run quietly, printing only what follows `show` in a line; return the exit code and the last lines."""
    lines = []
    with Popen(command, cwd=str(ROOT), env=environment(), stdout=PIPE, stderr=STDOUT) as child:
        for raw in child.stdout or ():
            lines.append(raw.decode("utf-8", "replace").rstrip())
            if show and lines[-1].startswith(show):
                print("  " + lines[-1].split()[1], flush=True)
    return child.returncode, "\n".join(lines[-8:])


def usable() -> bool:
    """Whether `.venv` was made by this Python version and got as far as having pip."""
    probe = "import pip, sys; sys.exit('{}.{}'.format(*sys.version_info) != '%s')" % VERSION
    with suppress(OSError):  # nothing there, a link to a Python that is gone, or no program
        return run([PYTHON, "-c", probe])[0] == 0
    return False


def make_environment() -> None:
    """Make `.venv` from scratch; leave nothing half made behind."""
    if getattr(importlib.util.find_spec("ensurepip"), "origin", None) is None:
        raise Stop("no_ensurepip")
    say("making")
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
        base = getattr(sys, "_base_executable", sys.executable)  # never one in the .venv just removed
        code, tail = run([base, "-m", "venv", str(VENV)])
    except OSError as error:
        code, tail = 1, str(error)
    if code:
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise Stop("no_environment", folder=VENV, tail=tail)


def fingerprint(lock: str) -> str:
    """What an installation depends on: the Python and the text of the file that pins its packages."""
    return hashlib.sha256(sys.version.encode() + (ROOT / lock).read_bytes()).hexdigest()


def prepare(lock: str) -> None:
    """Make sure that `.venv` holds what the file names; do nothing when it already does."""
    missing = [name for name in (*LOCKS, "app.py") if not (ROOT / name).is_file()]
    if missing:
        raise Stop("incomplete_folder", folder=ROOT, missing=", ".join(missing))
    if not usable():
        make_environment()
    stamp = VENV / (lock + ".installed")
    if stamp.is_file() and stamp.read_text() == fingerprint(lock):
        return
    say("installing", lock=lock)
    pip = "pip install --no-input --progress-bar off --require-hashes -r"
    code, tail = run([PYTHON, "-m", *pip.split(), lock], show="Collecting ")
    if code:
        raise Stop("install_failed", tail=tail, lock=lock)
    for name in LOCKS[: LOCKS.index(lock) + 1]:
        (VENV / (name + ".installed")).write_text(fingerprint(name))


def is_free(port: int) -> bool:
    """Whether nobody answers there (macOS lets two share a port) and a server may listen there."""
    with suppress(OSError):
        socket.create_connection(("localhost", port), timeout=0.5).close()
        return False
    with suppress(OSError), socket.create_server(("127.0.0.1", port)):
        return True
    return False


def choose_port(wanted: "int | None") -> int:
    """Return the wanted port or stop; without a wish, the first free one from 8501 on."""
    if wanted is not None and 0 < wanted < 65536 and is_free(wanted):
        return wanted
    free = next(filter(is_free, range(PORT, PORT + 100)), PORT)
    if wanted is not None:
        raise Stop("port_taken", port=wanted, other=free)
    if free != PORT:
        say("port_moved", port=PORT, other=free)
    return free


def wait_until_ready(app: "Popen[bytes]", address: str) -> None:
    """Return when the app's health route answers, asked past any proxy; stop when the app ends instead."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while app.poll() is None:
        for route in ("/healthz", "/_stcore/health"):
            with suppress(OSError):
                opener.open(address + route, timeout=2).close()
                return
        time.sleep(0.2)
    raise Stop("app_failed")


def start_app(options: argparse.Namespace) -> int:
    """Install and start the app, open the browser and stay until Ctrl+C."""
    prepare(LOCKS[0])
    port = choose_port(options.port)
    address = "http://localhost:{}".format(port)
    data = {"INTEGRATIONSNETZ_DATA": os.path.abspath(options.data)} if options.data else {}
    data.update({"INTEGRATIONSNETZ_READ_ONLY": "1"} if options.share else {})
    command = [PYTHON, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += ["--server.port={}".format(port), "--logger.hideWelcomeMessage=true"]
    command += ["--server.address=0.0.0.0"] if options.share else []
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):  # also when the window is closed
        signal.signal(getattr(signal, name), signal.default_int_handler)
    # A session of its own: Ctrl+C reaches this program alone, which then ends the app quietly.
    app = Popen(command, cwd=str(ROOT), env=dict(environment(), **data), start_new_session=True)
    try:
        wait_until_ready(app, address)
        say("ready", address=address)
        # Without a screen, a text browser would take the terminal.
        screen = sys.platform in ("win32", "darwin") or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
        if screen and not (options.no_browser or os.environ.get("CI")):
            webbrowser.open(address)
        return app.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        app.terminate()
        with suppress(TimeoutExpired):
            app.wait(timeout=5)
        app.kill()


def test() -> int:
    """Run every step, all at the same time, and sum up; what they say stands in order."""
    commands = [[PYTHON, "-m", *step.split()] for step in STEPS]
    commands[-1] += ["-n", "auto", "--cov"] + ["--color=yes"] * sys.stdout.isatty()
    children = [Popen(c, cwd=str(ROOT), env=environment(), stdout=PIPE, stderr=STDOUT) for c in commands]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the steps; they are heard to the end
    verdicts = []
    for step, child in zip(STEPS, children):
        print("\n=== {} ===".format(step), flush=True)
        for raw in child.stdout or ():
            print(raw.decode("utf-8", "replace").rstrip(), flush=True)
        verdicts.append(text("failed") if child.wait() else "ok")
    print("\n" + " | ".join(map(": ".join, zip(STEPS, verdicts))))
    return int(verdicts != ["ok"] * len(STEPS))


def main(arguments: "list[str]") -> int:
    """Do what the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(usage="\n" + text("help"), add_help=False, allow_abbrev=False)
    parser.add_argument("--port", type=int)
    parser.add_argument("--data")
    parser.add_argument("--share", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    try:
        check_python(sys.version_info[:3])
        if arguments[:1] in (["-h"], ["--help"]):
            say("help")
            return 0
        if arguments[:1] in (["test"], ["bench"]):
            prepare(LOCKS[1])
            if arguments == ["test"]:
                return test()
            tool = "pytest" if arguments[0] == "test" else "bench"
            return call([PYTHON, "-m", tool, *arguments[1:]], cwd=str(ROOT), env=environment())
        return start_app(parser.parse_args(arguments))
    except Stop as stop:
        print("\n" + text(stop.key, **stop.parameters), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
