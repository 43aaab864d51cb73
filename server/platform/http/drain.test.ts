import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { closeWithin } from './drain.ts'

test('OPS-01 a server that closes does not wait for a client that sends for ever, and answers what is under way', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<string>()
  app.post('/slow', () => ({ done: true }))
  app.get('/under-way', () => {
    asked.resolve()
    return answer.promise
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const slow = connect(port, '127.0.0.1')
  slow.on('error', () => undefined)
  const isCut = once(slow, 'close')
  slow.write(
    'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  )
  const underWay = fetch(`http://127.0.0.1:${port}/under-way`).then((response) => response.text())
  await asked.promise
  const closed = closeWithin(app, 300)
  answer.resolve('answered')
  expect(await underWay).toBe('answered')
  await closed
  await isCut
})
