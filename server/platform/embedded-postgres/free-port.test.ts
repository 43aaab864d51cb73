import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findFreePort } from './free-port.ts'

test('OPS-01 a free port is none that an outgoing connection is given', async () => {
  const ports = await Promise.all(Array.from({ length: 8 }, findFreePort))
  for (const port of ports) expect(port >= 20_000 && port < 32_000).toBe(true)
  const servers = [...new Set(ports)].map((port) => createServer().listen(port, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  for (const server of servers) server.close()
})
