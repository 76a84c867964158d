// Draws the whole picture, from the ground up, in pixels relative to the plane's origin.

import { drawBands, drawLifts, drawNumbers, placeNumbers, routeBands } from "./bands.js";
import { drawStubs, placeStubs, stubsOf } from "./focus.js";
import { drawGround, drawTitles, titles } from "./ground.js";
import { drawMarks, drawRing, measureMarks } from "./marks.js";
import { drawNames, wantedNames } from "./names.js";
import { drawQuiet, drawTie, pathOf } from "./ties.js";
import { drawSteps, drawWays, waysOf } from "./ways.js";

const FADED = 0.12;

export class Painter {
  constructor(view) {
    this.view = view;
  }

  // To be called when something else is to be shown; what depends on the scale alone is kept between frames.
  prepare() {
    const { view } = this;
    routeBands(view.scene);
    view.stubs = view.scene.focus ? stubsOf(view.scene) : [];
    view.ways = waysOf(view.scene);
    this.key = "";
  }

  paint(ctx) {
    const { view } = this;
    const scale = view.camera.scale;
    ctx.save();
    ctx.scale(1 / scale, 1 / scale);
    this.measure(ctx, scale);
    this.draw(ctx, scale, view.style, view.scene);
    ctx.restore();
  }

  // The free part of the stage, as a box in the painter's pixels.
  room(scale) {
    const { view } = this;
    const insets = view.insets();
    const corner = view.network.DOMtoCanvas({ x: insets.left + 4, y: insets.top + 2 });
    const end = view.network.DOMtoCanvas({ x: view.stage.clientWidth - insets.right - 4, y: view.stage.clientHeight - insets.bottom - 2 });
    return [corner.x * scale, corner.y * scale, end.x * scale, end.y * scale];
  }

  // Where the shelf is, in the painter's pixels: behind the chips, or the lower edge of the open levels.
  shelf(scale) {
    const { scene, network, toolbar } = this.view;
    if (scene.levels.some(({ drawn }) => drawn)) return scene.plan.top * scale;
    return network.DOMtoCanvas({ x: 0, y: toolbar.height() / 2 + 4 }).y * scale;
  }

  measure(ctx, scale) {
    const { view } = this;
    const { scene } = view;
    const room = this.room(scale);
    const key = [scale.toFixed(5), view.version, view.hovered?.kind, view.hovered?.key, ...room.map(Math.round)].join();
    // While the picture is dragged, names stay where they are on it.
    if (key === this.key || (view.dragging && this.scale === scale)) return;
    Object.assign(this, { key, scale });
    this.size = Math.max(13, Math.round(view.stage.clientHeight / 55));
    measureMarks(scene, scale);
    const lit = view.lit();
    view.titles = titles(ctx, scale, scene, Math.min(24, this.size + 4), room);
    const taken = view.titles.map((title) => title.box);
    if (scene.focus) placeStubs(ctx, view.stubs, scene, scale, this.size, room);
    else placeNumbers(scene, scale, taken, room);
    taken.push(...view.stubs.map((stub) => stub.box));
    view.drawnTies = view.litTies().map((tie) => ({ tie, points: pathOf(tie, view.endsOf(tie), scale) }));
    const wanted = wantedNames(scene, { lit, chosen: view.state.actor ?? view.hovered?.key, stage: view.stage });
    view.names.choose(ctx, scene, { scale, key, wanted, taken, room, size: this.size, bold: Boolean(lit) });
  }

  draw(ctx, scale, style, scene) {
    const { view } = this;
    const lit = view.lit();
    const strong = view.hovered?.key ?? view.state.part?.key;
    const rest = !lit ? 1 : view.chosen() ? FADED : 0.35;
    if (!scene.focus) drawLifts(ctx, scale, scene.lifts, style, strong, this.shelf(scale), Math.max(0.4, rest));
    drawGround(ctx, scale, scene, style, view.hovered?.kind === "district" ? strong : null);
    drawQuiet(ctx, scale, scene.pairs, style.quiet, rest);
    if (!scene.focus) drawBands(ctx, scale, scene.bands, style, lit ? rest : 0.92, lit ? null : strong);
    for (const { tie, points } of view.drawnTies) {
      drawTie(ctx, tie, points, style, tie.id === view.state.tie?.id || (view.hovered?.kind === "tie" && strong === tie.id));
    }
    if (view.ways.length) drawWays(ctx, scale, view.ways, style);
    drawMarks(ctx, scale, scene, style, lit, rest);
    for (const id of [view.state.actor, view.hovered?.kind === "actor" && strong]) {
      if (scene.nodes.has(id)) drawRing(ctx, scale, scene.nodes.get(id), style.text);
    }
    drawTitles(ctx, view.titles, style, strong);
    drawNames(ctx, view.names.shown, scale, style, { size: this.size, bold: Boolean(lit), strong });
    if (view.ways.length) drawSteps(ctx, scale, view.ways, style);
    if (scene.focus) drawStubs(ctx, view.stubs, scale, style, this.size, strong);
    else this.numbers(ctx, scene, style, strong, lit);
  }

  // While something is looked at, only its own number.
  numbers(ctx, scene, style, strong, lit) {
    const shown = (bands) => (lit ? bands.filter(({ key }) => key === strong) : bands);
    drawNumbers(ctx, shown(scene.lifts), style, style.primary, strong);
    drawNumbers(ctx, shown(scene.bands), style, style.across, strong);
  }
}
