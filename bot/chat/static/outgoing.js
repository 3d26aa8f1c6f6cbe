// What the person sent and the server has not yet stored: in memory, and over a reload.

import { kept, keep } from "./keeping.js";

const KEY = "tereze.outgoing";

export class Outgoing {
  #frames = [];

  constructor() {
    try {
      const frames = JSON.parse(kept("sessionStorage", KEY) ?? "[]");
      if (Array.isArray(frames)) this.#frames = frames;
    } catch {
      this.#frames = [];
    }
  }

  get first() {
    return this.#frames[0];
  }

  get all() {
    return [...this.#frames];
  }

  add(frame) {
    this.#frames.push(frame);
    this.#save();
  }

  remove(id) {
    this.#frames = this.#frames.filter((frame) => frame.id !== id);
    this.#save();
  }

  #save() {
    keep("sessionStorage", KEY, JSON.stringify(this.#frames));
  }
}
