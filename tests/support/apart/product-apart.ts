import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The product in a process of its own, started as an operator starts it, with a clock that a test moves. */
export interface ProductApart {
  origin: string
  /** The product's clock is so far from the machine's, from now on. */
  move(movedMs: number): Promise<void>
  /** kill -9, and a new start; resolves when the new one answers. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startProductApart(options: {
  origin: string
  environment: Record<string, string>
  movedMs: number
}): Promise<ProductApart> {
  const { origin, environment } = options
  let { movedMs } = options
  const start = async () => {
    const child = spawnProduct(environment, movedMs)
    await untilReady(origin, child)
    return child
  }
  let child = await start()
  return {
    origin,
    async move(milliseconds) {
      movedMs = milliseconds
      await tell(child, movedMs)
    },
    async kill() {
      await end(child, 'SIGKILL')
      child = await start()
      // Time may have passed while it started.
      await tell(child, movedMs)
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

/** Moves the clock of a product, unless it is killed first: its successor begins with this time. */
async function tell(child: ChildProcess, movedMs: number): Promise<void> {
  if (hasEnded(child) || !child.connected) return
  const over = new AbortController()
  const { signal } = over
  const heard = Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })])
  child.send(movedMs, () => undefined)
  await heard
  over.abort()
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function spawnProduct(environment: Record<string, string>, movedMs: number): ChildProcess {
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  const clock = fileURLToPath(new URL('./moved-clock.ts', import.meta.url))
  return spawn(process.execPath, ['--import', clock, 'server/main.ts'], {
    env: {
      ...inherited,
      ...environment,
      KAOJI_LOG_LEVEL: 'silent',
      KAOJI_TEST_MOVED_MS: String(movedMs),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 300_000
  while (performance.now() < until) {
    if (hasEnded(child)) throw new Error('the product did not start')
    const isUp = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await sleep(30)
  }
  throw new Error('the product was not ready in five minutes')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
