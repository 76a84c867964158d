// Where the picture is looked at from, and the way back to where one came from.

const [NEAREST, FARTHEST] = [8, 0.05];

export class Camera {
  constructor(view) {
    this.view = view;
    this.steps = [];
  }

  get scale() {
    return this.view.network.getScale();
  }

  // Shows a box of the plane within what the stage leaves free: `insets` and `margin` are pixels.
  fit([left, top, right, bottom], insets, margin = 4, most = NEAREST) {
    const { clientWidth, clientHeight } = this.view.stage;
    const width = clientWidth - insets.left - insets.right - 2 * margin;
    const height = clientHeight - insets.top - insets.bottom - 2 * margin;
    // A stage that is just leaving the page has no size.
    if (width <= 0 || height <= 0) return;
    const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), most);
    const x = (left + right) / 2 - (insets.left - insets.right) / 2 / scale;
    const y = (top + bottom) / 2 - (insets.top - insets.bottom) / 2 / scale;
    this.view.network.moveTo({ position: { x, y }, scale });
  }

  zoom(factor) {
    this.view.network.moveTo({ scale: Math.min(NEAREST, Math.max(FARTHEST, this.scale * factor)) });
  }

  // Remembers where one is, with what is chosen there.
  mark(state) {
    this.steps.push({ ...state, position: this.view.network.getViewPosition(), scale: this.scale });
  }

  // Goes back to exactly the step before; returns what was chosen there.
  back() {
    const step = this.steps.pop();
    if (step) this.view.network.moveTo({ position: step.position, scale: step.scale });
    return step;
  }

  // The pixel of the stage where a point of the plane is.
  onScreen({ x, y }) {
    return this.view.network.canvasToDOM({ x, y });
  }
}
