import { setTimeout as sleep } from "node:timers/promises"
import t, { type Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { call, type Service, startService } from "../support/service.ts"

/** A process whose event loop hangs ends itself; one that is only held up does not. */

const SIGNAL = "SIGUSR2"
/** What makes the event loop of the real service hang at the signal: it waits for what never comes, and takes no processor. */
const HANG = `--import=data:text/javascript,process.on('${SIGNAL}',()=>{Atomics.wait(new%20Int32Array(new%20SharedArrayBuffer(4)),0,0)})`
/** Milliseconds after which the watchdog would long have ended a process that it finds hanging. */
const LONG = 12_000

/** The tests do little but wait, so they do it together. */
t.jobs = 4
const beside = { buffered: true }

t.test("a process whose event loop hangs ends itself and says so", beside, async (t) => {
  const service = await startHanging(t, { WATCHDOG: "8000" })
  service.kill(SIGNAL)
  const { signal, output } = await service.exited
  t.equal(signal, "SIGKILL")
  t.match(output, /\nThe event loop has stood still for \d+\.\d s \(WATCHDOG\); the process ends itself\.\n/)
})

t.test("without a watchdog it hangs on", beside, async (t) => {
  const service = await startHanging(t, { WATCHDOG: "0" })
  service.kill(SIGNAL)
  await checkAlive(t, service)
})

t.test("an open inspector may pause it for as long as it likes", beside, async (t) => {
  const service = await startHanging(t, { WATCHDOG: "8000" }, "--inspect=127.0.0.1:0")
  // The watching thread learns of the inspector with a beat of the event loop.
  await sleep(500)
  service.kill(SIGNAL)
  await checkAlive(t, service)
})

t.test("a process that was stopped goes on where it was", beside, async (t) => {
  const service = await startHanging(t, { WATCHDOG: "8000" })
  service.kill("SIGSTOP")
  await sleep(LONG)
  service.kill("SIGCONT")
  await sleep(LONG)
  t.equal((await call(service.address, "GET", "/health/live")).status, 200)
  t.notMatch(service.output(), "WATCHDOG")
})

let last: Promise<unknown> = Promise.resolve()

/** One after the other: a start holds up the event loop by itself, and longer where four share the machine. */
async function startHanging(t: Test, settings: Record<string, string>, option = ""): Promise<Service> {
  const { url } = await cloneDatabase(t)
  const env = { DATABASE_URL: url, NODE_OPTIONS: `${HANG} ${option}`, ...settings }
  const started = last.then(() => startService(t, env))
  last = started.catch(() => {})
  return started
}

async function checkAlive(t: Test, service: Service): Promise<void> {
  const ended = service.exited.then(() => "ended")
  t.equal(await Promise.race([ended, sleep(LONG, "alive")]), "alive")
  service.kill("SIGKILL")
  t.notMatch((await service.exited).output, "WATCHDOG")
}
