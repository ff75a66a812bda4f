/** More is waiting than can be done soon, and nothing was begun. It is worth trying again after `seconds`. */
export class Overloaded extends Error {
  readonly seconds: number
  constructor(reason: string, seconds: number) {
    super(reason)
    this.seconds = seconds
  }
}
