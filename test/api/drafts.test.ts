import t from "tap"
import { startApp } from "../support/app.ts"
import { fileStory, readDrafts, type Score, scoreDraft } from "../support/drafts.ts"

/** How many of the planted faults of each kind are found at least, and how many false alarms there are at most. */
const LEAST_FOUND = { headline: 24, within: 10, sum: 17, "same-quantity": 13, stored: 33, misplaced: 14, outdated: 19 }
const MOST_FALSE_ALARMS = 1

t.test("faults that were planted into drafts are found, and drafts without them are left in peace", async (t) => {
  const app = await startApp()
  const drafts = readDrafts().filter(({ article }) => !article)
  await Promise.all(drafts.map((draft) => fileStory(app, draft)))
  await app.runJobs()
  const scores: Score[] = []
  for (const draft of drafts) scores.push(await scoreDraft(app, draft))
  const falseAlarms = scores.flatMap(({ id, falseAlarms }) =>
    falseAlarms.map(({ kind, message }) => `${id}: ${kind}: ${message}`),
  )
  t.ok(falseAlarms.length <= MOST_FALSE_ALARMS, falseAlarms.join("\n"))
  for (const [kind, least] of Object.entries(LEAST_FOUND)) {
    const missed = scores.flatMap(({ id, missed, told }) =>
      [...missed, ...told].filter((fault) => fault.kind === kind).map((fault) => `${id}: ${fault.instead}`),
    )
    const found = scores.flatMap(({ found }) => found).filter((fault) => fault.kind === kind)
    t.ok(found.length >= least, `${kind}: ${found.length} found, missed:\n${missed.join("\n")}`)
  }
})
