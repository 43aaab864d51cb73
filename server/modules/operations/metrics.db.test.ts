import { expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ data: 'empty' })

const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  application.app.http.inject({ url: '/metrics', headers, remoteAddress })

test('OPS-01 the figures are shown to the machine itself', async () => {
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
    expect((await ask({ host })).statusCode).toBe(200)
})

test.each([
  ['from elsewhere', {}, '203.0.113.9'],
  ['under the name of the site, as a proxy passes it on', { host: 'kaoji.example.cn' }, '127.0.0.1'],
  ['through a proxy that says who asks', { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
  ['through a proxy that says so in another header', { 'x-real-ip': '203.0.113.9' }, '127.0.0.1'],
  ['through a proxy that names itself', { via: '1.1 proxy' }, '127.0.0.1'],
  ['through a proxy by the standard', { forwarded: 'for=203.0.113.9' }, '127.0.0.1'],
])('OPS-01 the figures are not there for who asks %s', async (...[, headers, address]) => {
  expect((await ask(headers, address)).statusCode).toBe(404)
})

test('OPS-01 the figures say how late the event loop is now, and nothing that the look itself makes', async () => {
  const { body } = await ask({ host: 'localhost:3000' })
  expect(body.match(/^nodejs_eventloop_lag_\w+/gm)).toEqual(['nodejs_eventloop_lag_seconds'])
})
