"""The page of gaps: what matters most, one finding in full, and answers that reach the file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from filelock import FileLock
from streamlit.testing.v1 import AppTest

import locales
from network.gaps import Finding, KindId, describe, find_gaps
from network.gaps.leading import leading
from network.geo import geography
from network.io.read import read
from network.io.write.answers import with_answer
from network.model import Network
from tests import ui_data
from tests.conftest import FROZEN
from tests.test_pages import Walk, component, shown, use
from ui.components.finding_link import SECTION_OF
from ui.components.markdown import escape
from ui.session.state import GapSection
from ui.views.gaps.finding_card import HEAVY, MIDDLE, weight
from ui.views.gaps.finding_scenario import marks_of, scenario_of
from ui.views.gaps.map import gap_map_data

DE = locales.text("de")


def finding(key: str, severity: float = 0.5, **facts: Any) -> Finding:
    return Finding(key, key.partition(":")[0], severity, **facts)  # type: ignore[arg-type]


def tiny(tmp_path: Path) -> Network:
    network = read(ui_data.write(tmp_path, ui_data.TINY)).network
    assert network is not None
    return network


def test_the_gravest_of_each_kind_lead_and_none_says_the_same_twice():
    """By hand: the second finding about housing in Herford and the declined one stay out."""
    found = [
        finding("uncovered_topic:herford:wohnen", 0.9, districts=("herford",), topics=("wohnen",)),
        finding("reported_gap:wohnen", 0.8, districts=("herford",), topics=("wohnen",)),
        finding("reported_gap:sprache", 0.7, districts=("lippe",), topics=("sprache",)),
        finding("uncovered_topic:lippe:arbeit", 0.6, districts=("lippe",), topics=("arbeit",)),
        finding("stale_evidence:a", 0.55, districts=("lippe",)),
        finding("weak_border:herford:lippe", 0.5, districts=("herford", "lippe")),
        finding("fragment:a", 0.4, status="declined"),
    ]
    assert [f.key for f in leading(found)] == [
        "uncovered_topic:herford:wohnen",
        "reported_gap:sprache",
        "weak_border:herford:lippe",
        "uncovered_topic:lippe:arbeit",
    ]
    assert len(leading(found, most=2)) == 2


def test_every_kind_has_its_section():
    assert set(SECTION_OF) == set(get_args(KindId))
    assert set(SECTION_OF.values()) == set(get_args(GapSection)) - {"first"}


def test_weights_in_words():
    assert [weight(finding("isolate:a", s)) for s in (HEAVY, MIDDLE, MIDDLE - 0.01)] == [
        "heavy",
        "middle",
        "light",
    ]


def test_the_map_counts_open_findings_by_hand(tmp_path):
    network = tiny(tmp_path)
    area = geography.read_area(Path(__file__).parent.parent / "data")
    found = [
        finding("uncovered_topic:herford:x", 0.9, districts=("herford",)),
        finding("weak_border:herford:lippe", 0.2, districts=("herford", "lippe")),
        finding("isolate:a", 0.9, districts=("lippe",), status="declined"),
    ]
    drawn = {d["id"]: d for d in gap_map_data(network, found, area, DE, ("lippe",))["districts"]}
    assert {d: (e["counted"], e["share"], e["pressed"]) for d, e in drawn.items()} == {
        "herford": ("2 Befunde", 1.0, False),
        "lippe": ("1 Befund", 0.0, True),
    }


def test_what_to_try_and_what_the_picture_shows(tmp_path):
    """By hand, on two actors tied to each other: without one, without the tie, with a tie."""
    network = tiny(tmp_path)
    (tie,) = {t.key for t in network.ties}
    without = scenario_of(finding("single_point_of_failure:hier", actors=("hier", "dort")), network)
    cut = scenario_of(finding("bridge_tie:dort:hier", actors=("hier", "dort")), network)
    old = scenario_of(
        finding("stale_evidence:hier", actors=("hier",), figures={"newest_old_year": 2019}), network
    )
    new = scenario_of(finding("introduction:dort:hier", actors=("hier", "dort")), network)
    assert without is not None
    assert cut is not None
    assert new is not None
    assert without.without_actors == ("hier",)
    assert cut.without_ties == (tie,)
    assert old == cut  # its one tie was last mentioned in 2019
    assert [(t.source, t.target, t.strength) for t in new.with_ties] == [("dort", "hier", 1)]
    assert scenario_of(finding("uncovered_topic:herford:x"), network) is None
    marks = marks_of(finding("single_point_of_failure:hier", actors=("hier", "dort")), network)
    assert marks is not None
    assert marks.looks == {"hier": "gone", "dort": "lost"}
    assert marks_of(finding("uncovered_topic:herford:x"), network) is None


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_kind_can_be_opened(monkeypatch, tmp_path, language):
    """Words, picture, figures and form of each, by its address."""
    use(monkeypatch, tmp_path, ui_data.EVERY_KIND)
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    found = {(f.kind, f.variant): f for f in find_gaps(network)}
    assert {kind for kind, _ in found} == set(get_args(KindId))
    walk = Walk()
    for finding in found.values():
        app = walk.to("gaps", {"finding": finding.key, "lang": language})
        assert [e.message for e in app.exception] == [], finding.key
        assert any(b.key == f"answer_choice_{finding.key}" for b in app.button_group), finding.key


def test_a_finding_that_the_filters_leave_out_is_shown_and_one_that_is_gone_named(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.EVERY_KIND)
    app = Walk().to("gaps", {"district": "herford", "finding": "reported_gap:bedarf"})  # a need in Lippe
    assert any(b.key == "answer_choice_reported_gap:bedarf" for b in app.button_group)
    app = Walk().to("gaps", {"finding": "isolate:weg"})
    assert DE("gaps.no-finding") in [i.value for i in app.info]


def test_a_finding_of_the_address_stands_there_in_full(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    first = find_gaps(network)[0]
    app = Walk().to("gaps", {"finding": first.key})
    assert any(b.key == f"answer_choice_{first.key}" for b in app.button_group)
    assert app.query_params == {"finding": first.key}


@pytest.fixture
def answering(monkeypatch, tmp_path) -> tuple[AppTest, Path, str]:
    """The page with one finding open, the data file, the finding's key."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    file = tmp_path / "actors.yaml"
    network = read(file).network
    assert network is not None
    key = next(f.key for f in find_gaps(network) if f.kind == "uncovered_topic")
    return Walk().to("gaps", {"finding": key}), file, key


