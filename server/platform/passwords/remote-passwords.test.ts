import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createRemotePasswords } from './remote-passwords.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A platform on loopback that answers so. */
async function platform(answer: RequestListener) {
  server = createServer(answer)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return createRemotePasswords({ url: `http://127.0.0.1:${port}/check`, token: 'secret-token', limit: 300 })
}

const given = { name: '310101199001011234', password: 'Canary-密码' }

test('LOG-03 it is asked with number, password and token, and its yes and no are taken', async () => {
  const heard: unknown[] = []
  const passwords = await platform(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { password: string }
    heard.push([request.method, request.headers.authorization, body])
    reply.end(JSON.stringify({ ok: body.password === given.password }))
  })
  expect(await passwords.isRight(given)).toBe(true)
  expect(await passwords.isRight({ ...given, password: 'x' })).toBe(false)
  const { name: idNumber, password } = given
  expect(heard[0]).toEqual(['POST', 'Bearer secret-token', { idNumber, password }])
})

test.each<[string, RequestListener]>([
  ['an error', (_, reply) => reply.writeHead(500).end('{"ok":true}')],
  ['a page', (_, reply) => reply.end('<html>')],
  ['neither yes nor no', (_, reply) => reply.end('{"ok":"true"}')],
  ['nothing', (_, reply) => reply.end('null')],
  ['somebody else’s address', (_, reply) => reply.writeHead(307, { location: '/other' }).end()],
  ['silence', () => undefined],
])('LOG-03 %s is no answer, and the fault holds neither number nor password', async (_case, answer) => {
  const passwords = await platform(answer)
  const fault: Error = await passwords.isRight(given).then(
    () => new Error('was answered'),
    (error: Error) => error,
  )
  expect(fault.name).toBe('RemotePasswordsAway')
  const told = `${fault.message} ${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`
  expect(told).not.toContain(given.name)
  expect(told).not.toContain('Canary')
})
