// The graph without a mouse: Tab enters it, arrows walk from neighbour to neighbour.

const DIRECTIONS = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };

export class Keyboard {
  constructor(view) {
    this.view = view;
    view.canvas.tabIndex = 0;
    view.canvas.setAttribute("role", "application");
    view.canvas.addEventListener("keydown", (event) => this.press(event));
    // From the buttons of parts and from the tie's card, too.
    view.stage.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.target === view.canvas) return;
      event.preventDefault();
      view.back();
    });
    // vis-network makes its own inner element focusable as well; one stop is enough.
    for (const inner of view.canvas.querySelectorAll("[tabindex]")) inner.tabIndex = -1;
    view.canvas.addEventListener("pointerdown", () => view.canvas.focus({ preventScroll: true }));
  }

  describe() {
    const { words } = this.view.content;
    this.view.canvas.setAttribute("aria-label", `${words.label} ${words.keys}`);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { view } = this;
    if (event.key in DIRECTIONS) this.walk(DIRECTIONS[event.key]);
    else if (event.key === "Escape") view.back();
    else if (event.key === "Enter" && view.state.actor) view.open(view.state.actor);
    else if (event.key === "+") view.zoom(1.25);
    else if (event.key === "-") view.zoom(0.8);
    else if (event.key === "0") view.fit();
    else if (event.key === "/") view.toolbar.input.focus();
    else return;
    event.preventDefault();
  }

  walk(direction) {
    const { view } = this;
    const { scene, state } = view;
    const drawn = scene.ordered.filter(({ id }) => scene.nodes.has(id));
    if (!drawn.length) return;
    if (!state.actor) return view.select(drawn[0].id);
    const from = scene.byId.get(state.actor);
    const near = scene.neighbours(state.actor).map((id) => scene.nodes.get(id)).filter(Boolean);
    const next = nearest(from, near, direction) ?? nearest(from, drawn, direction);
    if (next) view.select(next.id);
  }
}

// The one closest in the direction: distance counts, and more so the further off the direction it lies.
function nearest(from, others, direction) {
  let best = null;
  let lowest = Infinity;
  for (const other of others) {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const distance = Math.hypot(dx, dy);
    const turn = Math.abs(Math.atan2(Math.sin(Math.atan2(dy, dx) - direction), Math.cos(Math.atan2(dy, dx) - direction)));
    if (distance === 0 || turn > Math.PI / 2.5) continue;
    const cost = distance * (1 + 2 * turn);
    if (cost < lowest) [best, lowest] = [other, cost];
  }
  return best;
}
