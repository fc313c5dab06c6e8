// Ready-made views: opacity by structure; what is not named is hidden.
const VESSELS = { artery: 1, vein: 1, "dural sinus": 1 };

export const PRESETS = {
  all: { skin: 0.18, skull: 0.25, brain: 1, "uncertain brain": 0.6, ...VESSELS, cut: 0.85 },
  skin: { skin: 1 },
  bone: { skin: 0.1, skull: 1 },
  brain: { skin: 0.08, brain: 1, "uncertain brain": 0.6, ...VESSELS, cut: 0.5 },
  vessels: { skin: 0.06, brain: 0.12, ...VESSELS, cut: 0.25 },
  arteries: { skin: 0.06, brain: 0.12, artery: 1 },
  veins: { skin: 0.06, brain: 0.12, vein: 1, "dural sinus": 1 },
  doubt: { skin: 0.06, brain: 0.15, "uncertain brain": 1, ...VESSELS },
  after: { skin: 1, skull: 1, brain: 1, ...VESSELS, "missing skin": 0.45, "missing bone": 0.6 },
};

// What to hide and how clear each structure is, for the nodes of this scene.
export function presetFor(nodes, name) {
  const chosen = PRESETS[name];
  const shown = (node) => node.structure in chosen;
  const opacity = Object.fromEntries(nodes.map((node) => [node.structure, chosen[node.structure] ?? node.opacity]));
  return { hidden: new Set(nodes.filter((node) => !shown(node)).map((node) => node.name)), opacity };
}
