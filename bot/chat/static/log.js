// The chat as people see it: lines in the order of the server, then what is still on its way.

import { file, message, own, withdraw } from "./bubbles.js";

const NEAR = 120;

export class Log {
  #scroll = document.getElementById("scroll");
  #lines = document.getElementById("log");
  #pending = document.getElementById("pending");
  #newest = document.getElementById("newest");
  #waiting = new Map();
  #latest = null;
  #press;
  #told = false;
  #follows = true;
  first = 0;

  /** `press(token, label)` is called for a button of the latest message. */
  constructor(press) {
    this.#press = press;
    this.#newest.addEventListener("click", () => this.#toBottom());
    this.#scroll.addEventListener("scroll", () => {
      this.#follows = this.#isNearBottom();
      if (this.#follows) this.#newest.hidden = true;
    });
    new ResizeObserver(() => {
      if (this.#follows) this.#toBottom();
    }).observe(this.#scroll);
  }

  /** The chat is told: show its end; from now on new lines are announced to screen readers. */
  begin() {
    this.#told = true;
    this.#toBottom();
    requestAnimationFrame(() => this.#lines.setAttribute("aria-live", "polite"));
  }

  get endsWithOwn() {
    return this.#lines.lastElementChild?.classList.contains("own") ?? false;
  }

  /** One more line, `{seq, kind, payload}`. */
  add(item) {
    if (this.first === 0) this.first = item.seq;
    if (item.kind === "own") this.settle(item.payload.id);
    if (item.kind === "document") this.#lines.querySelectorAll(".bubble").forEach(withdraw);
    const bubble = this.#bubble(item);
    if (item.kind === "message" && item.payload.current !== false) this.#retire(bubble, item.payload.replaces);
    this.#lines.append(bubble);
    if (!this.#told) return;
    if (this.#follows) this.#showFrom(bubble);
    else if (item.kind !== "own") this.#newest.hidden = false;
  }

  /** Older lines, oldest first, above the others; what is read stays where it is. */
  prepend(items) {
    if (items.length === 0) return;
    this.first = items[0].seq;
    const height = this.#scroll.scrollHeight;
    this.#lines.setAttribute("aria-live", "off");
    const bubbles = items.filter((item) => item.kind !== "toast").map((item) => this.#bubble(item));
    for (const bubble of bubbles) close(bubble);
    this.#lines.prepend(...bubbles);
    this.#scroll.scrollTop += this.#scroll.scrollHeight - height;
    requestAnimationFrame(() => this.#lines.setAttribute("aria-live", "polite"));
  }

  /** Show what the person just sent, until the server tells it back or `settle` is called. */
  wait(id, text) {
    const bubble = own(text, true);
    this.#waiting.set(id, bubble);
    this.#pending.append(bubble);
    this.#toBottom();
  }

  /** The server has stored the frame: no need to worry about it any more. */
  stored(id) {
    this.#waiting.get(id)?.classList.remove("waiting");
  }

  settle(id) {
    this.#waiting.get(id)?.remove();
    this.#waiting.delete(id);
  }

  /** Something below the chat changed its height. */
  settleDown() {
    if (this.#follows) this.#toBottom();
  }

  #bubble({ seq, kind, payload }) {
    if (kind === "own") return own(payload.text);
    if (kind === "document") return file(payload, `/document/${seq}`);
    return message(payload, this.#press);
  }

  #retire(next, replaces) {
    const last = this.#latest;
    this.#latest = next;
    if (last === null) return;
    const hadFocus = last.contains(document.activeElement);
    if (replaces && last === this.#lines.lastElementChild) last.remove();
    else close(last);
    if (hadFocus) queueMicrotask(() => next.focus({ preventScroll: true }));
  }

  #isNearBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #showFrom(bubble) {
    const top = bubble.offsetTop - this.#scroll.offsetTop - 12;
    this.#scroll.scrollTop = top;
    this.#follows = this.#isNearBottom();
  }

  #toBottom() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#newest.hidden = true;
    this.#follows = true;
  }
}

function close(bubble) {
  for (const button of bubble.querySelectorAll(".buttons button")) button.disabled = true;
}
