import t from "tap"
import type { FiledClaim, Sent } from "../../src/operations/filing/file-together.ts"
import { Filer } from "../../src/operations/filing/filer.ts"
import { prepareClaim } from "../../src/operations/filing/prepare-claim.ts"
import { MERGE_KEY } from "../../src/store/locks.ts"
import { NOW, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { holdLock, watchFiling } from "../support/filing.ts"
import { until } from "../support/service.ts"

t.test("an answer that cannot be made undoes its own claim, and files no other one twice", async (t) => {
  const { store, url } = await startApp()
  const watched = watchFiling(t)
  const filer = new Filer({ db: store.db, clock: () => NOW, limit: 100 })
  const file = (figure: string, print: (filed: FiledClaim) => Sent) => {
    const prepared = prepareClaim(claimOf(figure), filer.hints, NOW)
    return filer.file({ prepared, actor: null, key: null, print })
  }
  const release = await holdLock(url, MERGE_KEY)
  const opener = file("1", told)
  const together = [file("2", told), file("3", failing), file("4", told)]
  await until(() => watched.depth() === 3)
  await release()
  const ended = await Promise.allSettled([opener, ...together])
  t.same(
    ended.map(({ status }) => status),
    ["fulfilled", "fulfilled", "rejected", "fulfilled"],
  )
  t.match(ended[2], { reason: { message: "cannot be printed" } })
  const { rows } = await store.pool.query("select wording from claims order by wording")
  t.same(
    rows.map(({ wording }) => wording),
    ["1", "2", "4"],
  )
})

function told({ claim }: FiledClaim): Sent {
  return { status: 201, headers: {}, body: claim.id }
}

function failing(): never {
  throw new Error("cannot be printed")
}
