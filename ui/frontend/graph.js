// The graph view as a Streamlit component: mounts once, then only follows differences.

import { GraphView } from "./graph-view.js";
import { mount } from "./mount.js";

export default mount(GraphView, "ino-graph", "network-graph");
