import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

/** Where the lines of the log end up. */
export interface LogTarget {
  /** Writes whole lines. What cannot be written is lost and counted; nothing is thrown, and nothing waits. */
  write(lines: string): void
  /** How many lines were lost since the process began. */
  lost(): number
}

/**
 * Makes a target of something that writes bytes and answers how many it took, as `writeSync` does. A full disk takes a part, or none: the first
 * lines after it say how many were lost before them (OPS-01). Node's own stream of a file is of no use after its first fault.
 */
export function createLogTarget(options: {
  writeBytes: (bytes: Buffer) => number
  now: () => Date
}): LogTarget {
  let lost = 0
  let untold = 0
  let isTorn = false
  /** Answers whether all of it was written. */
  const put = (text: string): boolean => {
    const bytes = Buffer.from(text)
    let written = 0
    try {
      while (written < bytes.length) {
        const taken = options.writeBytes(bytes.subarray(written))
        if (taken <= 0) break
        written += taken
      }
    } catch {
      // Why is of no use: there is no log to say it in.
    }
    if (written > 0) isTorn = written < bytes.length
    return written === bytes.length
  }
  const lose = (lines: string) => {
    const count = countLines(lines)
    lost += count
    untold += count
  }
  const tellLoss = (): boolean => {
    if (!put(`${isTorn ? '\n' : ''}${lossLine(untold, options.now)}`)) return false
    untold = 0
    return true
  }
  return {
    lost: () => lost,
    write(lines) {
      if (untold > 0 && !tellLoss()) lose(lines)
      else if (!put(lines)) lose(lines)
    },
  }
}

function lossLine(count: number, now: () => Date): string {
  return `${JSON.stringify({ at: now().toISOString(), level: 'warn', event: 'log-lines-lost', count })}\n`
}

const countLines = (lines: string) => lines.split('\n').length - 1

/** What a reader that has stopped may leave unread: beyond it the lines of a day would take the memory of the process. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

/**
 * Makes a target of a pipe or a terminal, by Node, which waits for slow readers without holding the process up. While a reader has left
 * `MAX_UNREAD_BYTES` unread, lines are lost; the first that it is given after them say how many. When it is gone, its lines are lost for good (OPS-01).
 */
export function createStreamTarget(
  stream: Pick<Writable, 'write' | 'writableLength'>,
  now: () => Date,
): LogTarget {
  let lost = 0
  let untold = 0
  return {
    lost: () => lost,
    write(lines) {
      if (stream.writableLength >= MAX_UNREAD_BYTES) {
        const count = countLines(lines)
        lost += count
        untold += count
        return
      }
      const notice = untold > 0 ? lossLine(untold, now) : ''
      untold = 0
      stream.write(notice + lines, (error) => {
        if (error) lost += countLines(lines)
      })
    },
  }
}

/** The standard output as a target: a file is written directly. */
export function standardOutput(now: () => Date): LogTarget {
  const kind = fstatSync(1)
  const isFile = kind.isFile() || (kind.isCharacterDevice() && !process.stdout.isTTY)
  return isFile
    ? createLogTarget({ writeBytes: (bytes) => writeSync(1, bytes), now })
    : createStreamTarget(process.stdout, now)
}
