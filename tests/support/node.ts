import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { createPace } from '#platform/pace/pace.ts'
import { type App, createApp } from '#server/app.ts'
import { createDeps } from '#server/create-deps.ts'
import type { Deps } from '#server/deps.ts'
import type { TestApplication } from './test-application.ts'
import { SECRETS } from './test-deps.ts'

/** A second process of the same installation, as far as anything outside can tell, on a port of its own. */
export interface Node {
  deps: Deps
  app: App
  port: number
  /** How many requests have reached the framework. */
  reached(): number
  stop(): Promise<void>
}

/** Starts a node with its own connections, its own memory and its own ear on the bus. */
export async function startNode(application: TestApplication, { hears = true } = {}): Promise<Node> {
  const deps = await createDeps({
    config: application.deps.config,
    secrets: SECRETS,
    databaseUrl: application.databaseUrl,
    setRole: true,
    clock: application.clock,
    pace: createPace({ stepMs: 0 }),
  })
  if (hears) await deps.bus.start()
  const app = await createApp(deps, { pages: undefined })
  let reached = 0
  app.http.addHook('onRequest', (_request, _reply, done) => {
    reached += 1
    done()
  })
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  return {
    deps,
    app,
    port: (app.http.server.address() as AddressInfo).port,
    reached: () => reached,
    async stop() {
      await app.http.close()
      await deps.bus.stop()
      await deps.printer.stop()
      await deps.database.close()
    },
  }
}

/** Sends bytes as they are over a connection of their own, and answers everything that comes back until it ends. */
export function exchange(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString()))
    socket.write(sent)
  })
}
