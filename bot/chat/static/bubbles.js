// One line of the chat as an element. Everything said is set as text, never as markup.

import { say } from "./words.js";

// Said where a row has a place and nothing to press, as before the first day of a month.
const BLANK = "·";

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function spoken(name, className, key) {
  const said = element(name, className, say(key));
  said.dataset.words = key;
  return said;
}

const speaker = (key) => spoken("span", "unseen", key);

function paragraphs(text) {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => element("p", "", part));
}

function progress(shown) {
  const [done, all] = shown.split("/").map(Number);
  const row = element("div", "progress");
  const bar = element("progress");
  bar.max = all || 1;
  bar.value = done || 0;
  bar.dataset.label = "web.progress";
  bar.setAttribute("aria-label", say("web.progress"));
  row.append(bar, element("span", "", shown));
  return row;
}

function buttons(rows, press) {
  const block = element("div", "buttons");
  for (const row of rows) {
    const line = element("div", "row");
    for (const { label, token } of row) {
      if (label === BLANK) {
        line.append(element("span"));
        continue;
      }
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => press(token, label));
      line.append(button);
    }
    block.append(line);
  }
  return block;
}

/** What the office said; its buttons call `press(token, label)`. */
export function message(payload, press) {
  const bubble = element("article", "bubble office");
  bubble.lang = payload.language;
  bubble.tabIndex = -1;
  bubble.append(speaker("web.office"));
  if (payload.progress) bubble.append(progress(payload.progress));
  if (payload.title) bubble.append(element("h2", "", payload.title));
  bubble.append(...paragraphs(payload.text ?? ""));
  const rows = (payload.buttons ?? []).filter((row) => row.length > 0);
  if (rows.length > 0) bubble.append(buttons(rows, press));
  return bubble;
}

/** A file, to be had at `address`; without one a newer file has taken its place. */
export function file(payload, address) {
  const bubble = element("article", "bubble office");
  bubble.lang = payload.language;
  bubble.append(speaker("web.office"), ...paragraphs(payload.text));
  const link = element("a", "file");
  link.href = address;
  link.download = payload.name;
  link.append(spoken("span", "", "web.document.download"), element("span", "name", payload.name));
  bubble.append(link);
  if (payload.gone) withdraw(bubble);
  return bubble;
}

/** Say instead of a file's link that there is a newer file. */
export function withdraw(bubble) {
  bubble.querySelector("a.file")?.replaceWith(spoken("p", "gone", "web.document.gone"));
}

/** What the person said; `waiting` until the server tells it back. */
export function own(text, waiting = false) {
  const bubble = element("article", waiting ? "bubble own waiting" : "bubble own");
  bubble.append(speaker("web.you"), element("p", "", text));
  if (waiting) {
    bubble.append(spoken("span", "note", "web.waiting"));
  }
  return bubble;
}
