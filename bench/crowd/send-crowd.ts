import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { pinned } from '../pin.ts'
import type { CrowdOrder, Outcome } from './errands.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** A process that sends crowds, one after the other. */
export interface CrowdSender {
  send(order: CrowdOrder): Promise<Outcome[]>
  close(): Promise<void>
}

/**
 * Begins a process that sends crowds; `isAlone` holds it to the core that the server does not have. One that sends several has warmed up after
 * the first, as a server has.
 */
export function createCrowdSender({ isAlone = true }: { isAlone?: boolean } = {}): CrowdSender {
  const start = [process.execPath, MAIN]
  const [command = '', ...args] = isAlone ? pinned('client', start) : start
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async send(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`)
      const { value, done } = await said.next()
      if (done) throw new Error(`the crowd ended with ${(await ended)[0]}`)
      return JSON.parse(value) as Outcome[]
    },
    async close() {
      child.stdin.end()
      await ended
    },
  }
}

/** Sends one crowd from a process of its own. */
export async function sendCrowd(order: CrowdOrder, how: { isAlone?: boolean } = {}): Promise<Outcome[]> {
  const sender = createCrowdSender(how)
  try {
    return await sender.send(order)
  } finally {
    await sender.close()
  }
}
