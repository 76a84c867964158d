"""Commands for those who ask the network: measures, gaps."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from typing import Any

from network.commands.base import DONE, Terminal, WrongUseError, text_table
from network.commands.selection import selection_of, unknown
from network.filters import select
from network.gaps import KINDS, Finding, describe, find_gaps
from network.io.exchange.safe_csv import TableRow, to_csv
from network.measures import MEASURES, MeasureReport, community_stability, measure, rank_intervals
from network.measures.engine.reference import installed_backends
from network.model import Evidence, Network
from network.text import Words

TABLE_MEASURES = (
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "constraint",
    "core_number",
    "fragmentation",
)
"""Measures of an actor that a table has room for; csv and json hold all."""


def measures(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Show the measures of the selected part of the network."""
    whole = terminal.network(arguments.data)
    network = select(whole, selection_of(arguments, whole))
    known = installed_backends()
    if arguments.backend not in (None, *known):
        raise WrongUseError("cli.no-backend", value=arguments.backend, allowed=known)
    wants_ranks = arguments.format != "table" and arguments.draws > 0 and network.actors
    how = {"directed": arguments.directed, "weighted": arguments.weighted}
    intervals = rank_intervals(network, **how, draws=arguments.draws) if wants_ranks else None
    wants_reruns = arguments.format == "json" and wants_ranks
    stability = community_stability(network, **how) if wants_reruns else None
    try:
        report = measure(network, **how, intervals=intervals, stability=stability, backend=arguments.backend)
    except NotImplementedError as lacking:
        raise WrongUseError("cli.backend-lacks", value=arguments.backend) from lacking
    if arguments.format == "json":
        terminal.show_json(report.as_json())
    elif arguments.format == "csv":
        rows = [{"id": actor, **_flat(values)} for actor, values in report.actors.items()]
        terminal.show(to_csv(rows))
    else:
        terminal.show(_measure_tables(report, network, terminal.t))
    return DONE


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return one cell per number: roles and intervals become columns of their own."""
    cells: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            cells |= _flat({f"{key}.{inner}": item for inner, item in value.items()})
        elif isinstance(value, list | tuple):
            cells |= {f"{key}.low": value[0], f"{key}.high": value[1]}
        else:
            cells[key] = value
    return cells


def _measure_tables(report: MeasureReport, network: Network, t: Words) -> str:
    named = {(m.level, m.key): t(f"measure.{m.id}.name") for m in MEASURES}
    summary = [
        [named["network", key] + part, shown]
        for key, value in report.network.items()
        for part, shown in _lines(value, network, t)
    ]
    header = [t("cli.column.measure"), t("cli.column.value")]
    parts = [text_table(header, summary, frozenset({1}))]
    ordered = sorted(report.actors.items(), key=lambda item: (-(item[1]["degree"] or 0), item[0]))
    rows = [
        [network.actor_by_id[actor].label, actor, *(_shown(values[key], t) for key in TABLE_MEASURES)]
        for actor, values in ordered
    ]
    if rows:
        header = [t("cli.column.actor"), "id", *(named["actor", key] for key in TABLE_MEASURES)]
        parts.append(text_table(header, rows, frozenset(range(2, len(header)))))
    return "\n\n".join(parts)


def _lines(value: Any, network: Network, t: Words) -> Iterable[tuple[str, str]]:
    """Yield what a figure of the network shows: of lists their length, a line for each district."""
    if not isinstance(value, Mapping):
        yield "", _shown(len(value) if isinstance(value, list | tuple) else value, t)
    elif "index" in value:
        yield "", f"{_shown(value['index'], t)} [{_shown(value['low'], t)}; {_shown(value['high'], t)}]"
    else:
        for district, chance in value.items():
            name = network.district_by_id[district].name.in_language(t.language)
            yield from ((f" · {name}", shown) for _, shown in _lines(chance, network, t))


def _shown(value: Any, t: Words) -> str:
    if value is None:
        return "–"
    return t.number(value, 3) if isinstance(value, float) else t.number(value)


def gaps(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Show the findings, the most severe first."""
    network = terminal.network(arguments.data)
    kinds: dict[str, str] = {kind.id: kind.id for kind in KINDS}
    for kind in arguments.kind or ():
        if kind not in kinds:
            unknown("--kind", kind, kinds, tuple(kinds))
    found = find_gaps(network, selection_of(arguments, network))
    kept = [f for f in found if not arguments.kind or f.kind in arguments.kind]
    listed = [_finding(f, network, terminal.t) for f in kept]
    if arguments.format == "json":
        terminal.show_json(listed)
    elif arguments.format == "csv":
        terminal.show(to_csv([_row(one) for one in listed], GAP_COLUMNS))
    else:
        terminal.show(_gap_table(kept, listed, terminal.t))
    return DONE


GAP_COLUMNS = (
    *("key", "kind", "severity", "title", "reason", "suggestion"),
    *("actors", "districts", "topics", "types", "evidence", "figures", "status", "related", "by_law"),
)


def _finding(finding: Finding, network: Network, t: Words) -> dict[str, Any]:
    """Return a finding as the contract describes it."""
    return {
        "key": finding.key,
        "kind": finding.kind,
        "severity": round(finding.severity, 4),
        **{str(part): text for part, text in describe(finding, network, t).items()},
        **{name: list(getattr(finding, name)) for name in ("actors", "districts", "topics", "types")},
        "evidence": [citation(evidence, t) for evidence in finding.evidence],
        "figures": dict(finding.figures),
        "status": finding.status,
        "related": list(finding.related),
        "by_law": finding.by_law,
    }


def citation(evidence: Evidence, t: Words) -> dict[str, str]:
    """Return what is known of a source, its note in the reader's language."""
    cited = evidence.model_dump(exclude_none=True)
    if evidence.note:
        cited["note"] = evidence.note.in_language(t.language)
    return cited


def _row(finding: Mapping[str, Any]) -> TableRow:
    """Return a finding as cells: ids separated by blanks, evidence and figures as JSON."""
    ids = {name: " ".join(finding[name]) for name in ("actors", "districts", "topics", "types", "related")}
    facts = {
        name: json.dumps(finding[name], ensure_ascii=False)
        for name in ("evidence", "figures")
        if finding[name]
    }
    return {**finding, **ids, "evidence": "", "figures": "", **facts}


def _gap_table(found: Iterable[Finding], listed: list[dict[str, Any]], t: Words) -> str:
    if not listed:
        return t("cli.gaps.none")
    rows = [
        [t.number(finding.severity, 2), t(f"gap.{finding.heading}.name"), str(one["title"])]
        for finding, one in zip(found, listed, strict=True)
    ]
    header = [t("cli.column.severity"), t("cli.column.kind"), t("cli.column.finding")]
    return text_table(header, rows, frozenset({0})) + "\n\n" + t("gap.caution")
