import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Reply, Request } from './orders.ts'

export interface Host {
  ask(order: Order): Promise<string>
  close(): Promise<void>
}

/**
 * Starts the process of the products. It runs the files as the product does, without the test runner's transformations.
 */
export function openHost(): Host {
  const child = fork(fileURLToPath(new URL('host.ts', import.meta.url)), { execArgv: [] })
  const waiting = new Map<number, PromiseWithResolvers<string>>()
  let count = 0
  child.on('message', (reply: Reply) => {
    const one = waiting.get(reply.number)
    waiting.delete(reply.number)
    if ('fault' in reply) one?.reject(new Error(reply.fault))
    else one?.resolve(reply.words)
  })
  child.on('exit', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`the products' process ended with ${code}`))
    waiting.clear()
  })
  return {
    ask(order) {
      count += 1
      const one = Promise.withResolvers<string>()
      waiting.set(count, one)
      child.send({ number: count, order } satisfies Request)
      return one.promise
    },
    async close() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
