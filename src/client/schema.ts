/** Written by `npm run client` from openapi/openapi.json. */

export type AccessKey = {
  /** The eight characters behind `cck_`. */
  readonly id: string
  readonly name: string
  /** `read` what is stored, `check` texts and figures, `file` claims and imports, `review` conflicts and exceptions, `curate` subjects and sources, `rules`, `webhooks`, and `admin` for keys and people. */
  readonly scopes: readonly ("read" | "check" | "file" | "review" | "curate" | "rules" | "webhooks" | "admin")[]
  /** Who made it; null where nobody was named. */
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** From then on it is refused; null where it has no end. */
  readonly expiresAt: string | null
  /** Written once a minute at most. */
  readonly lastUsedAt: string | null
  /** From then on it is refused. A key that was rotated is still taken for a day. */
  readonly revokedAt: string | null
  /** The id of the key that was made in its place by a rotation. */
  readonly replacedBy: string | null
  /** Cost of its requests a minute; null where RATE_LIMIT holds. */
  readonly rate: number | null
}

export type CreatedKey = {
  /** The eight characters behind `cck_`. */
  readonly id: string
  readonly name: string
  /** `read` what is stored, `check` texts and figures, `file` claims and imports, `review` conflicts and exceptions, `curate` subjects and sources, `rules`, `webhooks`, and `admin` for keys and people. */
  readonly scopes: readonly ("read" | "check" | "file" | "review" | "curate" | "rules" | "webhooks" | "admin")[]
  /** Who made it; null where nobody was named. */
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** From then on it is refused; null where it has no end. */
  readonly expiresAt: string | null
  /** Written once a minute at most. */
  readonly lastUsedAt: string | null
  /** From then on it is refused. A key that was rotated is still taken for a day. */
  readonly revokedAt: string | null
  /** The id of the key that was made in its place by a rotation. */
  readonly replacedBy: string | null
  /** Cost of its requests a minute; null where RATE_LIMIT holds. */
  readonly rate: number | null
  /** The key itself. It is shown once, and stored nowhere. */
  readonly key: string
}

export type Me = {
  /** `open`: no key and no account was ever made, so that everybody on this machine may do everything. */
  readonly kind: "open" | "key" | "person"
  /** Of the key or the person. */
  readonly id: string | null
  readonly name: string | null
  /** Of a person. */
  readonly role: "reader" | "reporter" | "editor" | "standards-editor" | "owner" | null
  readonly scopes: readonly ("read" | "check" | "file" | "review" | "curate" | "rules" | "webhooks" | "admin")[]
  /** What is to be said about it, such as that the service is open. */
  readonly note: string | null
}

export type Person = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
  /** Each may do what the ones before it may: `reader` reads and checks, `reporter` files, `editor` reviews and curates, `standards-editor` makes rules, `owner` all. */
  readonly role: "reader" | "reporter" | "editor" | "standards-editor" | "owner"
  /** The newsroom's own login that the account came from; null where an invitation made it. */
  readonly issuer: string | null
  /** Who invited; null where nobody did. */
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** Since then nobody can sign in to it. */
  readonly disabledAt: string | null
  readonly version: number
}

export type Invitation = {
  /** A UUIDv7. */
  readonly id: string
  /** `person` makes an account; `sign-in` signs somebody in who has one. */
  readonly kind: "person" | "sign-in"
  /** Of the account that it makes; null where it makes none. */
  readonly role: "reader" | "reporter" | "editor" | "standards-editor" | "owner" | null
  /** Of the account that it makes; null where whoever opens it gives one. */
  readonly name: string | null
  /** The account that it made, or that it signs in. */
  readonly person: string | null
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** RFC 3339, in UTC. */
  readonly expiresAt: string
  /** It works once. */
  readonly usedAt: string | null
  /** From then on it is refused. */
  readonly revokedAt: string | null
}

export type CreatedInvitation = {
  /** A UUIDv7. */
  readonly id: string
  /** `person` makes an account; `sign-in` signs somebody in who has one. */
  readonly kind: "person" | "sign-in"
  /** Of the account that it makes; null where it makes none. */
  readonly role: "reader" | "reporter" | "editor" | "standards-editor" | "owner" | null
  /** Of the account that it makes; null where whoever opens it gives one. */
  readonly name: string | null
  /** The account that it made, or that it signs in. */
  readonly person: string | null
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** RFC 3339, in UTC. */
  readonly expiresAt: string
  /** It works once. */
  readonly usedAt: string | null
  /** From then on it is refused. */
  readonly revokedAt: string | null
  /** To be given to the person. It is shown once, and stored nowhere. */
  readonly link: string
}

export type Owned = {
  readonly person: Person
  readonly key: CreatedKey
}

export type SignedOut = {
  /** When the session ended; null where the request has none. */
  readonly endedAt: string | null
}

export type AuditEntry = {
  /** A UUIDv7. */
  readonly id: string
  /** RFC 3339, in UTC. */
  readonly at: string
  /** As the history names it, such as `npm run keys as ana` of a command; null where the service was open and nobody was named. */
  readonly actor: string | null
  /** The id of the key that sent it. */
  readonly key: string | null
  /** The id of the person whose session sent it, or whom it signed in. */
  readonly person: string | null
  /** Where it came from; behind a proxy of TRUSTED_PROXIES, what that says. Null of a command. */
  readonly address: string | null
  /** The `operationId` of this document; of a page its method and path, and `unknown` where no route takes the path. Of `npm run keys` that of the same request; of the other commands `backup` and `restore`. */
  readonly operation: string
  /** Without the query; of a command what was called, such as `npm run keys -- create`. */
  readonly path: string
  /** Of the answer: 2xx of what was done, 401 or 403 of what was refused. */
  readonly status: number
  /** The `x-request-id` of the answer, which the log names too. A command has an id of its own. */
  readonly request: string
}

/** RFC 9457. Some kinds have further members. */
export type Problem = {
  /** Stable: programs may rely on it. `examples` has all that there are; a later version may have more. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** One sentence for a person: the value, the place and what was expected. */
  readonly detail: string
  /** What is wrong, each with its place; at most 50. */
  readonly errors?: readonly {
    /** JSON Pointer into the body. */
    readonly pointer?: string
    /** The part of the address or the header. */
    readonly parameter?: string
    readonly detail: string
  }[]
  /** How many there are in all, where `errors` tells only the first. */
  readonly errorsTotal?: number
  readonly [name: string]: unknown
}

export type Named = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
}

/** A stored subject that a name may mean. */
export type Similar = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
  readonly unit: string
  /** How alike the names are: 100 less 3 for each word in another form, 4 for words written as one or in short, 5 for words such as "region" that only one has, 8 for another spelling, 12 for a wrong letter, 15 for another word of one meaning, 20 for initials, 30 for a word more. */
  readonly score: number
  /** Why the name may mean this subject. */
  readonly why: string
}

/** Two subjects or two sources that may be one, the newer first. */
export type Duplicate = {
  readonly one: Named
  readonly other: Named
  /** How alike the names are: 100 less 3 for each word in another form, 4 for words written as one or in short, 5 for words such as "region" that only one has, 8 for another spelling, 12 for a wrong letter, 15 for another word of one meaning, 20 for initials, 30 for a word more. */
  readonly score: number
  /** Why the two may be one. */
  readonly why: string
}

/** What somebody said of two that may be one. The last one of a pair holds. */
export type Distinction = {
  /** A UUIDv7. */
  readonly id: string
  readonly one: Named
  readonly other: Named
  /** True: they are not shown as likely duplicates any more. */
  readonly different: boolean
  readonly note: string | null
  /** Who was named in the X-Actor of the request. */
  readonly who: string | null
  /** RFC 3339, in UTC. */
  readonly at: string
}

/** YYYY, YYYY-MM, YYYY-MM-DD, two of these with a slash between, or {"from", "to"?}: the day or period that a figure describes. Without an end, the period goes on. */
export type AsOf = string | {
  readonly from: string
  readonly to?: string
}

/** An interval. A null end is unbounded. */
export type Reading = {
  readonly min: string | null
  readonly max: string | null
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

/** What a wording means. `stated`: what the words commit the speaker to. `implied`: what a reader takes away. `rounded`, of a bare numeral alone: what is written as this numeral when it is rounded. */
export type Quantity = {
  /** The wording, verbatim. */
  readonly text: string
  readonly hedge: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague"
  /** The numeral said; null for ranges, orders and vague words. */
  readonly value: string | null
  /** The rounding unit of the numeral; null for orders and vague words. */
  readonly precision: string | null
  /** Written without decimals, so that trailing zeros may be rounding. */
  readonly whole: boolean
  readonly stated: Reading
  readonly implied: Reading
  readonly rounded?: Reading
  /** Said with "well" or "far" before "over", so that up to twice as much is implied. */
  readonly far?: true
  /** The ends of a range as they were said, where a hedge before it moves them. */
  readonly range?: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly low: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly high: string
    readonly hedge: "none" | "exactly" | "about" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over"
  }
  /** UCUM code, ISO 4217 for money, "1" for counts. */
  readonly unit: string
  readonly dimension: string
  /** The figure is a difference, not a level. */
  readonly change?: "up" | "down"
}

export type Change = {
  /** RFC 3339, in UTC. */
  readonly at: string
  /** The key or the person, with the X-Actor of the request where it has one; null where nobody is known, and for what the service did on its own. */
  readonly who: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

export type Comment = {
  /** A UUIDv7. */
  readonly id: string
  /** RFC 3339, in UTC. */
  readonly at: string
  readonly who: string | null
  readonly text: string
}

/** One distinct quantity for one as-of date, with who says it. */
export type Figure = {
  /** A UUIDv7. */
  readonly id: string
  readonly quantity: Quantity
  readonly asOf: AsOf
  readonly subject: Named
  /** How many active claims report it. */
  readonly claims: number
  /** Who asserts it, the first of them first; at most 20. */
  readonly claimants: readonly Named[]
  /** The active claims that were published first, at most 3 of the `claims` that there are. It is there wherever conflicts are read, for the first 10 figures of each, and not in the answer to filing or correcting a claim, nor in disputes. */
  readonly firstClaims?: readonly {
    /** A UUIDv7. */
    readonly id: string
    readonly source: Named
    readonly claimant: Named
    /** Who asserts it; `claimant` is the first of them. */
    readonly claimants: readonly Named[]
    /** RFC 3339, in UTC. */
    readonly publishedAt: string
    readonly url: string | null
    readonly quote: string | null
  }[]
}

/** A stored, reviewable disagreement between two figures. */
export type Conflict = {
  /** A UUIDv7. */
  readonly id: string
  /** `part`: a part above its whole. `sum`: parts that do not add up to their whole. */
  readonly kind: "pair" | "part" | "sum"
  readonly subject: Named
  /** `a` and `b` of the verdict, in this order; of a sum, the whole and then the figures of its parts, 50 of them at most. */
  readonly figures: readonly Figure[]
  /** Of a sum: how many figures of its parts it adds up. */
  readonly summandsTotal?: number
  readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
  readonly severity?: "low" | "medium" | "high"
  /** Why they agree. */
  readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
  /** Why they cannot be compared. */
  readonly reason?: "unrelated-subjects" | "vague" | "different-dimensions" | "different-currencies" | "level-and-change" | "not-additive" | "outside-window" | "different-periods"
  /** How the stated readings lie to each other. */
  readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
  /** The unit of all amounts here. */
  readonly unit: string | null
  /** As said, in the unit of the verdict; `rounded` where rounding could excuse a difference. */
  readonly readings: {
    readonly a: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
    readonly b: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
  }
  /** Between the nearest ends; percent of the larger of the two. */
  readonly gap: {
    readonly stated: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
    readonly implied: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
  } | null
  readonly allowed: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  } | null
  /** The later figure, where that decided. */
  readonly later?: "a" | "b"
  /** The smallest allowance under which the two agree. */
  readonly reconcile?: {
    readonly relativePercent: string | null
    readonly absolute: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly amount: string
      readonly unit: string
    }
    /** The absolute allowance must be exceeded, not only reached. */
    readonly exclusive: boolean
    readonly explanation: string
  }
  /** Of a sum: the parts that have no figure beside the whole, 50 at most. */
  readonly missing?: readonly string[]
  /** Of a sum: how many parts have no figure beside the whole. */
  readonly missingTotal?: number
  /** Of a sum: the parts are declared not to overlap, and no more. */
  readonly disjoint?: boolean
  /** One plain sentence. */
  readonly explanation: string
  /** Which rule gave which setting. */
  readonly rules: readonly RuleUse[]
  readonly status: "open" | "explained" | "dismissed" | "resolved"
  /** What a person wrote when they settled it. */
  readonly note: string | null
  /** Who looks after it. */
  readonly assignee: string | null
  /** What ended it, while the status is `resolved`. */
  readonly resolution: {
    /** `rejudged`: the figures no longer disagree under the rules. `withdrawn`: a part is no longer one. `accepted`: an exception holds. `moved`: the last claim of a side went to another subject. `not-carried`: its article no longer carries the last claim of a side. */
    readonly by: "person" | "retracted" | "corrected" | "rejudged" | "withdrawn" | "accepted" | "moved" | "not-carried"
    readonly reason: string | null
  } | null
  /** RFC 3339, in UTC. */
  readonly openedAt: string
  /** RFC 3339, in UTC. */
  readonly changedAt: string
  readonly version: number
}

export type ConflictWithHistory = {
  /** A UUIDv7. */
  readonly id: string
  /** `part`: a part above its whole. `sum`: parts that do not add up to their whole. */
  readonly kind: "pair" | "part" | "sum"
  readonly subject: Named
  /** `a` and `b` of the verdict, in this order; of a sum, the whole and then the figures of its parts, 50 of them at most. */
  readonly figures: readonly Figure[]
  /** Of a sum: how many figures of its parts it adds up. */
  readonly summandsTotal?: number
  readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
  readonly severity?: "low" | "medium" | "high"
  /** Why they agree. */
  readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
  /** Why they cannot be compared. */
  readonly reason?: "unrelated-subjects" | "vague" | "different-dimensions" | "different-currencies" | "level-and-change" | "not-additive" | "outside-window" | "different-periods"
  /** How the stated readings lie to each other. */
  readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
  /** The unit of all amounts here. */
  readonly unit: string | null
  /** As said, in the unit of the verdict; `rounded` where rounding could excuse a difference. */
  readonly readings: {
    readonly a: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
    readonly b: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
  }
  /** Between the nearest ends; percent of the larger of the two. */
  readonly gap: {
    readonly stated: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
    readonly implied: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
  } | null
  readonly allowed: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  } | null
  /** The later figure, where that decided. */
  readonly later?: "a" | "b"
  /** The smallest allowance under which the two agree. */
  readonly reconcile?: {
    readonly relativePercent: string | null
    readonly absolute: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly amount: string
      readonly unit: string
    }
    /** The absolute allowance must be exceeded, not only reached. */
    readonly exclusive: boolean
    readonly explanation: string
  }
  /** Of a sum: the parts that have no figure beside the whole, 50 at most. */
  readonly missing?: readonly string[]
  /** Of a sum: how many parts have no figure beside the whole. */
  readonly missingTotal?: number
  /** Of a sum: the parts are declared not to overlap, and no more. */
  readonly disjoint?: boolean
  /** One plain sentence. */
  readonly explanation: string
  /** Which rule gave which setting. */
  readonly rules: readonly RuleUse[]
  readonly status: "open" | "explained" | "dismissed" | "resolved"
  /** What a person wrote when they settled it. */
  readonly note: string | null
  /** Who looks after it. */
  readonly assignee: string | null
  /** What ended it, while the status is `resolved`. */
  readonly resolution: {
    /** `rejudged`: the figures no longer disagree under the rules. `withdrawn`: a part is no longer one. `accepted`: an exception holds. `moved`: the last claim of a side went to another subject. `not-carried`: its article no longer carries the last claim of a side. */
    readonly by: "person" | "retracted" | "corrected" | "rejudged" | "withdrawn" | "accepted" | "moved" | "not-carried"
    readonly reason: string | null
  } | null
  /** RFC 3339, in UTC. */
  readonly openedAt: string
  /** RFC 3339, in UTC. */
  readonly changedAt: string
  readonly version: number
  /** Oldest first. */
  readonly history: readonly Change[]
}

/** One claimant's figure for one subject as one source carries it. */
export type Claim = {
  /** A UUIDv7. */
  readonly id: string
  readonly subject: Named
  readonly source: Named
  readonly claimant: Named
  /** Who asserts it, as the claim names them. */
  readonly claimants: readonly Named[]
  /** The links between source and claimant, nearest first. */
  readonly via: readonly Named[]
  /** Claims of one figure share it. */
  readonly figure: {
    /** A UUIDv7. */
    readonly id: string
  }
  /** As it was filed; null where its text was erased. */
  readonly wording: string | null
  /** The language that the wording was read in. */
  readonly language: string
  readonly quantity: Quantity
  readonly asOf: AsOf
  /** No as-of date was given: it is the UTC day of publication. */
  readonly asOfAssumed: boolean
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** Only the day of publication was given: `publishedAt` is the first instant of it in UTC. */
  readonly publishedAtAssumed: boolean
  /** RFC 3339, in UTC. */
  readonly recordedAt: string
  readonly url: string | null
  readonly quote: string | null
  readonly externalId: string | null
  readonly status: "active" | "retracted" | "corrected"
  /** When the article that it came from stopped to carry it. Then it stays readable and holds no conflict open by itself. Null while the article carries it, and for a claim of no article. */
  readonly carriedUntil: string | null
  /** The claim that this one replaces. */
  readonly corrects: string | null
  /** The claim that replaces this one. */
  readonly correctedBy: string | null
  /** When an owner erased its wording, quote and address. `quantity.text` is then written from the numbers. */
  readonly erasedAt: string | null
  /** Who erased them, as the history names people and keys. */
  readonly erasedBy: string | null
  readonly version: number
}

