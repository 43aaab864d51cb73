import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { visitorAt } from './visitor-at.ts'

test('OPS-02 whoever is told that too many are here asks again, under the same key', async () => {
  const keys: unknown[] = []
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'])
    const isFull = keys.length === 1
    response.writeHead(isFull ? 503 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isFull ? { code: 'overloaded' } : { done: true }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const visitor = visitorAt(`http://127.0.0.1:${port}`, { cookie: () => '' })
  const answer = await visitor.call('POST', '/api/portal/sign-out')
  server.closeAllConnections()
  server.close()
  expect([answer.status, answer.body, keys.length, new Set(keys).size]).toEqual([200, { done: true }, 2, 1])
  expect((await visitor.call('GET', '/')).status).toBe(503)
})
