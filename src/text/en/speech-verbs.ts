/** Verbs with which a source is made responsible for what is said. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([
  ..."said says say told tells reported reports stated states confirmed confirms announced announces".split(" "),
  ..."estimated estimates claimed claims warned warns added adds wrote writes declared declares insisted".split(" "),
  ..."insists acknowledged acknowledges admitted admits argued argues alleged alleges believes believed".split(" "),
  ..."noted notes predicted predicts forecasts revealed reveals disclosed discloses explained".split(" "),
  ..."explains tweeted posted testified calculated calculates suggested suggests indicated".split(" "),
  ..."put puts found".split(" "),
])

/** These have other uses, and count only before "that" or at the end of a clause. */
export const WEAK_VERBS: ReadonlySet<string> = new Set([
  ..."reports states claims estimates notes adds added put puts found forecasts posted reveals revealed".split(" "),
  ..."disclosed indicated suggested suggests believed believes wrote calculated explained noted announced".split(" "),
])

/** Who these stand for is not known, so they are no speakers. */
export const PRONOUNS: ReadonlySet<string> = new Set([..."he she it they we i you who which that this".split(" ")])

/** Between a subject and its verb. */
export const BEFORE_VERB: ReadonlySet<string> = new Set([
  ..."has have had also earlier later previously already reportedly would will recently repeatedly".split(" "),
])

/** A subject does not reach over these. */
export const ENDS_SUBJECT: ReadonlySet<string> = new Set([
  ..."that which who and but or as while because when where if although though because after before than so".split(" "),
  ..."was were is are be been had has have will would could".split(" "),
])
