// Files that go with the next message: chosen, pasted or dropped, and shown above the box until it is sent.
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { sizeText } from "./media.js";

const MOST = 10;
// What the stand-in takes in one request, less what base64 adds.
const LARGEST = 20 * 2 ** 20;

export class Attachments {
  /** `onchange()` runs when there are others, `ontrouble(text)` where one can't be taken. */
  constructor({ onchange, ontrouble }) {
    Object.assign(this, { onchange, ontrouble, files: [] });
    this.input = h("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files" });
    this.button = h("button", { type: "button", class: "box-button", "aria-label": "Attach files", title: "Attach files", onclick: () => this.input.click() }, icon("plus", 22));
    this.tray = h("ul", { class: "tray", role: "list", "aria-label": "Files to send", hidden: true });
    this.input.addEventListener("change", () => {
      this.add(this.input.files);
      this.input.value = "";
    });
    this.takeDrops(document.querySelector(".chat"));
  }

  takeDrops(area) {
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    area.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
    area.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      this.add(event.dataTransfer.files);
      byId("composer-box")?.focus();
    });
  }

  /** Take pasted files; whether there were any. */
  paste(event) {
    const { files } = event.clipboardData ?? {};
    if (!files?.length) return false;
    this.add(files);
    return true;
  }

  add(files) {
    const all = [...this.files, ...files];
    const size = all.reduce((sum, one) => sum + one.size, 0);
    if (all.length > MOST) this.ontrouble(`A message takes ${MOST} files.`);
    else if (size > LARGEST) this.ontrouble(`The playground takes ${sizeText(LARGEST)} at once.`);
    else this.set(all);
  }

  set(files) {
    this.files = files;
    this.tray.hidden = !files.length;
    fill(this.tray, files.map((one, i) => this.row(one, i)));
    this.onchange();
  }

  row(file, i) {
    const drop = () => {
      this.set(this.files.filter((_, at) => at !== i));
      byId("composer-box")?.focus();
    };
    return h(
      "li",
      { class: "tray-file" },
      icon("file", 20),
      h("span", { class: "tray-name", dir: "auto" }, file.name),
      h("small", null, sizeText(file.size)),
      h("button", { type: "button", class: "round", "aria-label": `Don't send ${file.name}`, onclick: drop }, icon("close", 16)),
    );
  }
}
