import { auditToday } from '#contracts/office/trail/audit.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Facts } from '../ui-facts.tsx'
import { startTexts as texts } from './start.texts.ts'

/** What the trail has of today (failed sign-ins are those of officers), for the auditor, on whom no work waits (TRL-01). */
export function AuditCard() {
  return (
    <SectionCard title={texts.today} aside={<OfficeLink to="/audit">{texts.trail}</OfficeLink>}>
      <Loaded reply={useReply(auditToday)} rows={5}>
        {({ entries, disclosures, exports, failedSignIns, digestDay }) => (
          <Facts
            facts={[
              [texts.entries, texts.count(entries)],
              [texts.disclosures, texts.count(disclosures)],
              [texts.exports, texts.count(exports)],
              [texts.failedSignIns, texts.count(failedSignIns)],
              [texts.digestDay, digestDay ? formatDate(digestDay) : texts.noDigest],
            ]}
          />
        )}
      </Loaded>
    </SectionCard>
  )
}
