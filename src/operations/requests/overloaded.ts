/** More waits already than can be done soon; nothing was begun. `seconds`: when it is worth trying again. */
export class Overloaded extends Error {
  readonly seconds: number
  constructor(reason: string, seconds: number) {
    super(reason)
    this.seconds = seconds
  }
}
