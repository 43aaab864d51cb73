import { expect, test } from 'vitest'
import { clientTexts } from './client.texts.ts'
import { errorWords } from './error-words.ts'
import { readReply } from './read-reply.ts'
import { NetworkError, RefusalError } from './refusal-error.ts'
import { onSignal, type Signal } from './signals.ts'

function refused(status: number, body: unknown): { error: unknown; signals: Signal[] } {
  const signals: Signal[] = []
  const stop = onSignal((one) => signals.push(one))
  try {
    readReply(status, typeof body === 'string' ? body : JSON.stringify(body))
    return { error: undefined, signals }
  } catch (error) {
    return { error, signals }
  } finally {
    stop()
  }
}

test('a success is its reply', () => {
  expect(readReply(200, '{"done":true}')).toEqual({ done: true })
})

test('LOG-07 an ended session is told to the dialogs, a wrong password is not', () => {
  const text = { text: '请重新登录。', reference: 'r1' }
  expect(refused(401, { code: 'not_signed_in', ...text }).signals).toEqual([{ kind: 'expired' }])
  expect(refused(401, { code: 'sign_in_failed', ...text }).signals).toEqual([])
})

test('HOM-01 a 准考证 switched in another window is told with its number', () => {
  const { signals } = refused(409, {
    code: 'ticket_switched',
    text: '已切换',
    reference: 'r2',
    values: { ticketNo: '0109' },
  })
  expect(signals).toEqual([{ kind: 'ticket_switched', ticketNo: '0109' }])
})

test('UX-01 every error has words: the refusal’s, with a reference when the fault is ours, or those of the network', () => {
  const { error } = refused(500, { code: 'fault', text: '系统出错。', reference: 'K7' })
  expect(errorWords(error)).toBe('系统出错。（编号 K7）')
  expect(errorWords(refused(502, '<html>').error)).toBe(clientTexts.broken)
  expect(refused(502, '<html>').error).toBeInstanceOf(RefusalError)
  expect(errorWords(new NetworkError('down'))).toBe(clientTexts.network)
})
