// Operations that the browser remembers until the server has them, each under a name of its own: tabs that wait at the
// same time do not overwrite one another. Kept by case, so that they outlive a plan; the scan's place in space tells
// apart two cases of one name.
import { t } from "../strings.js";
import { forget, recallAll, remember } from "./memory.js";

export const caseKey = ({ case: name, volumes = [] }) => {
  const scan = volumes.find((volume) => volume.place === "full");
  return `${name} ${scan ? digest(JSON.stringify([scan.shape, scan.lps_from_ijk])) : "page"}`;
};

export class Waiting {
  constructor(what, scene) {
    this.start = `dioscuri ${what} ${caseKey(scene)} `;
    this.plan = scene.plan.id;
  }

  // In the order in which they were put; what is damaged is left out.
  all() {
    return recallAll(this.start).map(parsed).filter((op) => typeof op?.id === "string" && op.args).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  }

  put(op) {
    op.order ??= now();
    op.plan ??= this.plan;
    const { open, ...rest } = op;
    remember(this.start + op.id, JSON.stringify(rest));
  }

  drop(id) {
    forget(this.start + id);
  }
}

// What an earlier visit left: [what waits, what was refused]. Another plan may give a vessel's number to another vessel: what
// names one by its number alone is not sent by itself, but shown as refused.
export function left(kept, returned, known) {
  const [waiting, refused] = [[], returned.all()];
  for (const op of kept.all().filter(known)) {
    if (!op.args.vessel || op.args.at_lps_mm || op.plan === kept.plan) {
      waiting.push(op);
      continue;
    }
    refused.push({ ...op, why: t("refused.plan") });
    returned.put(refused.at(-1));
    kept.drop(op.id);
  }
  return [waiting, refused];
}

let last = 0;

// Later than every time before it in this tab.
function now() {
  last = Math.max(last + 1e-3, performance.timeOrigin + performance.now());
  return last;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function digest(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16);
}
