import { execFile } from "node:child_process"
import { promisify } from "node:util"

const run = promisify(execFile)

/** Several rounds spread other work of the machine over all contenders. Each contender runs in a process of its own. */
const ROUNDS = 3

/** What `program` wrote as JSON for every contender, once a round. It gets the name and then `options`. */
export async function measureInRounds<Measured>(
  program: string,
  names: readonly string[],
  options: readonly number[],
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const measured = new Map<string, Measured[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names)
      measured.set(name, [...(measured.get(name) ?? []), await measureOne(program, name, options)])
  }
  return measured
}

/** With the flags of this process. */
async function measureOne<Measured>(program: string, name: string, options: readonly number[]): Promise<Measured> {
  const { stdout } = await run(process.execPath, [...process.execArgv, program, name, ...options.map(String)], {
    maxBuffer: 2 ** 20,
  })
  return JSON.parse(stdout) as Measured
}
