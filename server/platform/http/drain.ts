import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

export interface Drain {
  isDraining(): boolean
  /** From now on every answer ends its connection; resolves when whoever was here had the time to go elsewhere. */
  begin(milliseconds: number): Promise<void>
}

/**
 * The way out of a rolling stop without a failed request: a server that closes at once cuts the kept connection on which
 * the next request is just being sent. So it is first said that we leave, then waited, then closed.
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
