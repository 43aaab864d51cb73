import { NetworkError, RefusalError } from '../refusal-error.ts'

/** What has failed, after the call itself has waited as it was told, is asked for again so much later, and no two of a crowd together. */
const AGAIN_MS = 15_000

/**
 * Asks from an instant on until an answer has come: also when the server was away or too full just then. `look` asks at once if the instant
 * has passed, for the timers of a page that slept are late. What is refused for another reason is asked for at the next look only.
 */
export function askFrom(
  dueAt: number,
  ask: (signal: AbortSignal) => Promise<void>,
  random: () => number = Math.random,
): { look: () => void; stop: () => void } {
  const left = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  const lookIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(look, milliseconds)
  }
  const look = async () => {
    if (isAsking || left.signal.aborted) return
    const ahead = dueAt - Date.now()
    if (ahead > 0) return lookIn(ahead)
    clearTimeout(timer)
    isAsking = true
    try {
      await ask(left.signal)
    } catch (error) {
      if (mayPass(error) && !left.signal.aborted) lookIn(AGAIN_MS * (1 + random()))
    } finally {
      isAsking = false
    }
  }
  lookIn(Math.max(0, dueAt - Date.now()))
  return {
    look: () => void look(),
    stop() {
      left.abort()
      clearTimeout(timer)
    },
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof NetworkError) return true
  return error instanceof RefusalError && (error.status >= 500 || error.status === 429)
}