export type ClaimWithHistory = {
  /** A UUIDv7. */
  readonly id: string
  readonly subject: Named
  readonly source: Named
  readonly claimant: Named
  /** Who asserts it, as the claim names them. */
  readonly claimants: readonly Named[]
  /** The links between source and claimant, nearest first. */
  readonly via: readonly Named[]
  /** Claims of one figure share it. */
  readonly figure: {
    /** A UUIDv7. */
    readonly id: string
  }
  /** As it was filed; null where its text was erased. */
  readonly wording: string | null
  /** The language that the wording was read in. */
  readonly language: string
  readonly quantity: Quantity
  readonly asOf: AsOf
  /** No as-of date was given: it is the UTC day of publication. */
  readonly asOfAssumed: boolean
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** Only the day of publication was given: `publishedAt` is the first instant of it in UTC. */
  readonly publishedAtAssumed: boolean
  /** RFC 3339, in UTC. */
  readonly recordedAt: string
  readonly url: string | null
  readonly quote: string | null
  readonly externalId: string | null
  readonly status: "active" | "retracted" | "corrected"
  /** When the article that it came from stopped to carry it. Then it stays readable and holds no conflict open by itself. Null while the article carries it, and for a claim of no article. */
  readonly carriedUntil: string | null
  /** The claim that this one replaces. */
  readonly corrects: string | null
  /** The claim that replaces this one. */
  readonly correctedBy: string | null
  /** When an owner erased its wording, quote and address. `quantity.text` is then written from the numbers. */
  readonly erasedAt: string | null
  /** Who erased them, as the history names people and keys. */
  readonly erasedBy: string | null
  readonly version: number
  /** Retraction, correction or moves, with their reasons. */
  readonly history: readonly Change[]
}

export type Filed = {
  readonly claim: Claim
  /** Most severe first; at most 100. */
  readonly conflicts: readonly Conflict[]
  /** All that stand, also those that are not kept. */
  readonly conflictsTotal: number
  /** How many of these are not kept: of each figure 1000 conflicts are. */
  readonly conflictsLeftOut: number
  /** The claim is the first of a subject that it created. */
  readonly subjectCreated: boolean
  /** Only where the subject was created: the stored subjects that it may be, the likeliest first, ten at most. They are found by their words in any order, and by spelling. A subject of another dimension is among them only where its name is almost the same. */
  readonly similar?: readonly Similar[]
  /** What may be wrong with the claim, which was filed all the same, such as tanks counted for troops. */
  readonly warnings?: readonly string[]
}

export type Erased = {
  readonly claim: Claim
  /** How many claims have lost their text now: this one, and those that it corrects or that correct it. */
  readonly claimsErased: number
  /** How many sources have lost their names now. */
  readonly sourcesErased: number
  /** With `names`: the sources and claimants whose names stay, since other claims name them. */
  readonly namesKept: readonly Named[]
}

export type Moved = {
  readonly claim: Claim
  /** Most severe first; at most 100. */
  readonly conflicts: readonly Conflict[]
  /** All that stand, also those that are not kept. */
  readonly conflictsTotal: number
  /** How many of these are not kept: of each figure 1000 conflicts are. */
  readonly conflictsLeftOut: number
  /** The claim is the first of a subject that it created. */
  readonly subjectCreated: boolean
  /** Only where the subject was created: the stored subjects that it may be, the likeliest first, ten at most. They are found by their words in any order, and by spelling. A subject of another dimension is among them only where its name is almost the same. */
  readonly similar?: readonly Similar[]
  /** What may be wrong with the claim, which was filed all the same, such as tanks counted for troops. */
  readonly warnings?: readonly string[]
  /** They lost their last claim on a side. */
  readonly conflictsResolved: number
}

/** A claim as JSON-LD in the words of schema.org. */
export type ReviewedClaim = {
  readonly "@context": "https://schema.org"
  /** The `Claim` first, then its reviews, oldest first. */
  readonly "@graph": readonly ({
    readonly "@type": "Claim"
    /** The same in every answer. It is no address. */
    readonly "@id": string
    /** The subject and the wording; of a claim whose text was erased, the figure as its numbers write it. */
    readonly text: string
    readonly inLanguage: string
    readonly about: {
      readonly "@type": "Thing"
      /** The same in every answer. It is no address. */
      readonly "@id": string
      readonly name: string
    }
    /** The claimants; a list where there are several. */
    readonly author: {
      readonly "@type": "Thing"
      /** The same in every answer. It is no address. */
      readonly "@id": string
      readonly name: string
      readonly url?: string
    } | readonly {
      readonly "@type": "Thing"
      /** The same in every answer. It is no address. */
      readonly "@id": string
      readonly name: string
      readonly url?: string
    }[]
    /** RFC 3339; a day where only that is known. */
    readonly datePublished: string
    /** The as-of date, where one was given, as ISO 8601: `2024-11`, `2024-11-01/..`. */
    readonly temporalCoverage?: string
    readonly appearance: {
      readonly "@type": "CreativeWork"
      readonly url?: string
      /** A source. Whether it is a person or an organisation is not known here. */
      readonly publisher: {
        readonly "@type": "Thing"
        /** The same in every answer. It is no address. */
        readonly "@id": string
        readonly name: string
        readonly url?: string
      }
      /** RFC 3339; a day where only that is known. */
      readonly datePublished: string
      /** The sentence it was read in. */
      readonly hasPart?: {
        readonly "@type": "Quotation"
        readonly text: string
      }
    }
    /** The first work here in which the same claimant asserts the figure. Claims that have ended have none. */
    readonly firstAppearance?: {
      readonly "@type": "CreativeWork"
      readonly url?: string
      /** A source. Whether it is a person or an organisation is not known here. */
      readonly publisher: {
        readonly "@type": "Thing"
        /** The same in every answer. It is no address. */
        readonly "@id": string
        readonly name: string
        readonly url?: string
      }
      /** RFC 3339; a day where only that is known. */
      readonly datePublished: string
      /** The sentence it was read in. */
      readonly hasPart?: {
        readonly "@type": "Quotation"
        readonly text: string
      }
    }
    /** Of a claim that was taken back or corrected. */
    readonly creativeWorkStatus?: "retracted" | "corrected"
    readonly correction?: {
      readonly "@type": "CorrectionComment"
      /** The reason that was given. */
      readonly text?: string
      /** RFC 3339; a day where only that is known. */
      readonly datePublished?: string
      /** The claim instead. */
      readonly about?: {
        readonly "@type": "Claim"
        /** The same in every answer. It is no address. */
        readonly "@id": string
      }
    }
  } | {
    readonly "@type": "ClaimReview"
    readonly claimReviewed: string
    /** The claim, without the quotation and the first appearance. */
    readonly itemReviewed: {
      readonly "@type": "Claim"
      /** The same in every answer. It is no address. */
      readonly "@id": string
      /** The subject and the wording; of a claim whose text was erased, the figure as its numbers write it. */
      readonly text: string
      readonly inLanguage: string
      readonly about: {
        readonly "@type": "Thing"
        /** The same in every answer. It is no address. */
        readonly "@id": string
        readonly name: string
      }
      /** The claimants; a list where there are several. */
      readonly author: {
        readonly "@type": "Thing"
        /** The same in every answer. It is no address. */
        readonly "@id": string
        readonly name: string
        readonly url?: string
      } | readonly {
        readonly "@type": "Thing"
        /** The same in every answer. It is no address. */
        readonly "@id": string
        readonly name: string
        readonly url?: string
      }[]
      /** RFC 3339; a day where only that is known. */
      readonly datePublished: string
      /** The as-of date, where one was given, as ISO 8601: `2024-11`, `2024-11-01/..`. */
      readonly temporalCoverage?: string
      readonly appearance: {
        readonly "@type": "CreativeWork"
        readonly url?: string
        /** A source. Whether it is a person or an organisation is not known here. */
        readonly publisher: {
          readonly "@type": "Thing"
          /** The same in every answer. It is no address. */
          readonly "@id": string
          readonly name: string
          readonly url?: string
        }
        /** RFC 3339; a day where only that is known. */
        readonly datePublished: string
        /** The sentence it was read in. */
        readonly hasPart?: {
          readonly "@type": "Quotation"
          readonly text: string
        }
      }
      /** The first work here in which the same claimant asserts the figure. Claims that have ended have none. */
      readonly firstAppearance?: {
        readonly "@type": "CreativeWork"
        readonly url?: string
        /** A source. Whether it is a person or an organisation is not known here. */
        readonly publisher: {
          readonly "@type": "Thing"
          /** The same in every answer. It is no address. */
          readonly "@id": string
          readonly name: string
          readonly url?: string
        }
        /** RFC 3339; a day where only that is known. */
        readonly datePublished: string
        /** The sentence it was read in. */
        readonly hasPart?: {
          readonly "@type": "Quotation"
          readonly text: string
        }
      }
      /** Of a claim that was taken back or corrected. */
      readonly creativeWorkStatus?: "retracted" | "corrected"
      readonly correction?: {
        readonly "@type": "CorrectionComment"
        /** The reason that was given. */
        readonly text?: string
        /** RFC 3339; a day where only that is known. */
        readonly datePublished?: string
        /** The claim instead. */
        readonly about?: {
          readonly "@type": "Claim"
          /** The same in every answer. It is no address. */
          readonly "@id": string
        }
      }
    }
    /** RFC 3339; a day where only that is known. */
    readonly datePublished: string
    /** When the note was changed after that. */
    readonly dateModified?: string
    /** Who was named in the X-Actor. */
    readonly author?: {
      readonly "@type": "Thing"
      readonly name: string
    }
    /** Who changed the note, where that is somebody else. */
    readonly contributor?: {
      readonly "@type": "Thing"
      readonly name: string
    }
    /** The note. */
    readonly reviewBody?: string
    readonly reviewRating: {
      readonly "@type": "Rating"
      /** The status that the person gave. There is no number: nobody gave one. */
      readonly alternateName: "explained" | "dismissed" | "resolved"
    }
  })[]
}

/** A figure as a version of an article says it. */
export type ArticleMention = {
  /** The words of the figure. */
  readonly text: string
  /** Null of a number that was not read as a figure: `unread` says why. */
  readonly quantity: Quantity | null
  /** Null where no date is said: then the figure is of the day of publication. */
  readonly asOf: AsOf | null
  /** The sentence that it stands in. */
  readonly quote: string | null
  /** Where it stands, of a figure that was read in the text. */
  readonly in?: "headline" | "text"
  /** UTF-16 code units into what was sent, markup included. */
  readonly start?: number
  /** Exclusive. */
  readonly end?: number
  /** What is counted. */
  readonly noun?: string | null
  /** Who is said to say so. */
  readonly attribution?: string | null
  /** Of a number in the text that was not read as a figure: why. It has words and a place, and no quantity, noun, speaker or date. */
  readonly unread?: string
}

/** What an article said from one publication to the next. */
export type ArticleVersion = {
  readonly source: Named
  /** The source's own id of the article. */
  readonly externalId: string
  /** The number of the version: its place among all versions in the order of publication, from 1. A version that arrives late moves those that follow it. */
  readonly version: number
  /** Stays the same whatever arrives later. */
  readonly versionId: string
  /** The sender's own number. */
  readonly senderVersion: number | null
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** Only the day of publication was given. */
  readonly publishedAtAssumed: boolean
  readonly url: string | null
  readonly headline: string | null
  /** What the version says of the correction that it makes. */
  readonly correction: {
    readonly note: string
  } | null
  /** The article was withdrawn then, and says nothing. */
  readonly withdrawal: boolean
  /** RFC 3339, in UTC. */
  readonly recordedAt: string
}

/** A figure of an article, and what became of it in a version. `mention` is how the version says it; of one that was withdrawn, how the version before said it. A number in the text that was not read as a figure is among the figures too, so that it is told when it comes, changes or goes: one that was not understood, and one that labels, scores or relates something or that numbers an entry of a list, such as "Route 39", "a 4–0 win" or "6.6/10". Its `mention` has `unread` and no quantity. Such a number is never filed or assigned, has no matches, and is not counted as unassigned. */
export type ArticleFigure = {
  /** What the figure is of, through all versions of the article. */
  readonly lineage: string
  /** The sender's name of the lineage. */
  readonly slot: string | null
  /** What became of it since the version that it is held against. */
  readonly change: "new" | "kept" | "changed" | "withdrawn" | "returned"
  /** Of what changed: what did. The first that applies. */
  readonly of?: "value" | "hedge" | "attribution" | "as-of" | "unit" | "moved"
  /** Of what changed. False for an unmarked correction: another value for the same date, and no `correction` says so. */
  readonly marked?: boolean
  readonly mention: ArticleMention
  /** How the version before said it, and the claim that this was filed as. */
  readonly was?: {
    readonly mention: ArticleMention
    readonly claim: string | null
  }
  /** Null where the figure is tied to no subject. */
  readonly subject: Named | null
  /** Who asserts it. */
  readonly claimants: readonly Named[]
  /** The claim that it is filed as. A figure that was kept has the claim that it had. */
  readonly claim: string | null
  /** Of a figure about which nobody has decided: the stored subjects that it might speak of when it was read, surest first. */
  readonly matches?: readonly Match[]
  /** Of such a figure: a subject that could be created for it. */
  readonly newSubject?: {
    readonly name: string
    readonly unit: string
    /** How the quantity lives in time. */
    readonly measure: "stock" | "cumulative" | "flow"
    readonly asOf: AsOf | null
  }
  /** What became of it, in a sentence. */
  readonly message: string
}

/** What became of one version of a feed. */
export type FeedItem = {
  /** The id that the feed gives the article. */
  readonly externalId: string
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** `filed`: the version is stored; `known`: it was there, and nothing was written; `withdrawn`: the feed takes the article back; `refused`: nothing of it is stored, and `problem` says why. */
  readonly outcome: "filed" | "known" | "withdrawn" | "refused"
  /** Conflicts that the version opened. */
  readonly opened: number
  /** Conflicts that it resolved. */
  readonly resolved: number
  readonly problem?: Problem
}

/** A version that is on file, with what became of each figure since the version before it. */
export type PutArticle = {
  readonly article: ArticleVersion
  readonly figures: readonly ArticleFigure[]
  /** Conflicts that this opened, or opened again: the 100 most severe. */
  readonly opened: readonly Conflict[]
  readonly openedTotal: number
  /** Conflicts that this resolved: the 100 most severe. */
  readonly resolved: readonly Conflict[]
  readonly resolvedTotal: number
  /** What the text of the version says against itself and against what is on file, and what it says otherwise than the version before (`changed`), as in a check of a draft, without what was dismissed. */
  readonly findings: readonly Finding[]
  /** Findings that are left out since somebody dismissed them. */
  readonly findingsDismissed: number
  /** About the text as a whole, such as another language. */
  readonly notes: readonly string[]
  /** Figures of the version that are tied to no subject, without numbers that were not read as figures. */
  readonly unassigned: number
}

/** The withdrawal of an article, with the figures that it no longer carries. */
export type WithdrawnArticle = {
  readonly article: ArticleVersion
  readonly figures: readonly ArticleFigure[]
  /** Conflicts that this opened, or opened again: the 100 most severe. */
  readonly opened: readonly Conflict[]
  readonly openedTotal: number
  /** Conflicts that this resolved: the 100 most severe. */
  readonly resolved: readonly Conflict[]
  readonly resolvedTotal: number
}

/** An article as its last version has it. */
export type Article = {
  readonly source: Named
  /** The source's own id of the article. */
  readonly externalId: string
  /** The number of the version: its place among all versions in the order of publication, from 1. A version that arrives late moves those that follow it. */
  readonly version: number
  /** Stays the same whatever arrives later. */
  readonly versionId: string
  /** The sender's own number. */
  readonly senderVersion: number | null
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** Only the day of publication was given. */
  readonly publishedAtAssumed: boolean
  readonly url: string | null
  readonly headline: string | null
  /** What the version says of the correction that it makes. */
  readonly correction: {
    readonly note: string
  } | null
  /** The article was withdrawn then, and says nothing. */
  readonly withdrawal: boolean
  /** RFC 3339, in UTC. */
  readonly recordedAt: string
  /** How many there are. */
  readonly versions: number
  /** When the article was withdrawn; null where it stands. */
  readonly withdrawnAt: string | null
  /** Those of the last version, and what became of them in it. */
  readonly figures: readonly ArticleFigure[]
  /** Figures of the version that are tied to no subject, without numbers that were not read as figures. */
  readonly unassigned: number
  /** Versions and withdrawals in the order in which they arrived. */
  readonly history: readonly Change[]
}

/** A version with its figures, and what became of them since the one before. */
export type WholeVersion = {
  readonly source: Named
  /** The source's own id of the article. */
  readonly externalId: string
  /** The number of the version: its place among all versions in the order of publication, from 1. A version that arrives late moves those that follow it. */
  readonly version: number
  /** Stays the same whatever arrives later. */
  readonly versionId: string
  /** The sender's own number. */
  readonly senderVersion: number | null
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  /** Only the day of publication was given. */
  readonly publishedAtAssumed: boolean
  readonly url: string | null
  readonly headline: string | null
  /** What the version says of the correction that it makes. */
  readonly correction: {
    readonly note: string
  } | null
  /** The article was withdrawn then, and says nothing. */
  readonly withdrawal: boolean
  /** RFC 3339, in UTC. */
  readonly recordedAt: string
  readonly figures: readonly ArticleFigure[]
  /** Figures of the version that are tied to no subject, without numbers that were not read as figures. */
  readonly unassigned: number
}

