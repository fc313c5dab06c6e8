// Text as the server takes it: what people paste brings tabs, no-break spaces and signs that nobody sees.
export function tidy(text, lines = false) {
  const out = text.toWellFormed?.() ?? text;
  const broken = out.replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n").replace(/[\p{Zs}\t]/gu, " ").replace(/[^\P{C}\n]/gu, "");
  return (lines ? broken : broken.replace(/\n/g, " ")).trim();
}
