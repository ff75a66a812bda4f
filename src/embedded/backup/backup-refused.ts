/** "call": what was asked for cannot be done here. "file": the backup is not whole, or of another version. */
export type Reason = "call" | "file"

/** Nothing was changed, and trying again changes nothing. The message is for a person at a terminal. */
export class BackupRefused extends Error {
  readonly reason: Reason
  constructor(reason: Reason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
