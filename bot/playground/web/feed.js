// The live feed: one WebSocket per tab, opened again with growing pauses when it breaks.
import { feedAddress } from "./api.js";

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 8000;

/** Listens as one person until closed. `onframe(frame)`, `onlink(connected)`. */
export class Feed {
  constructor(as, onframe, onlink) {
    this.onframe = onframe;
    this.onlink = onlink;
    this.as = as;
    this.pause = FIRST_PAUSE;
    this.closed = false;
    this.open();
  }

  open() {
    this.socket = new WebSocket(feedAddress(this.as));
    this.socket.addEventListener("open", () => {
      if (this.closed) return;
      this.pause = FIRST_PAUSE;
      this.onlink(true);
    });
    this.socket.addEventListener("message", (event) => {
      if (!this.closed) this.onframe(JSON.parse(event.data));
    });
    this.socket.addEventListener("close", () => {
      if (this.closed) return;
      this.onlink(false);
      // A little chance keeps many tabs from knocking at the same moment.
      this.timer = setTimeout(() => this.open(), this.pause * (0.8 + 0.4 * Math.random()));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    });
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket.close();
  }
}
