import t from "tap"
import { StoreClient } from "../../src/store/connection/client.ts"
import { findWithoutFamily, locksSeveral } from "../house/statement-rules.ts"

/**
 * Holds every statement that the service sends in a test file to the rule of test/house/statement-rules.ts. What a test
 * sends itself through the pool comes with a callback, and is left out.
 */
export function holdStatements(): void {
  const statements = new Set<string>()
  const { query } = StoreClient.prototype
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart here.
  StoreClient.prototype.query = function (this: StoreClient, ...args: any[]): any {
    const [first] = args
    if (typeof args.at(-1) !== "function") statements.add(typeof first === "string" ? first : String(first?.text))
    return query.apply(this, args)
  }
  t.teardown(() => {
    const without = [...statements].filter((statement) => findWithoutFamily(statement).length > 0)
    const locking = [...statements].filter(locksSeveral)
    const problems = [
      ...without.map((statement) => `without the family of ${findWithoutFamily(statement).join(", ")}:\n${statement}`),
      ...locking.map((statement) => `locks rows of several families:\n${statement}`),
    ]
    // An assertion would come too late here. What is thrown fails the file.
    if (problems.length > 0) throw new Error(problems.join("\n\n"))
  })
}
