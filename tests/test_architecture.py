"""The house keeps its shape: who may import whom, who may keep state, how long a file may get.

Most rules read one file (its path from the project's folder, its text), some all files of the product at
once; each yields "file:line: complaint".
"""

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCAL = {"app", "bench", "locales", "network", "scripts", "start", "tests", "ui", "workshop"}
FILE_LINES, BODY_LINES, PAGE_LINES = 300, 40, 120
FOREIGN_HOSTS = ("cdn.jsdelivr", "cdnjs", "unpkg.com", "fonts.googleapis", "fonts.gstatic")
BINARY = {".docx", ".png", ".jpg", ".ico", ".woff2", ".ttf", ".mo", ".xlsx", ".gz"}

# What a folder or file must not import. The longest prefix of a path decides.
BANNED = {
    "": {"app", "tests"},
    "app.py": {"tests", "bench", "scripts"},
    "bench": {"tests"},
    "locales": LOCAL - {"locales", "network"} | {"streamlit", "pyvis"},
    "network": LOCAL - {"network"} | {"streamlit", "pyvis"},
    "network/__main__.py": LOCAL - {"network", "locales"} | {"streamlit", "pyvis"},
    "network/commands": LOCAL - {"network", "locales"} | {"streamlit", "pyvis"},
    "network/model": LOCAL - {"network"} | {"streamlit", "pyvis"},
    "scripts": {"app", "ui", "tests", "bench", "streamlit"},
    "scripts/take_pictures.py": {"app", "tests", "bench", "streamlit"},  # it asks for the pages' addresses
    "start.py": LOCAL,
    "tests": set(),
    "ui": {"app", "bench", "scripts", "start", "tests"},
}
PURE = (
    "network/analysis/",
    "network/counts.py",
    "network/evidence.py",
    "network/filters.py",
    "network/gaps/",
    "network/graph/",
    "network/layout/",
    "network/measures/",
    "network/model/",
    "network/palette.py",
    "network/scenarios/",
    "network/text.py",
)
SPOKEN_OF_EVERYWHERE = {
    "counts",
    "evidence",
    "filters",
    "model",
    "palette",
    "parallel",
    "text",
    "__init__",
    "__main__",
}
DAYS = ("date.today", "datetime.today", "datetime.now", "datetime.utcnow")
ASKS_THE_DAY = {
    "network/commands/report.py": "the day of a report",
    "ui/backend/reports.py": "the day of a report",
    "ui/components/filter_bar.py": "the years on offer",
    "ui/views/gaps/answer_form.py": "the day of an answer",
}
READERS = {"io", "os", "pathlib", "shutil", "sqlite3", "subprocess", "tempfile", "urllib", "requests"}


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is imported, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def banned_for(path: str) -> set[str]:
    """Top-level modules that the file must not import."""
    prefixes = [str(parent) for parent in (PurePosixPath(path), *PurePosixPath(path).parents)]
    return next(BANNED[prefix] for prefix in [*prefixes[:-1], ""] if prefix in BANNED)


def one_way(path: str, text: str) -> Iterator[str]:
    """app.py -> ui -> network, and never back."""
    for line, package in sorted({(line, name.split(".")[0]) for line, name in imports(ast.parse(text))}):
        if package in {"", *banned_for(path)}:
            yield f"{path}:{line}: must not import {package or 'relatively'}"


def pure(path: str, text: str) -> Iterator[str]:
    """What computes never reads files."""
    if not path.startswith(PURE):
        return
    tree = ast.parse(text)
    for line, name in imports(tree):
        if name.split(".")[0] in READERS or name.startswith(("network.io.read", "network.io.write")):
            yield f"{path}:{line}: reads files or the system by {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "open":
            yield f"{path}:{node.lineno}: opens a file"


def state_in_one_place(path: str, text: str) -> Iterator[str]:
    """Session state and URL in ui/session/state.py, no cache of Streamlit's, Streamlit in ui/ and app.py."""
    if path.startswith(("tests/", "bench/")):
        return
    tree = ast.parse(text)
    for line, name in imports(tree):
        if name.split(".")[0] == "streamlit" and not path.startswith(("ui/", "app.py")):
            yield f"{path}:{line}: Streamlit belongs to ui/ and app.py"
    for node in ast.walk(tree):
        name = (
            node.attr if isinstance(node, ast.Attribute) else node.name if isinstance(node, ast.alias) else ""
        )
        if name in {"session_state", "query_params"} and path != "ui/session/state.py":
            yield f"{path}:{node.lineno}: {name} belongs to ui/session/state.py"
        if name in {"cache_data", "cache_resource"}:
            yield f"{path}:{node.lineno}: {name} keeps old versions; take ui/backend/results.py"


