import t from "tap"
import { listSubjects } from "../../src/operations/candidates/list-subjects.ts"
import { NOW, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { query } from "../support/query.ts"

t.test("a subject is listed anew for terms that it did not have, and for a later quarter", async (t) => {
  const app = await startApp()
  const kept = () => query(app.url, "select terms from new_terms order by id")
  const listed = async () => (await query(app.url, "select quarter, terms from subject_terms"))[0]
  const file = async (figure: string, asOf: string, quote?: string) => {
    const claim = claimOf(figure, { subject: { name: "Eels in the mill pond", measure: "flow" }, asOf, quote })
    t.equal((await app.post("/v1/claims", claim)).status, 201)
  }
  await file("40", "2024-01-10")
  const [first, ...others] = await kept()
  t.ok(first.terms.length > 0)
  t.same(others, [])
  await listSubjects(app.store.db, NOW)
  t.same(await kept(), [])
  const { quarter, terms } = await listed()

  await file("50", "2024-02-20")
  t.same(await kept(), [], "the same terms, in the same quarter")
  await file("60", "2024-05-01")
  t.same(await kept(), [{ terms: [] }], "only the quarter is another")
  await listSubjects(app.store.db, NOW)
  t.same(await listed(), { quarter: quarter + 1, terms })

  await file("60", "2024-05-01", "Sixty eels were counted near the sluice.")
  const [news] = await kept()
  t.ok(news.terms.length > 0)
  t.notOk(
    news.terms.some((term: number) => terms.includes(term)),
    "what is known is not kept again",
  )
})
