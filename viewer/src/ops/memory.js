// What the browser remembers between visits. A browser that may not (a file, a private window, a full disk) only forgets.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// A list that was remembered as JSON; empty where it is damaged.
export function recallList(key) {
  try {
    const found = JSON.parse(recall(key) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
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

// A name that nothing else has; `randomUUID` is missing on pages that came over plain HTTP.
export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `t${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`;
}
