import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal.ts'
import { requireSameSite } from './same-site.ts'

const app = fastify()
app.all('/', async (request) => {
  try {
    requireSameSite(request)
    return 'passed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
})
afterAll(() => app.close())

const OURS = {
  host: 'kaoji.example.cn',
  'x-kaoji': '1',
  'sec-fetch-site': 'same-origin',
  origin: 'https://kaoji.example.cn',
}

async function answer(
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE',
  changed: Record<string, string | undefined>,
) {
  const given = Object.entries({ ...OURS, ...changed }).filter(([, value]) => value !== undefined)
  const reply = await app.inject({ method, url: '/', headers: Object.fromEntries(given) })
  return reply.body
}

test.each(['POST', 'PUT', 'DELETE'] as const)('a %s of our own page passes', async (method) => {
  expect(await answer(method, {})).toBe('passed')
})

test.each([
  ['no header of ours', { 'x-kaoji': undefined }],
  ['another value in the header', { 'x-kaoji': '0' }],
  ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site, says the browser', { 'sec-fetch-site': 'same-site' }],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['the origin of a sister site', { origin: 'https://www.kaoji.example.cn' }],
  ['our name with another port', { origin: 'https://kaoji.example.cn:8443' }],
  ['an origin that ends in our name', { origin: 'https://evilkaoji.example.cn' }],
  ['an opaque origin', { origin: 'null' }],
  ['an empty origin', { origin: '' }],
] as const)('each layer refuses alone: %s', async (_, changed) => {
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    expect(await answer(method, changed)).toBe('cross_site')
})

test('a client that is no browser says neither site nor origin, but the header', async () => {
  expect(await answer('POST', { 'sec-fetch-site': undefined, origin: undefined })).toBe('passed')
})

test('reading is open to a link from elsewhere', async () => {
  const foreign = { 'x-kaoji': undefined, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect(await answer('GET', foreign)).toBe('passed')
})
