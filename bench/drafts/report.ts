import { loadavg } from "node:os"
import { printTable } from "../print-table.ts"
import { printOptional, printRounded, type Report } from "../report.ts"
import { withPostgres } from "../server/postgres.ts"
import type { IsOver } from "../time-limit.ts"
import { measureDrafts, type Sizes, type Way } from "./measure.ts"

/** The way that a user has without these calls. */
const BY_HAND = "parse, and a search a figure"

/** What a draft and the versions of an article take, beside what a user would do otherwise. */
export function benchmarkDrafts(sizes: Sizes, isOver: IsOver): Promise<Report> {
  return withPostgres(async (server) => {
    const { ways, words, figures } = await measureDrafts(server, sizes, isOver)
    const [load = 0] = loadavg()
    const drafts = `Drafts of ${printRounded(words)} words with ${figures} figures`
    const store = `${printRounded(sizes.subjects)} subjects, load ${load.toFixed(1)}`
    const head = ["", "drafts", "p50: ms", "p99: ms", "service: ms", "PostgreSQL: ms", "right first", "by hand takes"]
    return {
      title: `${drafts}, ${store}; ms of the processor on average (${server.description})`,
      table: printTable(head, listRows(ways)),
      numbers: { server: server.description, ...sizes, words, figures, load, ways },
    }
  })
}

function listRows(ways: readonly Way[]): string[][] {
  const hand = ways.find(({ name }) => name === BY_HAND)
  return ways.map((way) => [
    way.name,
    String(way.drafts),
    way.p50.toFixed(1),
    way.p99.toFixed(1),
    printOptional(way.service, 1),
    printOptional(way.server, 1),
    way.right === null ? "–" : `${(way.right * 100).toFixed(1)} %`,
    hand === undefined ? "–" : compare(hand, way),
  ])
}

/** How many times as long the way by hand takes: of the clock at the median, and of the processor. */
function compare(hand: Way, way: Way): string {
  const cpu = ({ service, server }: Way) => (service === null || server === null ? null : service + server)
  const [own, other] = [cpu(way), cpu(hand)]
  const ratio = own === null || other === null ? null : other / own
  return `${(hand.p50 / way.p50).toFixed(2)} × (processor ${printOptional(ratio, 2)} ×)`
}
