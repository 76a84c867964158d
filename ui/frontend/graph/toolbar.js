// Along the top of the picture: search, the shelf of levels, zoom, fit, full screen, picture, table.

import { element, icon } from "../lib/dom.js";
import { Search } from "./search.js";

export class Toolbar {
  constructor(view) {
    this.view = view;
    const { words } = view.content;
    const button = (name, word, action) => element("button",
      { type: "button", class: "ino-tool", title: words[word], "aria-label": words[word], onclick: action }, icon(name));
    this.tableButton = button("table", "table", () => this.toggleTable());
    this.tableButton.setAttribute("aria-pressed", "false");
    this.search = new Search(view);
    this.input = this.search.input;
    this.box = element("div", { class: "ino-toolbar" },
      element("div", { class: "ino-searchbox" }, icon("search"), this.input, this.search.hits),
      view.shelf.box,
      element("div", { class: "ino-tools", role: "toolbar", "aria-label": words.help },
        button("plus", "zoom-in", () => view.zoom(1.3)),
        button("minus", "zoom-out", () => view.zoom(1 / 1.3)),
        button("fit", "fit", () => view.whole()),
        button("full", "full-screen", () => this.fullScreen()),
        button("download", "download", () => this.download()),
        this.tableButton));
  }

  height() {
    return this.box.offsetHeight;
  }

  toggleTable() {
    this.view.table.toggle();
    const { words } = this.view.content;
    const open = this.view.table.open;
    this.tableButton.setAttribute("aria-pressed", String(open));
    this.tableButton.title = words[open ? "picture" : "table"];
    this.tableButton.setAttribute("aria-label", words[open ? "picture" : "table"]);
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.view.root.requestFullscreen?.();
  }

  download() {
    const drawn = this.view.canvas.querySelector("canvas");
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [drawn.width, drawn.height];
    const ctx = picture.getContext("2d");
    ctx.fillStyle = this.view.style.background;
    ctx.fillRect(0, 0, picture.width, picture.height);
    ctx.drawImage(drawn, 0, 0);
    picture.toBlob((blob) => {
      const link = element("a", { href: URL.createObjectURL(blob), download: "integrationsnetz.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }
}
