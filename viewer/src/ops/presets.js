// Ready-made views: how clear each kind of thing is; what a view does not name is hidden.
const VESSELS = { artery: 1, vein: 1, vessel: 1 };

export const PRESETS = {
  all: { skin: 0.18, bone: 0.25, brain: 1, doubt: 0.6, ...VESSELS, cut: 0.85 },
  skin: { skin: 1 },
  bone: { skin: 0.1, bone: 1 },
  brain: { skin: 0.08, brain: 1, doubt: 0.6, ...VESSELS, cut: 0.5 },
  vessels: { skin: 0.06, brain: 0.12, ...VESSELS, cut: 0.25 },
  arteries: { skin: 0.06, brain: 0.12, artery: 1 },
  veins: { skin: 0.06, brain: 0.12, vein: 1 },
  doubt: { skin: 0.06, brain: 0.15, doubt: 1, ...VESSELS },
  after: { skin: 1, bone: 1, brain: 1, ...VESSELS, "missing skin": 0.45, "missing bone": 0.6 },
};

// What a view calls a node: a scheme has hundreds of names, and few kinds.
export function kindOf(node) {
  if (node.role === "cut" || node.role === "doubt") return node.role;
  if (node.role === "missing") return `missing ${node.tissue}`;
  if (node.tissue !== "vessel") return node.tissue;
  return /arter/i.test(node.structure) ? "artery" : /vein|venous|sinus/i.test(node.structure) ? "vein" : "vessel";
}

// What to hide and how clear each structure is, for the nodes of this scene. What lies just under another surface
// (`shown` is false: the scalp under the skin) stays hidden until it is asked for by name.
export function presetFor(nodes, name) {
  const chosen = PRESETS[name];
  const shown = (node) => kindOf(node) in chosen && node.shown !== false && !node.option;
  const opacity = Object.fromEntries(nodes.map((node) => [node.structure, (shown(node) && chosen[kindOf(node)]) || node.opacity]));
  return { hidden: new Set(nodes.filter((node) => !shown(node)).map((node) => node.name)), opacity };
}