def decide(app: AppTest, key: str, choice: str | None, reason: str) -> AppTest:
    (choices,) = [g for g in app.button_group if g.key == f"answer_choice_{key}"]
    choices.set_value(choice)
    (text,) = [a for a in app.text_area if a.key == f"answer_reason_{key}"]
    text.set_value(reason)
    (save,) = [b for b in app.button if b.label == DE("answer.save")]
    return save.click().run()


def test_an_answer_reaches_the_file_and_can_be_taken_back(answering):
    app, file, key = answering
    before = file.read_text(encoding="utf-8")
    app = decide(app, key, "declined", "  Das gibt es\nim Nachbarort.  ")
    assert app.success[0].value == escape(DE("answer.saved"))
    network = read(file).network
    (answer,) = network.answers
    assert (answer.gap, answer.answer, answer.reason.de) == (key, "declined", "Das gibt es im Nachbarort.")
    assert {f.name for f in answer.figures} >= {"actors"}
    assert set(before.splitlines()) <= set(file.read_text(encoding="utf-8").splitlines())
    assert f"{DE('answer.told-declined', date=DE.date(answer.date))}" in "\n".join(shown(app))
    (undo,) = [b for b in app.button if b.key == f"undo_{key}"]
    app = undo.click().run()
    assert app.success[0].value == escape(DE("answer.undone"))
    assert read(file).network.answers == ()


def test_what_was_saved_is_said_until_the_address_changes(answering):
    """The page runs once more on its own when it notices the change of the file."""
    app, _, key = answering
    app = decide(app, key, "declined", "").run()
    assert [message.value for message in app.success] == [escape(DE("answer.saved"))]
    app.query_params.clear()
    assert not app.run().success


def test_a_saved_answer_is_shown_however_long_reading_takes(monkeypatch, answering):
    monkeypatch.setattr("ui.backend.data_file.GRACE", 0)  # others see the data as they were
    app, _, key = answering
    texts = "\n".join(shown(decide(app, key, "accepted", "")))
    assert DE("answer.told-accepted", date=DE.date(date.today().isoformat())) in texts


