import type { SumWords } from "../languages/sum-words.ts"
import { stemEnglish } from "./stem.ts"

/** The words by which English says which figures are the parts of a whole. */
export const ENGLISH_SUMS: SumWords = Object.freeze({
  ofThese:
    /\b(?:of (?:which|whom|those|these|them|the)|out of (?:which|these|those|them)|among (?:them|those|these))\b/iu,
  rest: /\b(?:the (?:rest|others?|remaining|remainder|final|last)|and (?:finally|lastly))\b[^.,;]{0,24}$/iu,
  madeUpOf:
    /\b(?:made up of|consist(?:s|ed|ing) of|compris(?:es?|ed|ing)|composed of|(?:split|divided|broken down) (?:in)?to|split between|namely)\b|[:–—]\s*$/iu,
  someOfThem: /\b(?:includ(?:es?|ed|ing)|among (?:them|those|these)|such as|notably|at least|some of|more|another)\b/iu,
  inAll:
    /\b(?:in all|in total|altogether|(?:a|the) (?:combined |overall )?total of|totall?ing|adding up to|which makes)\b/iu,
  joint: /[,;]|\b(?:and|while|but)\b/iu,
  rate: /\b(?:each|every|per)\s+$/iu,
  outOf: /\b(?:of|out of)(?: (?:the|its|their|these|those|all))?(?: \p{L}+)?\s+$/iu,
  partOf: /^\s+(?:out )?of (?:the |its |their |a total of )?$/iu,
  another: /\b(?:another|a further|further)\s+$/iu,
  allotted: /\b(?:seats?|mandates?|votes?|electors|delegates?)\b/iu,
  allots:
    /\b(?:won|wins?|holds?|held|gets?|got|takes?|took|has|have|had|gains?|gained|secured|goes to|went to|falls? to|fell to|for the|will have)\b/iu,
  stem: (noun) => stemEnglish(noun.toLowerCase()),
  shares: /\b(?:of which|of this|of that(?: sum| total)?|out of which)\b[^.;]{0,12}$/iu,
  leaves: /,\s*(?:which|who|whose|where|said|says|according to)\b/iu,
  openNouns: /\b(?:casualties|victims)\b/iu,
  fates: [
    /\b(?:shot down|shoot down|downed|intercepted|destroyed)\b/iu,
    /\b(?:lost|jammed|suppressed|disappeared|vanished|missing)\b/iu,
    /\b(?:hit|struck|got through)\b/iu,
    /\b(?:returned|turned back|flew back)\b/iu,
    /\b(?:killed|kill|died|dead)\b/iu,
    /\b(?:injured|wounded|hurt)\b/iu,
    /\b(?:rescued|survived|saved)\b/iu,
    /\b(?:released|freed|acquitted)\b/iu,
    /\b(?:charged|convicted|detained|jailed)\b/iu,
    /\b(?:in favou?r|(?:voted|votes) for|approved)\b/iu,
    /\b(?:against|rejected)\b/iu,
    /\b(?:abstained|abstentions?|absent)\b/iu,
    /\b(?:won|wins)\b/iu,
    /\b(?:drew|drawn|draws)\b/iu,
  ],
  counterparts: [
    [/\bm[ae]n\b|\bboys?\b|\bmales?\b/iu, /\bwom[ae]n\b|\bgirls?\b|\bfemales?\b/iu, /\bchild(?:ren)?\b/iu],
    [/\bpassengers?\b/iu, /\bcrew\b/iu],
    [/\badults?\b|\bgrown-ups\b/iu, /\bchild(?:ren)?\b|\bminors?\b/iu],
    [/\bsoldiers?\b|\btroops\b|\bmilitary\b/iu, /\bcivilians?\b/iu],
  ],
})
