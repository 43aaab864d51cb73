import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '#platform/http/doors.ts'
import { wordsOfListenFault } from './listen-faults.ts'

const faultOf = (address: { host: string; port: number }) =>
  freePort(address).catch((error: unknown) => error)

test('OPS-01 a port that is taken, and an address that is another machine’s, are told in words', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve))
  const taken = other.address()
  const port = typeof taken === 'object' && taken !== null ? taken.port : 0
  expect(wordsOfListenFault(await faultOf({ host: '127.0.0.1', port }))).toMatch(/^端口已被占用.*PORT=/)
  other.close()
  // Of the addresses that are kept for documents.
  expect(wordsOfListenFault(await faultOf({ host: '203.0.113.1', port: 0 }))).toMatch(/^HOST 不是本机的地址/)
})

test.each([
  ['EACCES', 'listen', /^这个账号不能使用这个端口/],
  ['EACCES', 'open', undefined],
  ['ENOTFOUND', 'getaddrinfo', undefined],
] as const)('OPS-01 of %s at %s only what concerns the port is said of it', (code, syscall, words) => {
  const said = wordsOfListenFault(Object.assign(new Error(code), { code, syscall }))
  if (words === undefined) expect(said).toBeUndefined()
  else expect(said).toMatch(words)
})
