// Files on their way: progress, another try after a lost line, and plain words when refused.

import { element } from "./bubbles.js";
import { say } from "./words.js";

const LIMIT = Number(document.body.dataset.fileLimit);
const REFUSALS = { "E-FILE-SIZE": "web.file.too_large", "E-FILE-EMPTY": "web.file.empty" };

export class Uploads {
  #list = document.getElementById("uploads");
  #kept;

  /** `kept({upload_id, name, mime, size})` is called when the server has the whole file. */
  constructor(kept) {
    this.#kept = kept;
  }

  send(file) {
    const row = new Row(file.name);
    this.#list.append(row.item);
    if (file.size > LIMIT) return row.refuse("web.file.too_large");
    if (file.size === 0) return row.refuse("web.file.empty");
    const id = crypto.randomUUID();
    const attempt = () => this.#attempt(file, id, row, attempt);
    return attempt();
  }

  #attempt(file, id, row, again) {
    const request = new XMLHttpRequest();
    const address = new URLSearchParams({ upload_id: id, name: file.name });
    request.open("POST", `/upload?${address}`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    row.begin(() => request.abort());
    request.upload.onprogress = ({ loaded, total }) => row.show(loaded, total);
    request.onload = () => {
      if (request.status === 204) {
        row.item.remove();
        const mime = file.type || "application/octet-stream";
        this.#kept({ upload_id: id, name: file.name, mime, size: file.size });
      } else if (request.status === 422) {
        row.refuse(REFUSALS[JSON.parse(request.responseText).key] ?? "web.file.failed");
      } else {
        row.fail(again);
      }
    };
    request.onerror = () => row.fail(again);
    request.onabort = () => row.item.remove();
    request.send(file);
  }
}

class Row {
  item = element("li");
  #bar = element("progress");
  #words = element("span", "words");
  #actions = element("span", "actions");

  constructor(name) {
    this.#words.setAttribute("role", "status");
    this.item.append(element("span", "name", name), this.#bar, this.#words, this.#actions);
    this.#bar.setAttribute("aria-label", name);
  }

  begin(cancel) {
    this.#bar.hidden = false;
    this.#bar.value = 0;
    this.#tell("web.file.sending");
    this.#offer([["web.file.cancel", cancel]]);
  }

  show(loaded, total) {
    this.#bar.max = total;
    this.#bar.value = loaded;
  }

  refuse(key) {
    this.#bar.hidden = true;
    this.#tell(key);
    this.#offer([["web.file.cancel", () => this.item.remove()]]);
  }

  fail(again) {
    this.refuse("web.file.failed");
    this.#offer([
      ["web.file.retry", again],
      ["web.file.cancel", () => this.item.remove()],
    ]);
  }

  #tell(key) {
    this.#words.dataset.words = key;
    this.#words.textContent = say(key);
  }

  #offer(actions) {
    this.#actions.replaceChildren(
      ...actions.map(([key, act]) => {
        const button = element("button", "quiet", say(key));
        button.type = "button";
        button.dataset.words = key;
        button.addEventListener("click", act);
        return button;
      }),
    );
  }
}
