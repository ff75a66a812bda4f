/** Words near a figure that tell how a number was before or what it became, or that it is one of many over a time. */
export const UPDATES =
  /\b(?:earlier|initial(?:ly)?|at first|previous(?:ly)?|former(?:ly)?|original(?:ly)?|preliminary|revis\w+|updat\w+|correct\w+|(?:ris(?:e|es|ing)|rose|risen|climb\w*|grow\w*|grew|increas\w+|jump\w*|f[ae]ll(?:en|ing|s)?|drop\w*|decreas\w+|declin\w+|shr[aiu]nk\w*|swell\w*|swollen|cut|down|up)\s+(?:again\s+)?(?:to|from)|(?:increase|rise|drop|fall|decline) (?:of|in)|compared (?:with|to)|since (?:then|\d{4})|by then|until then|(?:last|previous) (?:year|month|week|night|time)|(?:over|in|for|during) the (?:past|last)|a (?:year|month|week|day) (?:ago|earlier|later|before)|now|so far this|no longer|was expected|had expected|possibly|another|more than before|instead of|rather than|not just)\b/iu

/** What stands right before a figure that names again what was told before: "the" of "the 54,000 spectators". */
export const TAKING_UP = /\b(?:the|all|all the|all of the|those|these|his|her|its|their)\s+$/iu

/** What stands before a figure that counts some of those that are known: "of the nine species, three", "the first three". */
export const SOME_BEFORE =
  /(?:\b(?:first|last|next|other|remaining|final|top|only|each|every|per)\s+|\bof (?:the|its|their|these|those|all)\b[^.,;]{1,60},\s+)$/iu

/** Words before a figure that tell how it was, and no more is. */
export const WAS_BEFORE =
  /\b(?:(?:up|down|rose|risen|rise|fell|fallen|fall|cut|reduced|raised|increased|changed|revised|lowered|grown|jumped|dropped) (?:sharply |slightly )?from|compared (?:with|to)|(?:after|against)\s+$|instead of|no longer|earlier|initial(?:ly)?|at first|first (?:said|reported|put)|previous(?:ly)?|formerly|originally|(?:last|previous) (?:year|month|week|night)|(?:an?|\p{L}+|\d+) (?:year|month|week|day|decade)s? (?:ago|earlier|before)|the day before|yesterday)\b/iu

/** Words before a figure that tell how it is when the text is read. */
export const IS_NOW = /\b(?:now|so far|to date|already|currently|at present|as of today|at the moment)\b/iu

/** Names of subjects that are a change themselves. */
export const OF_CHANGE =
  /\b(?:growth|grows?|inflation|rises?|increases?|changes?|falls?|declines?|drops?|decreases?|cuts?|shrink(?:s|ing|age)?|contraction)\b/iu

/** Words before a figure that tell what is needed. */
export const WANTED =
  /\b(?:needs?|needed|needing|requires?|required|requiring|short of|shy of|threshold of|threshold is|minimum of|quorum of|target of|target is|target was|goal of|goal is|aims? (?:for|at)|aiming (?:for|at)|hop(?:es|ed|ing) (?:for|to reach))\b[^.,;\d]{0,24}$/iu

/** Words behind a figure that tell what it would do. */
export const WANTED_FOR =
  /^\s+(?:\p{L}+\s+)?(?:(?:is |are |was |were )?(?:needed|required) )?for (?:a|an|the) (?:\p{L}+[ -])?(?:majority|quorum|control)\b|^\s+(?:\p{L}+\s+)?(?:needed|required) (?:for|to (?:win|pass|govern|qualify|advance|reach|form|trigger))\b/iu
