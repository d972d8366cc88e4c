// What is written and not sent yet, by place: text and files. The texts outlive a reload of the page.

const KEPT = "drafts";

export class Drafts {
  constructor() {
    const texts = Object.entries(JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"));
    this.kept = new Map(texts.map(([place, text]) => [place, { text, files: [] }]));
  }

  #save() {
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries([...this.kept].map(([place, { text }]) => [place, text]))));
  }

  /** Keep a place's draft; nothing at all is no draft. */
  keep(place, text = "", files = []) {
    if (text || files.length) this.kept.set(place, { text, files });
    else this.kept.delete(place);
    this.#save();
  }

  /** A place's draft, {text, files}, which is kept no longer. */
  take(place) {
    const draft = this.kept.get(place) ?? { text: "", files: [] };
    this.kept.delete(place);
    this.#save();
    return draft;
  }

  /** Put what couldn't be sent before what was written since. */
  giveBack(place, text, files = []) {
    const later = this.take(place);
    this.keep(place, joined(text, later.text), [...files, ...later.files]);
  }
}

/** Two texts as one, the first above. */
export const joined = (first, second) => [first, second].filter(Boolean).join("\n");
