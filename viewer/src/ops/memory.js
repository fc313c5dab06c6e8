// What the browser remembers between visits. A browser that may not (a file, a private window, a full disk) only forgets.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was remembered either
  }
}

// Everything remembered under names that start so.
export function recallAll(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => localStorage.getItem(key));
  } catch {
    return [];
  }
}

// A name that nothing else has; `randomUUID` is missing on pages that came over plain HTTP.
export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `t${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`;
}
