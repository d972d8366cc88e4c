// What is written and not sent yet, by place: text and files.

export class Drafts {
  constructor() {
    this.kept = new Map();
  }

  /** Keep a place's draft; nothing at all is no draft. */
  keep(place, text = "", files = []) {
    if (text || files.length) this.kept.set(place, { text, files });
    else this.kept.delete(place);
  }

  /** A place's draft, {text, files}, which is kept no longer. */
  take(place) {
    const draft = this.kept.get(place) ?? { text: "", files: [] };
    this.kept.delete(place);
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
