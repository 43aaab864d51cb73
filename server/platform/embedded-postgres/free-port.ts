import { once } from 'node:events'
import { createServer } from 'node:net'
import { systemRandom } from '#kernel/random.ts'

/** Below those that Linux, macOS and Windows give to outgoing connections and to whoever asks for any port. */
const FIRST = 20_000
const COUNT = 12_000
const TRIES = 100

/**
 * A TCP port free on 127.0.0.1 at this moment, and none that the system gives away by itself before its use; another program may still ask for
 * just this one, so be ready to ask again.
 */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = FIRST + systemRandom.below(COUNT)
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
