import { DRAFT, LIVE_BLOG } from "./live-blog.ts"
import { printDraft, type ShownFinding } from "./print-draft.ts"
import { WIDTH, wrap } from "./table.ts"

/** Asks the API, and answers the body of a success. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>

type Match = { readonly subject: { readonly id: string }; readonly certainty: number }
type Checked = {
  readonly mentions: readonly { readonly in: string; readonly start: number; readonly matches: readonly Match[] }[]
  readonly findings: readonly ShownFinding[]
}
type Figure = {
  readonly lineage: string
  readonly change: string
  readonly mention: { readonly in: string; readonly start: number }
  readonly subject: { readonly name: string } | null
  readonly message: string
}
type Put = { readonly figures: readonly Figure[]; readonly opened: readonly { readonly explanation: string }[] }

const SOURCE = "Example Wire"
const ARTICLE = `/v1/articles/${encodeURIComponent(SOURCE)}/demo-live-blog`

/** Delivers the live blog, version after version, and tells what became of its figures, as lines. */
export async function deliverLiveBlog(ask: Ask): Promise<string[]> {
  const lines: string[] = []
  for (const [nth, version] of LIVE_BLOG.entries()) {
    const { figures, opened } = (await ask("PUT", ARTICLE, version)) as Put
    lines.push(`Version ${nth + 1}: "${version.headline}", ${version.publishedAt}`)
    for (const { message } of figures) lines.push(...indent(message))
    for (const { explanation } of opened) lines.push(...indent(`This opens a conflict: ${explanation}`))
    const assigned = await assignFigures(ask, version, figures)
    if (assigned > 0) lines.push(...indent(`A person says what they speak of: ${assigned} are filed.`))
  }
  return lines
}

/** Stands for the person who looks at the list of what is not assigned: takes the first suggestion of each figure. */
async function assignFigures(
  ask: Ask,
  version: (typeof LIVE_BLOG)[number],
  figures: readonly Figure[],
): Promise<number> {
  const open = figures.filter(
    ({ subject, mention, change }) => subject === null && mention.in === "text" && change !== "withdrawn",
  )
  if (open.length === 0) return 0
  const { mentions } = (await ask("POST", "/v1/check", version)) as Checked
  let assigned = 0
  for (const { lineage, mention } of open) {
    const [match] = mentions.find((one) => one.in === "text" && one.start === mention.start)?.matches ?? []
    if (match === undefined || match.certainty < LINKED) continue
    await ask("POST", `${ARTICLE}/figures/${lineage}/assign`, { subject: match.subject.id })
    assigned += 1
  }
  return assigned
}

/** From this certainty on, the first subject that a figure may speak of counts as its own. */
const LINKED = 0.5

/** Checks the draft, and prints it with the findings under the words that they speak of. */
export async function checkDraft(ask: Ask): Promise<string> {
  const { findings } = (await ask("POST", "/v1/check", DRAFT)) as Checked
  const { headline, text } = DRAFT
  return printDraft(
    [
      { in: "headline", text: headline },
      { in: "text", text: `\n${text}` },
    ],
    findings.map((finding) => ({ ...finding, mention: shift(finding.mention) })),
  )
}

/** The text is printed below an empty line. */
function shift(mention: ShownFinding["mention"]): ShownFinding["mention"] {
  const by = mention.in === "text" ? 1 : 0
  return { ...mention, start: mention.start + by, end: mention.end + by }
}

function indent(text: string): string[] {
  return wrap(text, WIDTH - 4).map((line) => `    ${line}`)
}
