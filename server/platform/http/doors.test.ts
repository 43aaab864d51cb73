import { type AddressInfo, createServer } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { openDoors } from './doors.ts'

const host = '127.0.0.1'

function application() {
  const app = Fastify({ forceCloseConnections: 'idle' })
  app.get('/', () => 'here')
  return app
}

test('OPS-02 every door leads to the same server, and closing them leaves none open', async () => {
  const app = application()
  const close = await openDoors(app, { host, port: 0 })
  const { port } = app.server.address() as AddressInfo
  const ask = async () =>
    (await fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } })).text()
  expect(new Set(await Promise.all(Array.from({ length: 200 }, ask)))).toEqual(new Set(['here']))
  await Promise.all([close(), app.close()])
  await expect(ask()).rejects.toThrow()
})

test('OPS-02 a port that somebody has is refused, even if they would share it', async () => {
  const stranger = createServer()
  const isShared = process.platform === 'linux'
  await new Promise<void>((resolve) => stranger.listen({ host, port: 0, reusePort: isShared }, resolve))
  const { port } = stranger.address() as AddressInfo
  const app = application()
  await expect(openDoors(app, { host, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await app.close()
  stranger.close()
})
