import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import { degreeAudit } from '#contracts/degree.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { WrongScore } from '../score-doubts/wrong-score.tsx'
import { useActiveTicket } from '../session.ts'
import { AlternativesCard } from './alternatives-card.tsx'
import { BlocksCard } from './blocks-card.tsx'
import { degreeTexts as texts } from './degree.texts.ts'
import { EarliestCard } from './earliest-card.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { PlanNotes } from './plan-notes.tsx'
import { RequirementList } from './requirement-list.tsx'
import { SituationCard } from './situation-card.tsx'
import { SumsCard } from './sums-card.tsx'
import { WhatIfCard } from './what-if/what-if-card.tsx'
import './degree.css'

/** 「毕业进度」: the next step first, then the month, the sums, and the whole table behind them (AUD-05). */
export function DegreePage() {
  const ticket = useActiveTicket()
  const reply = useReply(degreeAudit, { ...ticket, query: {} })
  const plan = reply.data?.plan
  return (
    <>
      <PageTitle
        title={texts.title}
        lead={plan && texts.lead(plan.majorName, plan.majorCode, plan.version)}
      />
      <Loaded reply={reply} rows={8}>
        {/* What was assumed for one 准考证 says nothing of another. */}
        {(audit) => <Audit key={ticket.ticketId} audit={audit} />}
      </Loaded>
    </>
  )
}

/** Under such a 准考证 no application for graduation is ever made again, so a month would contradict the block above it. */
const ENDED = new Set(['ticket_state', 'already_graduated'])

function Audit({ audit }: { audit: DegreeAudit }) {
  const isEnded = audit.blocks.some(({ block }) => ENDED.has(block))
  return (
    <>
      <NextStepCard next={audit.next} />
      <SituationCard audit={audit} />
      {!isEnded && <EarliestCard audit={audit} />}
      <BlocksCard audit={audit} />
      <SumsCard audit={audit} />
      <RequirementList lines={audit.lines} />
      <WrongScore courses={audit.lines.flatMap((line) => (line.kind === 'course' ? [line.course] : []))} />
      <AlternativesCard />
      <WhatIfCard now={audit} />
      <PlanNotes plan={audit.plan} />
    </>
  )
}
