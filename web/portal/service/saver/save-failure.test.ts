import { expect, test } from 'vitest'
import { NetworkError, RefusalError } from '#web/client/refusal-error.ts'
import { kindOfFailure } from './save-failure.ts'

const refusal = (status: number, code: string) => new RefusalError(status, { code, text: '', reference: '' })

test.each([
  ['a lost network', new NetworkError('gone'), 'passing'],
  ['an overloaded server', refusal(503, 'overloaded'), 'passing'],
  ['a proxy in the way', refusal(502, 'unreadable'), 'passing'],
  ['too many requests', refusal(429, 'too_many_requests'), 'passing'],
  ['another device', refusal(409, 'stale'), 'stale'],
  ['an ended session', refusal(401, 'not_signed_in'), 'session'],
  ['another 准考证', refusal(409, 'ticket_switched'), 'session'],
  ['a draft that is gone', refusal(404, 'not_found'), 'refused'],
  ['a fault of ours', new Error('bug'), 'refused'],
])('APP-02 %s', (_, error, kind) => {
  expect(kindOfFailure(error)).toBe(kind)
})
