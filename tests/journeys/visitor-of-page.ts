import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Visitor } from '#tests/support/visitor.ts'

/** The person who is signed in at this browser, as one who sends the requests that our pages send. */
export function visitorOfPage({ request }: Pick<Page, 'request'>): Visitor {
  return {
    cookie: () => '',
    async call(method, path, { body } = {}) {
      const headers = { 'x-kaoji': '1', ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }) }
      const reply = await request.fetch(path, {
        method,
        headers,
        ...(body === undefined ? {} : { data: body }),
      })
      const bytes = await reply.body()
      const text = bytes.toString('utf8')
      const isJson = reply.headers()['content-type']?.includes('json') ?? false
      return {
        status: reply.status(),
        headers: reply.headers(),
        ...{ text, bytes },
        body: isJson && text !== '' ? JSON.parse(text) : {},
      }
    },
  }
}
