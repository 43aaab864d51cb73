import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

export interface Drain {
  isDraining(): boolean
  /** Every answer from now on ends its connection; resolves when clients have had time to move to another server. */
  begin(milliseconds: number): Promise<void>
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
