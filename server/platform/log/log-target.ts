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
  /** Answers how many lines were not written whole. */
  const put = (text: string): number => {
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
    // A byte that is part of a character is never that of a line's end.
    const left = bytes.subarray(written)
    if (written > 0) isTorn = left.length > 0 && bytes[written - 1] !== LINE_END
    return left.filter((byte) => byte === LINE_END).length
  }
  const tellLoss = (): boolean => {
    if (put(`${isTorn ? '\n' : ''}${lossLine(untold, options.now)}`) > 0) return false
    untold = 0
    return true
  }
  return {
    lost: () => lost,
    write(lines) {
      const count = untold > 0 && !tellLoss() ? countLines(lines) : put(lines)
      lost += count
      untold += count
    },
  }
}

function lossLine(count: number, now: () => Date): string {
  return `${JSON.stringify({ at: now().toISOString(), level: 'warn', event: 'log-lines-lost', count })}\n`
}

const LINE_END = 10

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
