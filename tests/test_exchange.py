"""Exchange: what goes out comes back, and nothing that goes out is dangerous to open."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from unittest.mock import Mock

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.io.exchange.safe_csv import from_csv, protected, to_csv, unprotected
from network.io.exchange.tables import actors_table, ties_table
from network.io.formats import UnknownFormatError, format_of, read_any, write_any
from network.io.problems import problem
from network.io.read import read
from network.model import Actor, Network
from tests.conftest import FROZEN
from tests.rich_networks import AWKWARD, rich_networks, same_network
from tests.small_networks import build

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = FROZEN
TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=("Cs",)), max_size=20))


def codes(path: Path) -> list[tuple[str, int, int, str]]:
    return [(Path(p.file).name, p.line, p.column, p.code) for p in read_any(path).problems]


# --- round trips ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["net.yaml", "net.json", "net.graphml", "net.csv", "folder"])
@given(network=rich_networks())
def test_what_is_written_reads_as_the_same_network(tmp_path_factory, name: str, network: Network):
    path = tmp_path_factory.getbasetemp() / "exchange" / name
    write_any(network, path)
    reading = read_any(path)
    assert not [p for p in reading.problems if p.level == "error"]
    assert reading.network is not None
    assert same_network(reading.network, network)


@pytest.mark.parametrize("name", ["net.yaml", "net.json", "net.graphml", "net.csv"])
def test_the_shipped_network_survives_every_format(tmp_path: Path, name: str):
    network = read(SHIPPED).network
    assert network is not None
    write_any(network, tmp_path / name)
    reading = read_any(tmp_path / name)
    assert reading.problems == ()
    assert reading.network is not None
    assert same_network(reading.network, network)


def test_ties_keep_their_order_in_tables_and_json(tmp_path: Path):
    network = read(SHIPPED).network
    assert network is not None
    for name in ("net.csv", "net.json"):
        write_any(network, tmp_path / name)
        assert read_any(tmp_path / name).network == network


# --- formulas -------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_like_a_formula(sign: str):
    assert protected(f"{sign}1+1") == f"'{sign}1+1"


@given(TEXTS)
def test_protection_is_taken_off_again(text: str):
    assert unprotected(protected(text)) == text


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "=b": TEXTS}), min_size=1, max_size=4), st.booleans())
def test_tables_read_as_written(rows: list[dict[str, str]], for_spreadsheet: bool):
    text = to_csv(rows, for_spreadsheet=for_spreadsheet)
    header, read_rows = from_csv(text)
    assert sorted(header) == ["=b", "a"]
    assert [row.cells for row in read_rows] == [row for row in rows if any(row.values())]
    for cells in csv.reader(
        io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if for_spreadsheet else ","
    ):
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") for cell in cells)


def test_numbers_are_no_formulas():
    assert to_csv([{"n": -0.5, "m": -3, "t": True, "x": None}]) == "n,m,t,x\r\n-0.5,-3,true,\r\n"


def test_spreadsheets_get_semicolons_and_a_mark():
    assert to_csv([{"a": "ä", "b": "x;y"}], for_spreadsheet=True) == '\ufeffa;b\r\nä;"x;y"\r\n'


def test_a_table_without_rows_still_has_its_columns():
    assert to_csv([], ["a", "b"]) == "a,b\r\n"
    assert to_csv([]) == ""


# --- tables ---------------------------------------------------------------------------------------


def test_columns_of_the_tables():
    network = build(["a b 2"], topics={"a": "wohnen sprache"})
    assert actors_table(network)[0] == {
        **{"id": "a", "name": "A", "short": None, "type": "stelle", "district": "ort", "place": None},
        **{"topics": "wohnen sprache", "since": None, "until": None, "website": None},
        **{"formerly": None, "aliases": "", "description_de": None, "description_en": None, "evidence": None},
    }
    assert ties_table(network) == [
        {
            **{"source": "a", "target": "b", "type": "kooperation", "directed": False, "strength": 2},
            **{"since": None, "until": None, "topics": "", "status": "assumed", "confirmed": False},
            **{"evidence": None},
        }
    ]


def folder_with(tmp_path: Path, actors: str, ties: str = "") -> Path:
    (tmp_path / "actors.csv").write_text(actors, encoding="utf-8")
    if ties:
        (tmp_path / "ties.csv").write_text(ties, encoding="utf-8")
    return tmp_path


def test_bare_tables_from_elsewhere_declare_their_own_words(tmp_path: Path):
    folder = folder_with(
        tmp_path,
        "\ufeffid;name;type;district;topics\na;Amt A;amt;herford;wohnen sprache\nb;Verein B;verein;lippe;\n",
        "source;target;type;directed\nb;a;foerderung;true\na;b;;\n",
    )
    reading = read_any(folder)
    assert reading.problems == ()
    network = reading.network
    assert network is not None
    assert [d.id for d in network.districts] == ["herford", "lippe"]
    assert [t.id for t in network.actor_types] == ["amt", "verein"]
    assert [t.id for t in network.topics] == ["sprache", "wohnen"]
    assert {(t.id, t.directed) for t in network.tie_types} == {("foerderung", True), ("kooperation", False)}
    assert {t.key for t in network.ties} == {("b", "a", "foerderung"), ("a", "b", "kooperation")}


def test_evidence_from_elsewhere_may_be_an_address_or_a_title(tmp_path: Path):
    row = "a,A,amt,x,{}\n"
    for cell, url, title in (
        ("https://example.org", "https://example.org", None),
        ("Jahresbericht", None, "Jahresbericht"),
    ):
        network = read_any(
            folder_with(tmp_path, "id,name,type,district,evidence\n" + row.format(cell))
        ).network
        assert network is not None
        (citation,) = network.actors[0].evidence
        assert (citation.url, citation.title) == (url, title)


def test_problems_in_tables_name_file_row_and_cell(tmp_path: Path):
    folder = folder_with(
        tmp_path,
        'id,name,type,district,since,colour\na,"Amt\nA",amt,x,gestern,rot\nB,B,amt,x,,\n',
        "source,target,type,strength\na,c,kooperation,1\n,a,kooperation,1\nc,d,kooperation,1\na,B,kooperation,9\n",
    )
    assert codes(folder) == [
        ("actors.csv", 1, 6, "ignored-column"),
        ("actors.csv", 2, 5, "bad-year"),
        ("actors.csv", 4, 1, "bad-id"),
        ("ties.csv", 2, 2, "unknown-id"),
        ("ties.csv", 3, 1, "missing-key"),
        ("ties.csv", 4, 1, "unknown-id"),
        ("ties.csv", 5, 4, "out-of-range"),
    ]


def test_broken_tables_are_problems(tmp_path: Path):
    assert codes(folder_with(tmp_path, 'id,name\n"a,A\n')) == [("actors.csv", 1, 1, "bad-csv")]
    assert codes(tmp_path / "nowhere" / "actors.csv") == [("actors.csv", 1, 1, "file-missing")]
    (tmp_path / "actors.csv").write_bytes("id,name\na,Köln\n".encode("latin-1"))
    assert codes(tmp_path) == [("actors.csv", 2, 4, "not-utf8")]


# --- other programs -------------------------------------------------------------------------------


def test_networkx_reads_the_node_link_file(tmp_path: Path):
    network = build(["a b 2", "b c 3"])
    write_any(network, tmp_path / "net.json")
    graph = nx.node_link_graph(json.loads((tmp_path / "net.json").read_text("utf-8")), edges="edges")
    assert sorted(graph.nodes) == ["a", "b", "c"]
    assert graph.edges["a", "b", "kooperation"]["strength"] == 2


def test_graphml_has_plain_attributes_and_unique_edge_names(tmp_path: Path):
    network = build(["a b 2", "b c 3"], directed=True)
    write_any(network, tmp_path / "net.graphml")
    graph = nx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    assert graph.nodes["a"]["label"] == "A"
    assert [(s, t, d["strength"], d["directed"]) for s, t, d in graph.edges(data=True)] == [
        ("a", "b", 2, True),
        ("b", "c", 3, True),
    ]
    edges = ET.parse(tmp_path / "net.graphml").getroot().iter("{http://graphml.graphdrawing.org/xmlns}edge")
    assert [edge.get("id") for edge in edges] == ["a--foerderung--b", "b--foerderung--c"]


def test_control_characters_do_not_reach_xml(tmp_path: Path):
    network = build(actors="a")
    wild = network.replace(actors=(Actor(id="a", name="A\x00\x1bB\ufffe", type="stelle", district="ort"),))
    write_any(wild, tmp_path / "net.graphml")
    reading = read_any(tmp_path / "net.graphml")
    assert reading.network is not None
    assert reading.network.actors[0].name == "AB"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", "{", (1, 2, "bad-json")),
        ("a.json", "[]", (1, 1, "bad-json")),
        ("a.json", '{"nodes": 3}', None),
        (
            "a.json",
            '{"nodes": [{"id": "a", "ties": 1}], "edges": [{"source": "a", "target": "a"}]}',
            (1, 1, "wrong-type"),
        ),
        ("a.json", "[" * 100_000, (1, 1, "too-deep")),
        ("a.json", '{"nodes": [{"id": "a\\u0000"}]}', (1, 1, "forbidden-character")),
        ("a.graphml", "<graphml>", (1, 10, "bad-graphml")),
        ("a.graphml", "<html/>", (1, 1, "bad-graphml")),
        ("a.graphml", '<!DOCTYPE g [<!ENTITY a "b">]><graphml/>', (1, 1, "bad-graphml")),
        ("a.graphml", "", (1, 1, "bad-graphml")),
    ],
)
def test_broken_files_of_other_programs_are_problems(
    tmp_path: Path, name: str, content: str, expected: tuple[int, int, str] | None
):
    (tmp_path / name).write_text(content, encoding="utf-8")
    reading = read_any(tmp_path / name)
    if expected is None:
        assert reading.network is not None
        assert reading.network.actors == ()
    else:
        assert reading.network is None
        assert expected in [(p.line, p.column, p.code) for p in reading.problems]


def test_foreign_node_link_files_lacking_fields_get_problems(tmp_path: Path):
    (tmp_path / "a.json").write_text('{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "b"}]}')
    reading = read_any(tmp_path / "a.json")
    assert {p.code for p in reading.problems} == {"missing-key", "unknown-id"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["a", "", "b", "=1"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["nodes", "edges", "graph", "id", "source", "target", "name", "districts"]),
                inner,
            )
        ),
    )
)
def test_no_json_makes_reading_raise(tmp_path_factory, content: object):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    reading = read_any(path)
    assert (reading.network is None) == any(p.level == "error" for p in reading.problems)


# --- which format ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        *(
            ("a.yaml", "yaml"),
            ("a.yml", "yaml"),
            ("a.YAML", "yaml"),
            ("a.json", "json"),
            ("a.graphml", "graphml"),
        ),
        *(("a.csv", "csv"), ("folder", "csv"), ("folder/actors.csv", "csv"), ("folder/ties.csv", "csv")),
    ],
)
def test_the_ending_tells_the_format(path: str, expected: str):
    assert format_of(Path(path)).id == expected


def test_a_folder_is_read_as_what_it_holds(tmp_path: Path):
    assert format_of(tmp_path, to_read=True).id == "yaml"
    folder_with(tmp_path, "id\n")
    assert format_of(tmp_path, to_read=True).id == "csv"


def test_other_endings_are_unknown():
    with pytest.raises(UnknownFormatError) as caught:
        format_of(Path("a.xlsx"))
    assert caught.value.ending == ".xlsx"


# --- growth: work is counted, no time is taken -----------------------------------------------------


def test_columns_that_nobody_knows_are_looked_into_a_thousand_times_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    nearest = Mock(return_value=None)
    monkeypatch.setattr("network.io.exchange.csv_folder.AllowedValues.nearest", nearest)
    header = "id,name,type,district," + ",".join(f"c{i}" for i in range(1_500))
    (tmp_path / "actors.csv").write_text(f"{header}\na,A,t,d\n", encoding="utf-8")
    problems = read_any(tmp_path / "actors.csv").problems
    assert nearest.call_count == 1_001
    assert (len(problems), problems[-1].code) == (1_001, "more-problems")


@pytest.mark.parametrize("count", [50, 100])
def test_equal_edges_are_compared_with_the_first_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
):
    problems = Mock(wraps=problem)
    monkeypatch.setattr("network.io.read.source_file.problem", problems)
    edges = '<edge source="a" target="b"/>' * count
    nodes = '<node id="a"/><node id="b"/>'
    file = tmp_path / "net.graphml"
    space = 'xmlns="http://graphml.graphdrawing.org/xmlns"'
    file.write_text(
        f'<graphml {space}><graph edgedefault="directed">{nodes}{edges}</graph></graphml>', "utf-8"
    )
    read_any(file)
    assert problems.call_count == count - 1
