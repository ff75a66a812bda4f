import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { type Config, ConfigError, readConfig } from "../config.ts"
import { BackupRefused } from "../embedded/backup/backup-refused.ts"
import type { Log } from "../embedded/server/data-location.ts"
import { DataInUse } from "../embedded/server/lock.ts"

/** A command that works on the embedded PostgreSQL and takes one file: backup and restore. */
export type Command = {
  readonly help: string
  /** The program of PostgreSQL to use instead where DATABASE_URL is set. */
  readonly instead: string
  /** Returns the text that is printed when the command has succeeded. */
  run(given: Given): Promise<string>
}
export type Given = {
  readonly dataDir: string
  readonly file: string
  readonly log: Log
  /** Is aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal
}

const FAILED = 1
const REFUSED: Readonly<Record<BackupRefused["reason"], number>> = { call: 2, file: 3 }

/**
 * Runs the command with the arguments and the environment of the process, and sets the exit code: 2 and 3 for what is
 * refused, 1 for what failed on the way. An error is one sentence on the standard error, because a person reads it.
 */
export async function runCommand(command: Command): Promise<void> {
  try {
    const file = readFile(command)
    process.stdout.write(file === null ? command.help : `${await command.run(prepare(command, file))}\n`)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = exitCode(error)
  }
}

/** The absolute path of the file, or null where the help is asked for. */
function readFile({ help }: Command): string | null {
  const { values, positionals } = parse(help)
  if (values.help === true) return null
  const [file, ...more] = positionals
  if (file === undefined || file === "" || more.length > 0) throw new BackupRefused("call", `Name one file.\n\n${help}`)
  return resolve(file)
}

function parse(help: string) {
  try {
    return parseArgs({ allowPositionals: true, options: { help: { type: "boolean", short: "h" } } })
  } catch (error) {
    throw new BackupRefused("call", `${(error as Error).message}\n\n${help}`)
  }
}

function prepare({ instead }: Command, file: string): Given {
  const { databaseUrl, dataDir }: Config = readConfig()
  if (databaseUrl !== null) {
    throw new BackupRefused(
      "call",
      `DATABASE_URL is set, and this command is for the embedded PostgreSQL. Use ${instead}: see docs/operating.md`,
    )
  }
  const stopping = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => stopping.abort(new Error(`Stopped by ${signal}, and what was begun is removed`)))
  }
  return { dataDir: resolve(dataDir), file, log: tellProblems, signal: stopping.signal }
}

const tellProblems: Log = (level, message) => {
  if (level !== "info") process.stderr.write(`${message}\n`)
}

function explain(error: unknown): string {
  const { code, message = String(error) } = error as { code?: string; message?: string }
  if (code === "ENOSPC") return `No space is left on the disk, and what was begun is removed. ${message}`
  if (code === "EACCES" || code === "EPERM") return `${message}. Run this as the user that the service runs as`
  return message
}

function exitCode(error: unknown): number {
  if (error instanceof BackupRefused) return REFUSED[error.reason]
  return error instanceof ConfigError || error instanceof DataInUse ? REFUSED.call : FAILED
}