/** What changed between two versions of an article. */
export type ArticleChanges = {
  /** Null before the first version. */
  readonly from: ArticleVersion | null
  readonly to: ArticleVersion
  /** The figures of the later version in their order, then those that it has no more. */
  readonly figures: readonly ArticleFigure[]
  readonly counts: {
    readonly new: number
    readonly kept: number
    readonly changed: number
    readonly withdrawn: number
    readonly returned: number
  }
  /** Corrections that nothing marks as such. */
  readonly unmarked: number
}

/** A figure of an article that was tied to a subject, or to none. */
export type AssignedFigure = {
  readonly article: ArticleVersion
  /** Null where the last version and the one before have it no more. */
  readonly figure: ArticleFigure | null
  /** Conflicts that this opened, or opened again: the 100 most severe. */
  readonly opened: readonly Conflict[]
  readonly openedTotal: number
  /** Conflicts that this resolved: the 100 most severe. */
  readonly resolved: readonly Conflict[]
  readonly resolvedTotal: number
  /** Figures of the version that are tied to no subject, without numbers that were not read as figures. */
  readonly unassigned: number
}

/** A figure of an article that is tied to no subject. */
export type UnassignedFigure = {
  /** A UUIDv7. */
  readonly lineage: string
  readonly article: {
    readonly source: Named
    readonly externalId: string
  }
  readonly headline: string | null
  readonly url: string | null
  /** A UUIDv7. */
  readonly versionId: string
  /** RFC 3339, in UTC. */
  readonly publishedAt: string
  readonly mention: ArticleMention
  /** Of a figure about which nobody has decided: the stored subjects that it might speak of when it was read, surest first. */
  readonly matches?: readonly Match[]
  /** Of such a figure: a subject that could be created for it. */
  readonly newSubject?: {
    readonly name: string
    readonly unit: string
    /** How the quantity lives in time. */
    readonly measure: "stock" | "cumulative" | "flow"
    readonly asOf: AsOf | null
  }
}

/** A finding of an article that somebody has put aside. */
export type Dismissal = {
  readonly finding: string
  readonly reason: string | null
  readonly who: string | null
  /** RFC 3339, in UTC. */
  readonly at: string
}

/** What is counted or measured. */
export type Subject = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly measure: "stock" | "cumulative" | "flow"
  /** Nobody gave the measure: it was inferred from the words of the name and of the first figure. */
  readonly measureAssumed: boolean
  readonly tags: readonly string[]
  /** Such as {"wikidata": "Q1234"}. */
  readonly externalIds: { readonly [name: string]: string }
  readonly partOf: readonly Named[]
  readonly parts: readonly Named[]
  /** Its parts are declared to add up to it. */
  readonly exhaustive: boolean
  /** Its parts are declared not to overlap: their sum may not exceed it. */
  readonly disjoint: boolean
  /** When it was archived; null: it is not. */
  readonly archivedAt: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly version: number
}

/** A subject that was created, with those that it may be. */
export type CreatedSubject = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly measure: "stock" | "cumulative" | "flow"
  /** Nobody gave the measure: it was inferred from the words of the name and of the first figure. */
  readonly measureAssumed: boolean
  readonly tags: readonly string[]
  /** Such as {"wikidata": "Q1234"}. */
  readonly externalIds: { readonly [name: string]: string }
  readonly partOf: readonly Named[]
  readonly parts: readonly Named[]
  /** Its parts are declared to add up to it. */
  readonly exhaustive: boolean
  /** Its parts are declared not to overlap: their sum may not exceed it. */
  readonly disjoint: boolean
  /** When it was archived; null: it is not. */
  readonly archivedAt: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly version: number
  /** Only where the subject was created: the stored subjects that it may be, the likeliest first, ten at most. They are found by their words in any order, and by spelling. A subject of another dimension is among them only where its name is almost the same. */
  readonly similar: readonly Similar[]
}

/** Where a claim was read, or who asserts it. */
export type Source = {
  /** A UUIDv7. */
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly url: string | null
  readonly tags: readonly string[]
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly version: number
}

/** A figure found in a text, not yet tied to a subject. */
export type Mention = {
  /** UTF-16 code units into the text, as in the DOM. */
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** The words of the figure; of a text with a format, without the markup. */
  readonly text: string
  readonly quantity: Quantity
  /** What is counted: "North Korean troops". */
  readonly noun: string | null
  /** Who is said to say so. */
  readonly attribution: string | null
  /** Resolved against publishedAt; null where the text names no date. */
  readonly asOf: AsOf | null
  /** The reader of this surface form. */
  readonly reader: string
  /** Why it was read so, where that is not plain. */
  readonly evidence: readonly {
    readonly of: "unit" | "scale" | "noun" | "change" | "as-of" | "attribution"
    readonly is: "stated" | "inferred"
    readonly from: string
  }[]
  /** Other mentions, by their place among all of the text, that say the same quantity or the whole of it. The list may end before that place. */
  readonly links: readonly {
    readonly kind: "same-quantity" | "out-of"
    readonly with: number
  }[]
}

export type Parsed = {
  /** The first 10,000. */
  readonly mentions: readonly Mention[]
  /** How many mentions the text has, also where fewer are listed. */
  readonly mentionsTotal: number
  /** What may be meant as a figure and was not understood: with the reason, never guessed. The first 10,000. */
  readonly unread: readonly {
    readonly start: number
    readonly end: number
    readonly text: string
    readonly reason: string
  }[]
  /** How many passages were not understood, also where fewer are listed. */
  readonly unreadTotal: number
  /** About the text as a whole, such as another language. */
  readonly notes: readonly string[]
}

export type Compared = {
  readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
  readonly severity?: "low" | "medium" | "high"
  /** Why they agree. */
  readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
  /** Why they cannot be compared. */
  readonly reason?: "unrelated-subjects" | "vague" | "different-dimensions" | "different-currencies" | "level-and-change" | "not-additive" | "outside-window" | "different-periods" | "nothing-in-common"
  /** How the stated readings lie to each other. */
  readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
  /** The unit of all amounts here. */
  readonly unit: string | null
  /** Between the nearest ends; percent of the larger of the two. */
  readonly gap: {
    readonly stated: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
    readonly implied: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly absolute: string
      readonly percent: string | null
    }
  } | null
  readonly allowed: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  } | null
  /** The later figure, where that decided. */
  readonly later?: "a" | "b"
  /** The smallest allowance under which the two agree. */
  readonly reconcile?: {
    readonly relativePercent: string | null
    readonly absolute: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly amount: string
      readonly unit: string
    }
    /** The absolute allowance must be exceeded, not only reached. */
    readonly exclusive: boolean
    readonly explanation: string
  }
  /** Of a sum: the parts that have no figure beside the whole, 50 at most. */
  readonly missing?: readonly string[]
  /** Of a sum: how many parts have no figure beside the whole. */
  readonly missingTotal?: number
  /** Of a sum: the parts are declared not to overlap, and no more. */
  readonly disjoint?: boolean
  /** One plain sentence. */
  readonly explanation: string
  /** Which rule gave which setting. */
  readonly rules: readonly RuleUse[]
  readonly readings: {
    readonly a: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
    readonly b: {
      readonly stated: Reading
      readonly implied: Reading
      readonly rounded?: Reading
    }
  } | null
  /** With texts: the figures that are about the same thing, each pair with its verdict, in the order of the first text. Of more than 1,000 the worst. */
  readonly pairs?: readonly ({
    readonly a: Mention
    readonly b: Mention
    readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
    readonly severity?: "low" | "medium" | "high"
    /** Why they agree. */
    readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
    /** Why they cannot be compared. */
    readonly reason?: "unrelated-subjects" | "vague" | "different-dimensions" | "different-currencies" | "level-and-change" | "not-additive" | "outside-window" | "different-periods"
    /** How the stated readings lie to each other. */
    readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
    /** The unit of all amounts here. */
    readonly unit: string | null
    /** As said, in the unit of the verdict; `rounded` where rounding could excuse a difference. */
    readonly readings: {
      readonly a: {
        readonly stated: Reading
        readonly implied: Reading
        readonly rounded?: Reading
      }
      readonly b: {
        readonly stated: Reading
        readonly implied: Reading
        readonly rounded?: Reading
      }
    }
    /** Between the nearest ends; percent of the larger of the two. */
    readonly gap: {
      readonly stated: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly absolute: string
        readonly percent: string | null
      }
      readonly implied: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly absolute: string
        readonly percent: string | null
      }
    } | null
    readonly allowed: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly stated: string
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly implied: string
    } | null
    /** The later figure, where that decided. */
    readonly later?: "a" | "b"
    /** The smallest allowance under which the two agree. */
    readonly reconcile?: {
      readonly relativePercent: string | null
      readonly absolute: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly amount: string
        readonly unit: string
      }
      /** The absolute allowance must be exceeded, not only reached. */
      readonly exclusive: boolean
      readonly explanation: string
    }
    /** Of a sum: the parts that have no figure beside the whole, 50 at most. */
    readonly missing?: readonly string[]
    /** Of a sum: how many parts have no figure beside the whole. */
    readonly missingTotal?: number
    /** Of a sum: the parts are declared not to overlap, and no more. */
    readonly disjoint?: boolean
    /** One plain sentence. */
    readonly explanation: string
    /** Which rule gave which setting. */
    readonly rules: readonly RuleUse[]
  })[]
  /** With texts: how many pairs there are, also where fewer are listed. The verdict is that of the worst of all. */
  readonly pairsTotal?: number
  /** With texts: of each of the two. */
  readonly unread?: {
    /** What may be meant as a figure and was not understood: with the reason, never guessed. The first 10,000. */
    readonly a: readonly {
      readonly start: number
      readonly end: number
      readonly text: string
      readonly reason: string
    }[]
    /** What may be meant as a figure and was not understood: with the reason, never guessed. The first 10,000. */
    readonly b: readonly {
      readonly start: number
      readonly end: number
      readonly text: string
      readonly reason: string
    }[]
  }
  /** With texts: of each of the two. */
  readonly unreadTotal?: {
    /** How many passages were not understood, also where fewer are listed. */
    readonly a: number
    /** How many passages were not understood, also where fewer are listed. */
    readonly b: number
  }
  /** With texts: on each of the two. */
  readonly notes?: {
    /** About the text as a whole, such as another language. */
    readonly a: readonly string[]
    /** About the text as a whole, such as another language. */
    readonly b: readonly string[]
  }
}

/** A stored subject that a figure of a text may speak of. */
export type Match = {
  readonly subject: {
    /** A UUIDv7. */
    readonly id: string
    readonly name: string
  }
  /** How sure it is that the figure is of this subject. */
  readonly certainty: number
  /** `sure`: at least 0.95, and nothing plain speaks against it. `likely`: at least 0.5. */
  readonly link: "sure" | "likely" | "possible"
  /** What speaks for it, the weightiest first. */
  readonly why: readonly string[]
  /** What speaks against it. */
  readonly against: readonly string[]
  /** What the certainty was reckoned with. */
  readonly model: string
}

/** A figure of a draft. */
export type DraftMention = {
  /** The part of the draft. Positions are those in it as it was sent. */
  readonly in: "headline" | "text"
  /** UTF-16 code units into the text, as in the DOM. */
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** The words of the figure; of a text with a format, without the markup. */
  readonly text: string
  readonly quantity: Quantity
  /** What is counted: "North Korean troops". */
  readonly noun: string | null
  /** Who is said to say so. */
  readonly attribution: string | null
  /** Resolved against publishedAt; null where the text names no date. */
  readonly asOf: AsOf | null
  /** The reader of this surface form. */
  readonly reader: string
  /** Why it was read so, where that is not plain. */
  readonly evidence: readonly {
    readonly of: "unit" | "scale" | "noun" | "change" | "as-of" | "attribution"
    readonly is: "stated" | "inferred"
    readonly from: string
  }[]
  /** Other mentions, by their place among all of the text, that say the same quantity or the whole of it. The list may end before that place. */
  readonly links: readonly {
    readonly kind: "same-quantity" | "out-of"
    readonly with: number
  }[]
  /** Surest first. The figure counts as linked to the first where its certainty is 0.5 or more. */
  readonly matches: readonly Match[]
  /** How sure it is that it speaks of nothing stored. */
  readonly none: number
}

/** Something in a draft that a person should look at. */
export type Finding = {
  /** The same from draft to draft as long as the figures are worded alike: it is made of their words, not of positions. */
  readonly id: string
  /** `stored`: The figure contradicts what is on file for the subject that it is linked to, by the rules of that subject. `headline`: The headline and the text disagree. `within`: The text contradicts itself: two figures of one thing. `sum`: Parts do not add up to the whole that the text gives. `same-quantity`: A figure that is said twice, in two units, does not agree. `outdated`: The figure is on file, and its claimant has replaced it, or a later running total is higher. `misplaced`: The figure is on file, but for another subject of the story. `changed`: The last version of the `article` says otherwise. This is no contradiction. */
  readonly kind: "stored" | "headline" | "within" | "sum" | "same-quantity" | "outdated" | "misplaced" | "changed"
  readonly severity: "low" | "medium" | "high"
  /** Missing where nothing contradicts anything. */
  readonly verdict?: "conflict" | "tension"
  readonly mention: {
    /** The part of the draft. Positions are those in it as it was sent. */
    readonly in: "headline" | "text"
    /** UTF-16 code units, markup included. */
    readonly start: number
    /** Exclusive. */
    readonly end: number
    /** The words there, without markup. */
    readonly text: string
  }
  /** What the mention disagrees with in the same draft. Of a sum: the passage with the parts. */
  readonly other?: {
    /** The part of the draft. Positions are those in it as it was sent. */
    readonly in: "headline" | "text"
    /** UTF-16 code units, markup included. */
    readonly start: number
    /** Exclusive. */
    readonly end: number
    /** The words there, without markup. */
    readonly text: string
  }
  readonly subject?: Match
  /** Stored figures that it disagrees with, or that replace it. */
  readonly against?: readonly {
    /** A UUIDv7. */
    readonly figure: string
    readonly subject: Named
    /** As it was worded. */
    readonly text: string
    readonly asOf: AsOf
    /** Those that reported it first. */
    readonly claims: readonly {
      /** A UUIDv7. */
      readonly id: string
      readonly source: Named
      readonly claimant: Named
      /** RFC 3339, in UTC. */
      readonly publishedAt: string
      readonly url: string | null
      readonly quote: string | null
    }[]
  }[]
  /** Somebody has dismissed it for the `article`. */
  readonly status?: "dismissed"
  /** Short, for the margin of a text. */
  readonly message: string
  /** Whole sentences, with the numbers. */
  readonly explanation: string
  /** Which rule gave which setting. */
  readonly rules: readonly RuleUse[]
}

export type CheckedDraft = {
  /** The figures of the headline, then those of the text: the first 10,000. */
  readonly mentions: readonly DraftMention[]
  /** How many figures there are, also where fewer are listed. */
  readonly mentionsTotal: number
  /** The first 1,000. */
  readonly findings: readonly Finding[]
  /** How many findings there are, also where fewer are listed. */
  readonly findingsTotal: number
  /** What may be meant as a figure and was not understood, with the reason. The first 10,000. */
  readonly unread: readonly {
    /** The part of the draft. Positions are those in it as it was sent. */
    readonly in: "headline" | "text"
    readonly start: number
    readonly end: number
    readonly text: string
    readonly reason: string
  }[]
  /** How many passages were not understood, also where fewer are listed. */
  readonly unreadTotal: number
  /** About the text as a whole, such as another language. */
  readonly notes: readonly string[]
  readonly summary: {
    /** Figures of the draft. */
    readonly figures: number
    /** Figures that are linked to a subject. */
    readonly matched: number
    /** Findings that are a conflict. */
    readonly conflicts: number
    /** Findings that are a tension. */
    readonly tensions: number
    /** Findings that were dismissed. They are not counted among the others. */
    readonly dismissed: number
  }
}

/** How far each hedge reaches, in percent of its numeral, and where each order of magnitude begins and ends. */
export type HedgeProfile = {
  readonly about: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  }
  readonly nearly: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  }
  readonly justOver: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly stated: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly implied: string
  }
  /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
  readonly powerOfTenStep: string
  readonly orders: { readonly [name: string]: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly low: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly high: string
  } }
}

/** `relative`, `absolute` and `drift` are one setting: the allowance. */
export type Settings = {
  readonly relative?: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly percent: string
  }
  readonly absolute?: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly amount: string
    readonly unit: string
  }
  readonly drift?: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly amount: string
    readonly unit: string
  }
  readonly windowDays?: number
  readonly rounding?: "inferred" | "none"
  readonly precise?: "strict" | "tolerant"
  readonly severity?: {
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly medium: string
    /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
    readonly high: string
  }
  readonly hedgeProfile?: HedgeProfile
  readonly flagged?: readonly ("conflict" | "tension")[]
}

/** All that are given must hold of a subject. Empty: every subject. */
export type Scope = {
  readonly subject?: Named
  readonly tag?: string
  readonly measure?: "stock" | "cumulative" | "flow"
  readonly unit?: string
  readonly dimension?: string
}

/** A version of a rule and the settings that it gave. `default`: built in. */
export type RuleUse = {
  readonly id: string
  readonly version: number
  readonly sets: readonly string[]
}

