import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** A request as it came to the gateway. */
export interface Asked {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}
/** `hold`: the answer never comes. */
export type Told = { status?: number; headers?: Record<string, string>; body?: string | Buffer } | 'hold'

/** A gateway on this machine that answers as a test says, for misbehaviour that no real one shows on command. */
export function startGateway() {
  const gateway = {
    address: '',
    asked: [] as Asked[],
    answer: (_asked: Asked): Told => ({ status: 500 }),
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const asked = { method, path, headers, body: Buffer.concat(parts).toString('utf8') }
      gateway.asked.push(asked)
      const told = gateway.answer(asked)
      if (told === 'hold') return
      response.writeHead(told.status ?? 200, told.headers).end(told.body ?? '')
    })
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    gateway.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    gateway.asked = []
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return gateway
}
