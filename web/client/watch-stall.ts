/** How long nothing may move while a file is sent. */
const STILL_MS = 20_000
/** How long an answer may take once the browser has handed all of it on: a weak line still carries the rest. */
const ANSWER_MS = 90_000

interface StallWatch {
  /** A part went out. */
  moved: () => void
  /** All of it went out. */
  sent: () => void
  /** It ended, however it did. */
  end: () => void
}

/** EVI-02: tells when an upload has stalled. A slow line that moves is left alone, however long it takes. */
export function watchStall(onStall: () => void): StallWatch {
  let timer = setTimeout(onStall, STILL_MS)
  const wait = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(onStall, milliseconds)
  }
  return {
    moved: () => wait(STILL_MS),
    sent: () => wait(ANSWER_MS),
    end: () => clearTimeout(timer),
  }
}
