import t from "tap"
import type { Document } from "../fuzz/document.ts"
import { printFailure } from "../fuzz/report.ts"
import { makeRequests } from "../fuzz/requests.ts"
import { runFuzz } from "../fuzz/run-fuzz.ts"
import { startApp } from "../support/app.ts"

/** The short form of `npm run test:fuzz`: always the same requests, so that a run that passed passes again. */
const SEED = 20_241_104
const REQUESTS = 400

t.test("requests made from the OpenAPI document, fit and unfit: every answer is what it promises", async (t) => {
  const app = await startApp()
  const requests = makeRequests(app.document as Document, SEED, REQUESTS)
  const { failures, answers } = await runFuzz(app, app.check, requests, { jobsEvery: 200, enough: 10 })
  t.same(
    failures.map((failure) => printFailure(SEED, failure)),
    [],
  )
  const counts = [...answers.values()].flatMap((ofOne) => [...ofOne])
  const succeeded = counts.filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)
  t.ok(succeeded > REQUESTS / 4, `${succeeded} of them succeeded`)
})
