// The page's own few words, in both languages, and which of the two is in use.

import { kept, keep } from "./keeping.js";

const texts = JSON.parse(document.body.dataset.texts);
const KEY = "tereze.language";

let language = document.documentElement.lang;
if (kept("localStorage", KEY) in texts) language = kept("localStorage", KEY);

export const current = () => language;
export const say = (key) => texts[language][key] ?? "";

/** Speak `chosen` from now on: every marked element, <html lang> and the toggle follow. */
export function speak(chosen) {
  if (!(chosen in texts)) return;
  language = chosen;
  keep("localStorage", KEY, chosen);
  if (document.documentElement.lang === chosen) return;
  document.documentElement.lang = chosen;
  document.title = `${say("web.name")} · ${say("web.subtitle")}`;
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = say(element.dataset.words);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  }
}
