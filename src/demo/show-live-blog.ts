import type { Client, Data } from "../client/index.ts"
import { DRAFT, LIVE_BLOG } from "./live-blog.ts"
import { printDraft, type ShownFinding } from "./print-draft.ts"
import { WIDTH, wrap } from "./table.ts"

type Figure = Data<"putArticle">["figures"][number]

const ARTICLE = { source: "Example Wire", externalId: "demo-live-blog" }

/** Delivers the live blog, version after version, and tells what became of its figures, as lines. */
export async function deliverLiveBlog(client: Client): Promise<string[]> {
  const lines: string[] = []
  for (const [nth, version] of LIVE_BLOG.entries()) {
    const { figures, opened } = await client.putArticle(ARTICLE, version)
    lines.push(`Version ${nth + 1}: "${version.headline}", ${version.publishedAt}`)
    for (const { message } of figures) lines.push(...indent(message))
    for (const { explanation } of opened) lines.push(...indent(`This opens a conflict: ${explanation}`))
    const assigned = await assignFigures(client, version, figures)
    if (assigned > 0) lines.push(...indent(`A person says what they speak of: ${assigned} are filed.`))
  }
  return lines
}

/** Stands for the person who looks at the list of what is not assigned: takes the first suggestion of each figure. */
async function assignFigures(
  client: Client,
  version: (typeof LIVE_BLOG)[number],
  figures: readonly Figure[],
): Promise<number> {
  const open = figures.filter(
    ({ subject, mention, change }) => subject === null && mention.in === "text" && change !== "withdrawn",
  )
  if (open.length === 0) return 0
  const { mentions } = await client.checkDraft(version)
  let assigned = 0
  for (const { lineage, mention } of open) {
    const [match] = mentions.find((one) => one.in === "text" && one.start === mention.start)?.matches ?? []
    if (match === undefined || match.certainty < LINKED) continue
    await client.assignFigure({ ...ARTICLE, lineage }, { subject: match.subject.id })
    assigned += 1
  }
  return assigned
}

/** From this certainty on, the first subject that a figure may speak of counts as its own. */
const LINKED = 0.5

/** Checks the draft, and prints it with the findings under the words that they speak of. */
export async function checkDraft(client: Client): Promise<string> {
  const { findings } = await client.checkDraft(DRAFT)
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
