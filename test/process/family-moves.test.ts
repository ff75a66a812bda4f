import t from "tap"
import { killInMoves } from "../faults/family-moves.ts"

/** The short form of the joins of families of `npm run test:faults`. */
t.test("kills in the middle of a family's move", (t) => killInMoves(t, { rounds: 1, claims: 3_000 }))
