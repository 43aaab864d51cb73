import { useEffect, useState } from 'react'
import { servicePage } from '#contracts/applications.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../../session.ts'
import { useService } from '../../use-service.tsx'
import type { AnyWizard } from '../use-wizard.ts'
import { wizardTexts as texts } from '../wizard.texts.ts'
import { filingDeadline, hasOpened, nextOpening } from './filing-deadline.ts'

const TICK_MS = 15_000

/**
 * Shows how long the draft can be submitted, by the server's clock. A draft that missed the window says so and is kept (APP-05); the answer
 * to a 补正 has a deadline of its own (REV-10).
 */
export function WindowLine({ wizard }: { wizard: AnyWizard }) {
  const { correction } = wizard.draft
  const { service } = useService()
  const page = useReply(servicePage, { params: { service }, ...useActiveTicket() })
  const { data, dataUpdatedAt, refetch } = page
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const deadline = data && filingDeadline(data, correction)
  const endsAt = Date.parse(deadline?.until ?? '')
  const serverNow = Date.parse(data?.serverTime ?? '') + Math.max(0, now - dataUpdatedAt)
  const left = endsAt - serverNow
  const isOver = deadline?.isOpen === true && left <= 0
  const isOutdated =
    isOver || hasOpened(data?.window, serverNow) || (data !== undefined && deadline === undefined)
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  if (deadline === undefined) return null
  const isAmendment = deadline.kind === 'amendment'
  if (deadline.isOpen && !isOver)
    return (
      <p className="kj-small kj-soft">
        {(isAmendment ? texts.amendmentLeft : texts.windowLeft)(
          formatInstant(new Date(endsAt)),
          timeLeftWords(left),
        )}
      </p>
    )
  return isAmendment ? (
    <Notice tone="must">
      <p className="kj-strong">{texts.amendmentShutTitle}</p>
      <p>{texts.amendmentShut}</p>
    </Notice>
  ) : (
    <WindowShut next={nextOpening(data?.window)} />
  )
}

function WindowShut({ next }: { next: string | undefined }) {
  return (
    <Notice tone="must">
      <p className="kj-strong">{texts.windowShutTitle}</p>
      <p>
        {texts.windowShut} {next !== undefined && texts.windowNext(next)}
      </p>
    </Notice>
  )
}
