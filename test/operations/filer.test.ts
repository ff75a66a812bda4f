import t from "tap"
import type { FiledClaim, PrintedAnswer } from "../../src/operations/claims/filing/file-together.ts"
import { Filer } from "../../src/operations/claims/filing/filer.ts"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { prepareClaim } from "../../src/operations/claims/filing/prepare-claim.ts"
import { NOW, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { holdLock, untilHeldUp, watchFiling } from "../support/filing.ts"
import { until } from "../support/service.ts"

t.test("an answer that cannot be made undoes its own claim, and files no other one twice", async (t) => {
  const { store, url } = await startApp()
  const watched = watchFiling(t)
  const filer = new Filer({ db: store.db, clock: () => NOW, limit: 100, memory: new FilingMemory(10_000) })
  const file = (figure: string, print: (filed: FiledClaim) => PrintedAnswer) => {
    const claim = prepareClaim(claimOf(figure), { hints: filer.hints, now: NOW, actor: null })
    return filer.file({ claim, key: null, audited: null, print })
  }
  const release = await holdLock(url, "filing")
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

t.test("two batches go at a time, and a subject in one of them only", async (t) => {
  const { store, url } = await startApp()
  const watched = watchFiling(t)
  const filer = new Filer({ db: store.db, clock: () => NOW, limit: 100, memory: null })
  const file = (name: string, figure: string) => {
    const source = { name: `Paper of ${name}` }
    const input = claimOf(figure, { subject: { name }, source, claimant: source })
    const claim = prepareClaim(input, { hints: filer.hints, now: NOW, actor: null })
    return filer.file({ claim, key: null, audited: null, print: told })
  }
  const release = await holdLock(url, "filing")
  const ofA = Promise.all([file("A", "1"), file("A", "2")])
  await untilHeldUp(store.pool, 1)
  t.equal(watched.depth(), 1, "the second claim on A waits here, not with the database")
  const ofB = Promise.all([file("B", "3"), file("B", "4"), file("A", "5")])
  await untilHeldUp(store.pool, 2)
  await release()
  await Promise.all([ofA, ofB])
  t.equal(
    watched.sizes.reduce((sum, size) => sum + size),
    5,
  )
  t.equal(watched.sizes.filter((size) => size === 1).length >= 2, true, "the first on each subject went alone")
  t.ok(watched.sizes.length <= 4, `batches of ${watched.sizes}: what waited went together`)
})

function told({ claim }: FiledClaim): PrintedAnswer {
  return { status: 201, headers: {}, body: claim.id }
}

function failing(): never {
  throw new Error("cannot be printed")
}
