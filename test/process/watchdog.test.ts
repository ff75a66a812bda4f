import { setTimeout as sleep } from "node:timers/promises"
import t, { type Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { call, type Service, startService } from "../support/service.ts"

/** A process whose event loop hangs ends itself; one that is only held up does not. */

const SIGNAL = "SIGUSR2"
/** What makes the event loop of the real service hang at the signal. */
const HANG = `--import=data:text/javascript,process.on('${SIGNAL}',()=>{for(;;);})`
/** Milliseconds after which the watchdog would long have ended a process that it finds hanging. */
const LONG = 8_000

t.test("a process whose event loop hangs ends itself and says so", async (t) => {
  const service = await startHanging(t, { WATCHDOG: "4000" })
  service.kill(SIGNAL)
  const { signal, output } = await service.exited
  t.equal(signal, "SIGKILL")
  t.match(output, /\nThe event loop has stood still for \d+\.\d s \(WATCHDOG\); the process ends itself\.\n/)
})

t.test("without a watchdog it hangs on", async (t) => {
  const service = await startHanging(t, { WATCHDOG: "0" })
  service.kill(SIGNAL)
  await checkAlive(t, service)
})

t.test("an open inspector may pause it for as long as it likes", async (t) => {
  const service = await startHanging(t, { WATCHDOG: "4000" }, "--inspect=127.0.0.1:0")
  // The watching thread learns of the inspector with a beat of the event loop.
  await sleep(500)
  service.kill(SIGNAL)
  await checkAlive(t, service)
})

t.test("a process that was stopped goes on where it was", async (t) => {
  const service = await startHanging(t, { WATCHDOG: "4000" })
  service.kill("SIGSTOP")
  await sleep(LONG)
  service.kill("SIGCONT")
  await sleep(LONG)
  t.equal((await call(service.address, "GET", "/health/live")).status, 200)
  t.notMatch(service.output(), "WATCHDOG")
})

async function startHanging(t: Test, settings: Record<string, string>, option = ""): Promise<Service> {
  const { url } = await cloneDatabase(t)
  return startService(t, { DATABASE_URL: url, NODE_OPTIONS: `${HANG} ${option}`, ...settings })
}

async function checkAlive(t: Test, service: Service): Promise<void> {
  const ended = service.exited.then(() => "ended")
  t.equal(await Promise.race([ended, sleep(LONG, "alive")]), "alive")
  service.kill("SIGKILL")
  t.notMatch((await service.exited).output, "WATCHDOG")
}
