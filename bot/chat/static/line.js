// The line to the server: one socket at a time, always opened again, nothing lost between two.
// Frames go one by one in the order they were said; the next leaves when the one before is stored.

import { Outgoing } from "./outgoing.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const ACK_WITHIN = 15_000;
const SILENCE = 60_000;
const TOO_FAST_PAUSE = 2_500;
const NO_COOKIE = 4401;

export class Line {
  #socket = null;
  #ready = false;
  #seen = 0;
  #failures = 0;
  #inFlight = null;
  #heard = 0;
  #redial = 0;
  #ackTimer = 0;
  #on;
  #outgoing = new Outgoing();

  /** `on`: posted(item), ready(earlier), earlier(items, more), refused(frame, key), stored(id),
   *  state(online), noCookie(). */
  constructor(on) {
    this.#on = on;
    addEventListener("online", () => this.#dialNow());
    addEventListener("offline", () => this.#hangUp());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#dialNow();
    });
    setInterval(() => this.#listen(), 10_000);
  }

  get unsent() {
    return this.#outgoing.all;
  }

  open() {
    clearTimeout(this.#redial);
    const address = new URL("/socket", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", after: this.#seen }));
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#hear(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#lost(event.code);
    };
  }

  /** Send `body` now or as soon as there is a line again. Returns the frame. */
  send(body) {
    const frame = { id: crypto.randomUUID(), ...body };
    this.#outgoing.add(frame);
    this.#sendNext();
    return frame;
  }

  askEarlier(before) {
    if (!this.#ready) return;
    this.#write({ id: crypto.randomUUID(), type: "earlier", before });
  }

  #hear(said) {
    this.#heard = Date.now();
    if (said.type === "posted") {
      if (said.seq <= this.#seen) return;
      this.#seen = said.seq;
      this.#on.posted(said);
    } else if (said.type === "ready") {
      this.#ready = true;
      this.#failures = 0;
      this.#on.state(true);
      this.#on.ready(said.earlier);
      this.#sendNext();
    } else if (said.type === "ack") {
      this.#landed(said.id);
      this.#on.stored(said.id);
      this.#sendNext();
    } else if (said.type === "refused") {
      this.#refused(said);
    } else if (said.type === "earlier") {
      this.#on.earlier(said.items, said.more);
    }
  }

  #refused({ id, key }) {
    if (key === "web.refused.too_fast" && id === this.#inFlight) {
      clearTimeout(this.#ackTimer);
      this.#inFlight = null;
      setTimeout(() => this.#sendNext(), TOO_FAST_PAUSE);
      return;
    }
    const frame = this.#outgoing.all.find((waiting) => waiting.id === id);
    this.#landed(id);
    this.#on.refused(frame, key);
    this.#sendNext();
  }

  #landed(id) {
    this.#outgoing.remove(id);
    if (id !== this.#inFlight) return;
    clearTimeout(this.#ackTimer);
    this.#inFlight = null;
  }

  #sendNext() {
    const frame = this.#outgoing.first;
    if (!this.#ready || this.#inFlight !== null || frame === undefined) return;
    this.#inFlight = frame.id;
    this.#ackTimer = setTimeout(() => this.#hangUp(), ACK_WITHIN);
    this.#write(frame);
  }

  #write(frame) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #listen() {
    if (this.#socket !== null && Date.now() - this.#heard > SILENCE) this.#hangUp();
  }

  #hangUp() {
    if (this.#socket === null) return;
    this.#socket.close();
    this.#lost(0);
  }

  #dialNow() {
    if (this.#socket !== null) return;
    this.open();
  }

  #lost(code) {
    this.#socket = null;
    this.#ready = false;
    this.#inFlight = null;
    clearTimeout(this.#ackTimer);
    this.#on.state(false);
    if (code === NO_COOKIE) {
      this.#on.noCookie();
      return;
    }
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures += 1;
    this.#redial = setTimeout(() => this.open(), ceiling / 2 + (Math.random() * ceiling) / 2);
  }
}
