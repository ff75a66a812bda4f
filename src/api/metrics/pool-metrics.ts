import { Gauge, type Registry } from "prom-client"

/** What a pool of pg says of itself. */
export type PoolCounts = {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
  readonly options: { readonly max: number }
}

/** Reads the pools at each scrape. `pools` are by the name that the label has. */
export function showPools(registry: Registry, pools: Readonly<Record<string, PoolCounts>>): void {
  const show = (name: string, help: string, count: (pool: PoolCounts) => Readonly<Record<string, number>>) =>
    new Gauge({
      name,
      help,
      labelNames: ["pool", "state"],
      registers: [registry],
      collect() {
        for (const [pool, counts] of Object.entries(pools)) {
          for (const [state, value] of Object.entries(count(counts))) {
            this.set(state === "" ? { pool } : { pool, state }, value)
          }
        }
      },
    })
  show("countercheck_pool_connections", "Connections to the database.", ({ totalCount, idleCount }) => ({
    busy: totalCount - idleCount,
    idle: idleCount,
  }))
  show("countercheck_pool_connections_limit", "Connections at most.", ({ options }) => ({ "": options.max }))
  show("countercheck_pool_waiting", "Requests and jobs that wait until a connection is free.", ({ waitingCount }) => ({
    "": waitingCount,
  }))
}
