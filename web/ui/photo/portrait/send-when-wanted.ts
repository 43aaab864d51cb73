import type { UploadFailure } from '../queue/pending-photo.ts'
import type { SendPortrait } from './portrait-field-props.ts'

interface Sending {
  signal: AbortSignal
  explain: (cause: unknown) => UploadFailure
  /** Called with the share that was sent; undefined: it waits for the time that the server said. */
  onProgress: (share: number | undefined) => void
}

/** EVI-02, OPS-02: sends a portrait, and again whenever the server only says when to come back, as other photographs are. */
export async function sendWhenWanted(
  send: SendPortrait,
  photo: Blob,
  { signal, explain, onProgress }: Sending,
): Promise<void> {
  for (;;) {
    onProgress(0)
    try {
      return await send(photo, { signal, onProgress })
    } catch (cause) {
      const { comeBackInSeconds } = explain(cause)
      if (signal.aborted || comeBackInSeconds === undefined) throw cause
      onProgress(undefined)
      await pause(comeBackInSeconds * 1_000, signal)
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
