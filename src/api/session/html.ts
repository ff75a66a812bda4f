import { createHash } from "node:crypto"
import type { FastifyReply } from "fastify"

const STYLE =
  "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}input,button{font:inherit;padding:.4rem .6rem;margin:.2rem 0}code{overflow-wrap:anywhere}"

/** A page of ours has no script, loads nothing, and sends its form to nobody but us. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ")

/** Text that was made safe to stand in a page. Only `html` makes it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Puts values into a page; every one that is no `Html` is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const shown = values.map((value) => (typeof value === "string" ? escapeText(value) : value.text))
  return new Html(parts.map((part, index) => part + (shown[index] ?? "")).join(""))
}

/** A whole page with a title, which is its heading too. */
export function makePage(title: string, body: Html): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(title)} · Countercheck</title><style>${STYLE}</style></head>
<body><main><h1>${escapeText(title)}</h1>
${body.text}
</main></body></html>
`
}

/**
 * The address of a page may hold a token, so that no cache keeps it and no other site hears of it. Without any referrer
 * a browser would not say where the form comes from either, and the service would refuse it.
 */
export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("referrer-policy", "same-origin")
    .header("content-security-policy", POLICY)
    .type("text/html; charset=utf-8")
    .send(page)
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
