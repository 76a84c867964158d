// What is looked at: what the reader chooses, what is lit because of it, and the steps back.

import { fill } from "../lib/dom.js";
import { Component } from "../lib/mount.js";
import { about } from "./tooltip.js";

export class Choices extends Component {
  // The actors to be shown in full strength because something is chosen; null when nothing is.
  chosen() {
    const { scene, state, ways } = this;
    if (state.actor && scene.byId.has(state.actor)) return scene.neighbourhood(state.actor);
    if (state.part) return new Set(state.part.ties.flatMap(({ from, to }) => [from, to]));
    return ways.length ? new Set(ways.flat().map(({ id }) => id)) : null;
  }

  // The same, or what the pointer is on.
  lit() {
    const { hovered, scene } = this;
    const chosen = this.chosen();
    if (chosen || !hovered || hovered.kind === "district" || hovered.kind === "tie") return chosen;
    if (hovered.kind === "actor") return scene.neighbourhood(hovered.key);
    return new Set((hovered.ties ?? []).flatMap(({ from, to }) => [from, to]));
  }

  // The ties that are drawn one by one; of a pair of which an end is not drawn, none.
  litTies() {
    const { hovered, scene, state } = this;
    const part = state.part ?? (state.actor ? null : hovered?.ties ? hovered : null);
    const actor = state.actor ?? (hovered?.kind === "actor" ? hovered.key : null);
    const ties = part ? part.ties : scene.tiesOf.get(actor) ?? [];
    return ties.filter((tie) => this.endsOf(tie).every(Boolean));
  }

  // Both ends of a tie as drawn; what lies outside a district that is looked at ends at its stub.
  endsOf(tie) {
    const stubs = this.scene.focus ? this.stubs : [];
    const stub = () => stubs.find(({ ties }) => ties.some(({ id }) => id === tie.id));
    return [tie.from, tie.to].map((id) => this.scene.nodes.get(id) ?? stub());
  }

  // What the reader chooses: an actor, a district, a band, a stub, a tie; or nothing.
  choose(part, byKey = false) {
    const { state } = this;
    if (part?.kind === "tie") return this.openTie(part.tie, byKey);
    if (part?.kind === "district") return this.focusOn(part.key);
    if (part?.kind === "actor") return this.select(part.key);
    if (!part) return state.part || state.tie ? this.back() : this.select(null);
    this.camera.mark({ ...state, focus: this.data.focus, open: new Set(this.levels) });
    if (state.actor) this.tell("");
    this.state = { part };
    this.arrange();
    this.settle();
    return this.speak(part);
  }

  select(id) {
    const { state } = this;
    if ((id ?? null) === (state.actor ?? null) && !state.part) return;
    const step = this.camera.steps.at(-1);
    if (!id && step && !step.actor && !step.part && step.focus === this.data.focus) return void this.back();
    if (id) this.camera.mark({ ...state, focus: this.data.focus, open: new Set(this.levels) });
    else this.camera.steps = [];
    this.state = { actor: id };
    this.arrange();
    this.settle();
    this.table.mark();
    if (id) this.speak({ kind: "actor", key: id });
    this.tell(id ?? "");
  }

  tell(actor) {
    this.awaited = actor;
    this.report("selected", actor);
  }

  openTie(tie, byKey) {
    this.state = { ...this.state, tie };
    this.refresh();
    const points = this.drawnTies.find((drawn) => drawn.tie.id === tie.id)?.points ?? [[0, 0]];
    const scale = this.camera.scale;
    const [one, other] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2) || points.length - 1]];
    const at = this.camera.onScreen({ x: (one[0] + other[0]) / 2 / scale, y: (one[1] + other[1]) / 2 / scale });
    this.tieCard.show(tie, at, byKey);
    this.speak({ kind: "tie", key: tie.id, tie });
  }

  // A district is looked at on its own by way of the filter, so that the address says so.
  focusOn(id) {
    if (id !== this.data.focus) this.report("filtered", { focus: id });
  }

  // One step back: the tie's card, then what is chosen, then the district. `told`: the page knows already.
  back(told = false) {
    if (this.state.tie && !told) {
      this.state = { ...this.state, tie: null };
      this.canvas.focus({ preventScroll: true });
      return this.refresh();
    }
    const step = this.camera.steps.at(-1);
    if (!told && this.data.focus && !this.state.actor && !this.state.part) return this.report("filtered", { focus: "" });
    if (!step) return this.state.actor ? this.select(null) : undefined;
    const known = this.state.actor ?? "";
    this.levels = step.open;
    this.state = { actor: step.actor, part: step.part };
    this.arrange();
    this.camera.back();
    this.refresh();
    if (!told && (step.actor ?? "") !== known) this.tell(step.actor ?? "");
  }

  toggleLevel(id) {
    this.levels = new Set(this.levels);
    if (!this.levels.delete(id)) this.levels.add(id);
    this.arrange();
    this.settle();
    this.live.textContent = fill(this.content.words[this.levels.has(id) ? "level-open" : "level-closed"], { name: this.content.districts[id] });
  }

  speak(part) {
    this.live.textContent = about(this, part).join(". ");
  }

  // The words for a part: its name, and what can be said of it.
  say(part) {
    return about(this, part);
  }

  open(id) {
    if (id === undefined || this.opening === id) return;
    this.opening = id;
    this.report("opened", id);
  }
}
