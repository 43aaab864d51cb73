import { expect, test } from 'vitest'
import { createLog } from './log.ts'

const CANARIES = ['11010519491231002X', '13812345678', '欧阳雪', '101000240000', 'duplicate key (wang)']
const AT = new Date('2026-12-16T08:00:00Z')

function logged(level: 'silent' | 'warn' | 'info' | 'debug') {
  const lines: string[] = []
  return { lines, log: createLog({ level, write: (line) => lines.push(line), now: () => AT }) }
}

test.each(CANARIES)('OPS-01 the personal text %s never reaches a log line', (canary) => {
  const { lines, log } = logged('debug')
  for (const text of [canary, `of ${canary}`, `/api/people/${canary}`]) {
    if (!/^[\w/ ]*$/.test(canary) || /\d{8}/.test(canary)) {
      log.info('request', { path: text })
      log.warn('request', { path: text })
    }
    const error = Object.assign(new Error(`${text}\n    at ${text} (row.ts:1:1)`), {
      code: text,
      detail: text,
    })
    log.error('failed', error, { path: text })
    log.error('failed', new Error('outer', { cause: error }))
    log.error('failed', new AggregateError([error], text))
    log.error('failed', text)
    log.error('failed', { message: text })
  }
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain(canary)
  expect(lines.join('')).not.toContain(canary.slice(0, 10))
})

test('OPS-01 a message changed after the error was made does not bring a number to light', () => {
  const { lines, log } = logged('info')
  const error = new Error('row\n    at 13812345678')
  error.message = 'changed'
  log.error('failed', error)
  expect(lines.join('')).not.toContain('13812345678')
})

test('OPS-01 a line is one JSON object with time, level, event and plain fields', () => {
  const { lines, log } = logged('info')
  const requestId = '01234567-89ab-7cde-8f01-123456789012'
  log.info('request', { route: '/api/portal/:id', status: 200, slow: false, requestId })
  expect(lines[0]).toMatch(/^[^\n]+\n$/)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    at: '2026-12-16T08:00:00.000Z',
    level: 'info',
    event: 'request',
    route: '/api/portal/:id',
    status: 200,
    slow: false,
    requestId,
  })
})

test('OPS-01 an error shows its type, its code and where it was thrown', () => {
  const { lines, log } = logged('info')
  log.error('failed', Object.assign(new RangeError('secret'), { code: '23505' }))
  const line = JSON.parse(lines[0] ?? '')
  expect(line).toMatchObject({ level: 'error', type: 'RangeError', code: '23505' })
  expect(line.at_frames[0]).toContain('log.test.ts')
})

test.each([
  ['silent', 0],
  ['warn', 2],
  ['info', 3],
  ['debug', 3],
] as const)('OPS-01 at the level %s, %i of three lines are written', (level, count) => {
  const { lines, log } = logged(level)
  log.info('one')
  log.warn('two')
  log.error('three', new Error('x'))
  expect(lines).toHaveLength(count)
})
