import t from "tap"
import { crashInPass } from "../faults/crash-in-pass.ts"
import { killServices } from "../faults/kills.ts"
import { loseConnections, starvePool, sufferSlowClients } from "../faults/pressure.ts"

/** The short form of `npm run test:faults`. Kills of PostgreSQL, and stops, are in kill.test.ts. */
const hurry = true

t.test("a crash in the middle of a re-judging pass", (t) => crashInPass(t, { subjects: 3, claims: 15 }))
t.test("slow clients", (t) => sufferSlowClients(t, { clients: 20, hurry }))
t.test("a starved pool", (t) => starvePool(t, { requests: 20, hurry }))
t.test("lost connections", (t) => loseConnections(t, { losses: 15, hurry }))
t.test("kill -9 of two services on one database", (t) => killServices(t, { rounds: 3, hurry }))
