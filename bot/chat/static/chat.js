// The page: joins the line to the server with the chat, the composer and the language toggle.

import { Composer } from "./composer.js";
import { Line } from "./line.js";
import { Log } from "./log.js";
import { Uploads } from "./uploads.js";
import { current, say, speak } from "./words.js";

const OFFLINE_AFTER = 1_000;
const FRAME_LIMIT = Number(document.body.dataset.frameLimit);

const lineNotice = document.getElementById("line");
const toast = document.getElementById("toast");
const working = document.getElementById("working");
const earlier = document.getElementById("earlier");

let told = false;
let online = false;
let unanswered = false;
let offlineTimer = 0;

const log = new Log((token, label) => sendShown({ type: "pressed", token }, label));

const line = new Line({
  posted({ seq, kind, payload }) {
    if (kind === "toast") {
      if (told) notify(toast, payload.text);
    } else {
      log.add({ seq, kind, payload });
      if (told && kind === "message") notify(toast, "");
    }
    if (kind === "message") {
      speak(payload.language);
      if (payload.current !== false) composer.ask(payload.input);
    }
    if (kind !== "own") unanswered = false;
    showWorking();
  },
  ready(hasEarlier) {
    unanswered = log.endsWithOwn || line.unsent.length > 0;
    if (!told) {
      told = true;
      earlier.hidden = !hasEarlier;
      log.begin();
      if (log.first === 0 && line.unsent.length === 0) send({ type: "opened", language: current() });
      if (matchMedia("(pointer: fine)").matches) composer.focus();
    }
    showWorking();
  },
  earlier(items, more) {
    log.prepend(items);
    earlier.hidden = !more;
    earlier.disabled = false;
  },
  stored(id) {
    log.stored(id);
  },
  refused(frame, key) {
    if (frame === undefined) earlier.disabled = false;
    else log.settle(frame.id);
    unanswered = false;
    showWorking();
    notify(toast, say(key));
  },
  state(is) {
    online = is;
    clearTimeout(offlineTimer);
    const offline = () => notify(lineNotice, say("web.offline"), "web.offline");
    if (is) notify(lineNotice, "");
    else offlineTimer = setTimeout(offline, OFFLINE_AFTER);
    earlier.disabled = !is;
    showWorking();
  },
  noCookie() {
    clearTimeout(offlineTimer);
    if (told) location.reload();
    else notify(lineNotice, say("web.cookies"), "web.cookies");
  },
});

const composer = new Composer({
  text(text) {
    const body = { type: "said", text: text.toWellFormed?.() ?? text };
    if (new Blob([JSON.stringify(body)]).size > FRAME_LIMIT - 100) {
      notify(toast, say("web.refused.too_long"), "web.refused.too_long");
      return false;
    }
    sendShown(body, text);
    return true;
  },
  day(value) {
    sendShown({ type: "day", value }, value.split("-").reverse().join("."));
  },
  file(file) {
    uploads.send(file);
  },
});

const uploads = new Uploads((file) => sendShown({ type: "file", ...file }, file.name));

function send(body) {
  const frame = line.send(body);
  unanswered = true;
  notify(toast, "");
  showWorking();
  return frame;
}

function sendShown(body, text) {
  log.wait(send({ ...body }).id, text);
}

function notify(place, text, key = "") {
  place.textContent = text;
  if (key) place.dataset.words = key;
  else delete place.dataset.words;
}

function showWorking() {
  working.hidden = !(unanswered && online);
  if (!working.hidden) log.settleDown();
}

const shownAs = {
  said: (frame) => frame.text,
  day: (frame) => frame.value.split("-").reverse().join("."),
  file: (frame) => frame.name,
};
for (const frame of line.unsent) {
  if (frame.type in shownAs) log.wait(frame.id, shownAs[frame.type](frame));
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    composer.speak();
    send({ type: "language", value: button.dataset.language });
  });
}
earlier.addEventListener("click", () => {
  earlier.disabled = true;
  line.askEarlier(log.first);
});

speak(current());
composer.ask();
line.open();
