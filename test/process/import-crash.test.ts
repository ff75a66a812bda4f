import t from "tap"
import { killDatabaseInImport, killServiceInImport, killServiceInUndo } from "../faults/import-crash.ts"

/** The short form of the crashes in an import of `npm run test:faults`. */
const options = { rounds: 1, lines: 600, subjects: 6 }

t.test("kill -9 of the service in the middle of an import", (t) => killServiceInImport(t, options))
t.test("kill -9 of PostgreSQL in the middle of an import", (t) => killDatabaseInImport(t, options))
t.test("kill -9 of the service while an import is undone", (t) => killServiceInUndo(t, { ...options, rounds: 2 }))
