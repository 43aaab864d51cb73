import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { DOORS, servePages } from '#platform/http/pages/pages.ts'
import { compressAssets } from './compress-assets.ts'

const SCRIPT = Buffer.from('export const words = "考籍";\n'.repeat(200))
const SHORT = Buffer.from('export {}\n')
const PICTURE = Buffer.alloc(4_000, 7)

let directory: string
let app: FastifyInstance

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kaoji-pages-'))
  for (const folder of ['assets/deep', ...DOORS]) mkdirSync(join(directory, folder), { recursive: true })
  writeFileSync(join(directory, 'assets/page-abc.js'), SCRIPT)
  writeFileSync(join(directory, 'assets/deep/page-abc.css'), SCRIPT)
  writeFileSync(join(directory, 'assets/short-abc.js'), SHORT)
  writeFileSync(join(directory, 'assets/picture-abc.png'), PICTURE)
  for (const door of DOORS)
    writeFileSync(
      join(directory, door, 'index.html'),
      '__MODE__, __SESSION__<!--still:demonstration-->: invented<!--/still--><!--still:production-->: drawn<!--/still-->',
    )
  writeFileSync(join(directory, 'offline/index.html'), '<p>没有网络</p>\n'.repeat(1_000))
  await compressAssets(join(directory, 'assets'))
  app = Fastify()
  await servePages(app, {
    directory,
    random: systemRandom,
    mode: 'production',
    mayBeSignedIn: (cookie, door) => cookie === door,
  })
})

afterAll(async () => {
  await app.close()
  rmSync(directory, { recursive: true, force: true })
})

function get(path: string, encodings?: string) {
  return app.inject({ url: path, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } })
}

test.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
  ['zstd', undefined],
  [undefined, undefined],
])('UX-05 who reads %j is sent %j', async (encodings, encoding) => {
  const open = { br: brotliDecompressSync, gzip: gunzipSync, plain: (bytes: Buffer) => bytes }
  for (const [path, type] of [
    ['/assets/page-abc.js', /javascript; charset=utf-8/],
    ['/assets/deep/page-abc.css', /css; charset=utf-8/],
  ] as const) {
    const reply = await get(path, encodings)
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-encoding']).toBe(encoding)
    expect(reply.headers.vary).toBe('accept-encoding')
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(reply.headers['content-type']).toMatch(type)
    expect(reply.headers['content-length']).toBe(String(reply.rawPayload.length))
    expect(open[encoding === 'br' || encoding === 'gzip' ? encoding : 'plain'](reply.rawPayload)).toEqual(
      SCRIPT,
    )
    if (encoding) expect(reply.rawPayload.length).toBeLessThan(SCRIPT.length / 10)
  }
})

test.each([
  ['/assets/short-abc.js', SHORT],
  ['/assets/picture-abc.png', PICTURE],
])('UX-05 %s is sent as it is: compressing it saves nothing', async (path, bytes) => {
  const reply = await get(path, 'gzip, deflate, br')
  expect(reply.headers['content-encoding']).toBeUndefined()
  expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(reply.rawPayload).toEqual(bytes)
})

test('UX-05 a file is sent once: whoever has it is told so, and whoever asks for another learns no more than that', async () => {
  const { headers } = await get('/assets/page-abc.js', 'br')
  const ask = (tag: string, encodings: string) =>
    app.inject({
      url: '/assets/page-abc.js',
      headers: { 'if-none-match': tag, 'accept-encoding': encodings },
    })
  const same = await ask(String(headers.etag), 'br')
  expect([same.statusCode, same.rawPayload.length]).toEqual([304, 0])
  // A proxy that packed it has made the tag a weak one, and a browser may have several.
  for (const tags of [`W/${headers.etag}`, `"another", ${headers.etag}`])
    expect((await ask(tags, 'br')).statusCode).toBe(304)
  // Another form of the file is another representation.
  expect((await ask(String(headers.etag), 'gzip')).statusCode).toBe(200)
  const head = await app.inject({ method: 'HEAD', url: '/assets/picture-abc.png' })
  expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([200, '4000', 0])
  for (const path of ['page-abc.js.br', 'page-abc', '', '..%2Fportal%2Findex.html', 'deep', '__proto__']) {
    const reply = await get(`/assets/${path}`, 'br')
    expect([path, reply.statusCode, reply.headers['cache-control']]).toEqual([path, 404, undefined])
  }
})

test('UX-05 a document says its mode, and whether the browser may be signed in at its entrance', async () => {
  const body = async (url: string, cookie: string, from = 'none') =>
    (await app.inject({ url, headers: { cookie, ...(from === '' ? {} : { 'sec-fetch-site': from }) } })).body
  expect(await body('/', '')).toBe('production, none: drawn')
  expect(await body('/scores', 'portal')).toBe('production, possible')
  expect(await body('/office', 'portal')).toBe('production, none: drawn')
  expect(await body('/office/reviews', 'office')).toBe('production, possible')
  expect(await body('/verify', 'portal')).toBe('production, none')
  expect(await body('/scores', '', 'same-origin')).toBe('production, none: drawn')
})

test('UX-05 the picture of the sign-in page comes only where a visitor sees that page', async () => {
  const body = async (url: string) => (await app.inject({ url, headers: { 'sec-fetch-site': 'none' } })).body
  for (const url of ['/', '/sign-in?to=%2Fscores', '/degree', '/office/', '/office/imports'])
    expect(await body(url), url).toBe('production, none: drawn')
  for (const url of ['/forgot', '/activate', '/phone', '/office/enrol', '/verify'])
    expect(await body(url), url).toBe('production, none')
})

test('UX-05, PAY-02 whoever comes from another site brings no cookie, and may be signed in all the same', async () => {
  for (const from of ['cross-site', 'same-site', '']) {
    const headers = from === '' ? {} : { 'sec-fetch-site': from }
    expect((await app.inject({ url: '/orders/1?returned=1', headers })).body).toBe('production, possible')
  }
})

test('UX-05 a long document is packed for who can read it so', async () => {
  const asked = async (encodings: string) =>
    app.inject({ url: '/offline', headers: { 'accept-encoding': encodings } })
  const packed = await asked('gzip, br')
  expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', 'accept-encoding'])
  for (const encodings of ['identity', 'br, gzip;q=0']) {
    const plain = await asked(encodings)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
  }
})

test('OPS-01 a page answers HEAD as it answers GET, without its body', async () => {
  const [head, whole] = [await app.inject({ method: 'HEAD', url: '/' }), await app.inject('/')]
  expect([head.statusCode, head.headers['content-type']]).toEqual([200, whole.headers['content-type']])
  expect((await app.inject({ method: 'HEAD', url: '/api/nothing' })).statusCode).toBe(404)
})
