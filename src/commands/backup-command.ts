import { resolve } from "node:path"
import { type ParseArgsConfig, parseArgs } from "node:util"
import { type Config, ConfigError, readConfig } from "../config.ts"
import { BackupRefused } from "../embedded/backup/backup-refused.ts"
import type { Log } from "../embedded/server/data-location.ts"
import { DataInUse } from "../embedded/server/lock.ts"

/** A command that works on the embedded PostgreSQL and takes one file: backup and restore. */
export type Command = {
  readonly help: string
  /** The program of PostgreSQL to use instead where DATABASE_URL is set. */
  readonly instead: string
  /** Flags of its own. */
  readonly flags: Exclude<ParseArgsConfig["options"], undefined>
  /** Returns the text that is printed when the command has succeeded. */
  run(given: Given): Promise<string>
}
export type Given = {
  readonly dataDir: string
  /** The absolute path of the file that is named; null where none is. */
  readonly file: string | null
  readonly flags: Flags
  readonly log: Log
  /** Is aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal
}

type Flags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

const FAILED = 1
const REFUSED: Readonly<Record<BackupRefused["reason"], number>> = { call: 2, file: 3 }

/**
 * Runs the command with the arguments and the environment of the process, and sets the exit code: 2 and 3 for what is
 * refused, 1 for what failed on the way. An error is one sentence on the standard error, because a person reads it.
 */
export async function runCommand(command: Command): Promise<void> {
  try {
    const call = readCall(command)
    const isHelp = call.flags.help === true
    process.stdout.write(isHelp ? command.help : `${await command.run({ ...call, ...prepare(command) })}\n`)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = exitCode(error)
  }
}

/** The call is wrong. The help follows what is wrong with it. */
export function wrongCall(message: string, help: string): BackupRefused {
  return new BackupRefused("call", `${message}\n\n${help}`)
}

function readCall({ help, flags }: Command): Pick<Given, "file" | "flags"> {
  const { values, positionals } = parse(flags, help)
  const [file, ...more] = positionals
  if (file === "" || more.length > 0) throw wrongCall("Name one file.", help)
  return { file: file === undefined ? null : resolve(file), flags: values }
}

function parse(flags: Command["flags"], help: string) {
  try {
    return parseArgs({ allowPositionals: true, options: { help: { type: "boolean", short: "h" }, ...flags } })
  } catch (error) {
    throw wrongCall((error as Error).message, help)
  }
}

function prepare({ instead }: Command): Omit<Given, "file" | "flags"> {
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
  return { dataDir: resolve(dataDir), log: tellProblems, signal: stopping.signal }
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