/** A configured piece of tolerance with the scope it applies to. */
export type Rule = {
  /** A UUIDv7. */
  readonly id: string
  readonly version: number
  readonly name: string
  readonly scope: Scope
  readonly settings: Settings
  /** Decides between rules of equal scope; the higher wins, then the newer. */
  readonly priority: number
  readonly status: "active" | "retired"
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  /** RFC 3339, in UTC. */
  readonly changedAt: string
}

export type RuleVersion = {
  readonly version: number
  readonly name: string
  readonly scope: {
    /** A UUIDv7. */
    readonly subject?: string
    readonly tag?: string
    readonly measure?: "stock" | "cumulative" | "flow"
    readonly unit?: string
    readonly dimension?: string
  }
  readonly settings: Settings
  readonly priority: number
  readonly status: "active" | "retired"
  /** RFC 3339, in UTC. */
  readonly at: string
}

/** How a model does on decisions that it has not seen. */
export type LearnScore = {
  /** Figures with the right subject first, or rightly with none. */
  readonly right: number
  /** Figures with a match that is `sure`. */
  readonly sure: number
  /** Those of them that are right: `sureRight / sure` is its precision. */
  readonly sureRight: number
}

/** What learning from the decisions comes to, before it is stored. `before` counts what the built-in model says of the decisions; `after` what models say of them that were learned in the same way from the decisions about other articles. */
export type LearnedLinkModel = {
  /** Named in every match of this model: the built-in one, `+` and a number. */
  readonly name: string
  /** Of the articles whose figures were decided about. */
  readonly language: "en" | "de"
  /** The built-in model that learning began at. */
  readonly base: string
  /** Decisions that it was learned from. */
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
}

/** A model that was learned from decisions. `before` counts what the built-in model says of the decisions; `after` what models say of them that were learned in the same way from the decisions about other articles. */
export type LinkModel = {
  /** Named in every match of this model: the built-in one, `+` and a number. */
  readonly name: string
  /** Of the articles whose figures were decided about. */
  readonly language: "en" | "de"
  /** The built-in model that learning began at. */
  readonly base: string
  /** Decisions that it was learned from. */
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
  /** Figures of articles and drafts in the language are linked by it. */
  readonly inForce: boolean
  readonly note: string | null
  /** Who had it learned. */
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly revokedBy: string | null
  /** When it was taken out of force; null where it was not. */
  readonly revokedAt: string | null
}

export type WholeLinkModel = {
  /** Named in every match of this model: the built-in one, `+` and a number. */
  readonly name: string
  /** Of the articles whose figures were decided about. */
  readonly language: "en" | "de"
  /** The built-in model that learning began at. */
  readonly base: string
  /** Decisions that it was learned from. */
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
  /** Figures of articles and drafts in the language are linked by it. */
  readonly inForce: boolean
  readonly note: string | null
  /** Who had it learned. */
  readonly createdBy: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly revokedBy: string | null
  /** When it was taken out of force; null where it was not. */
  readonly revokedAt: string | null
  /** By the names of the features. */
  readonly weights: { readonly [name: string]: number }
  /** What makes a share of the scores a certainty. */
  readonly calibration: unknown
  /** Oldest first. */
  readonly history: readonly Change[]
}

/** A pass that judges anew what a change of tolerance touches. */
export type Rejudging = {
  /** A UUIDv7. */
  readonly id: string
  /** The rule whose change caused it; null where a subject was changed. */
  readonly rule: {
    /** A UUIDv7. */
    readonly id: string
    readonly version: number
  } | null
  readonly status: "waiting" | "running" | "done"
  /** `total` is counted when the pass begins. */
  readonly subjects: {
    readonly done: number
    readonly total: number | null
  }
  /** Figures judged anew so far. */
  readonly figures: number
  readonly opened: number
  readonly closed: number
  readonly changed: number
  /** What the last try failed with. It is tried again. */
  readonly error: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

/** A difference that a person accepts until a time. */
export type Exception = {
  /** A UUIDv7. */
  readonly id: string
  readonly subject: Named
  /** The conflict that is accepted; null: every conflict of the subject. */
  readonly conflict: string | null
  readonly reason: string
  /** RFC 3339, in UTC. */
  readonly until: string
  readonly status: "active" | "ended"
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly endedAt: string | null
  readonly version: number
}

/** A file of claims, with how far it has been received and filed. */
export type Import = {
  /** A UUIDv7. */
  readonly id: string
  readonly format: "ndjson" | "csv"
  /** `receiving`: the upload is not complete. `waiting`, `running`: received, being filed. `failed`: the upload was never completed; nothing of it was filed. */
  readonly status: "receiving" | "waiting" | "running" | "done" | "failed"
  /** Lines that have arrived and are stored. */
  readonly received: number
  /** Lines that became a claim, or another thing. */
  readonly filed: number
  /** Lines whose claim was there, by its `externalId`, or whose record was there. */
  readonly repeated: number
  /** Lines that were wrong. */
  readonly refused: number
  /** Lines that are still to be filed. */
  readonly waiting: number
  /** Lines filed or found again in a second, on the average. */
  readonly perSecond: number | null
  /** Why the upload failed, or what the last try to file failed with. That is tried again. */
  readonly error: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** How a file of CSV is written; null for other formats. */
  readonly csv: {
    readonly separator: "comma" | "semicolon" | "tab"
    readonly columns: readonly string[]
  } | null
  /** How far the import has been undone; null where nobody asked for that. */
  readonly undo: ImportUndo | null
  /** False: it was over so long ago that its lines are gone. */
  readonly linesKept: boolean
}

/** What became of one line of an import. */
export type ImportLine = {
  /** Its number in the file; of a CSV record, that of its first line. */
  readonly line: number
  readonly outcome: "waiting" | "filed" | "repeated" | "refused"
  /** The id of the claim that it became, or that was there. */
  readonly claim: string | null
  /** The claim is the first of a subject that it created. */
  readonly subjectCreated: boolean
  /** Only where the subject was created: the stored subjects that it may be, the likeliest first, ten at most. They are found by their words in any order, and by spelling. A subject of another dimension is among them only where its name is almost the same. */
  readonly similar?: readonly Similar[]
  /** What may be wrong with the claim, which was filed all the same, such as tanks counted for troops. */
  readonly warnings?: readonly string[]
  /** Of a line that was a record: what it became, or what was there. */
  readonly record: {
    readonly kind: "source" | "subject" | "rule" | "claim" | "conflict" | "exception" | "distinction" | "article" | "article-version" | "link-decision" | "link-model"
    /** A UUIDv7. */
    readonly id: string
  } | null
  /** Of a refused line: what POST /v1/claims would have answered. */
  readonly problem: Problem | null
  /** Of a refused line that could be read: the claim that it stands for. */
  readonly given: unknown
}

/** The undoing of an import, with how far it has come. */
export type ImportUndo = {
  readonly status: "waiting" | "running" | "done"
  readonly reason: string
  /** Claims that the import has filed. */
  readonly claims: number
  /** Claims that were retracted with the reason. */
  readonly retracted: number
  /** Claims that were corrected or retracted before. They are left. */
  readonly kept: number
  /** Claims that are still to be retracted. */
  readonly waiting: number
  /** What the last try failed with. It is tried again. */
  readonly error: string | null
  /** RFC 3339, in UTC. */
  readonly createdAt: string
  readonly finishedAt: string | null
}

/** As `Quantity`, with exact numbers: a third is `1/3`. */
export type ExactQuantity = {
  readonly text: string
  readonly hedge: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague"
  /** Exact: a decimal, or "1/3". */
  readonly value: string | null
  /** Exact: a decimal, or "1/3". */
  readonly precision: string | null
  readonly whole: boolean
  /** An interval. A null end is unbounded. */
  readonly stated: {
    /** Exact: a decimal, or "1/3". */
    readonly min: string | null
    /** Exact: a decimal, or "1/3". */
    readonly max: string | null
    readonly minOpen: boolean
    readonly maxOpen: boolean
  }
  /** An interval. A null end is unbounded. */
  readonly implied: {
    /** Exact: a decimal, or "1/3". */
    readonly min: string | null
    /** Exact: a decimal, or "1/3". */
    readonly max: string | null
    readonly minOpen: boolean
    readonly maxOpen: boolean
  }
  /** An interval. A null end is unbounded. */
  readonly rounded?: {
    /** Exact: a decimal, or "1/3". */
    readonly min: string | null
    /** Exact: a decimal, or "1/3". */
    readonly max: string | null
    readonly minOpen: boolean
    readonly maxOpen: boolean
  }
  readonly far?: true
  readonly range?: {
    readonly low: string
    readonly high: string
    readonly hedge: "none" | "exactly" | "about" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over"
  }
  readonly unit: string
  readonly dimension: string
  readonly change?: "up" | "down"
}

/** All that is kept of a source. */
export type SourceRecord = {
  readonly kind: "source"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly name: string
  readonly aliases?: readonly string[]
  readonly url?: string | null
  readonly tags?: readonly string[]
  readonly mergedInto?: string | null
  /** RFC 3339. */
  readonly createdAt?: string
}

/** All that is kept of a subject. It comes after what it is part of. */
export type SubjectRecord = {
  readonly kind: "subject"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly name: string
  readonly aliases?: readonly string[]
  readonly unit?: string
  /** How the quantity lives in time. */
  readonly measure?: "stock" | "cumulative" | "flow"
  readonly measureAssumed?: boolean
  readonly tags?: readonly string[]
  readonly externalIds?: { readonly [name: string]: string }
  readonly partOf?: readonly {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }[]
  /** Its parts add up to it. Here it may be said before the parts come. */
  readonly exhaustive?: boolean
  /** Its parts do not overlap. Likewise. */
  readonly disjoint?: boolean
  readonly archivedAt?: string | null
  readonly mergedInto?: string | null
  /** RFC 3339. */
  readonly createdAt?: string
}

/** A rule with all its versions. */
export type RuleRecord = {
  readonly kind: "rule"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly version?: number
  readonly name?: string
  readonly scope?: {
    /** Found by its id and, where nothing has that, by its name, unit and measure. */
    readonly subject?: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    }
    readonly tag?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
    readonly unit?: string
    readonly dimension?: string
  }
  /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
  readonly settings: {
    /** Of the larger of the two nearest ends; from 0 to below 100. */
    readonly relative?: {
      /** a decimal, such as 7000 or "0.55" */
      readonly percent: string | number
    }
    readonly absolute?: {
      /** a decimal, such as 7000 or "0.55" */
      readonly amount: string | number
      readonly unit: string
    }
    readonly drift?: {
      /** a decimal, such as 7000 or "0.55" */
      readonly amount: string | number
      readonly unit: string
    }
    readonly windowDays?: number
    readonly rounding?: "inferred" | "none"
    /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
    readonly precise?: "strict" | "tolerant"
    readonly severity?: {
      /** a decimal, such as 7000 or "0.55" */
      readonly medium: string | number
      /** a decimal, such as 7000 or "0.55" */
      readonly high: string | number
    }
    /** How far hedges reach; what is left out stays as built in. */
    readonly hedgeProfile?: {
      /** In percent of the numeral. */
      readonly about?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly stated: string | number
        /** a decimal, such as 7000 or "0.55" */
        readonly implied: string | number
      }
      /** In percent of the numeral. */
      readonly nearly?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly stated: string | number
        /** a decimal, such as 7000 or "0.55" */
        readonly implied: string | number
      }
      /** In percent of the numeral. */
      readonly justOver?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly stated: string | number
        /** a decimal, such as 7000 or "0.55" */
        readonly implied: string | number
      }
      /** a decimal, such as 7000 or "0.55" */
      readonly powerOfTenStep?: string | number
      readonly orders?: { readonly [name: string]: {
        /** a decimal, such as 7000 or "0.55" */
        readonly low: string | number
        /** a decimal, such as 7000 or "0.55" */
        readonly high: string | number
      } }
    }
    /** The verdicts that open a conflict. */
    readonly flagged?: readonly ("conflict" | "tension")[]
  }
  readonly priority?: number
  readonly status?: "active" | "retired"
  /** From when on it held; RFC 3339. */
  readonly at?: string
  /** RFC 3339. */
  readonly createdAt?: string
  /** The versions before, oldest first. */
  readonly earlier?: readonly {
    readonly version?: number
    readonly name?: string
    readonly scope?: {
      /** Found by its id and, where nothing has that, by its name, unit and measure. */
      readonly subject?: {
        /** A UUIDv7. */
        readonly id?: string
        readonly name?: string
        readonly unit?: string
        /** How the quantity lives in time. */
        readonly measure?: "stock" | "cumulative" | "flow"
      }
      readonly tag?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
      readonly unit?: string
      readonly dimension?: string
    }
    /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
    readonly settings: {
      /** Of the larger of the two nearest ends; from 0 to below 100. */
      readonly relative?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly percent: string | number
      }
      readonly absolute?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly amount: string | number
        readonly unit: string
      }
      readonly drift?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly amount: string | number
        readonly unit: string
      }
      readonly windowDays?: number
      readonly rounding?: "inferred" | "none"
      /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
      readonly precise?: "strict" | "tolerant"
      readonly severity?: {
        /** a decimal, such as 7000 or "0.55" */
        readonly medium: string | number
        /** a decimal, such as 7000 or "0.55" */
        readonly high: string | number
      }
      /** How far hedges reach; what is left out stays as built in. */
      readonly hedgeProfile?: {
        /** In percent of the numeral. */
        readonly about?: {
          /** a decimal, such as 7000 or "0.55" */
          readonly stated: string | number
          /** a decimal, such as 7000 or "0.55" */
          readonly implied: string | number
        }
        /** In percent of the numeral. */
        readonly nearly?: {
          /** a decimal, such as 7000 or "0.55" */
          readonly stated: string | number
          /** a decimal, such as 7000 or "0.55" */
          readonly implied: string | number
        }
        /** In percent of the numeral. */
        readonly justOver?: {
          /** a decimal, such as 7000 or "0.55" */
          readonly stated: string | number
          /** a decimal, such as 7000 or "0.55" */
          readonly implied: string | number
        }
        /** a decimal, such as 7000 or "0.55" */
        readonly powerOfTenStep?: string | number
        readonly orders?: { readonly [name: string]: {
          /** a decimal, such as 7000 or "0.55" */
          readonly low: string | number
          /** a decimal, such as 7000 or "0.55" */
          readonly high: string | number
        } }
      }
      /** The verdicts that open a conflict. */
      readonly flagged?: readonly ("conflict" | "tension")[]
    }
    readonly priority?: number
    readonly status?: "active" | "retired"
    /** From when on it held; RFC 3339. */
    readonly at?: string
  }[]
}

/** All that is kept of a claim. Without `quantity` the wording is read. */
export type ClaimRecord = {
  readonly kind: "claim"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  /** Found by its id and, where nothing has that, by its name, unit and measure. */
  readonly subject: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  }
  /** Found by its id and, where nothing has that, by its name. */
  readonly source: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }
  /** Found by its id and, where nothing has that, by its name. */
  readonly claimant?: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }
  /** All who assert it, `claimant` first. */
  readonly claimants?: readonly {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }[]
  readonly via?: readonly {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }[]
  readonly figure?: {
    /** A UUIDv7. */
    readonly id: string
  }
  /** Null where its text was erased, and only there. */
  readonly wording: string | null
  readonly language?: "en" | "de"
  readonly quantity?: ExactQuantity
  readonly asOf?: AsOf
  readonly asOfAssumed?: boolean
  /** RFC 3339. */
  readonly publishedAt: string
  readonly publishedAtAssumed?: boolean
  /** RFC 3339. */
  readonly recordedAt?: string
  readonly url?: string | null
  readonly quote?: string | null
  readonly externalId?: string | null
  readonly bodyHash?: string | null
  readonly status?: "active" | "retracted" | "corrected"
  readonly corrects?: string | null
  readonly correctedBy?: string | null
  readonly endedAt?: string | null
  readonly erasedAt?: string | null
  /** Who erased its text. */
  readonly erasedBy?: string | null
  readonly carriedUntil?: string | null
  /** When its article said it again beside another figure of the same subject and claimants. */
  readonly saidAgainAt?: string | null
}

