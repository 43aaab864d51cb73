import { NativeSelect } from '@mantine/core'
import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { degreeAlternatives, degreeAudit, keepSituation } from '#contracts/degree.ts'
import { portalHome } from '#contracts/home/portal-home.ts'
import { useAct } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { degreeTexts as texts } from './degree.texts.ts'

/** Picks the 加考 situation; it is kept for forecasts only (AUD-06). Nothing is drawn where the plan has none. */
export function SituationCard({ audit }: { audit: DegreeAudit }) {
  const ticket = useActiveTicket()
  const { mutate, isPending, isError } = useAct(keepSituation, [degreeAudit, degreeAlternatives, portalHome])
  const { situations, situation, plan } = audit
  if (situations.length === 0) return null
  const picked = situations.find(({ id }) => id === situation)
  const keep = (id: string) => mutate({ ...ticket, body: { planId: plan.planId, situation: id } })
  return (
    <SectionCard title={texts.situations}>
      <NativeSelect
        label={texts.situations}
        description={texts.situationsHelp}
        value={situation ?? ''}
        disabled={isPending}
        error={isError ? texts.situationFailed : undefined}
        onChange={(event) => {
          if (event.currentTarget.value !== '') keep(event.currentTarget.value)
        }}
        data={[
          ...(picked === undefined ? [{ value: '', label: texts.situationNone }] : []),
          ...situations.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      {picked?.words !== undefined && <p className="kj-soft">{picked.words}</p>}
      {picked !== undefined && picked.source !== '' && (
        <p className="kj-small kj-soft">{texts.source(picked.source)}</p>
      )}
    </SectionCard>
  )
}
