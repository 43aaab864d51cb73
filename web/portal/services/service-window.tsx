import type { OpenServices } from '#contracts/portal.ts'
import type { ServiceCode } from '#contracts/services.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { serviceTexts as texts } from './services.texts.ts'
import { useOpenServices } from './use-open-services.ts'

/** Says when a service is open for the active 准考证 (HOM-03, HOM-04). */
export function ServiceWindow({ code, title }: { code: ServiceCode; title: string }) {
  const home = useOpenServices()
  const isOpen = home.data?.open.some(({ service }) => service === code) ?? false
  const badge = home.data && (
    <StatusBadge tone={isOpen ? 'approval' : 'quiet'} word={isOpen ? texts.open : texts.closed} />
  )
  return (
    <SectionCard title={title} aside={badge}>
      <Loaded reply={home} rows={2}>
        {(reply) => windowWords(reply, code).map((words) => <p key={words}>{words}</p>)}
      </Loaded>
    </SectionCard>
  )
}

function windowWords({ open, notOpen, serverTime }: OpenServices, code: ServiceCode): string[] {
  const opened = open.find(({ service }) => service === code)
  if (opened !== undefined) {
    const left = timeLeftWords(Date.parse(opened.closesAt) - Date.parse(serverTime))
    return [texts.round(opened.round), texts.openUntil(formatInstant(new Date(opened.closesAt)), left)]
  }
  const closed = notOpen.find(({ service }) => service === code)
  const words = [
    closed?.opensAt !== undefined && texts.opensAt(formatInstant(new Date(closed.opensAt))),
    closed?.closedAt !== undefined && texts.closedAt(formatInstant(new Date(closed.closedAt))),
    closed?.nextExpected !== undefined && texts.nextExpected(closed.nextExpected),
  ].filter((one) => one !== false)
  return words.length > 0 ? words : [texts.unknownWindow]
}