/** What became of a conflict. It is found by its figures; one that still stands must stand here too, by the claims and rules that are here. */
export type ConflictRecord = {
  readonly kind: "conflict"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly conflictKind?: "pair" | "part" | "sum"
  /** Found by its id and, where nothing has that, by its name, unit and measure. */
  readonly subject?: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  }
  /** Both of a pair; the whole and then the figures of its parts. */
  readonly figures: readonly {
    /** A UUIDv7. */
    readonly id?: string
    /** Found by its id and, where nothing has that, by its name, unit and measure. */
    readonly subject: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    }
    readonly quantity: ExactQuantity
    readonly asOf: AsOf
  }[]
  readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
  readonly severity?: "low" | "medium" | "high" | null
  /** What the verdict says besides. It is kept of conflicts that are over; others are judged anew. */
  readonly detail?: {
    /** Why they agree. */
    readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
    /** Why they cannot be compared. */
    readonly reason?: "unrelated-subjects" | "vague" | "different-dimensions" | "different-currencies" | "level-and-change" | "not-additive" | "outside-window" | "different-periods"
    /** How the stated readings lie to each other. */
    readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
    /** The unit of all amounts here. */
    readonly unit: string | null
    /** Between the nearest ends; percent of the larger of the two. */
    readonly gap: {
      readonly stated: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly absolute: string
        readonly percent: string | null
      }
      readonly implied: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly absolute: string
        readonly percent: string | null
      }
    } | null
    readonly allowed: {
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly stated: string
      /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
      readonly implied: string
    } | null
    /** The later figure, where that decided. */
    readonly later?: "a" | "b"
    /** The smallest allowance under which the two agree. */
    readonly reconcile?: {
      readonly relativePercent: string | null
      readonly absolute: {
        /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
        readonly amount: string
        readonly unit: string
      }
      /** The absolute allowance must be exceeded, not only reached. */
      readonly exclusive: boolean
      readonly explanation: string
    }
    /** Of a sum: the parts are declared not to overlap, and no more. */
    readonly disjoint?: boolean
    /** One plain sentence. */
    readonly explanation: string
    /** Which rule gave which setting. */
    readonly rules: readonly RuleUse[]
    readonly readings: {
      readonly a: {
        /** An interval. A null end is unbounded. */
        readonly stated: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
        /** An interval. A null end is unbounded. */
        readonly implied: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
        /** An interval. A null end is unbounded. */
        readonly rounded?: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
      }
      readonly b: {
        /** An interval. A null end is unbounded. */
        readonly stated: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
        /** An interval. A null end is unbounded. */
        readonly implied: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
        /** An interval. A null end is unbounded. */
        readonly rounded?: {
          /** Exact: a decimal, or "1/3". */
          readonly min: string | null
          /** Exact: a decimal, or "1/3". */
          readonly max: string | null
          readonly minOpen: boolean
          readonly maxOpen: boolean
        }
      }
    }
    /** Of a sum: all parts that have no figure beside the whole. */
    readonly missing?: readonly string[]
    /** Who asserted the figures when they were judged, where that made a difference: a replay needs it. */
    readonly judgedBy?: {
      /** How the quantity lives in time. */
      readonly measure: "stock" | "cumulative" | "flow"
      readonly relation: string
      readonly a: {
        readonly claimants: readonly string[]
        readonly firstPublished: string | null
        readonly lastPublished?: string | null
      }
      readonly b: {
        readonly claimants: readonly string[]
        readonly firstPublished: string | null
        readonly lastPublished?: string | null
      }
    }
    readonly [name: string]: unknown
  }
  readonly status: "open" | "explained" | "dismissed" | "resolved"
  readonly resolution?: {
    readonly by: "person" | "retracted" | "corrected" | "rejudged" | "withdrawn" | "accepted" | "moved" | "not-carried"
    readonly reason: string | null
  } | null
  readonly note?: string | null
  readonly assignee?: string | null
  /** RFC 3339. */
  readonly openedAt?: string
  /** RFC 3339. */
  readonly changedAt?: string
}

/** What somebody said of two subjects or two sources. Of what was said of one pair, in whichever store, the last by its id holds. An import tells in the histories of both who brought it. */
export type DistinctionRecord = {
  readonly kind: "distinction"
  /** A UUIDv7. */
  readonly id?: string
  /** What the two are. */
  readonly distinctionKind: "subject" | "source"
  /** Found by its id and, where nothing has that, by its name, unit and measure. */
  readonly one: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  }
  /** Found by its id and, where nothing has that, by its name, unit and measure. */
  readonly other: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  }
  /** False: they may be one after all. */
  readonly different: boolean
  readonly note?: string | null
  readonly who?: string | null
  /** RFC 3339. */
  readonly at?: string
}

/** An article without what it says. Its versions follow it, each as an `article-version`. */
export type ArticleRecord = {
  readonly kind: "article"
  /** A UUIDv7. */
  readonly id: string
  /** Found by its id and, where nothing has that, by its name. */
  readonly source: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
  }
  readonly externalId: string
  /** RFC 3339. */
  readonly createdAt?: string
  /** RFC 3339. */
  readonly changedAt?: string
  /** What the article gives figures for, through all its versions. */
  readonly lineages: readonly ({
    /** Its id. */
    readonly lineage: string
    /** The sender's name of it. */
    readonly slot: string | null
    /** What a person has tied it to; a subject of null says that it speaks of none. */
    readonly decision: {
      readonly subject: {
        /** A UUIDv7. */
        readonly id?: string
        readonly name?: string
        readonly unit?: string
        /** How the quantity lives in time. */
        readonly measure?: "stock" | "cumulative" | "flow"
      } | null
      readonly who: string | null
      /** RFC 3339. */
      readonly at: string
    } | null
  })[]
  /** Findings of the article that somebody has put aside. */
  readonly dismissals: readonly {
    readonly finding: string
    readonly reason: string | null
    readonly who: string | null
    /** RFC 3339. */
    readonly at: string
  }[]
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
}

/** What a model saw of a figure and of the subjects that it offered: numbers, and no word of any text. */
export type SeenFigure = {
  /** The model that saw it. */
  readonly model: string
  /** The subjects that it offered, surest first. */
  readonly pairs: readonly {
    /** Found by its id and, where nothing has that, by its name, unit and measure. */
    readonly subject: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    }
    /** By the names of the features; those of 0 are left out. */
    readonly rates: { readonly [name: string]: number }
    /** What the other figures of the sentence took from its score. */
    readonly left: number
    /** It passed the hard gates. */
    readonly gated: boolean
  }[]
  /** What spoke for a figure of nothing stored, and against it. */
  readonly none: { readonly [name: string]: number }
}

/** What somebody said that a figure of an article speaks of, with what a model saw of it then: models are learned from these. The article must be here. */
export type LinkDecisionRecord = {
  readonly kind: "link-decision"
  /** A UUIDv7. */
  readonly id?: string
  readonly article: {
    /** A UUIDv7. */
    readonly id: string
  }
  /** A lineage of the article. */
  readonly lineage: string
  /** Of the article. */
  readonly language: "en" | "de"
  /** Null where it speaks of none. */
  readonly subject: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  } | null
  /** The subject was made for it: it spoke of nothing that was stored. */
  readonly new: boolean
  readonly seen: SeenFigure
  readonly who: string | null
  /** RFC 3339. */
  readonly at: string
}

/** A model for linking that was learned from decisions. One that is not revoked is in force once it is taken in, where it is the last of the built-in model of this service. A number that another model has here is refused. */
export type LinkModelRecord = {
  readonly kind: "link-model"
  /** A UUIDv7. */
  readonly id?: string
  readonly language: "en" | "de"
  /** The built-in model that learning began at. */
  readonly base: string
  /** The name of the model is `base`, `+` and this number. */
  readonly number: number
  /** By the names of the features. Of a `base` that this service has: one for each feature, on the side of its sign. */
  readonly weights: { readonly [name: string]: number }
  /** What makes a share of the scores a certainty. */
  readonly calibration: {
    readonly gated: {
      readonly slope: number
      readonly offset: number
    }
    readonly other: {
      readonly slope: number
      readonly offset: number
    }
    readonly sureFrom: number
  }
  /** Those that it was learned from. */
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
  readonly createdBy: string | null
  /** RFC 3339. */
  readonly createdAt: string
  readonly revokedBy: string | null
  readonly revokedAt: string | null
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
}

/** A version of an article, or its withdrawal. Nothing of it is read or filed anew: what its figures come to is in the records of the claims, which must be here. */
export type ArticleVersionRecord = {
  readonly kind: "article-version"
  /** A UUIDv7. */
  readonly id: string
  readonly article: {
    /** A UUIDv7. */
    readonly id: string
  }
  /** RFC 3339. */
  readonly publishedAt: string
  readonly publishedAtAssumed: boolean
  /** The sender's own number. */
  readonly senderVersion: number | null
  /** Of all that was sent: the same hash at the same time is the same version. */
  readonly hash: string
  /** The article was withdrawn then. */
  readonly withdrawal: boolean
  readonly headline: string | null
  readonly url: string | null
  readonly language: "en" | "de"
  readonly text: string | null
  readonly format: "text" | "html" | "markdown" | null
  /** Parts of a plain text that were published at other times, such as the updates of a live blog: their figures are dated by these. In their order, without overlap, at most 1000. */
  readonly sections?: readonly {
    /** UTF-16 code units. */
    readonly start: number
    /** Exclusive. */
    readonly end: number
    /** RFC 3339. */
    readonly publishedAt: string
  }[]
  readonly correction: string | null
  /** RFC 3339. */
  readonly recordedAt: string
  /** In their order; the first has the place 0. */
  readonly figures: readonly ({
    /** Its id. */
    readonly lineage: string
    /** The subject that it was sent with. */
    readonly subject: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    } | null
    readonly claimants: readonly {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
    }[]
    /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
    readonly figure: string | {
      /** a decimal, such as 7000 or "0.55" */
      readonly value?: string | number
      /** a decimal, such as 7000 or "0.55" */
      readonly min?: string | number
      /** a decimal, such as 7000 or "0.55" */
      readonly max?: string | number
      readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague"
      /** The subject's unit where it is left out. */
      readonly unit?: string
      /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
      readonly of?: string | number
    }
    readonly quantity: ExactQuantity
    readonly asOf: AsOf | null
    readonly quote: string | null
    readonly mention: {
      /** UTF-16 code units into the plain text of its part. */
      readonly start: number
      /** Exclusive. */
      readonly end: number
      /** What is counted: "North Korean troops". */
      readonly noun: string | null
      /** Who is said to say so. */
      readonly attribution: string | null
      /** The reader of this surface form. */
      readonly reader: string
      /** Why it was read so, where that is not plain. */
      readonly evidence: readonly {
        readonly of: "unit" | "scale" | "noun" | "change" | "as-of" | "attribution"
        readonly is: "stated" | "inferred"
        readonly from: string
      }[]
      /** Other mentions, by their place among all of the text, that say the same quantity or the whole of it. The list may end before that place. */
      readonly links: readonly {
        readonly kind: "same-quantity" | "out-of"
        readonly with: number
      }[]
      readonly in: "headline" | "text"
      /** The same place in what was sent, markup included. */
      readonly at: {
        readonly start: number
        readonly end: number
      }
    } | null
    /** The subjects that it might speak of when it was read. */
    readonly matches: readonly Match[] | null
    /** Stands for what it says. */
    readonly content: string
    /** The place of the figure of the version before that it continues. */
    readonly continues: number | null
    /** It says what that one says. */
    readonly kept: boolean
    /** Stands for its sentence. */
    readonly sentence: string | null
    /** Null of one that was sent as a figure, and of one that only continues another. */
    readonly seen?: SeenFigure | null
  })[]
  /** The numbers of its text that were not understood, in their order; the first has the place 0. */
  readonly unread?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** Its words. */
    readonly figure: string
    /** Why it was not understood. */
    readonly reason: string
    /** UTF-16 code units into the plain text of its part. */
    readonly start: number
    /** Exclusive. */
    readonly end: number
    readonly in: "headline" | "text"
    /** The same place in what was sent, markup included. */
    readonly at: {
      readonly start: number
      readonly end: number
    }
    /** Its sentence. */
    readonly quote: string | null
    /** The place of the number of the version before that it continues. */
    readonly continues: number | null
    /** Stands for its sentence. */
    readonly sentence: string
  }[]
  /** What was filed for figures that this version said first. */
  readonly claims: readonly {
    /** Its id. */
    readonly lineage: string
    /** A claim that is here. */
    readonly claim: string
    /** Found by its id and, where nothing has that, by its name, unit and measure. */
    readonly subject: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    }
    readonly claimants: readonly {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
    }[]
    readonly content: string
    readonly corrects: string | null
  }[]
}

/** A difference that a person accepted until a time. */
export type ExceptionRecord = {
  readonly kind: "exception"
  /** A UUIDv7. */
  readonly id?: string
  /** Oldest first. An import that brings a history adds an entry `imported` with who imported it. */
  readonly history?: readonly {
    /** A UUIDv7. */
    readonly id: string
    /** RFC 3339. */
    readonly at: string
    readonly who: string | null
    readonly action: string
    readonly note: string | null
    readonly before: unknown
    readonly after: unknown
  }[]
  /** Found by its id and, where nothing has that, by its name, unit and measure. */
  readonly subject?: {
    /** A UUIDv7. */
    readonly id?: string
    readonly name?: string
    readonly unit?: string
    /** How the quantity lives in time. */
    readonly measure?: "stock" | "cumulative" | "flow"
  }
  readonly conflict?: string | null
  readonly conflictKind?: "pair" | "part" | "sum" | null
  readonly figures?: readonly {
    /** A UUIDv7. */
    readonly id?: string
    /** Found by its id and, where nothing has that, by its name, unit and measure. */
    readonly subject: {
      /** A UUIDv7. */
      readonly id?: string
      readonly name?: string
      readonly unit?: string
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow"
    }
    readonly quantity: ExactQuantity
    readonly asOf: AsOf
  }[]
  readonly reason: string
  /** RFC 3339. */
  readonly until: string
  readonly status?: "active" | "ended"
  /** RFC 3339. */
  readonly createdAt?: string
  readonly endedAt?: string | null
}

/** The kinds of problems that this version of the service knows. */
export type ProblemKind =
  | "invalid-request"
  | "malformed-json"
  | "malformed-line"
  | "invalid-cursor"
  | "unauthenticated"
  | "missing-scope"
  | "insecure-connection"
  | "foreign-origin"
  | "not-found"
  | "method-not-allowed"
  | "request-timeout"
  | "subject-ambiguous"
  | "subject-differs"
  | "subject-unknown"
  | "subject-exists"
  | "subject-archived"
  | "name-taken"
  | "external-id-taken"
  | "claim-erased"
  | "claim-ended"
  | "unit-fixed"
  | "merge-impossible"
  | "unmerge-impossible"
  | "part-of-differs"
  | "part-of-cycle"
  | "limit-reached"
  | "exception-ended"
  | "rule-retired"
  | "not-replayable"
  | "no-parts"
  | "import-busy"
  | "import-unfinished"
  | "not-csv"
  | "dispute-changed"
  | "key-ended"
  | "last-owner"
  | "record-differs"
  | "article-withdrawn"
  | "version-taken"
  | "too-few-decisions"
  | "model-built-in"
  | "account-disabled"
  | "link-used"
  | "results-gone"
  | "stale"
  | "body-too-large"
  | "url-too-long"
  | "unsupported-media-type"
  | "wrong-host"
  | "invalid-input"
  | "text-too-costly"
  | "rule-contradicts-itself"
  | "idempotency-key-reused"
  | "rate-limited"
  | "headers-too-large"
  | "request-refused"
  | "internal-error"
  | "database-away"
  | "overloaded"
  | "shutting-down"

