import { execFile, execFileSync } from "node:child_process"

/** The user of the operating system that PostgreSQL runs as. Where it is null, that is our own user. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string }

export type ProgramResult = { readonly ok: boolean; readonly output: string }

/**
 * The whole environment of the server. PostgreSQL would read PGDATA, PGPORT and the like from ours.
 * TZ spares initdb the search for the machine's time zone, and LC_ALL keeps its messages in English.
 */
export const SERVER_ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Null where there is no such user. PostgreSQL refuses a user without a name, so a bare number is not enough. */
export function findAccount(user: string | number): Account | null {
  try {
    const [uid, gid, name] = ["-u", "-g", "-un"].map((option) => readId(option, String(user)))
    return { uid: Number(uid), gid: Number(gid), name: String(name) }
  } catch {
    return null
  }
}

/** Runs a program to its end as the account. Never rejects: a program that cannot be started counts as failed. */
export function runAs(account: Account | null, program: string, args: readonly string[]): Promise<ProgramResult> {
  const options = { cwd: "/", env: SERVER_ENVIRONMENT, ...identity(account) }
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.trim()
      resolve({ ok: error === null, output: said || (error?.message ?? "") })
    })
  })
}

/** The options of a child process that make it run as the account. */
export function identity(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid }
}

/** Only a process of that user can find out, because any folder on the way may be closed to it. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  const { ok } = await runAs(account, "/bin/sh", ["-c", 'cd "$1"', "sh", folder])
  return ok
}

function readId(option: string, user: string): string {
  return execFileSync("id", [option, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
}
