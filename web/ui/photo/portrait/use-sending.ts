import { useEffect, useRef, useState } from 'react'
import type { UploadFailure } from '../queue/pending-photo.ts'
import type { SendPortrait } from './portrait-field-props.ts'
import { sendWhenWanted } from './send-when-wanted.ts'

interface SendingOptions {
  explain: (cause: unknown) => UploadFailure
  onSent: () => void
}

/** One upload at a time: how far it is, whether it waits to be sent again, and why it failed. It ends with the dialog that shows it. */
export function useSending(send: SendPortrait, { explain, onSent }: SendingOptions) {
  const [share, setShare] = useState<number>()
  const [isWaiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<string>()
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const start = async (photo: Blob) => {
    const own = new AbortController()
    abort.current = own
    setFailure(undefined)
    const onProgress = (now: number | undefined) => {
      setShare(now ?? 0)
      setWaiting(now === undefined)
    }
    try {
      await sendWhenWanted(send, photo, { signal: own.signal, explain, onProgress })
      if (!own.signal.aborted) onSent()
    } catch (cause) {
      if (own.signal.aborted) return
      setShare(undefined)
      setFailure(explain(cause).text)
    }
  }
  return { share, isWaiting, failure, start: (photo: Blob) => void start(photo) }
}