def short(path: str, text: str) -> Iterator[str]:
    """A file, a page and a function stay short enough to be read at once; tests may be longer."""
    if path.startswith("tests/"):
        return
    allowed = PAGE_LINES if path.endswith("/page.py") else FILE_LINES
    lines = text.count("\n")
    if lines > allowed:
        yield f"{path}:{allowed}: {lines} lines, {allowed} are allowed"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            if length > BODY_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines, {BODY_LINES} are allowed"


def raw_html_has_a_reason(path: str, text: str) -> Iterator[str]:
    """`unsafe_allow_html=True` carries a comment, beside it or in the line above."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if "unsafe_allow_html=True" in line and not path.startswith("tests/"):
            above = lines[number - 2].strip() if number > 1 else ""
            if "#" not in line.split("unsafe_allow_html=True")[1] and not above.startswith("#"):
                yield f"{path}:{number}: unsafe_allow_html=True without a reason"


def own_hosts_only(path: str, text: str) -> Iterator[str]:
    """No file of the product names a host that hands out scripts or fonts."""
    if path.startswith("tests/") or path == "docs/decisions.md":
        return
    for number, line in enumerate(text.splitlines(), 1):
        for host in FOREIGN_HOSTS:
            if host in line.lower():
                yield f"{path}:{number}: names {host}"


def no_registry(path: str, text: str) -> Iterator[str]:
    """Where packages come from is the installer's setting, not ours."""
    pattern = re.compile(
        r"--(extra-)?index-url|--find-links|pypi\.org/simple|pythonhosted|registry\.npmjs", re.IGNORECASE
    )
    for number, line in enumerate(text.splitlines(), 1):
        if path != "tests/test_architecture.py" and pattern.search(line):
            yield f"{path}:{number}: names a package registry"


def clock(path: str, text: str) -> Iterator[str]:
    """The data are as old as they say: only what has to do with today asks which day it is."""
    if not path.startswith(("network/", "ui/")) or path in ASKS_THE_DAY:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(DAYS):
            yield f"{path}:{node.lineno}: asks which day it is"


def live_data_in_one_test_file(path: str, text: str) -> Iterator[str]:
    """Who edits the data breaks no test of code: only test_data*.py read the live file."""
    if not path.startswith("tests/") or path.startswith(("tests/test_data", "tests/test_architecture")):
        return
    live = re.compile(
        r"""(?<!"tests" / )"data" / "actors\.yaml"|(?<!tests/)\bdata/actors\.yaml"""
        r"""|DATA / "actors\.yaml"|delenv\("INTEGRATIONSNETZ_DATA\""""
    )
    for number, line in enumerate(text.splitlines(), 1):
        if live.search(line):
            yield f"{path}:{number}: reads the live data; take FROZEN of tests/conftest.py"


def modules(files: Mapping[str, str]) -> dict[str, str]:
    """Paths of the files by the dotted name under which they are imported."""
    return {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in files}


