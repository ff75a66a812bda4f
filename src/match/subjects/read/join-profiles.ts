import type { ProfileView, StoryView } from "./read-profile.ts"
import { union } from "./terms.ts"

/** What only the candidates together tell of each: its story, and which words only a part has. */
export function joinProfiles(subjects: readonly ProfileView[]): readonly ProfileView[] {
  const byId = new Map(subjects.map((subject) => [subject.profile.id, subject]))
  const stories = Map.groupBy(subjects, ({ story }) => story.key)
  return subjects.map((subject) => {
    const { key } = subject.story
    const own = subject.isPart ? listOwn(subject, byId) : subject.own
    const tellers = key === null ? [] : (stories.get(key) ?? [])
    return tellers.length < 2 ? { ...subject, own } : { ...subject, own, story: joinStory(subject, tellers) }
  })
}

function joinStory(subject: ProfileView, tellers: readonly ProfileView[]): StoryView {
  const others = tellers.filter((other) => other !== subject)
  const days = tellers.flatMap(({ profile: { firstDay, lastDay } }) => [firstDay ?? [], lastDay ?? []]).flat()
  return {
    key: subject.story.key,
    quoted: union(...tellers.map(({ quoted }) => quoted)),
    quotedNames: union(...tellers.map(({ quotedNames }) => quotedNames)),
    families: union(...others.map(({ families }) => families)),
    isAlone: others.every(({ profile }) => profile.dimension !== subject.profile.dimension),
    firstDay: days.length === 0 ? null : Math.min(...days),
    lastDay: days.length === 0 ? null : Math.max(...days),
  }
}

/** The words of a part that none of its wholes has. */
function listOwn(subject: ProfileView, byId: ReadonlyMap<string, ProfileView>): ReadonlySet<string> {
  const wholes = subject.profile.wholes.flatMap((id) => byId.get(id) ?? [])
  const known = union(...wholes.flatMap(({ name, aliases }) => [name, aliases]))
  return new Set([...subject.own].filter((term) => !known.has(term)))
}
