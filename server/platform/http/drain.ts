import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

export interface Drain {
  isDraining(): boolean
  /** Every answer from now on ends its connection; resolves when clients have had time to move to another server. */
  begin(milliseconds: number): Promise<void>
}

/**
 * Closes a server: what is under way is answered, and whoever is still sending or reading after that time is cut off. What is stopped after
 * the server would otherwise wait for its slowest client (OPS-01).
 */
export async function closeWithin(app: FastifyInstance, milliseconds: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), milliseconds)
  await app.close()
  clearTimeout(cut)
}

/**
 * Stops a server without a failed request. A server that closes at once cuts kept connections on which the next request is
 * already under way, so it first announces that it leaves, then waits, then closes.
 */
export function createDrain(app: FastifyInstance): Drain {
  let isDraining = false
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
  })
  return {
    isDraining: () => isDraining,
    async begin(milliseconds) {
      isDraining = true
      await sleep(milliseconds)
    },
  }
}
