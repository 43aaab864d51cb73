/** Gathers lines and writes them together, since a write for each line takes longer than many a request. */
export interface LineBuffer {
  write(line: string): void
  /** Writes what is there now. */
  flush(): void
}

const WAIT_MS = 100
const MAX_CHARACTERS = 32_768

/**
 * Creates a buffer before `write`. A line waits for a tenth of a second at the most, and no longer than until the buffer is full. Lines
 * that cannot be written are lost: a log never holds up what it tells of (OPS-01).
 */
export function createLineBuffer(write: (lines: string) => void): LineBuffer {
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const lines = waiting
    waiting = ''
    if (lines) write(lines)
  }
  return {
    flush,
    write(line) {
      waiting += line
      if (waiting.length >= MAX_CHARACTERS) flush()
      else timer ??= setTimeout(flush, WAIT_MS).unref()
    },
  }
}
