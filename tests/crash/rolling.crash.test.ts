import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { runOn, withDatabase } from '#tests/support/database-server.ts'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { spawnProduct, untilReady } from './stage.ts'

const directory = makeThrowawayFolderOnDisk('kaoji-rolling-')
const name = () => `${inject('template')}_rolling`

interface Node {
  origin: string
  child: ChildProcess
  isReady: boolean
}
const nodes: Node[] = []
let isOver = false

const startNode = (port: string) =>
  spawnProduct({
    PORT: port,
    KAOJI_ROLE: 'web',
    KAOJI_DRAIN_SECONDS: '5',
    KAOJI_DATA_DIR: directory,
    DATABASE_URL: withDatabase(inject('adminUrl'), name()),
  })

beforeAll(async () => {
  await runOn(inject('adminUrl'), `create database ${name()} template ${inject('template')}`)
  for (let number = 0; number < 2; number += 1) {
    const port = String(await findFreePort())
    const node = { origin: `http://127.0.0.1:${port}`, child: startNode(port), isReady: true }
    await untilReady(node.origin, node.child)
    nodes.push(node)
  }
}, 240_000)
afterAll(async () => {
  isOver = true
  for (const { child } of nodes) {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  removeThrowawayFolder(directory)
}, 60_000)

/** What a balancer does: asks each node every tenth of a second whether it is ready. */
async function watch(): Promise<void> {
  while (!isOver) {
    for (const node of nodes)
      node.isReady = await fetch(`${node.origin}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    await sleep(100)
  }
}

/** One request on a kept connection; no second try. A node that ends its connections is leaving. Answers the status, or that the node was too busy. */
function ask(node: Node, agent: Agent): Promise<number | 'overloaded'> {
  return new Promise((resolve, reject) => {
    get(`${node.origin}/api/texts`, { agent }, (response) => {
      let body = ''
      response.on('data', (part) => {
        body += part
      })
      if (response.headers.connection === 'close') node.isReady = false
      response.on('end', () =>
        resolve(body.includes('"overloaded"') ? 'overloaded' : (response.statusCode ?? 0)),
      )
    }).on('error', reject)
  })
}

/** A balancer notices the first broken connection; whoever was being answered at that moment has lost the answer. */
const CLIENTS = 8

test.each([
  ['stopped', 'SIGTERM', 0],
  ['killed', 'SIGKILL', 2 * CLIENTS],
] as const)(
  'OPS-01 both of two nodes are %s and started again under load: what fails is what was under way at a %s, at most %i requests',
  async (...[, signal, atMost]) => {
    isOver = false
    const failed: string[] = []
    let done = 0
    let turn = 0
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
    const client = async () => {
      while (!isOver) {
        turn += 1
        const ready = nodes.filter(({ isReady }) => isReady)
        const node = ready[turn % ready.length]
        // On a machine that is very busy both may be late to say that they are ready.
        if (!node) {
          await sleep(20)
          continue
        }
        await ask(node, agent).then(
          (status) => {
            // A machine that is busy with something else makes a node refuse politely (OPS-02), which is not the restart's doing.
            if (status === 'overloaded') return
            done += 1
            if (status !== 200) failed.push(`${status}`)
          },
          (error: Error) => {
            node.isReady = false
            failed.push(error.message)
          },
        )
        await sleep(2)
      }
    }
    const load = [watch(), ...Array.from({ length: CLIENTS }, client)]
    for (const node of nodes) {
      await sleep(300)
      const gone = once(node.child, 'exit')
      node.child.kill(signal)
      expect((await gone)[0]).toBe(signal === 'SIGTERM' ? 0 : null)
      node.child = startNode(new URL(node.origin).port)
      await untilReady(node.origin, node.child)
      await expect.poll(() => node.isReady, { timeout: 30_000 }).toBe(true)
    }
    isOver = true
    await Promise.all(load)
    agent.destroy()
    // Broken off, never an answer that is not one.
    expect(failed.filter((why) => !/ECONN|hang up/.test(why))).toEqual([])
    expect(failed.length).toBeLessThanOrEqual(atMost)
    expect(done).toBeGreaterThan(100)
  },
  240_000,
)
