// Browser storage that may be switched off: then nothing is kept, and the chat still works.

/** What `area` ("localStorage" or "sessionStorage") has under `key`, or null. */
export function kept(area, key) {
  try {
    return window[area].getItem(key);
  } catch {
    return null;
  }
}

export function keep(area, key, value) {
  try {
    window[area].setItem(key, value);
  } catch {
    // Full or forbidden: the page's memory still has it.
  }
}
