/** "call": the request cannot be carried out here. "file": the backup is not whole, or another version made it. */
export type Reason = "call" | "file"

/**
 * A backup or a restore that was refused before it changed anything. The same call would be refused again. The message
 * is written for a person at a terminal.
 */
export class BackupRefused extends Error {
  readonly reason: Reason
  constructor(reason: Reason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
