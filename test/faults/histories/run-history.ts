import { type Books, openBooks } from "./books.ts"
import * as names from "./change-names.ts"
import * as rules from "./change-rules.ts"
import { type Client, openClient } from "./client.ts"
import * as claims from "./file-claims.ts"
import { type Kind, makeOperations } from "./operations.ts"

const CLIENTS = 8

const PERFORM: Readonly<Record<Kind, (client: Client) => Promise<void>>> = {
  "file by name": claims.fileByName,
  "file a new name": claims.fileNewName,
  "file by id": claims.fileById,
  "file a part": claims.filePart,
  "file a delivery": claims.fileDelivery,
  correct: claims.correct,
  retract: claims.retract,
  "move a claim": claims.moveClaim,
  "merge subjects": names.mergeSubjects,
  "merge sources": names.mergeSources,
  "undo a merge": names.undoMerge,
  "rename a subject": names.renameSubject,
  "tag a subject": names.tagSubject,
  "archive a subject": names.archiveSubject,
  "take a subject back": names.takeBack,
  "move a part": names.movePart,
  exhaust: names.exhaust,
  "rename a source": names.renameSource,
  "make a rule": rules.makeRule,
  "change a rule": rules.changeRule,
  "retire a rule": rules.retireRule,
  "accept a conflict": rules.acceptConflict,
  "accept a subject": rules.acceptSubject,
  "end an exception": rules.endException,
  settle: rules.settle,
}

/** Several clients work off the operations of a seed, each the next one that nobody has taken. */
export async function runHistory(addresses: readonly string[], seed: number, count: number): Promise<Books> {
  const books = openBooks(seed)
  const waiting = makeOperations(seed, count)
  const started = performance.now()
  const work = async () => {
    for (let operation = waiting.shift(); operation !== undefined; operation = waiting.shift()) {
      await PERFORM[operation.kind](openClient(books, addresses, operation, started))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, work))
  return books
}
