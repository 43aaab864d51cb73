import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLogTarget, createStreamTarget } from './log-target.ts'

const now = () => new Date('2026-12-16T08:00:00Z')
const LOSS = (count: number) =>
  `{"at":"2026-12-16T08:00:00.000Z","level":"warn","event":"log-lines-lost","count":${count}}`

/** A log whose disk is full, until `makeRoom`; then it is a file. */
function fullDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-log-'))
  const path = join(folder, 'log')
  const full = openSync('/dev/full', 'w')
  const roomy = openSync(path, 'w')
  let fd = full
  const target = createLogTarget({ writeBytes: (bytes) => writeSync(fd, bytes), now })
  return {
    target,
    makeRoom: () => {
      fd = roomy
    },
    fill: () => {
      fd = full
    },
    read: () => readFileSync(path, 'utf8').split('\n'),
    end() {
      for (const one of [full, roomy]) closeSync(one)
      rmSync(folder, { recursive: true })
    },
  }
}

test('OPS-01 lines that a full disk does not take are lost, and the next that it takes say how many', () => {
  const { target, makeRoom, fill, read, end } = fullDisk()
  target.write('one\ntwo\n')
  target.write('three\n')
  expect(target.lost()).toBe(3)
  makeRoom()
  target.write('four\n')
  fill()
  target.write('five\n')
  makeRoom()
  target.write('six\n')
  target.write('seven\n')
  expect(read()).toEqual([LOSS(3), 'four', LOSS(1), 'six', 'seven', ''])
  expect(target.lost()).toBe(4)
  end()
})

test('OPS-01 a line of which the disk took a part does not spoil the next, and those before it are not lost', () => {
  const { target, makeRoom, read, end } = fullDisk()
  makeRoom()
  let room = 7
  const torn = createLogTarget({
    now,
    writeBytes(bytes) {
      const part = bytes.subarray(0, room)
      room -= part.length
      if (part.length === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
      target.write(part.toString())
      return part.length
    },
  })
  torn.write('whole\ntorn line\n')
  expect(torn.lost()).toBe(1)
  room = 1_000
  torn.write('next\n')
  // What is torn is a notice of a loss.
  room = 0
  torn.write('gone\n')
  room = 5
  torn.write('gone as well\n')
  room = 1_000
  torn.write('last\n')
  expect(read()).toEqual(['whole', 't', LOSS(1), 'next', LOSS(1).slice(0, 5), LOSS(2), 'last', ''])
  expect(torn.lost()).toBe(3)
  end()
})

test('OPS-01 a reader that stops costs a bounded memory, and is told what it missed when it reads on', async () => {
  const pipe = new PassThrough()
  const target = createStreamTarget(pipe, now)
  const line = `${'x'.repeat(1_023)}\n`
  for (let count = 0; count < 20_000; count += 1) target.write(line)
  expect(pipe.writableLength + pipe.readableLength).toBeLessThan(5 * 1024 * 1024)
  const lost = target.lost()
  expect(lost).toBeGreaterThan(15_000)
  let read = ''
  pipe.on('data', (bytes) => {
    read += bytes
  })
  while (pipe.writableLength > 0) await new Promise((resolve) => setImmediate(resolve))
  target.write('next\n')
  await new Promise((resolve) => setImmediate(resolve))
  expect(read.split('\n').slice(-3)).toEqual([LOSS(lost), 'next', ''])
  expect(read.split('\n')).toHaveLength(20_000 - lost + 3)
})

test('OPS-01 lines for a reader that is gone are counted as lost', async () => {
  const gone = new Writable({ write: (_bytes, _encoding, done) => done(new Error('EPIPE')) })
  gone.on('error', () => undefined)
  const target = createStreamTarget(gone, now)
  target.write('one\ntwo\n')
  await new Promise((resolve) => setImmediate(resolve))
  expect(target.lost()).toBe(2)
})
