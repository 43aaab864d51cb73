import { useEffect, useRef, useState } from 'react'
import type { SendPortrait } from './portrait-field-props.ts'

interface SendingOptions {
  explain: (cause: unknown) => string
  onSent: () => void
}

/** One upload at a time: how far it is, and why it failed. It ends with the dialog that shows it. */
export function useSending(send: SendPortrait, { explain, onSent }: SendingOptions) {
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const start = async (photo: Blob) => {
    const own = new AbortController()
    abort.current = own
    setFailure(undefined)
    setShare(0)
    try {
      await send(photo, { signal: own.signal, onProgress: setShare })
      if (!own.signal.aborted) onSent()
    } catch (cause) {
      if (own.signal.aborted) return
      setShare(undefined)
      setFailure(explain(cause))
    }
  }
  return { share, failure, start: (photo: Blob) => void start(photo) }
}
