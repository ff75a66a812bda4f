import { type ContrastIndex, indexContrasts } from "../languages/contrasts.ts"
import { ENGLISH_CONTRAST_CLASSES } from "./contrast-classes.ts"

/** What stands in groups of one class excludes each other as a description of one figure. */
export const ENGLISH_CONTRASTS: ContrastIndex = indexContrasts({
  classes: ENGLISH_CONTRAST_CLASSES,
  marks: ["parent opponent rival accomplice accomplices"],
  roles: "to from",
  within: "in during for throughout fiscal this last",
  ordinals: [
    "first 1st",
    "second 2nd",
    "third 3rd",
    "fourth 4th",
    "fifth 5th",
    "sixth 6th",
    "seventh 7th",
    "eighth 8th",
    "ninth 9th",
    "tenth 10th",
  ],
  aside: "by against than as below beating beat above unlike",
  joints: "and but or while whereas although though compared versus as who which including",
  names: {
    before: "of in on at from by with to for near against than as like and or include including per",
    articles: "a an the its his her their",
    telling:
      "said says say saying told tells reports reported report gave gives give assigned awarded notes noted adds added writes " +
      "wrote claims claimed estimates estimated announced found finds poll survey points points_out called calls according",
    verb: /..(?<!e)ed$|^(?:has|had|will|is|was|sold|sells|made|makes|lost|loses|won|wins|spent|spends|cut|cuts|bought|paid|pays|got|took|saw|built|owns|hired|employs|drew|beat|ran|sent|lent|owes|posted)$/,
    common:
      /(?:s|tion|sion|ment|ness|ity|ance|ence|ism|ing|age|ship|over|put|wth|ly|day|th|men|ple|one|body|thing)$|^(?:police|who|he|she|it|they|we|you|i|there|here|that|then|now|which|what|demand|profit|revenue|income|traffic|crime|debt|rain|snow|power|trade|staff|crew|fire|water|inflation|support|tourism|more|most|some|many|few|all|both|each|half|none|another|nearly|about|around|almost|just|only|also|so|not)$/,
  },
  purposes: {
    allotting:
      "provides provide provided providing includes include included including sets set directs direct gives give gave " +
      "allocates allocate allocated allots earmarks earmarked earmarking contains contain contained spends spend pledged " +
      "pledges pledge offers offer offered grants granted commits committed devotes devoted donated donate",
    before: "for to on towards toward",
    and: "and",
    ends:
      "in of by from with over through at during under as that which who to on for into across against this next per after " +
      "before since until was were is are be been has have had will would could may but while whereas or including",
  },
  places: {
    before: "in at near around across",
    between:
      "the a town city village region province district county state of southern northern eastern western central nearby",
    world: "worldwide globally global around_the_world across_the_world",
    nation: "nationwide across_the_country nationally countrywide in_all altogether",
    others:
      "january february march april may june july august september october november december monday tuesday wednesday " +
      "thursday friday saturday sunday english spanish french german i he she it we they this that these those",
  },
})
