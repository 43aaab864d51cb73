import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLineBuffer } from './line-buffer.ts'
import { createLog } from './log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('OPS-01 lines are written together, in order, and none waits longer than a tenth of a second', () => {
  const written: string[] = []
  const buffer = createLineBuffer((lines) => written.push(lines))
  for (const line of ['a\n', 'b\n']) buffer.write(line)
  expect(written).toEqual([])
  vi.advanceTimersByTime(100)
  buffer.write('c\n')
  buffer.flush()
  buffer.flush()
  expect(written).toEqual(['a\nb\n', 'c\n'])
  vi.advanceTimersByTime(1_000)
  expect(written).toHaveLength(2)
})

test('OPS-01 a full buffer does not wait, so that its memory has a bound', () => {
  const written: string[] = []
  const buffer = createLineBuffer((lines) => written.push(lines))
  for (let count = 0; count < 1_000; count += 1) buffer.write(`${'x'.repeat(99)}\n`)
  expect(written.join('').length).toBeGreaterThan(65_000)
})

test('OPS-01 a warning and an error are written at once, after what came before them', () => {
  const written: string[] = []
  const { write, flush } = createLineBuffer((lines) => written.push(lines))
  const log = createLog({ level: 'info', write, flush, now: () => new Date(0) })
  log.info('one')
  expect(written).toEqual([])
  log.warn('two')
  log.info('three')
  log.error('four', new Error('x'))
  expect(written.map((lines) => lines.match(/"event":"(\w+)"/g))).toEqual([
    ['"event":"one"', '"event":"two"'],
    ['"event":"three"', '"event":"four"'],
  ])
})
