import t from "tap"
import { startApp } from "../support/app.ts"
import { fileStory, readDrafts, type Score, scoreDraft } from "../support/drafts.ts"

t.test(
  "contradictions that were planted into drafts are found, and drafts without them are left in peace",
  async (t) => {
    const app = await startApp()
    const drafts = readDrafts().filter(({ article }) => !article)
    for (const draft of drafts) await fileStory(app, draft)
    await app.runJobs()
    const scores: Score[] = []
    for (const draft of drafts) scores.push(await scoreDraft(app, draft))
    for (const { id, told, missed, falseAlarms } of scores) {
      for (const { kind, figure } of told) t.comment(`${id}: ${kind}, ${figure}: told as another fault`)
      for (const { kind, figure } of missed) t.comment(`${id}: ${kind}, ${figure}: missed`)
      for (const { kind, mention, message } of falseAlarms)
        t.comment(`${id}: false: ${kind}, ${mention.text}: ${message}`)
    }
    const sum = (of: (score: Score) => number) => scores.reduce((all, score) => all + of(score), 0)
    const planted = sum(({ found, told, missed }) => found.length + told.length + missed.length)
    const falseAlarms = (1000 * sum((score) => score.falseAlarms.length)) / sum(({ words }) => words)
    t.comment(
      `${sum(({ found }) => found.length)} of ${planted} found, ${falseAlarms.toFixed(2)} false alarms in 1,000 words`,
    )
    t.ok(sum(({ found }) => found.length) >= 0.9 * planted)
    t.ok(falseAlarms <= 0.5)
  },
)