/** What each operation takes and answers. */
export type Operations = {
  /** Is the process up? */
  readonly isLive: {
    readonly params: null
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly status: "up"
      } }
  }
  /** Can it answer requests? */
  readonly isReady: {
    readonly params: null
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly status: "up"
      } }
  }
  /** What happens in the process, for Prometheus */
  readonly readMetrics: {
    readonly params: null
    readonly body: null
    readonly takes: never
    readonly answer: { readonly text: string }
  }
  /** File a claim */
  readonly fileClaim: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** the id of a subject, or {"name", "unit"?, "measure"?, "partOf"?, "create"?}: it is found by name or alias, or created */
        readonly subject: string | {
          readonly name: string
          readonly unit?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
          /** False: where no subject has the name, the claim is refused, with the subjects that it may mean. */
          readonly create?: boolean | undefined
          /** what it is part of: an id or {"name"} */
          readonly partOf?: string | {
            readonly name: string
          } | undefined
        }
        /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
        readonly figure: string | {
          /** a decimal, such as 7000 or "0.55" */
          readonly value?: string | number | undefined
          /** a decimal, such as 7000 or "0.55" */
          readonly min?: string | number | undefined
          /** a decimal, such as 7000 or "0.55" */
          readonly max?: string | number | undefined
          readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague" | undefined
          /** The subject's unit where it is left out. */
          readonly unit?: string | undefined
          /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
          readonly of?: string | number | undefined
        }
        /** the id of a source, or {"name", "url"?}: it is found by name or alias, or created */
        readonly source: string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        }
        /** the id of a source, or {"name", "url"?}: it is found by name or alias, or created */
        readonly claimant?: string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        } | undefined
        /** Instead of `claimant`, where several assert the figure: each is a claimant of its own. No two may be one source. */
        readonly claimants?: readonly (string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        })[] | undefined
        /** The links between, nearest first. */
        readonly via?: readonly (string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        })[] | undefined
        /** RFC 3339, such as 2024-11-04T09:30:00Z, or a day, such as 2024-11-04: that stands for its first instant in UTC, and is marked as assumed. */
        readonly publishedAt: string
        readonly asOf?: AsOf | undefined
        /** An http or https address */
        readonly url?: string | undefined
        /** The sentence it was read in. */
        readonly quote?: string | undefined
        /** The source's own id of this claim. */
        readonly externalId?: string | undefined
        /** The language that the wording is read in: `1.234` is a decimal in English and a thousand in German. English where it is left out. */
        readonly language?: "en" | "de" | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Filed }
  }
  /** List claims */
  readonly listClaims: {
    readonly params: {
      /** A UUIDv7. */
      readonly subject?: string | undefined
      /** A UUIDv7. */
      readonly source?: string | undefined
      /** A UUIDv7. */
      readonly claimant?: string | undefined
      /** The id that figures have in claims and conflicts. */
      readonly figure?: string | undefined
      readonly externalId?: string | undefined
      /** The address as it was filed, to the letter. */
      readonly url?: string | undefined
      /** A tag of the subject. */
      readonly tag?: string | undefined
      readonly status?: "active" | "retracted" | "corrected" | undefined
      /** With `subject`: only claims of figures that their only claimant has replaced, and which are out of date, or only the others. */
      readonly superseded?: boolean | undefined
      /** RFC 3339 or YYYY-MM-DD, in UTC; published then or later. */
      readonly publishedFrom?: string | undefined
      /** RFC 3339 or YYYY-MM-DD, in UTC; published then or before, a day included to its end. */
      readonly publishedTo?: string | undefined
      /** YYYY, YYYY-MM, YYYY-MM-DD, or two of these with a slash between: claims whose as-of dates meet it. */
      readonly asOf?: string | undefined
      /** Words in the wording or the quote. */
      readonly q?: string | undefined
      readonly sort?: "published" | "recorded" | undefined
      /** `desc`: the latest first. `asc`: the earliest first. */
      readonly order?: "desc" | "asc" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Claim[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a claim */
  readonly readClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
      readonly format?: "json" | "claimreview" | undefined
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly formats: {
      readonly "json": { readonly json: ClaimWithHistory }
      readonly "claimreview": { readonly json: ReviewedClaim }
    }
    readonly format: "json"
  }
  /** List the conflicts of a claim's figure */
  readonly listConflictsOfClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
      /** Any of these, with commas between them. The parameter may also be repeated. */
      readonly status?: readonly ("open" | "explained" | "dismissed" | "resolved")[] | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Conflict[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
        /** How many more figures disagree with that of the claim: 1000 conflicts are kept of each. */
        readonly leftOut: number
      } }
  }
  /** Retract a claim */
  readonly retractClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason: string
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: {
        readonly claim: Claim
        readonly conflictsResolved: number
      } }
  }
  /** Correct a claim */
  readonly correctClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason: string
        /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
        readonly figure?: string | {
          /** a decimal, such as 7000 or "0.55" */
          readonly value?: string | number | undefined
          /** a decimal, such as 7000 or "0.55" */
          readonly min?: string | number | undefined
          /** a decimal, such as 7000 or "0.55" */
          readonly max?: string | number | undefined
          readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague" | undefined
          /** The subject's unit where it is left out. */
          readonly unit?: string | undefined
          /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
          readonly of?: string | number | undefined
        } | undefined
        /** the id of a source, or {"name", "url"?}: it is found by name or alias, or created */
        readonly claimant?: string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        } | undefined
        /** Instead of `claimant`, where several assert the figure: each is a claimant of its own. No two may be one source. */
        readonly claimants?: readonly (string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        })[] | undefined
        readonly via?: readonly (string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        })[] | undefined
        /** RFC 3339, such as 2024-11-04T09:30:00Z, or a day, such as 2024-11-04: that stands for its first instant in UTC, and is marked as assumed. */
        readonly publishedAt?: string | undefined
        readonly asOf?: AsOf | undefined
        /** The language that the wording is read in: `1.234` is a decimal in English and a thousand in German. English where it is left out. */
        readonly language?: "en" | "de" | undefined
        /** An http or https address */
        readonly url?: string | undefined
        /** The sentence it was read in. */
        readonly quote?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Filed }
  }
  /** Erase the text of a claim */
  readonly eraseClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason?: string | undefined
        /** Also take the names of the source, the claimants and the links between, where no other claim names them. */
        readonly names?: boolean | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Erased }
  }
  /** Move a claim to another subject */
  readonly moveClaim: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** the id of a subject, or {"name", "unit"?, "measure"?}: it is found by name or alias, and never created */
        readonly subject: string | {
          readonly name: string
          readonly unit?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
        }
        /** Kept in the history. */
        readonly reason: string
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Moved }
  }
  /** Put a version of an article */
  readonly putArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
    }
    readonly body: {
      readonly "application/json": {
        /** The text of the version. Its figures are read, and tied to those of the version before. Instead of `claims`. */
        readonly text?: string | undefined
        /** How the headline and the text are written. `text` takes them as they stand. Left out, what looks like markup is refused. */
        readonly format?: "text" | "html" | "markdown" | undefined
        /** Parts of a plain text that were published at other times, such as the updates of a live blog: their figures are dated by these. In their order, without overlap, at most 1000. */
        readonly sections?: readonly {
          /** UTF-16 code units. */
          readonly start: number
          /** Exclusive. */
          readonly end: number
          /** RFC 3339. */
          readonly publishedAt: string
        }[] | undefined
        /** The figures of the version, for a sender that knows what each speaks of: at most 500. Whoever asserts one is the source of the article where nobody is named. Instead of `text`. */
        readonly claims?: readonly ({
          /** Your name of the figure, the same in every version: what follows under it is its lineage. */
          readonly slot: string
          /** the id of a subject, or {"name", "unit"?, "measure"?, "partOf"?, "create"?}: it is found by name or alias, or created */
          readonly subject: string | {
            readonly name: string
            readonly unit?: string | undefined
            /** How the quantity lives in time. */
            readonly measure?: "stock" | "cumulative" | "flow" | undefined
            /** False: where no subject has the name, the claim is refused, with the subjects that it may mean. */
            readonly create?: boolean | undefined
            /** what it is part of: an id or {"name"} */
            readonly partOf?: string | {
              readonly name: string
            } | undefined
          }
          /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
          readonly figure: string | {
            /** a decimal, such as 7000 or "0.55" */
            readonly value?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly min?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly max?: string | number | undefined
            readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague" | undefined
            /** The subject's unit where it is left out. */
            readonly unit?: string | undefined
            /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
            readonly of?: string | number | undefined
          }
          /** the id of a source, or {"name", "url"?}: it is found by name or alias, or created */
          readonly claimant?: string | {
            readonly name: string
            /** An http or https address */
            readonly url?: string | undefined
          } | undefined
          /** Instead of `claimant`, where several assert the figure: each is a claimant of its own. No two may be one source. */
          readonly claimants?: readonly (string | {
            readonly name: string
            /** An http or https address */
            readonly url?: string | undefined
          })[] | undefined
          readonly asOf?: AsOf | undefined
          /** The sentence it was read in. */
          readonly quote?: string | undefined
        })[] | undefined
        readonly headline?: string | undefined
        /** An http or https address */
        readonly url?: string | undefined
        /** RFC 3339, such as 2024-11-04T09:30:00Z, or a day, such as 2024-11-04: that stands for its first instant in UTC, and is marked as assumed. */
        readonly publishedAt: string
        /** Your own number of the version. It orders versions of one moment; without it they are in the order of arrival. */
        readonly version?: number | undefined
        /** The language that wordings are read in; English where it is left out. */
        readonly language?: "en" | "de" | undefined
        /** The version corrects what stood before: a figure that changed takes the place of the one that was wrong, with the note as the reason. */
        readonly correction?: {
          /** Kept in the history. */
          readonly note: string
        } | undefined
        /** With `text`: ties new figures to the stored subject that they surely speak of (`link` `sure`), and files them, without asking anybody. Otherwise subjects are only proposed. */
        readonly fileSure?: boolean | undefined
        /** Answers what would come of it, and stores nothing. */
        readonly dryRun?: boolean | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: PutArticle }
  }
  /** Read an article */
  readonly readArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: Article }
  }
  /** Withdraw an article */
  readonly withdrawArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
      /** When it was withdrawn, RFC 3339; now where it is left out. */
      readonly at?: string | undefined
      /** Kept in the history. */
      readonly reason?: string | undefined
    }
    readonly body: null
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: WithdrawnArticle }
  }
  /** List the versions of an article */
  readonly listVersionsOfArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly ArticleVersion[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a version of an article */
  readonly readVersionOfArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
      /** The number of a version, which counts them in the order of publication from 1. */
      readonly version: number
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: WholeVersion }
  }
  /** Compare two versions of an article */
  readonly listChangesOfArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
      /** The one before `to` where it is left out. */
      readonly from?: number | undefined
      /** The last one where it is left out. */
      readonly to?: number | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: ArticleChanges }
  }
  /** Take in a feed of articles */
  readonly importArticles: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
    }
    readonly body: {
      readonly "application/ld+json": {
        readonly "@graph"?: readonly { readonly [name: string]: unknown }[] | undefined
        readonly liveBlogUpdate?: readonly { readonly [name: string]: unknown }[] | { readonly [name: string]: unknown } | undefined
        readonly [name: string]: unknown
      } | readonly { readonly [name: string]: unknown }[]
      readonly "application/json": {
        readonly "@graph"?: readonly { readonly [name: string]: unknown }[] | undefined
        readonly liveBlogUpdate?: readonly { readonly [name: string]: unknown }[] | { readonly [name: string]: unknown } | undefined
        readonly [name: string]: unknown
      } | readonly { readonly [name: string]: unknown }[]
      readonly "application/atom+xml": unknown
      readonly "application/rss+xml": unknown
      readonly "application/xml": unknown
      readonly "text/xml": unknown
    }
    readonly takes: never
    readonly answer: { readonly json: {
        /** Versions that were stored. */
        readonly filed: number
        /** Versions that were there before. */
        readonly known: number
        /** Articles that the feed takes back. */
        readonly withdrawn: number
        /** Versions of which nothing is stored. */
        readonly refused: number
        /** Each version, from the oldest to the newest. */
        readonly items: readonly FeedItem[]
      } }
  }
  /** Say what a figure of an article speaks of */
  readonly assignFigure: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
      /** A UUIDv7. */
      readonly lineage: string
    }
    readonly body: {
      readonly "application/json": {
        /** The id of the subject; null where the figure speaks of nothing that is stored, nor should be. */
        readonly subject?: string | null | undefined
        /** Instead of `subject`: one of this name is found, or created. */
        readonly newSubject?: {
          readonly name: string
          readonly unit?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
          /** what it is part of: an id or {"name"} */
          readonly partOf?: string | {
            readonly name: string
          } | undefined
        } | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: AssignedFigure }
  }
  /** Erase the text of an article */
  readonly eraseArticle: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason?: string | undefined
        /** Also take the names of the sources and claimants of its claims, where no other claim names them. */
        readonly names?: boolean | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: {
        readonly source: Named
        readonly externalId: string
        /** Claims that have lost their text. */
        readonly claimsErased: number
        /** Sources that have lost their name. */
        readonly sourcesErased: number
      } }
  }
  /** Dismiss a finding of an article */
  readonly dismissFinding: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
    }
    readonly body: {
      readonly "application/json": {
        /** The id of the finding. */
        readonly finding: string
        readonly dismissed?: boolean | undefined
        /** Kept in the history. */
        readonly reason?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: {
        readonly items: readonly Dismissal[]
      } }
  }
  /** List the findings of an article that were dismissed */
  readonly listDismissals: {
    readonly params: {
      /** The source that publishes the article: its id, its name or an alias. It must be there. */
      readonly source: string
      /** The source's own id of the article. */
      readonly externalId: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly items: readonly Dismissal[]
      } }
  }
  /** List figures that are tied to no subject */
  readonly listUnassigned: {
    readonly params: {
      /** The source of the article. */
      readonly source?: string | undefined
      /** The source's own id of the article. */
      readonly article?: string | undefined
      /** RFC 3339 or YYYY-MM-DD, in UTC; published then or later. */
      readonly since?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly UnassignedFigure[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** List conflicts */
  readonly listConflicts: {
    readonly params: {
      /** Any of these, with commas between them. The parameter may also be repeated. */
      readonly status?: readonly ("open" | "explained" | "dismissed" | "resolved")[] | undefined
      readonly verdict?: "agree" | "tension" | "conflict" | "revision" | "not-comparable" | undefined
      /** A UUIDv7. */
      readonly subject?: string | undefined
      /** A tag of a subject. */
      readonly tag?: string | undefined
      readonly severity?: "low" | "medium" | "high" | undefined
      readonly kind?: "pair" | "part" | "sum" | undefined
      readonly assignee?: string | undefined
      /** A source that carries a figure of the conflict. */
      readonly source?: string | undefined
      /** A source that asserts a figure of the conflict. */
      readonly claimant?: string | undefined
      /** YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or a later one. */
      readonly asOfFrom?: string | undefined
      /** YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or an earlier one. */
      readonly asOfTo?: string | undefined
      /** Words that stand all in a name of a subject, in the wording or quote of a claim, or in the note. A word of a name may be given in part. */
      readonly q?: string | undefined
      /** RFC 3339 or YYYY-MM-DD, in UTC; opened or changed then or later. */
      readonly since?: string | undefined
      /** Conflicts that belong to subjects that are not archived, that are, or to any. Without it: `any` where `subject` is given, else `false`. */
      readonly archived?: "false" | "true" | "any" | undefined
      readonly sort?: "newest" | "oldest" | "severity" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Conflict[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a conflict */
  readonly readConflict: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: ConflictWithHistory }
  }
  /** Settle or assign a conflict */
  readonly changeConflict: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly status?: "open" | "explained" | "dismissed" | "resolved" | undefined
        readonly note?: string | null | undefined
        /** Who looks after it; null: nobody. */
        readonly assignee?: string | null | undefined
      }
    }
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: ConflictWithHistory }
  }
  /** Comment on a conflict */
  readonly commentOnConflict: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly text: string
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Comment }
  }
  /** List the comments on a conflict */
  readonly listConflictComments: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Comment[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Replay a verdict */
  readonly replayConflict: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly same: boolean
        readonly stored: Compared
        readonly replayed: Compared
      } }
  }
  /** List disputes */
  readonly listDisputes: {
    readonly params: {
      /** A UUIDv7. */
      readonly subject?: string | undefined
      /** A tag of the subject. */
      readonly tag?: string | undefined
      /** Disputes of subjects that are not archived, that are, or of any. Without it: `any` where `subject` is given, else `false`. */
      readonly archived?: "false" | "true" | "any" | undefined
      readonly verdict?: "conflict" | "tension" | undefined
      readonly severity?: "low" | "medium" | "high" | undefined
      readonly kind?: "pair" | "part" | "sum" | undefined
      readonly assignee?: string | undefined
      /** A source that carries a figure of the conflict. */
      readonly source?: string | undefined
      /** A source that asserts a figure of the conflict. */
      readonly claimant?: string | undefined
      /** YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or a later one. */
      readonly asOfFrom?: string | undefined
      /** YYYY, YYYY-MM or YYYY-MM-DD; a figure of the conflict describes that day or an earlier one. */
      readonly asOfTo?: string | undefined
      /** Words that stand all in a name of a subject, in the wording or quote of a claim, or in the note. A word of a name may be given in part. */
      readonly q?: string | undefined
      /** RFC 3339 or YYYY-MM-DD, in UTC; disputes that changed then or later. */
      readonly since?: string | undefined
      /** At least this many open conflicts. */
      readonly openAtLeast?: number | undefined
      /** The worst open conflict is as severe as this, or more. */
      readonly severityAtLeast?: "low" | "medium" | "high" | undefined
      readonly sort?: "newest" | "oldest" | "severity" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly {
          readonly subject: Named
          /** Open conflicts and tensions of the subject that are kept. Exact. */
          readonly openConflicts: number
          /** More than 1000 figures disagree with one of the subject. So many are kept of each figure and counted here; the answer to filing such a figure counts the rest. */
          readonly leavesOut: boolean
          /** The worst of them; null where none is open. */
          readonly severity: "low" | "medium" | "high" | null
          readonly bySeverity: {
            readonly high: number
            readonly medium: number
            readonly low: number
          }
          readonly byKind: {
            readonly pair: number
            readonly part: number
            readonly sum: number
          }
          /** When the first was opened of those that have been open since there was none; null where none is open. */
          readonly openedAt: string | null
          /** When an open one was last added, changed or ended; null where there never was one. */
          readonly changedAt: string | null
          readonly version: number
        }[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read the dispute of a subject */
  readonly readDispute: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: {
        readonly subject: Named
        /** Open conflicts and tensions of the subject that are kept. Exact. */
        readonly openConflicts: number
        /** More than 1000 figures disagree with one of the subject. So many are kept of each figure and counted here; the answer to filing such a figure counts the rest. */
        readonly leavesOut: boolean
        /** The worst of them; null where none is open. */
        readonly severity: "low" | "medium" | "high" | null
        readonly bySeverity: {
          readonly high: number
          readonly medium: number
          readonly low: number
        }
        readonly byKind: {
          readonly pair: number
          readonly part: number
          readonly sum: number
        }
        /** When the first was opened of those that have been open since there was none; null where none is open. */
        readonly openedAt: string | null
        /** When an open one was last added, changed or ended; null where there never was one. */
        readonly changedAt: string | null
        readonly version: number
        /** One for each unit, which is one but for money in several currencies. */
        readonly ranges: readonly {
          readonly unit: string
          /** Figures of the subject in this unit that are in an open conflict. */
          readonly figures: number
          /** False where only 10,000 figures of the subject were looked at. */
          readonly exact: boolean
          readonly lowest: Figure
          readonly highest: Figure
        }[]
        /** The figures with the most open conflicts, of the subject and of its parts. One that is far ahead is usually wrong. */
        readonly outliers: readonly {
          readonly figure: Figure
          /** Open conflicts of the subject that it is in. */
          readonly openConflicts: number
        }[]
        /** How many of the open conflicts the outliers were counted in: all of them, up to 100,000. */
        readonly counted: number
      } }
  }
  /** Settle the conflicts of a dispute as one */
  readonly settleDispute: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly status: "open" | "explained" | "dismissed" | "resolved"
        /** Why; the note of every conflict of them. */
        readonly note: string
        /** As the dispute was read. 409 where it is another number now: nothing is settled unseen. */
        readonly openConflicts: number
        /** Only the conflicts that are about this figure. */
        readonly figure?: string | undefined
        /** Only these. */
        readonly verdict?: "conflict" | "tension" | undefined
        /** None that is more severe. */
        readonly severityAtMost?: "low" | "medium" | "high" | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: {
        /** Conflicts that this request settled. */
        readonly changed: number
        /** Those that were asked for and are still to be settled, counted up to 100,000. */
        readonly left: number
        readonly dispute: {
          readonly subject: Named
          /** Open conflicts and tensions of the subject that are kept. Exact. */
          readonly openConflicts: number
          /** More than 1000 figures disagree with one of the subject. So many are kept of each figure and counted here; the answer to filing such a figure counts the rest. */
          readonly leavesOut: boolean
          /** The worst of them; null where none is open. */
          readonly severity: "low" | "medium" | "high" | null
          readonly bySeverity: {
            readonly high: number
            readonly medium: number
            readonly low: number
          }
          readonly byKind: {
            readonly pair: number
            readonly part: number
            readonly sum: number
          }
          /** When the first was opened of those that have been open since there was none; null where none is open. */
          readonly openedAt: string | null
          /** When an open one was last added, changed or ended; null where there never was one. */
          readonly changedAt: string | null
          readonly version: number
        }
      } }
  }
  /** Read the figures of a text */
  readonly parseText: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** Prose. At most 1 MB as UTF-8, unless the service is set otherwise. */
        readonly text: string
        /** RFC 3339. Without it, "in October" has no year and asOf is null. */
        readonly publishedAt?: string | undefined
        /** The language of the text or of the wording. A text that is plainly in another one is not read, and a note says so. */
        readonly language?: "en" | "de" | undefined
        /** How the text is marked up. Figures are read of the text without its markup; positions are those in the text that was sent. Without it the text is plain, and one that looks like markup is refused. */
        readonly format?: "html" | "markdown" | undefined
      }
    }
    readonly takes: never
    readonly answer: { readonly json: Parsed }
  }
  /** Compare two figures or two texts */
  readonly compare: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** Either a text or a figure. A `format` goes with a text only. */
        readonly a: {
          readonly text?: string | undefined
          /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
          readonly figure?: string | {
            /** a decimal, such as 7000 or "0.55" */
            readonly value?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly min?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly max?: string | number | undefined
            readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague" | undefined
            /** The subject's unit where it is left out. */
            readonly unit?: string | undefined
            /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
            readonly of?: string | number | undefined
          } | undefined
          readonly asOf?: AsOf | undefined
          /** The language of the text or of the wording. A text that is plainly in another one is not read, and a note says so. */
          readonly language?: "en" | "de" | undefined
          /** How the text is marked up. Figures are read of the text without its markup; positions are those in the text that was sent. Without it the text is plain, and one that looks like markup is refused. */
          readonly format?: "html" | "markdown" | undefined
        }
        /** Either a text or a figure. A `format` goes with a text only. */
        readonly b: {
          readonly text?: string | undefined
          /** a wording, such as "over 7,000", or {"value" or "min"/"max", "hedge"?, "unit"?, "of"?} */
          readonly figure?: string | {
            /** a decimal, such as 7000 or "0.55" */
            readonly value?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly min?: string | number | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly max?: string | number | undefined
            readonly hedge?: "none" | "exactly" | "about" | "between" | "more-than" | "at-least" | "up-to" | "at-most" | "less-than" | "nearly" | "just-over" | "order" | "vague" | undefined
            /** The subject's unit where it is left out. */
            readonly unit?: string | undefined
            /** What a share is of: with `unit` `%` and `value` 50, `of` 10000 makes 5,000 in the subject's unit. */
            readonly of?: string | number | undefined
          } | undefined
          readonly asOf?: AsOf | undefined
          /** The language of the text or of the wording. A text that is plainly in another one is not read, and a note says so. */
          readonly language?: "en" | "de" | undefined
          /** How the text is marked up. Figures are read of the text without its markup; positions are those in the text that was sent. Without it the text is plain, and one that looks like markup is refused. */
          readonly format?: "html" | "markdown" | undefined
        }
        /** How the quantity lives in time. */
        readonly measure?: "stock" | "cumulative" | "flow" | undefined
        /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
        readonly tolerance?: {
          /** Of the larger of the two nearest ends; from 0 to below 100. */
          readonly relative?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly percent: string | number
          } | undefined
          readonly absolute?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly drift?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly windowDays?: number | undefined
          readonly rounding?: "inferred" | "none" | undefined
          /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
          readonly precise?: "strict" | "tolerant" | undefined
          readonly severity?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly medium: string | number
            /** a decimal, such as 7000 or "0.55" */
            readonly high: string | number
          } | undefined
          /** How far hedges reach; what is left out stays as built in. */
          readonly hedgeProfile?: {
            /** In percent of the numeral. */
            readonly about?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly nearly?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly justOver?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly powerOfTenStep?: string | number | undefined
            readonly orders?: { readonly [name: string]: {
              /** a decimal, such as 7000 or "0.55" */
              readonly low: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly high: string | number
            } } | undefined
          } | undefined
          /** The verdicts that open a conflict. */
          readonly flagged?: readonly ("conflict" | "tension")[] | undefined
        } | undefined
      }
    }
    readonly takes: never
    readonly answer: { readonly json: Compared }
  }
  /** Check a draft */
  readonly checkDraft: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        readonly headline?: string | undefined
        readonly text: string
        /** How the headline and the text are written. `text` takes them as they stand. Of the others the figures are read without the markup; positions are those in what was sent. Left out, what looks like markup is refused. */
        readonly format?: "text" | "html" | "markdown" | undefined
        /** RFC 3339. Without it, "in October" has no year and asOf is null. */
        readonly publishedAt?: string | undefined
        /** The language of the text or of the wording. A text that is plainly in another one is not read, and a note says so. */
        readonly language?: "en" | "de" | undefined
        /** the id of a source, or {"name", "url"?}: it is found by name or alias, or created */
        readonly source?: string | {
          readonly name: string
          /** An http or https address */
          readonly url?: string | undefined
        } | undefined
        /** The published article of which this is to be the next version. */
        readonly article?: {
          /** The id, the name or an alias of its source, as in the address of the article; or {"name"}. */
          readonly source: string | {
            readonly name: string
            /** An http or https address */
            readonly url?: string | undefined
          }
          readonly externalId: string
        } | undefined
        /** What is known of figures. Such a figure is of its subject, whatever its words say. */
        readonly hints?: readonly {
          /** UTF-16 code units of what was sent. */
          readonly start: number
          /** Exclusive. The span touches one figure. */
          readonly end: number
          readonly in?: "headline" | "text" | undefined
          /** A UUIDv7. */
          readonly subject: string
        }[] | undefined
      }
    }
    readonly takes: never
    readonly answer: { readonly json: CheckedDraft }
  }
  /** List subjects that may be one */
  readonly listDuplicateSubjects: {
    readonly params: {
      /** Only pairs with this score or more. */
      readonly minScore?: number | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Duplicate[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Say that two subjects are different, or may be one after all */
  readonly tellSubjectsApart: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** A UUIDv7. */
        readonly one: string
        /** A UUIDv7. */
        readonly other: string
        readonly different: boolean
        readonly note?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Distinction }
  }
  /** List what was said of two subjects that may be one */
  readonly listDistinctionsOfSubjects: {
    readonly params: {
      /** A UUIDv7. */
      readonly subject?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Distinction[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** List sources that may be one */
  readonly listDuplicateSources: {
    readonly params: {
      /** Only pairs with this score or more. */
      readonly minScore?: number | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Duplicate[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Say that two sources are different, or may be one after all */
  readonly tellSourcesApart: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** A UUIDv7. */
        readonly one: string
        /** A UUIDv7. */
        readonly other: string
        readonly different: boolean
        readonly note?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Distinction }
  }
  /** List what was said of two sources that may be one */
  readonly listDistinctionsOfSources: {
    readonly params: {
      /** A UUIDv7. */
      readonly source?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Distinction[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Create a subject */
  readonly createSubject: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        readonly name: string
        readonly unit?: string | undefined
        /** How the quantity lives in time. */
        readonly measure?: "stock" | "cumulative" | "flow" | undefined
        readonly aliases?: readonly string[] | undefined
        readonly tags?: readonly string[] | undefined
        /** Ids elsewhere, such as {"wikidata": "Q1234"} */
        readonly externalIds?: { readonly [name: string]: string } | undefined
        /** What it is part of, directly. */
        readonly partOf?: readonly string[] | undefined
        /** Its parts are declared to add up to it, and are held against it as a sum. It must have parts. */
        readonly exhaustive?: boolean | undefined
        /** No part counts what another counts, but there may be more in the whole: the sum of the parts may not exceed it. `exhaustive` says more and goes before. It must have parts. */
        readonly disjoint?: boolean | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: CreatedSubject }
  }
  /** List subjects */
  readonly listSubjects: {
    readonly params: {
      /** Found are names and aliases that are this, then those that hold it, then those that have its words in any order, each as a part or by its sound: `kursk troops`, `zelenskyy`. */
      readonly q?: string | undefined
      readonly tag?: string | undefined
      /** How the quantity lives in time. */
      readonly measure?: "stock" | "cumulative" | "flow" | undefined
      /** Of subjects that are not archived, of those that are, or of any. */
      readonly archived?: "false" | "true" | "any" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Subject[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a subject */
  readonly readSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: Subject }
  }
  /** Rename, alias, tag, measure or relate a subject */
  readonly changeSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly name?: string | undefined
        readonly unit?: string | undefined
        /** How the quantity lives in time. */
        readonly measure?: "stock" | "cumulative" | "flow" | undefined
        readonly aliases?: readonly string[] | undefined
        readonly tags?: readonly string[] | undefined
        /** Ids elsewhere, such as {"wikidata": "Q1234"} */
        readonly externalIds?: { readonly [name: string]: string } | undefined
        /** What it is part of, directly. */
        readonly partOf?: readonly string[] | undefined
        /** Its parts are declared to add up to it, and are held against it as a sum. It must have parts. */
        readonly exhaustive?: boolean | undefined
        /** No part counts what another counts, but there may be more in the whole: the sum of the parts may not exceed it. `exhaustive` says more and goes before. It must have parts. */
        readonly disjoint?: boolean | undefined
      }
    }
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: Subject }
  }
  /** Merge a subject into another */
  readonly mergeSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** A UUIDv7. */
        readonly into: string
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Subject }
  }
  /** Undo the merge of a subject */
  readonly unmergeSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Subject }
  }
  /** Archive a subject */
  readonly archiveSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Subject }
  }
  /** Take a subject back from the archive */
  readonly unarchiveSubject: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason?: string | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Subject }
  }
  /** Read a subject's figures side by side */
  readonly readSubjectReport: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
      /** RFC 3339, up to now. */
      readonly at?: string | undefined
      /** Figures, the latest as-of first. */
      readonly limit?: number | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly subject: Named
        /** The moment that the report describes. */
        readonly at: string
        readonly unit: string
        readonly measure: "stock" | "cumulative" | "flow"
        readonly tolerance: {
          /** Which rule gave which setting. */
          readonly rules: readonly RuleUse[]
        }
        /** The latest as-of first. */
        readonly figures: readonly {
          /** A UUIDv7. */
          readonly id: string
          readonly quantity: Quantity
          readonly asOf: AsOf
          readonly claims: number
          /** Who asserts it, the first of them first; at most 20. */
          readonly claimants: readonly Named[]
          /** How many assert it: ten outlets that quote one ministry are one. */
          readonly independentClaimants: number
          /** RFC 3339, in UTC. */
          readonly firstSeen: string
          /** RFC 3339, in UTC. */
          readonly lastSeen: string
        }[]
        /** How many there are; `limit` of them are shown. */
        readonly figuresTotal: number
        /** The verdict on every two figures, in their order; null for a figure beside itself. */
        readonly matrix: readonly (readonly ("agree" | "tension" | "conflict" | "revision" | "not-comparable" | null)[])[]
        /** The disagreements and revisions of the matrix, the worst first; at most 1500. */
        readonly pairs: readonly {
          /** A UUIDv7. */
          readonly a: string
          /** A UUIDv7. */
          readonly b: string
          readonly verdict: "conflict" | "tension" | "revision"
          readonly severity?: "low" | "medium" | "high"
          /** One plain sentence. */
          readonly explanation: string
          /** The stored conflict; null where none is. */
          readonly conflict: string | null
        }[]
        readonly pairsTotal: number
        /** Figures that their only claimant replaced, each with its successor and with who still carries it. */
        readonly revisions: readonly {
          /** A UUIDv7. */
          readonly from: string
          /** A UUIDv7. */
          readonly to: string
          readonly claimant: Named
          /** The sources that still carry the replaced figure, the first of them first; at most 20. */
          readonly carriers: readonly Named[]
          readonly carriersTotal: number
        }[]
        /** The most figures that one number fits: their stated readings share `range`. Of equally many those with more claimants, then the latest. Null where no two share a number. */
        readonly largestGroup: {
          readonly figures: readonly string[]
          readonly range: Reading
          readonly unit: string
          /** Independent claimants behind these figures together. */
          readonly claimants: number
        } | null
        /** The fewest figures without which no two of the rest disagree. */
        readonly fewestToDrop: {
          readonly figures: readonly string[]
          /** False: the search was cut short, and fewer may do. */
          readonly exact: boolean
        }
        /** Of an exhaustive subject: each figure beside the sum of its parts. */
        readonly sums: readonly ({
          /** A UUIDv7. */
          readonly figure: string
          /** The figures that count beside the whole; several of one part are of one date. At most 50 parts. */
          readonly parts: readonly {
            readonly subject: Named
            readonly figures: readonly string[]
          }[]
          /** How many parts have a figure beside the whole. */
          readonly partsTotal: number
          /** Parts without a figure beside the whole, 50 at most. */
          readonly missing: readonly string[]
          /** How many parts have no figure beside the whole. */
          readonly missingTotal: number
          readonly verdict: "agree" | "tension" | "conflict"
          /** Why they agree. */
          readonly basis?: "identical" | "overlap" | "rounding" | "tolerance" | "later" | "part"
          readonly severity?: "low" | "medium" | "high"
          /** How the stated readings lie to each other. */
          readonly relation: "same" | "a-within-b" | "b-within-a" | "overlap" | "apart" | null
          /** The unit of all amounts here. */
          readonly unit: string | null
          /** As said, in the unit of the verdict; `rounded` where rounding could excuse a difference. */
          readonly readings: {
            readonly a: {
              readonly stated: Reading
              readonly implied: Reading
              readonly rounded?: Reading
            }
            readonly b: {
              readonly stated: Reading
              readonly implied: Reading
              readonly rounded?: Reading
            }
          }
          /** Between the nearest ends; percent of the larger of the two. */
          readonly gap: {
            readonly stated: {
              /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
              readonly absolute: string
              readonly percent: string | null
            }
            readonly implied: {
              /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
              readonly absolute: string
              readonly percent: string | null
            }
          } | null
          readonly allowed: {
            /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
            readonly stated: string
            /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
            readonly implied: string
          } | null
          /** The smallest allowance under which the two agree. */
          readonly reconcile?: {
            readonly relativePercent: string | null
            readonly absolute: {
              /** A decimal as text, such as "7000" or "0.55". "A third" is reckoned with exactly, and shown to 20 places. */
              readonly amount: string
              readonly unit: string
            }
            /** The absolute allowance must be exceeded, not only reached. */
            readonly exclusive: boolean
            readonly explanation: string
          }
          /** One plain sentence. */
          readonly explanation: string
          /** Which rule gave which setting. */
          readonly rules: readonly RuleUse[]
          /** The stored conflict; null where none is. */
          readonly conflict: string | null
        })[]
      } }
  }
  /** Create a rule */
  readonly createRule: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        readonly name?: string | undefined
        /** All that are given must hold of a subject. Without any, the rule holds everywhere. */
        readonly scope?: {
          /** A UUIDv7. */
          readonly subject?: string | undefined
          readonly tag?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
          /** The unit of the subject. */
          readonly unit?: string | undefined
          readonly dimension?: string | undefined
        } | undefined
        /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
        readonly settings: {
          /** Of the larger of the two nearest ends; from 0 to below 100. */
          readonly relative?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly percent: string | number
          } | undefined
          readonly absolute?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly drift?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly windowDays?: number | undefined
          readonly rounding?: "inferred" | "none" | undefined
          /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
          readonly precise?: "strict" | "tolerant" | undefined
          readonly severity?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly medium: string | number
            /** a decimal, such as 7000 or "0.55" */
            readonly high: string | number
          } | undefined
          /** How far hedges reach; what is left out stays as built in. */
          readonly hedgeProfile?: {
            /** In percent of the numeral. */
            readonly about?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly nearly?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly justOver?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly powerOfTenStep?: string | number | undefined
            readonly orders?: { readonly [name: string]: {
              /** a decimal, such as 7000 or "0.55" */
              readonly low: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly high: string | number
            } } | undefined
          } | undefined
          /** The verdicts that open a conflict. */
          readonly flagged?: readonly ("conflict" | "tension")[] | undefined
        }
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority?: number | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: {
        /** A UUIDv7. */
        readonly id: string
        readonly version: number
        readonly name: string
        readonly scope: Scope
        readonly settings: Settings
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority: number
        readonly status: "active" | "retired"
        /** RFC 3339, in UTC. */
        readonly createdAt: string
        /** RFC 3339, in UTC. */
        readonly changedAt: string
        /** The pass that judges anew what the change touches; null where nothing changed. */
        readonly rejudging: Rejudging | null
      } }
  }
  /** List rules */
  readonly listRules: {
    readonly params: {
      /** A UUIDv7. */
      readonly subject?: string | undefined
      readonly tag?: string | undefined
      readonly status?: "active" | "retired" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Rule[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** See what saving a rule would do */
  readonly previewRule: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        readonly name?: string | undefined
        /** All that are given must hold of a subject. Without any, the rule holds everywhere. */
        readonly scope?: {
          /** A UUIDv7. */
          readonly subject?: string | undefined
          readonly tag?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
          /** The unit of the subject. */
          readonly unit?: string | undefined
          readonly dimension?: string | undefined
        } | undefined
        /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
        readonly settings: {
          /** Of the larger of the two nearest ends; from 0 to below 100. */
          readonly relative?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly percent: string | number
          } | undefined
          readonly absolute?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly drift?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly windowDays?: number | undefined
          readonly rounding?: "inferred" | "none" | undefined
          /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
          readonly precise?: "strict" | "tolerant" | undefined
          readonly severity?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly medium: string | number
            /** a decimal, such as 7000 or "0.55" */
            readonly high: string | number
          } | undefined
          /** How far hedges reach; what is left out stays as built in. */
          readonly hedgeProfile?: {
            /** In percent of the numeral. */
            readonly about?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly nearly?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly justOver?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly powerOfTenStep?: string | number | undefined
            readonly orders?: { readonly [name: string]: {
              /** a decimal, such as 7000 or "0.55" */
              readonly low: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly high: string | number
            } } | undefined
          } | undefined
          /** The verdicts that open a conflict. */
          readonly flagged?: readonly ("conflict" | "tension")[] | undefined
        }
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority?: number | undefined
        /** A UUIDv7. */
        readonly replaces?: string | undefined
      } | {
        /** A UUIDv7. */
        readonly retires: string
      }
    }
    readonly takes: never
    readonly answer: { readonly json: {
        /** Subjects in the scope, of the rule as it was and as it would be. */
        readonly subjects: number
        /** Those whose tolerance would be another. */
        readonly subjectsAffected: number
        /** Subjects that were looked at to their end, the oldest first. */
        readonly subjectsSeen: number
        /** Figures that were judged, of those whose tolerance would be another. */
        readonly figuresSeen: number
        /** The time was over before all was looked at: the counts are those of `subjectsSeen` subjects and `figuresSeen` figures, and the save would do more. */
        readonly partial: boolean
        readonly opened: number
        readonly closed: number
        /** Conflicts with another verdict or severity, still standing. */
        readonly changed: number
        /** At most ten of each outcome. */
        readonly samples: readonly ({
          readonly outcome: "opened" | "closed" | "changed"
          readonly subject: Named
          readonly figures: readonly {
            /** A UUIDv7. */
            readonly id: string
            readonly quantity: Quantity
            readonly asOf: AsOf
          }[]
          /** Null: it would be new. */
          readonly conflict: string | null
          readonly before: {
            readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
            readonly status: "open" | "explained" | "dismissed" | "resolved"
          } | null
          readonly after: {
            readonly verdict: "agree" | "tension" | "conflict" | "revision" | "not-comparable"
            readonly status: "open" | "explained" | "dismissed" | "resolved"
          }
          readonly explanation: string
        })[]
      } }
  }
  /** Read a rule */
  readonly readRule: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: {
        /** A UUIDv7. */
        readonly id: string
        readonly version: number
        readonly name: string
        readonly scope: Scope
        readonly settings: Settings
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority: number
        readonly status: "active" | "retired"
        /** RFC 3339, in UTC. */
        readonly createdAt: string
        /** RFC 3339, in UTC. */
        readonly changedAt: string
        readonly versions: readonly RuleVersion[]
      } }
  }
  /** Replace a rule by its next version */
  readonly changeRule: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly name?: string | undefined
        /** All that are given must hold of a subject. Without any, the rule holds everywhere. */
        readonly scope?: {
          /** A UUIDv7. */
          readonly subject?: string | undefined
          readonly tag?: string | undefined
          /** How the quantity lives in time. */
          readonly measure?: "stock" | "cumulative" | "flow" | undefined
          /** The unit of the subject. */
          readonly unit?: string | undefined
          readonly dimension?: string | undefined
        } | undefined
        /** Settings over the built-in default (5 %, 30 days). `relative`, `absolute` and `drift` (for each day between the as-of dates) are one setting: giving any of them replaces all. For subjects in % amounts are in `percentage points`. A bare number is refused: 0.5 could mean 50 % or 0.5 %. */
        readonly settings: {
          /** Of the larger of the two nearest ends; from 0 to below 100. */
          readonly relative?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly percent: string | number
          } | undefined
          readonly absolute?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly drift?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly amount: string | number
            readonly unit: string
          } | undefined
          readonly windowDays?: number | undefined
          readonly rounding?: "inferred" | "none" | undefined
          /** `strict`, as is built in: between precise figures only rounding is excused, and shares may differ by 0.5 percentage points. `tolerant`: the allowance holds for them too. A rule that sets an allowance for what its scope names is tolerant unless it says otherwise; so is a comparison that is given one. */
          readonly precise?: "strict" | "tolerant" | undefined
          readonly severity?: {
            /** a decimal, such as 7000 or "0.55" */
            readonly medium: string | number
            /** a decimal, such as 7000 or "0.55" */
            readonly high: string | number
          } | undefined
          /** How far hedges reach; what is left out stays as built in. */
          readonly hedgeProfile?: {
            /** In percent of the numeral. */
            readonly about?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly nearly?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** In percent of the numeral. */
            readonly justOver?: {
              /** a decimal, such as 7000 or "0.55" */
              readonly stated: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly implied: string | number
            } | undefined
            /** a decimal, such as 7000 or "0.55" */
            readonly powerOfTenStep?: string | number | undefined
            readonly orders?: { readonly [name: string]: {
              /** a decimal, such as 7000 or "0.55" */
              readonly low: string | number
              /** a decimal, such as 7000 or "0.55" */
              readonly high: string | number
            } } | undefined
          } | undefined
          /** The verdicts that open a conflict. */
          readonly flagged?: readonly ("conflict" | "tension")[] | undefined
        }
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority?: number | undefined
      }
    }
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: {
        /** A UUIDv7. */
        readonly id: string
        readonly version: number
        readonly name: string
        readonly scope: Scope
        readonly settings: Settings
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority: number
        readonly status: "active" | "retired"
        /** RFC 3339, in UTC. */
        readonly createdAt: string
        /** RFC 3339, in UTC. */
        readonly changedAt: string
        /** The pass that judges anew what the change touches; null where nothing changed. */
        readonly rejudging: Rejudging | null
      } }
  }
  /** Retire a rule */
  readonly retireRule: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: {
        /** A UUIDv7. */
        readonly id: string
        readonly version: number
        readonly name: string
        readonly scope: Scope
        readonly settings: Settings
        /** Decides between rules of equal scope; the higher wins, then the newer. */
        readonly priority: number
        readonly status: "active" | "retired"
        /** RFC 3339, in UTC. */
        readonly createdAt: string
        /** RFC 3339, in UTC. */
        readonly changedAt: string
        /** The pass that judges anew what the change touches; null where nothing changed. */
        readonly rejudging: Rejudging | null
      } }
  }
  /** Read the tolerance of a subject */
  readonly readTolerance: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: {
        readonly subject: Named
        readonly settings: Settings
        readonly rules: readonly RuleUse[]
        readonly from: {
          readonly allowance: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly windowDays: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly rounding: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly precise: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly severity: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly hedgeProfile: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
          readonly flagged: {
            /** Its id; "default" for what is built in. */
            readonly rule: string
            readonly version: number
            readonly name: string
            readonly scope: Scope
          }
        }
      } }
  }
  /** Learn from what people have assigned */
  readonly learnLinkModel: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** Tells what would come of it. */
        readonly dryRun?: boolean | undefined
        /** Kept in the history. */
        readonly note?: string | undefined
        /** Of the articles to learn from. */
        readonly language?: "en" | "de" | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: LearnedLinkModel | LinkModel }
  }
  /** List the models that were learned */
  readonly listLinkModels: {
    readonly params: {
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly LinkModel[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a model that was learned */
  readonly readLinkModel: {
    readonly params: {
      /** Such as `en-1+1`. */
      readonly name: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: WholeLinkModel }
  }
  /** Take a model out of force */
  readonly revokeLinkModel: {
    readonly params: {
      /** Such as `en-1+1`. */
      readonly name: string
    }
    readonly body: {
      readonly "application/json": Readonly<Record<string, never>>
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: LinkModel }
  }
  /** List the passes that judge anew */
  readonly listRejudgings: {
    readonly params: {
      readonly status?: "waiting" | "running" | "done" | undefined
      /** A UUIDv7. */
      readonly rule?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Rejudging[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read how far a pass has come */
  readonly readRejudging: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: Rejudging }
  }
  /** Accept a difference for a time */
  readonly acceptDifference: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** A UUIDv7. */
        readonly conflict?: string | undefined
        /** A UUIDv7. */
        readonly subject?: string | undefined
        /** Kept in the history. */
        readonly reason: string
        /** A day or an RFC 3339 time, in the future. */
        readonly until: string
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Exception }
  }
  /** List exceptions */
  readonly listExceptions: {
    readonly params: {
      readonly status?: "active" | "ended" | undefined
      /** A UUIDv7. */
      readonly subject?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Exception[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read an exception */
  readonly readException: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: Exception }
  }
  /** End an exception before its time */
  readonly endException: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason: string
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Exception }
  }
  /** Create a source */
  readonly createSource: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        readonly name: string
        /** An http or https address */
        readonly url?: string | undefined
        readonly aliases?: readonly string[] | undefined
        readonly tags?: readonly string[] | undefined
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Source }
  }
  /** List sources */
  readonly listSources: {
    readonly params: {
      /** Found are names and aliases that are this, then those that hold it, then those that have its words in any order, each as a part or by its sound: `kursk troops`, `zelenskyy`. */
      readonly q?: string | undefined
      readonly tag?: string | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Source[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a source */
  readonly readSource: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: Source }
  }
  /** Rename, alias or tag a source */
  readonly changeSource: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        readonly name?: string | undefined
        readonly url?: string | null | undefined
        readonly aliases?: readonly string[] | undefined
        readonly tags?: readonly string[] | undefined
      }
    }
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: Source }
  }
  /** Merge a source into another */
  readonly mergeSource: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** A UUIDv7. */
        readonly into: string
      }
    }
    readonly takes: "actor" | "idempotencyKey" | "version"
    readonly answer: { readonly json: Source }
  }
  /** Import a file of claims */
  readonly createImport: {
    readonly params: {
      /** The language of the claims that do not say theirs. */
      readonly language?: "en" | "de" | undefined
      /** Of CSV: what stands between the values. The header shows it too. */
      readonly separator?: "comma" | "semicolon" | "tab" | undefined
    }
    readonly body: {
      readonly "application/x-ndjson": unknown
      readonly "text/csv": unknown
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Import }
  }
  /** List imports */
  readonly listImports: {
    readonly params: {
      readonly status?: "receiving" | "waiting" | "running" | "done" | "failed" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Import[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read how far an import has come */
  readonly readImport: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: Import }
  }
  /** List the lines of an import */
  readonly listImportLines: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
      readonly outcome?: "waiting" | "filed" | "repeated" | "refused" | undefined
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly ImportLine[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Take the refused lines of a CSV import */
  readonly readRefusedLines: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly text: string }
  }
  /** Undo an import */
  readonly undoImport: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** Kept in the history. */
        readonly reason: string
      }
    }
    readonly takes: "actor" | "idempotencyKey"
    readonly answer: { readonly json: Import }
  }
  /** Make a key */
  readonly createKey: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** The history shows it: `key CMS`. */
        readonly name: string
        /** `read` what is stored, `check` texts and figures, `file` claims and imports, `review` conflicts and exceptions, `curate` subjects and sources, `rules`, `webhooks`, and `admin` for keys and people. */
        readonly scopes: readonly ("read" | "check" | "file" | "review" | "curate" | "rules" | "webhooks" | "admin")[]
        /** RFC 3339; without it the key has no end. */
        readonly expiresAt?: string | undefined
        /** Cost of its requests a minute; without it RATE_LIMIT holds. Most requests cost 1. */
        readonly rate?: number | undefined
      }
    }
    readonly takes: "actor"
    readonly answer: { readonly json: CreatedKey }
  }
  /** List keys */
  readonly listKeys: {
    readonly params: {
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly AccessKey[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Replace a key */
  readonly rotateKey: {
    readonly params: {
      /** The eight characters behind `cck_`. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "actor"
    readonly answer: { readonly json: CreatedKey }
  }
  /** Revoke a key */
  readonly revokeKey: {
    readonly params: {
      /** The eight characters behind `cck_`. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "actor"
    readonly answer: { readonly json: AccessKey }
  }
  /** Who am I, and what may I do? */
  readonly readMe: {
    readonly params: null
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: Me }
  }
  /** List people */
  readonly listPeople: {
    readonly params: {
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Person[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Read a person's account */
  readonly readPerson: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "ifNoneMatch"
    readonly answer: { readonly json: Person }
  }
  /** Change a person's name or role, or disable the account */
  readonly changePerson: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: {
      readonly "application/json": {
        /** The history shows it. */
        readonly name?: string | undefined
        /** Each may do what the ones before it may: `reader` reads and checks, `reporter` files, `editor` reviews and curates, `standards-editor` makes rules, `owner` all. */
        readonly role?: "reader" | "reporter" | "editor" | "standards-editor" | "owner" | undefined
        readonly disabled?: boolean | undefined
      }
    }
    readonly takes: "actor" | "version"
    readonly answer: { readonly json: Person }
  }
  /** Make a link that signs a person in */
  readonly linkPerson: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "actor"
    readonly answer: { readonly json: CreatedInvitation }
  }
  /** Invite a person */
  readonly createInvitation: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** Each may do what the ones before it may: `reader` reads and checks, `reporter` files, `editor` reviews and curates, `standards-editor` makes rules, `owner` all. */
        readonly role: "reader" | "reporter" | "editor" | "standards-editor" | "owner"
        /** The history shows it. */
        readonly name?: string | undefined
      }
    }
    readonly takes: "actor"
    readonly answer: { readonly json: CreatedInvitation }
  }
  /** List invitations and links to sign in */
  readonly listInvitations: {
    readonly params: {
      /** Items a page. */
      readonly limit?: number | undefined
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly answer: { readonly list: {
        readonly items: readonly Invitation[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
  }
  /** Revoke an invitation */
  readonly revokeInvitation: {
    readonly params: {
      /** A UUIDv7. */
      readonly id: string
    }
    readonly body: null
    readonly takes: "actor"
    readonly answer: { readonly json: Invitation }
  }
  /** Become the first owner */
  readonly becomeOwner: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** The part of the link behind `token=`. */
        readonly token: string
        /** The history shows it. */
        readonly name: string
      }
    }
    readonly takes: never
    readonly answer: { readonly json: Owned }
  }
  /** Sign in with a link */
  readonly signIn: {
    readonly params: null
    readonly body: {
      readonly "application/json": {
        /** The part of the link behind `token=`. */
        readonly token: string
        /** The history shows it. */
        readonly name?: string | undefined
      }
    }
    readonly takes: never
    readonly answer: { readonly json: Person }
  }
  /** Sign out */
  readonly signOut: {
    readonly params: null
    readonly body: null
    readonly takes: never
    readonly answer: { readonly json: SignedOut }
  }
  /** Who did what from where */
  readonly listAudit: {
    readonly params: {
      /** `nextCursor` of the page before. */
      readonly cursor?: string | undefined
      /** Entries a page; 50 where it is not said. */
      readonly limit?: number | undefined
      /** As the entry has it, such as `key CMS`. */
      readonly actor?: string | undefined
      /** The id of a key. */
      readonly key?: string | undefined
      /** The id of a person. */
      readonly person?: string | undefined
      /** An `operationId` of this document. */
      readonly operation?: string | undefined
      /** RFC 3339, or a day, from its beginning. */
      readonly from?: string | undefined
      /** RFC 3339, or a day, to its end. */
      readonly to?: string | undefined
      /** `json` is a page. The others are all of the list, and take no `limit` and no `cursor`. */
      readonly format?: "json" | "ndjson" | "csv" | undefined
    }
    readonly body: null
    readonly takes: never
    readonly formats: {
      readonly "json": { readonly list: {
        readonly items: readonly AuditEntry[]
        /** Give it as `cursor` for the next page; null on the last. */
        readonly nextCursor: string | null
      } }
      readonly "ndjson": { readonly records: AuditEntry }
      readonly "csv": { readonly text: string }
    }
    readonly format: "json"
  }
  /** Export everything of one kind */
  readonly exportRecords: {
    readonly params: {
      readonly kind: "sources" | "subjects" | "rules" | "claims" | "conflicts" | "exceptions" | "distinctions" | "articles" | "link-decisions" | "link-models"
      /** `claimreview`, of claims alone: one JSON-LD object a line in the words of schema.org, as `GET /v1/claims/{id}?format=claimreview` answers it. It is for others to read and does not go back in. */
      readonly format?: "ndjson" | "csv" | "claimreview" | undefined
      /** Of CSV; `comma` where it is not said. */
      readonly separator?: "comma" | "semicolon" | "tab" | undefined
      /** The id of the last record that was received. */
      readonly after?: string | undefined
    }
    readonly body: null
    readonly takes: never
    readonly formats: {
      readonly "ndjson": { readonly records: SourceRecord | SubjectRecord | RuleRecord | ClaimRecord | ConflictRecord | ExceptionRecord | DistinctionRecord | ArticleRecord | ArticleVersionRecord | LinkDecisionRecord | LinkModelRecord }
      readonly "csv": { readonly text: string }
      readonly "claimreview": { readonly records: ReviewedClaim }
    }
    readonly format: "ndjson"
  }
}
