// The page's colours, from the variables that Streamlit sets for its theme.

export function theme(element) {
  const css = getComputedStyle(element);
  const color = (name) => css.getPropertyValue(`--st-${name}-color`);
  return { background: color("background"), text: color("text"), primary: color("primary"), dark: css.colorScheme === "dark" };
}

export function withAlpha(color, alpha) {
  return `color-mix(in srgb, ${color} ${100 * alpha}%, transparent)`;
}
