"""From a network to what the graph view draws."""

import json
import re

import pytest

import locales
from network import palette
from network.filters import Selection, select
from network.layout import SHAPES, layout
from tests import small_networks, ui_data
from tests.conftest import ROOT
from ui import graph_payload


@pytest.fixture(scope="module")
def network():
    return ui_data.drawn_by_hand()


def drawn(network, language="de"):
    words = locales.text(language)
    return graph_payload.payload(network, language, lambda key: words.forms(key)[0])


@pytest.mark.parametrize("shape", SHAPES)
def test_nodes_stand_in_the_order_of_the_network_at_their_places(network, shape):
    """C stands on the shelf: its place is one in the strip."""
    made = layout(network, shape=shape)
    places = graph_payload.places(network, made)
    assert [n["id"] for n in drawn(network)["nodes"]] == ["a", "b", "c"]
    (strip,) = made.strips
    assert places["positions"] == [made.positions["a"], made.positions["b"], strip.cells["c"]]
    assert places["width"] / places["height"] == pytest.approx(drawn(network)["aspects"][shape], abs=1e-3)


def test_a_node_says_what_the_picture_needs(network):
    node = drawn(network)["nodes"][0]
    facts = {k: node[k] for k in ("label", "name", "family", "kind", "district", "level", "place", "shape")}
    assert facts == {
        "label": "A",
        "name": ui_data.ENDING,
        "family": "rat",
        "kind": "stelle",
        "district": "ost",
        "level": "district",
        "place": "Ostort",
        "shape": palette.GROUP_LOOKS[0].shape,
    }
    assert [n["label"] for n in drawn(network)["nodes"]] == ["A", "B", "C"]  # the name without a short one
    assert [n["place"] for n in drawn(network)["nodes"]] == ["Ostort", "", ""]


def test_edges_by_hand(network):
    """Cooperation a-b: strength 2, cited last year. Funding a>b: old, second of its pair. c>a: no date."""
    assert drawn(network)["edges"] == [
        {"id": 0, "from": "a", "to": "b", "kind": "kooperation", "strength": 2},
        {"id": 1, "from": "a", "to": "b", "kind": "foerderung", "curve": 1, "arrows": "to", "old": True},
        {"id": 2, "from": "c", "to": "a", "kind": "foerderung", "arrows": "to", "old": True},
    ]


def test_nothing_moves_by_itself_and_nothing_can_be_pulled_away(network):
    options = drawn(network)["options"]
    assert options["physics"] == {"enabled": False}
    assert options["interaction"]["dragNodes"] is False
    assert "animation" not in json.dumps(options)


@pytest.mark.parametrize(
    ("language", "place", "group", "kind"),
    [("de", "Kreis Ost", "Rat", "Förderung"), ("en", "East district", "Advice", "Funding")],
)
def test_names_are_in_the_readers_language(network, language, place, group, kind):
    content = drawn(network, language)
    assert content["districts"]["ost"] == place
    assert content["short"]["ost"] in place  # on the picture the short name will do
    assert content["groups"][0]["name"] == group
    assert [(t["name"], t["directed"]) for t in content["tie_types"]][1] == (kind, True)
    t = locales.text(language)
    words = {w: t.forms(f"graph.{w}")[0] for w in graph_payload.WORDS}
    words |= {w: t.forms(f"actor.{w}")[0] for w in ("formerly", "ended")}
    assert content["words"] == words | {"legend-recent": words["legend-recent"].replace("{year}", "2025")}


def test_the_picture_does_not_depend_on_the_language(network):
    one, other = (drawn(network, language) for language in ("de", "en"))
    assert one["nodes"] == other["nodes"]
    assert one["edges"] == other["edges"]


def test_discs_hold_the_districts_and_the_shelf_what_lies_above(network):
    places = graph_payload.places(network, layout(network))
    assert [d["id"] for d in places["discs"]] == ["ost"]
    assert [level["id"] for level in places["shelf"]] == ["land"]
    assert drawn(network)["short"]["land"] == locales.text("de")("option.state")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_node_lies_within_its_ground(shipped, shape):
    places = graph_payload.places(shipped, layout(shipped, shape=shape))
    discs = {d["id"]: d for d in places["discs"]}
    heights = {level["id"]: level["height"] for level in places["shelf"]}
    for actor, (x, y) in zip(shipped.actors, places["positions"], strict=True):
        if disc := discs.get(actor.district):
            assert (x - disc["x"]) ** 2 + (y - disc["y"]) ** 2 <= disc["r"] ** 2
        else:
            assert 0 <= x <= places["width"]
            assert 0 <= y <= heights[actor.district]


def test_a_network_is_not_changed_by_drawing_it(network):
    before = network.model_dump_json()
    drawn(network)
    assert network.model_dump_json() == before
    assert drawn(network) == drawn(network)