def test_an_answer_needs_a_choice(answering):
    app, file, key = answering
    app = decide(app, key, None, "nur so")
    assert [w.value for w in app.warning] == [DE("answer.choose")]
    assert read(file).network.answers == ()


def test_personal_data_are_refused_and_named(answering):
    app, file, key = answering
    before = file.read_bytes()
    app = decide(app, key, "accepted", "Rückfragen an jemand@example.org")
    assert [e.value for e in app.error] == [DE("answer.refused")]
    assert "jemand" in "\n".join(shown(app))
    assert file.read_bytes() == before


def test_who_waits_too_long_is_told_to_try_again(monkeypatch, answering):
    app, file, key = answering
    monkeypatch.setattr("network.io.write.atomic_save.PATIENCE_SECONDS", 0)
    with FileLock(file.with_name(f".{file.name}.lock")):
        app = decide(app, key, "accepted", "nur so")
    assert [e.value for e in app.error] == [DE("answer.busy")]
    assert read(file).network.answers == ()


def test_where_the_app_is_shared_nobody_can_answer(monkeypatch, answering):
    _, _, key = answering
    monkeypatch.setenv("INTEGRATIONSNETZ_READ_ONLY", "1")
    app = Walk().to("gaps", {"finding": key})
    assert DE("answer.closed") in [c.value for c in app.caption]
    assert [b for b in app.button if b.label == DE("answer.save")] == []


def test_a_declined_finding_comes_back_once_its_figures_change(answering):
    """Declined with other figures than it has now: as if the data had changed since."""
    app, file, key = answering
    app = decide(app, key, "declined", "")
    network = read(file).network
    (answer,) = network.answers
    figures = tuple(f.model_copy(update={"value": f.value + 1}) for f in answer.figures)
    changed = with_answer(file.read_text(encoding="utf-8"), answer.model_copy(update={"figures": figures}))
    file.write_text(changed, encoding="utf-8", newline="\n")
    app = Walk().to("gaps", {"finding": key})
    assert DE("answer.reopened") in "\n".join(shown(app))


LINKS = "r0-r1:1 r1-r2:2 r2-r3:2 r3-r4:2 r4-r0:2 r0-h:2 h-x:2 h-y:2 h-z:2 h-w:1"
"""A ring with a tail, each tie with its strength: without h, four lose touch, by strong ties three. By
strong ties the ring is a path, in which three hang on r4."""


def linked() -> str:
    """A data file with these ties."""
    actors = []
    for actor in sorted(set(re.findall(r"\w+(?=[-:])", LINKS))):
        ends = re.findall(rf"\b{actor}-(\w+):(\d)", LINKS)
        ties = ", ".join(f"{{to: {other}, strength: {strength}}}" for other, strength in ends)
        actors.append(f"  - {{id: {actor}, name: {actor}, type: behoerde, district: lippe, ties: [{ties}]}}")
    return "\n".join([ui_data.VOCABULARY, "actors:", *actors, ""])


def test_what_is_declined_under_a_filter_stays_so_without_it(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, linked())
    key = "single_point_of_failure:h"
    asked = {"finding": key, "section": "dependence"}
    app = decide(Walk().to("gaps", asked | {"min-strength": "2"}), key, "declined", "")
    assert DE("answer.reopened") not in "\n".join(shown(app))
    (answer,) = read(tmp_path / "actors.yaml").network.answers
    assert [(f.name, f.value) for f in answer.figures] == [("dependants", 4)]
    app = Walk().to("gaps", asked)
    assert DE("answer.told-declined", date=DE.date(answer.date)) in "\n".join(shown(app))
    assert DE("answer.reopened") not in "\n".join(shown(app))


