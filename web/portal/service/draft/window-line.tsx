import { useEffect, useState } from 'react'
import { servicePage } from '#contracts/applications.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { useService } from '../use-service.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

const TICK_MS = 15_000

/**
 * Shows how long the service stays open, by the server's clock. A draft that missed the window says so and is kept
 * (APP-05).
 */
export function WindowLine() {
  const { service } = useService()
  const page = useReply(servicePage, { params: { service }, ...useActiveTicket() })
  const { data, dataUpdatedAt, refetch } = page
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const isOpen = data?.window?.state === 'open'
  const closesAt = Date.parse(data?.window?.closesAt ?? '')
  const left = closesAt - Date.parse(data?.serverTime ?? '') - Math.max(0, now - dataUpdatedAt)
  const isOver = isOpen && left <= 0
  useEffect(() => {
    if (isOver) void refetch()
  }, [isOver, refetch])
  if (data === undefined) return null
  if (isOpen && !isOver)
    return (
      <p className="kj-small kj-soft">
        {texts.windowLeft(formatInstant(new Date(closesAt)), timeLeftWords(left))}
      </p>
    )
  const next = data.window?.nextExpected
  return (
    <Notice tone="must">
      <p className="kj-strong">{texts.windowShutTitle}</p>
      <p>
        {texts.windowShut} {next !== undefined && texts.windowNext(next)}
      </p>
    </Notice>
  )
}
