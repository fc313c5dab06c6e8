// A picture of the model with a line of where it comes from; into the case, or into the browser's downloads.
import { t } from "../strings.js";

const [LINE_PX, MARGIN_PX] = [22, 10];

// What is on the screen now, as a PNG data URL.
export function picture(app) {
  const { canvas } = app.view3d;
  app.view3d.render(performance.now()); // the drawing is gone after each frame
  const scale = canvas.width / (canvas.clientWidth || canvas.width);
  const paper = document.createElement("canvas");
  const pen = paper.getContext("2d");
  const words = wrapped(pen, footer(app), canvas.width - 2 * MARGIN_PX * scale, scale);
  const line = LINE_PX * scale;
  Object.assign(paper, { width: canvas.width, height: canvas.height + words.length * line + MARGIN_PX * scale });
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.drawImage(canvas, 0, 0);
  pen.fillStyle = "#14181d";
  pen.font = font(scale);
  words.forEach((text, i) => pen.fillText(text, MARGIN_PX * scale, canvas.height + (i + 0.9) * line));
  return paper.toDataURL("image/png");
}

export const footer = ({ scene }) => t("shot.footer", { case: scene.case, plan: scene.plan.short, date: new Date().toISOString().slice(0, 10), made: scene.plan.made_on, notice: scene.notice });

const font = (scale) => `${13 * scale}px system-ui, sans-serif`;

function wrapped(pen, text, width, scale) {
  pen.font = font(scale);
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width > width && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Where the picture went, in words.
export async function take(app, name) {
  const png = picture(app);
  if (!app.source.online) {
    download(png, `${name}.png`);
    return t("shot.downloaded", { name: `${name}.png` });
  }
  const { file } = await app.during(app.source.post("/api/screenshot", { name, png: png.split(",")[1], by: app.who }));
  return t("shot.kept", { file });
}

function download(url, name) {
  const link = Object.assign(document.createElement("a"), { href: url, download: name.replace(/[^\w. -]/g, "_") });
  link.click();
}