def test_a_finding_that_only_a_filter_shows_takes_no_answer(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, linked())
    key = "single_point_of_failure:r4"
    app = Walk().to("gaps", {"finding": key, "section": "dependence", "min-strength": "2"})
    assert DE("answer.only-here") in [c.value for c in app.caption]
    assert [b for b in app.button if b.label == DE("answer.save")] == []


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_what_exists_by_law_is_asked_for_on_every_page(monkeypatch, tmp_path, language):
    """The authority in Herford: a question with the law as its evidence, named a gap nowhere."""
    use(monkeypatch, tmp_path, ui_data.BY_LAW)
    t, walk = locales.text(language), Walk()
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    (asked,) = [f for f in find_gaps(network) if f.by_law]
    title = escape(describe(asked, network, t)["title"])

    def said(page: str, **options: str) -> str:
        return "\n".join(shown(walk.to(page, {"lang": language, **options})))

    assert title not in said("overview")
    first = said("gaps")
    assert title not in first
    assert t.plural("gaps.questions", 1) in first
    others = [f for f in find_gaps(network) if f.status == "open" and not f.by_law]
    heavy = sum(weight(f) == "heavy" for f in others)
    assert t("gaps.sum", open=len(others), heavy=heavy, decided=0, beside="") in first
    listed = said("gaps", section="coverage", coverage="types")
    assert title in listed
    assert t("gaps.by_law") in listed
    assert title not in said("gaps", section="coverage", coverage="types", severity="high")
    opened = said("gaps", finding=asked.key)
    assert t("gap.by_law.name") in opened
    assert escape("§ 71 AufenthG") in opened
    about = describe(asked, network, t)
    assert not re.search(r"(?i)lücke|\bgap\b", " ".join(about.values()))


def test_a_cell_that_exists_by_law_has_its_own_sign_words_and_legend(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.BY_LAW)
    chosen = {"section": "coverage", "coverage": "types", "cell": "herford:behoerde"}
    app = Walk().to("gaps", chosen)
    matrix = component(app, "matrix")
    cells = {c["id"]: c for row in matrix["rows"] for c in row["cells"]}
    assert (cells["herford:behoerde"]["state"], cells["herford:behoerde"]["sign"]) == ("by_law", "§")
    assert DE.plural("coverage.by_law", 0) in cells["herford:behoerde"]["words"]
    assert "by_law" in [one["state"] for one in matrix["legend"]]
    assert DE.plural("coverage.by_law-long", 0) in "\n".join(shown(app))
    assert "§ 71 AufenthG" in "\n".join(shown(app)).replace("\\", "")
    topics = component(Walk().to("gaps", {"section": "coverage"}), "matrix")
    assert "by_law" not in [one["state"] for one in topics["legend"]]


def test_only_what_weighs_heavily(monkeypatch, tmp_path):
    """The tiny network has findings of both weights in one section: not surveyed weighs little."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    kinds = ("uncovered_topic", "not_surveyed")
    titles = {
        f.key: (escape(describe(f, network, DE)["title"]), f) for f in find_gaps(network) if f.kind in kinds
    }
    heavy = {key for key, (_, f) in titles.items() if f.severity >= HEAVY}
    assert 0 < len(heavy) < len(titles)
    for severity, expected in (("all", set(titles)), ("high", heavy)):
        texts = "\n".join(shown(Walk().to("gaps", {"severity": severity, "section": "coverage"})))
        assert {key for key, (title, _) in titles.items() if title in texts} == expected


def test_the_map_and_the_picture_are_on_the_first_look(monkeypatch):
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    app = Walk().to("gaps", {})
    assert len(component(app, "map")["districts"]) == 7
    assert component(app, "picture")["nodes"]


def test_the_matrix_marks_needs_that_sources_name(monkeypatch, tmp_path):
    """The tiny network reports one need: housing in Herford."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("gaps", {"section": "coverage", "cell": "herford:wohnen"})
    rows = component(app, "matrix")["rows"]
    assert f"{ui_data.GERMAN} Bedarf" in "\n".join(shown(app))
    assert [c["id"] for row in rows for c in row["cells"] if c["marked"]] == ["herford:wohnen"]


def test_how_much_leads_outwards_by_hand(monkeypatch, tmp_path):
    """One tie, between the two districts: all of it leads outwards, an E-I index of 1."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    rows = component(Walk().to("gaps", {"section": "borders"}), "table")["rows"]
    assert [row["outside"]["text"] for row in rows] == [DE.percent(1.0)] * 2
    assert [row["index"] for row in rows] == [DE.number(1.0, 2)] * 2