def test_nothing_to_draw_is_drawn_too():
    content = drawn(small_networks.empty())
    places = graph_payload.places(small_networks.empty(), layout(small_networks.empty()))
    assert (content["nodes"], content["edges"], places["discs"], places["shelf"]) == ([], [], [], [])


@pytest.mark.parametrize(
    ("selection", "nodes", "edges", "outside"),
    [
        (Selection(), [0, 1, 2], [0, 1, 2], []),
        (Selection(districts=("ost",)), [0, 1], [0, 1], [2]),
        (Selection(groups=("amt",)), [1, 2], [], [0, 1, 2]),
        (Selection(tie_types=("foerderung",)), [0, 1, 2], [1, 2], []),
        (Selection(min_strength=2), [0, 1, 2], [0], []),
        (Selection(without_levels=("state",), evidence_since=2020), [0, 1], [0], []),
        (Selection(topics=("wohnen",)), [1], [], [0, 1]),
        (Selection(levels=("federal",)), [], [], []),
    ],
)
def test_visible_by_hand(network, selection, nodes, edges, outside):
    """What leads outside is what somebody's focus leaves out, never what does not count at all."""
    shown = {"nodes": nodes, "edges": edges, "outside": outside}
    assert graph_payload.visible(network, selection) == shown


@pytest.mark.parametrize(
    ("indices", "text"),
    [
        ([], ""),
        ([0], "AQ=="),  # 00000001
        ([0, 2, 7], "hQ=="),  # 10000101
        ([8], "AAE="),  # 00000000 00000001
        ([9, 1, 1], "AgI="),
    ],
)
def test_indices_are_packed_as_bits_by_hand(indices, text):
    assert graph_payload.packed(indices) == text


def test_visible_ties_end_at_visible_actors(shipped):
    for district in shipped.ordinary_districts:
        selection = Selection(districts=(district.id,))
        shown = graph_payload.visible(shipped, selection)
        ids = {shipped.actors[i].id for i in shown["nodes"]}
        assert all({shipped.ties[i].source, shipped.ties[i].target} <= ids for i in shown["edges"])
        assert len(shown["edges"]) == len(select(shipped, selection).ties)


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ({"a": 4, "b": 1, "c": 0}, [100, 50, 0]),  # areas follow the values: sides the roots
        ({"a": 9, "b": 4, "c": 1}, [100, 67, 33]),
        ({"a": 0.25, "b": None, "c": 0.01}, [100, 0, 20]),  # undefined is small, not an error
        ({"a": 7}, [100, 0, 0]),  # filtered out
        ({"a": 0, "b": 0, "c": 0}, [0, 0, 0]),
        ({}, [0, 0, 0]),
    ],
)
def test_sizes_by_hand(network, values, steps):
    assert graph_payload.sizes(network, values) == steps


def test_hostile_names_stay_data_and_cannot_end_a_script(network):
    """A script's end, a comment and a CDATA mark all need `<`; JSON reads the escape back as it was."""
    content = drawn(network)
    body = graph_payload.script_safe(content)
    assert b"<" not in body
    assert json.loads(body) == content
    assert content["nodes"][0]["name"] == ui_data.ENDING


def test_the_payload_is_compact_utf8():
    assert graph_payload.script_safe({"a": ["Ä<", 1]}) == b'{"a":["\xc3\x84\\u003c",1]}'


def test_colour_never_stands_alone():
    """Shapes differ from group to group; two groups that share one could not be told apart in grey."""
    assert len({look.shape for look in palette.GROUP_LOOKS}) == len(palette.GROUP_LOOKS)
    for looks in (palette.GROUP_LOOKS, palette.TIE_LOOKS):
        for tone in ("light", "dark"):
            assert len({getattr(look, tone) for look in looks}) == len(looks)


def luminance(colour):
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def background(tone):
    config = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    section = re.search(rf"\[theme\.{tone}\](.*?)(?=\n\[|\Z)", config, re.S)
    return re.search(r'^backgroundColor = "(#\w{6})"', section[1], re.M)[1]


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_every_colour_stands_out_from_the_background(tone):
    """WCAG 2.1, 1.4.11: 3:1 for what carries meaning."""
    for look in (*palette.GROUP_LOOKS, *palette.TIE_LOOKS):
        assert contrast(getattr(look, tone), background(tone)) >= 3, look


def test_groups_beyond_the_last_look_begin_again(shipped):
    groups = shipped.actor_groups + tuple(
        shipped.actor_groups[0].model_copy(update={"id": f"weitere-{i}"}) for i in range(10)
    )
    looks = palette.group_looks(shipped.replace(actor_groups=groups))
    assert len(looks) == len(groups)
    assert looks[groups[8].id] == palette.GROUP_LOOKS[0]
