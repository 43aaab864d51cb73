import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { degreeAudit } from '#contracts/degree.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../../session.ts'
import { AssumedCourses } from './assumed-courses.tsx'
import { type Assumptions, isAssuming, NO_ASSUMPTIONS, queryOf } from './assumptions.ts'
import { Comparison } from './comparison.tsx'
import { PlanChoice } from './plan-choice.tsx'
import { SubstitutionChoice } from './substitution-choice.tsx'
import { whatIfTexts as texts } from './what-if.texts.ts'

/** What if: another major or plan, another substitution, further passes; forecast and compared (AUD-06). */
export function WhatIfCard({ now }: { now: DegreeAudit }) {
  const [assumptions, setAssumptions] = useState(NO_ASSUMPTIONS)
  const ticket = useActiveTicket()
  const forecast = useReply(degreeAudit, { ...ticket, query: queryOf(assumptions) })
  const change = (part: Partial<Assumptions>) => setAssumptions({ ...assumptions, ...part })
  const shown = forecast.data ?? now
  return (
    <SectionCard title={texts.title}>
      <p className="kj-soft">{texts.help}</p>
      <div className="kj-what-if">
        <PlanChoice now={now} shown={shown} assumptions={assumptions} onChange={change} />
        <AssumedCourses now={now} shown={shown} assumptions={assumptions} onChange={change} />
        <SubstitutionChoice shown={shown} assumptions={assumptions} onChange={change} />
      </div>
      {isAssuming(assumptions) && (
        <>
          <Loaded reply={forecast} rows={3}>
            {(then) => <Comparison now={now} shown={then} />}
          </Loaded>
          <div className="kj-buttons">
            <Button variant="default" onClick={() => setAssumptions(NO_ASSUMPTIONS)}>
              {texts.reset}
            </Button>
          </div>
        </>
      )}
    </SectionCard>
  )
}