def uses(files: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Every import of one of the files by another: importing file, line, imported file."""
    known = modules(files)
    for path, text in files.items():
        for line, name in imports(ast.parse(text)):
            for candidate in (name, name.rpartition(".")[0]):
                if candidate in known and known[candidate] != path:
                    yield path, line, known[candidate]
                    break


def views_stand_alone(files: Mapping[str, str]) -> Iterator[str]:
    """What two pages share is a component: no page imports another, and no component a page."""
    for path, line, used in uses(files):
        views = used.startswith("ui/views/") and used.count("/") == 3
        if views and path.startswith("ui/") and path.split("/")[:3] != used.split("/")[:3]:
            yield f"{path}:{line}: must not import {used}"


def components_are_shared(files: Mapping[str, str]) -> Iterator[str]:
    """What only one file uses lies beside that file."""
    users: dict[str, set[str]] = defaultdict(set)
    for path, _, used in uses(files):
        users[used].add(path)
    for path in files:
        alone = path.startswith("ui/components/") and len(users[path]) <= 1
        if alone and not path.endswith("__init__.py"):
            yield f"{path}:1: used by {', '.join(users[path]) or 'nobody'} alone"


def kinds_hold_kinds(files: Mapping[str, str]) -> Iterator[str]:
    """A file of `network/gaps/kinds/` is a kind of gap."""
    for path, text in files.items():
        if path.startswith("network/gaps/kinds/") and not path.endswith("__init__.py"):
            made = [
                ast.unparse(node.targets[0]) for node in ast.parse(text).body if isinstance(node, ast.Assign)
            ]
            if "KIND" not in made:
                yield f"{path}:1: has no KIND"


def shared_modules_only(files: Mapping[str, str]) -> Iterator[str]:
    """Directly in `network/` stands only what every folder there speaks of."""
    for path in files:
        folder, _, name = path.rpartition("/")
        if folder == "network" and name.removesuffix(".py") not in SPOKEN_OF_EVERYWHERE:
            yield f"{path}:1: belongs into a folder of network/"


def one_name_one_class(files: Mapping[str, str]) -> Iterator[str]:
    """The name of a public class means one thing in the whole product."""
    first: dict[str, str] = {}
    for path, text in files.items():
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                there = first.setdefault(node.name, path)
                if there != path:
                    yield f"{path}:{node.lineno}: {node.name} is a class of {there} already"


PYTHON_RULES = (
    one_way,
    pure,
    state_in_one_place,
    short,
    raw_html_has_a_reason,
    clock,
    live_data_in_one_test_file,
)
HOUSE_RULES = (
    views_stand_alone,
    components_are_shared,
    kinds_hold_kinds,
    shared_modules_only,
    one_name_one_class,
)
TEXT_RULES = (own_hosts_only, no_registry)
Rule = Callable[[str, str], Iterator[str]]
HouseRule = Callable[[Mapping[str, str]], Iterator[str]]
PRODUCT = ("app.py", "locales/", "network/", "start.py", "ui/", "workshop/")


def project_files() -> list[str]:
    """Paths of all files of the project; in an unpacked archive without git, all that are not made."""
    try:
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        listed = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")]
        listed = [path for path in listed if not path.startswith(".") and "__pycache__" not in path]
    return [path for path in listed if (ROOT / path).is_file()]


def complaints(rule: Rule, paths: list[str]) -> list[str]:
    return [line for path in paths for line in rule(path, (ROOT / path).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("rule", PYTHON_RULES, ids=lambda rule: rule.__name__)
def test_python_files(rule: Rule):
    found = complaints(rule, [path for path in project_files() if path.endswith(".py")])
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.__name__)
def test_text_files(rule: Rule):
    found = complaints(rule, [path for path in project_files() if PurePosixPath(path).suffix not in BINARY])
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("rule", HOUSE_RULES, ids=lambda rule: rule.__name__)
def test_the_house(rule: HouseRule):
    product = [p for p in project_files() if p.endswith(".py") and p.startswith(PRODUCT)]
    found = list(rule({path: (ROOT / path).read_text(encoding="utf-8") for path in product}))
    assert not found, "\n" + "\n".join(found)


BODY = "def f():\n" + "    x = 1\n" * 41
OFFENCES = [
    (one_way, "network/graph/convert.py", "import networkx\nimport streamlit as st\n", 2),
    (one_way, "network/graph/convert.py", "def f():\n    from ui import theme\n", 2),
    (one_way, "network/io/read/reader.py", "from locales import text\n", 1),
    (one_way, "network/model/parts.py", "from locales import text\n", 1),
    (one_way, "network/gaps/coverage/districts.py", "\nfrom . import registry\n", 2),
    (one_way, "ui/views/network/page.py", "import app\n", 1),
    (one_way, "locales/__init__.py", "from ui import state\n", 1),
    (pure, "network/measures/cohesion.py", "from pathlib import Path\n", 1),
    (pure, "network/gaps/coverage/districts.py", "x = 1\ny = open('f')\n", 2),
    (state_in_one_place, "ui/views/gaps/page.py", "import streamlit as st\nst.session_state.x = 1\n", 2),
    (state_in_one_place, "ui/components/card.py", "import streamlit as st\n\nst.query_params\n", 3),
    (state_in_one_place, "ui/theme.py", "from streamlit import cache_data\n", 1),
    (state_in_one_place, "scripts/derive.py", "import streamlit\n", 1),
    (short, "ui/views/gaps/page.py", "x = 1\n" * 121, 120),
    (short, "network/graph/convert.py", "x = 1\n" * 301, 300),
    (short, "network/graph/convert.py", "\n" + BODY, 2),
    (raw_html_has_a_reason, "ui/theme.py", "\nst.markdown(x, unsafe_allow_html=True)\n", 2),
    (clock, "ui/graph_payload.py", "from datetime import date\nyear = date.today().year\n", 2),
    (live_data_in_one_test_file, "tests/test_model.py", 'ROOT / "x"\nROOT / "data" / "actors.yaml"\n', 2),
    (live_data_in_one_test_file, "tests/browser/test_graph.py", 'read("data/actors.yaml")\n', 1),
    (live_data_in_one_test_file, "tests/test_pages.py", 'm.delenv("INTEGRATIONSNETZ_DATA")\n', 1),
    (own_hosts_only, "ui/frontend/graph.js", f"import x from 'https://{FOREIGN_HOSTS[0]}.net/x.js'\n", 1),
    (no_registry, "requirements.txt", "--extra-index-url https://example.org\n", 1),
    (no_registry, "requirements.lock.txt", "babel==2.18.0\n    # from https://files.pythonhosted.org/b\n", 2),
]


@pytest.mark.parametrize(("rule", "path", "text", "line"), OFFENCES)
def test_each_rule_names_the_offending_line(rule: Rule, path: str, text: str, line: int):
    assert [complaint.split(": ")[0] for complaint in rule(path, text)] == [f"{path}:{line}"]


ALLOWED = [
    (one_way, "network/__main__.py", "from locales import text\n"),
    (one_way, "app.py", "import streamlit\nfrom ui.server import routes\n"),
    (one_way, "ui/backend/cache.py", "from network.io.read import read\nimport streamlit\n"),
    (pure, "network/io/read/reader.py", "from pathlib import Path\n"),
    (
        state_in_one_place,
        "ui/session/state.py",
        "import streamlit as st\nst.session_state.x = st.query_params\n",
    ),
    (short, "network/graph/convert.py", 'def f():\n    """' + "Long.\n" * 50 + '"""\n    return 1\n'),
    (clock, "network/commands/report.py", "from datetime import date\nyear = date.today().year\n"),
    (live_data_in_one_test_file, "tests/conftest.py", 'FROZEN = ROOT / "tests" / "data" / "actors.yaml"\n'),
    (live_data_in_one_test_file, "tests/test_data.py", 'ROOT / "data" / "actors.yaml"\n'),
    (raw_html_has_a_reason, "ui/theme.py", "# own text, nothing typed\nst.html(x, unsafe_allow_html=True)\n"),
]


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_what_is_allowed_passes(rule: Rule, path: str, text: str):
    assert list(rule(path, text)) == []


CLASS = "class Cell: ...\n"
OFFENDING_HOUSES = [
    (
        views_stand_alone,
        {"ui/views/data/page.py": "\nfrom ui.views.gaps.map import f\n", "ui/views/gaps/map.py": ""},
        "ui/views/data/page.py:2",
    ),
    (
        views_stand_alone,
        {"ui/components/card.py": "import ui.views.gaps.map\n", "ui/views/gaps/map.py": ""},
        "ui/components/card.py:1",
    ),
    (
        components_are_shared,
        {"ui/components/card.py": "", "ui/views/gaps/page.py": "from ui.components.card import f, g\n"},
        "ui/components/card.py:1",
    ),
    (components_are_shared, {"ui/components/card.py": ""}, "ui/components/card.py:1"),
    (kinds_hold_kinds, {"network/gaps/kinds/isolate.py": "x = 1\n"}, "network/gaps/kinds/isolate.py:1"),
    (shared_modules_only, {"network/maps.py": ""}, "network/maps.py:1"),
    (one_name_one_class, {"network/a.py": CLASS, "ui/b.py": "\n" + CLASS}, "ui/b.py:2"),
]


@pytest.mark.parametrize(("rule", "files", "place"), OFFENDING_HOUSES)
def test_each_rule_of_the_house_names_the_offending_line(rule: HouseRule, files: dict[str, str], place: str):
    assert [complaint.split(": ")[0] for complaint in rule(files)] == [place]


ALLOWED_HOUSES = [
    (
        views_stand_alone,
        {"ui/views/gaps/page.py": "from ui.views.gaps import map\n", "ui/views/gaps/map.py": ""},
    ),
    (
        components_are_shared,
        {
            "ui/components/card.py": "",
            "ui/main.py": "import ui.components.card\n",
            "ui/views/gaps/page.py": "from ui.components import card\n",
        },
    ),
    (kinds_hold_kinds, {"network/gaps/kinds/isolate.py": "KIND = 1\n", "network/gaps/kinds/__init__.py": ""}),
    (shared_modules_only, {"network/filters.py": "", "network/geo/geography.py": ""}),
    (one_name_one_class, {"network/a.py": "class _Cell: ...\n" + CLASS, "ui/b.py": "class _Cell: ...\n"}),
]


@pytest.mark.parametrize(("rule", "files"), ALLOWED_HOUSES)
def test_a_house_that_keeps_the_rules_passes(rule: HouseRule, files: dict[str, str]):
    assert list(rule(files)) == []
