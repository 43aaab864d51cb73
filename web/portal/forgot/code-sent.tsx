import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useFocusWhenDrawn } from '#web/ui/focus-back.ts'
import { Notice } from '#web/ui/notice.tsx'
import { forgotTexts as texts } from './forgot.texts.ts'

/** As long as the server sends no further code to the same phone. */
const AGAIN_AFTER_MS = 60_000

/** Says that a code is on its way, and offers another one after a minute. It takes the focus, because the form that had it is gone. */
export function CodeSent({ sentAt, onSendAgain }: { sentAt: number; onSendAgain: () => void }) {
  const box = useFocusWhenDrawn<HTMLDivElement>()
  const seconds = useSecondsUntil(sentAt + AGAIN_AFTER_MS)
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="going">{texts.codeSent}</Notice>
      <Button variant="default" disabled={seconds > 0} onClick={onSendAgain}>
        {seconds > 0 ? texts.sendAgainIn(seconds) : texts.sendAgain}
      </Button>
    </div>
  )
}

function useSecondsUntil(until: number): number {
  const [now, setNow] = useState(Date.now)
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  const isOver = seconds === 0
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isOver])
  return seconds
}
