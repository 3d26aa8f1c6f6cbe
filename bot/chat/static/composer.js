// Where the person writes, picks a day or a file; it follows what the latest message asks for.

import { say } from "./words.js";

const KEYBOARDS = { email: "email", phone: "tel", number: "decimal" };
const TALLEST = 200;

export class Composer {
  #form = document.getElementById("composer");
  #text = document.getElementById("text");
  #day = document.getElementById("day");
  #dayValue = document.getElementById("day-value");
  #file = document.getElementById("file");
  #fileValue = document.getElementById("file-value");
  #asked = { kind: "text", placeholder: "", accept: "" };

  /** `on`: text(text), day(iso), file(File). */
  constructor(on) {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say(on.text);
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#say(on.text);
    });
    this.#text.addEventListener("input", () => this.#grow());
    const sendDay = () => {
      if (!this.#dayValue.value || !this.#dayValue.reportValidity()) return;
      on.day(this.#dayValue.value);
      this.#dayValue.value = "";
    };
    document.getElementById("day-send").addEventListener("click", sendDay);
    this.#dayValue.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      sendDay();
    });
    document.getElementById("file-choose").addEventListener("click", () => this.#fileValue.click());
    this.#fileValue.addEventListener("change", () => {
      for (const file of this.#fileValue.files) on.file(file);
      this.#fileValue.value = "";
    });
    this.#dropping(on.file);
  }

  /** Ask for what `input` (kind, placeholder, accept) of the latest message names. */
  ask(input = {}) {
    this.#asked = { kind: "text", placeholder: "", accept: "", ...input };
    const { kind, accept } = this.#asked;
    this.#text.inputMode = KEYBOARDS[kind] ?? "text";
    this.#text.spellcheck = kind === "text" || kind === "none";
    this.#text.autocapitalize = kind === "email" ? "none" : "sentences";
    this.#day.hidden = kind !== "date";
    this.#file.hidden = kind !== "file" && !accept;
    this.#fileValue.accept = accept;
    this.speak();
  }

  /** The language changed. */
  speak() {
    this.#text.placeholder = this.#asked.placeholder || say("web.text.placeholder");
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  #say(send) {
    const text = this.#text.value.replace(/\s+$/u, "");
    if (text === "") return;
    if (!send(text)) return;
    this.#text.value = "";
    this.#grow();
    this.focus();
  }

  #grow() {
    this.#text.style.height = "auto";
    const { scrollHeight, offsetHeight, clientHeight } = this.#text;
    this.#text.style.height = `${Math.min(TALLEST, scrollHeight + offsetHeight - clientHeight)}px`;
  }

  #dropping(take) {
    const over = (is) => document.body.classList.toggle("dropping", is);
    addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = this.#file.hidden ? "none" : "copy";
      over(!this.#file.hidden);
    });
    addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) over(false);
    });
    addEventListener("drop", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      over(false);
      if (!this.#file.hidden) for (const file of event.dataTransfer.files) take(file);
    });
  }
}
