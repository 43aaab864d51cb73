import { portalHome } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useActiveTicket } from '../session.ts'
import { findService, type Service, serviceWords } from './service-list.ts'
import { serviceTexts as texts } from './services.texts.ts'

type Home = ReplyOf<typeof portalHome>

/** When a service is open for the active 准考证 (HOM-03, HOM-04). */
export function ServiceWindow({ service }: { service: Service }) {
  const home = useReply(portalHome, useActiveTicket())
  const isOpen = home.data?.open.some((one) => findService(one.service) === service) ?? false
  const badge = home.data && (
    <StatusBadge tone={isOpen ? 'approval' : 'quiet'} word={isOpen ? texts.open : texts.closed} />
  )
  return (
    <SectionCard title={texts.stateTitle} aside={badge}>
      <Loaded reply={home} rows={2}>
        {(reply) => windowWords(reply, service).map((words) => <p key={words}>{words}</p>)}
      </Loaded>
    </SectionCard>
  )
}

function windowWords({ open, notOpen, serverTime }: Home, service: Service): string[] {
  const opened = open.find((one) => findService(one.service) === service)
  if (opened !== undefined) {
    const left = timeLeftWords(Date.parse(opened.closesAt) - Date.parse(serverTime))
    return [
      ...kindOf(opened.service, service),
      texts.round(opened.round),
      texts.openUntil(formatInstant(new Date(opened.closesAt)), left),
    ]
  }
  const closed = notOpen.find((one) => findService(one.service) === service)
  const words = closed === undefined ? [] : kindOf(closed.service, service)
  const isSilent = [closed?.opensAt, closed?.closedAt, closed?.nextExpected].every((one) => one === undefined)
  if (closed?.opensAt !== undefined) words.push(texts.opensAt(formatInstant(new Date(closed.opensAt))))
  if (closed?.closedAt !== undefined) words.push(texts.closedAt(formatInstant(new Date(closed.closedAt))))
  if (closed?.nextExpected !== undefined) words.push(texts.nextExpected(closed.nextExpected))
  return isSilent ? [...words, texts.unknownWindow] : words
}

/** Which kind of the service the window is for, where the title does not say so. */
function kindOf(named: string, { title }: Service): string[] {
  const words = serviceWords(named)
  return words === title ? [] : [words]
}
