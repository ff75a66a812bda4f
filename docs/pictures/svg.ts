/** Small pieces of SVG as text. Colours read on white, which every picture brings along, so that dark pages show it too. */
export const COLOURS = Object.freeze({
  agree: "#2f7d4f",
  tension: "#b9770e",
  conflict: "#b03a2e",
  revision: "#2e6da4",
  "not-comparable": "#9aa0a6",
  ink: "#202124",
  faint: "#c9ccd1",
  stated: "#8fb3d9",
  implied: "#2e6da4",
})

type Attributes = Readonly<Record<string, string | number>>

export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${write(value)}"`)
  return content === undefined ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`
}

function write(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 10) / 10) : escapeText(value)
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
}

export function label(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element("text", { x, y, ...attributes }, escapeText(text))
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): string {
  return element("line", { x1, y1, x2, y2, ...attributes })
}

/** One element a line, so that a change shows as what it is. `title` is what a screen reader says. */
export function drawing(title: string, width: number, height: number, parts: readonly string[]): string {
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
    width,
    height,
    role: "img",
    "font-family": "Helvetica, Arial, sans-serif",
    "font-size": 13,
    fill: COLOURS.ink,
  }
  const ground = element("rect", { width, height, fill: "#ffffff" })
  const content = [element("title", {}, escapeText(title)), ground, ...parts]
  return `${element("svg", frame, `\n${content.join("\n")}\n`)}\n`
}
