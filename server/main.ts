import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '#kernel/clock.ts'
import { systemElapsed } from '#kernel/elapsed.ts'
import { requireSoundServices, ServiceProblem } from '#modules/applications/public.ts'
import {
  assertNoDemonstration,
  assertOnlyDemonstration,
  seedDemonstration,
  seedSampleApplications,
} from '#modules/demonstration/public.ts'
import { requireOwnVault } from '#modules/evidence/public.ts'
import { requireOwnKeys } from '#modules/registry/public.ts'
import { ConfigProblem, readConfig } from '#platform/config/config.ts'
import { watchAddress } from '#platform/db/address-watch.ts'
import { watchClock } from '#platform/db/clock-watch.ts'
import { EmbeddedPostgresProblem } from '#platform/embedded-postgres/problem.ts'
import { cannotStore } from '#platform/file-store/storage-faults.ts'
import { keepHeapLean } from '#platform/heap/lean-heap.ts'
import { freePort, openDoors } from '#platform/http/doors.ts'
import { closeWithin } from '#platform/http/drain.ts'
import { createLineBuffer } from '#platform/log/line-buffer.ts'
import { standardOutput } from '#platform/log/log-target.ts'
import { readOrMakeSecrets, readSecrets } from '#platform/secrets/secrets.ts'
import { putPoolBehindEventLoop } from '#platform/threads/behind-event-loop.ts'
import { createApp, createWorkerApp } from './app.ts'
import { buildPages } from './build-pages.ts'
import { createDeps } from './create-deps.ts'
import type { Deps } from './deps.ts'
import { wordsOfListenFault } from './listen-faults.ts'
import { onStopSignal } from './on-stop-signal.ts'
import { prepareDatabase } from './prepare-database.ts'
import { renewPaymentKeys } from './renew-payment-keys.ts'
import { tellClock, welcome } from './welcome.ts'
import { startWorker, type Worker } from './worker.ts'

/** As long as a request may take and be answered. */
const CLOSE_MS = 8_000

const TARGET = standardOutput(systemClock.now)
const LINES = createLineBuffer(TARGET.write)
// Whatever ends the process, its last lines are written.
process.on('exit', LINES.flush)
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Starts the process. Stops everything it started in the opposite order, also when starting fails. */
async function main(): Promise<void> {
  keepHeapLean()
  const config = readConfig(process.env)
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  const isStopping = onStopSignal(stop)
  try {
    // Before anything is made: whoever must choose another port has nothing to clear away.
    await freePort(config)
    const secretsPath = config.secretsFile ?? join(config.directory, 'secrets.json')
    const secrets = config.secretsFile
      ? await readSecrets(secretsPath, config.mode)
      : await readOrMakeSecrets(secretsPath)
    await putPoolBehindEventLoop()
    const pages = config.role === 'worker' ? undefined : buildPages(ROOT)
    const database = await prepareDatabase(config, LINES)
    stops.push(database.stop)
    const deps = await createDeps({
      config,
      secrets,
      databaseUrl: database.url,
      setRole: database.setRole,
      isStarting: true,
      lines: LINES,
      lostLines: TARGET.lost,
    })
    const address = watchAddress(deps)
    stops.push(deps.database.close, deps.printer.stop, async () => address.stop())
    stops.push(renewPaymentKeys(deps, secretsPath))
    await requireOwnKeys(deps)
    if (config.role !== 'worker') await requireOwnVault(deps)
    const watch = await watchClock({ ...deps, elapsed: systemElapsed })
    stops.push(async () => watch.stop())
    tellClock(watch.aheadMs)
    await prepareContent(deps)
    await requireSoundServices(deps)
    await deps.bus.start()
    stops.push(deps.bus.stop)
    if (config.role !== 'web') {
      const worker = await startWorker(deps, database.url)
      stops.push(() => worker.stop())
      if (config.role === 'worker') await answerForWorker(deps, { worker, stops })
    }
    deps.database.serve()
    if (config.role !== 'worker') {
      stops.push(deps.captchas.fill({ size: config.memory.captchas, isBusy: deps.hasher.isBusy }))
      const { http, drain } = await createApp(deps, { pages: await pages })
      let closeDoors = async () => {}
      stops.push(
        async () => void (await Promise.all([closeDoors(), closeWithin(http, CLOSE_MS)])),
        () => drain(config.drainMs),
      )
      closeDoors = await openDoors(http, { host: config.host, port: config.port })
      welcome(config, http.server.address())
    }
  } catch (error) {
    await stop()
    if (!isStopping()) throw error
  }
}

async function answerForWorker(
  deps: Deps,
  { worker, stops }: { worker: Worker; stops: (() => Promise<unknown>)[] },
): Promise<void> {
  const http = await createWorkerApp(deps, worker.isTaking)
  stops.push(() => closeWithin(http, CLOSE_MS))
  await http.listen({ host: deps.config.host, port: deps.config.port })
  process.stdout.write(`后台任务进程已启动，状态见 http://${deps.config.host}:${deps.config.port}/readyz\n`)
}

/** Loads demonstration data in demonstration mode; makes sure that there is none in production. */
async function prepareContent(deps: Deps): Promise<void> {
  if (deps.config.mode === 'production') await assertNoDemonstration(deps)
  else {
    await assertOnlyDemonstration(deps)
    await seedDemonstration(deps)
    await seedSampleApplications(deps)
  }
}

// Whoever collects the log may go away, or its disk be full: lines are lost then, and nothing else.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

main().catch((error: unknown) => {
  const isExplained =
    error instanceof ConfigProblem ||
    error instanceof EmbeddedPostgresProblem ||
    error instanceof ServiceProblem
  const text = isExplained
    ? error.message
    : (wordsOfListenFault(error) ??
      (cannotStore(error)
        ? `文件不能写入，服务没有启动：${(error as Error).message}。请检查磁盘空间、挂载方式和权限。`
        : withCauses(error)))
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})

/** Writes an error with all its causes, because PostgreSQL's own message stands in the innermost one. */
function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const text = error.stack ?? error.message
  return error.cause === undefined ? text : `${text}\n原因：${withCauses(error.cause)}`
}
