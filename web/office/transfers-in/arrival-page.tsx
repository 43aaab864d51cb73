import { useParams } from '@tanstack/react-router'
import { arrivalAnswer } from '#contracts/transfers/arrival-answer.ts'
import { type ArrivalDetails, viewArrival } from '#contracts/transfers/office-arrivals.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { leadsNowhere } from '../shell/leads-nowhere.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { ArrivalActs } from './arrival-acts.tsx'
import { CourseTable } from './course-table.tsx'
import { modeWords, stateWords, transfersInTexts as texts } from './transfers-in.texts.ts'

/** One arrival: what came beside what is here, the courses, and what this person may do (TRI-01). */
export function ArrivalPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const reply = useReply(viewArrival, { params: { id } })
  if (leadsNowhere(reply.error)) return <NotFoundPage />
  return <Loaded reply={reply}>{(arrival) => <One arrival={arrival} />}</Loaded>
}

function One({ arrival }: { arrival: ArrivalDetails }) {
  const { name, state, facts, list, steps, personId, corrects } = arrival
  const { tone, word } = stateWords[state]
  return (
    <>
      <PageTitle
        title={name}
        product={texts.product}
        aside={<StatusBadge tone={tone} word={word} />}
        lead={<OfficeLink to="/transfers-in">{texts.back}</OfficeLink>}
      />
      {corrects && <Notice tone="must">{texts.corrects}</Notice>}
      <ArrivalActs arrival={arrival} />
      {arrival.may.answer && (
        <FileButton contract={arrivalAnswer} input={[{ params: { id: arrival.id } }]}>
          {texts.answer}
        </FileButton>
      )}
      <SectionCard
        title={texts.facts}
        aside={personId && <OfficeLink to={`/candidates/${personId}`}>{texts.candidate}</OfficeLink>}
      >
        <DeskTable caption={texts.facts} columns={FACTS} rows={facts} rowKey={({ label }) => label} />
      </SectionCard>
      <SectionCard title={texts.list}>
        <CourseTable courses={list} />
      </SectionCard>
      {state === 'to_confirm' && <NoticeCard arrival={arrival} />}
      <SectionCard title={texts.steps}>
        <ol className="kj-stack" reversed>
          {steps.toReversed().map((step) => (
            <li key={`${step.at} ${step.what}`}>
              {step.what}{' '}
              <span className="kj-soft">{texts.who(step.who, formatInstant(new Date(step.at)))}</span>
              {step.reasons.map(({ words }) => (
                <div key={words}>{words}</div>
              ))}
              {step.note && <div>{step.note}</div>}
            </li>
          ))}
        </ol>
      </SectionCard>
    </>
  )
}

function NoticeCard({ arrival: { notice } }: { arrival: ArrivalDetails }) {
  if (notice === undefined) return <Notice tone="must">{texts.noNotice}</Notice>
  const at = (iso: string) => formatInstant(new Date(iso))
  return (
    <SectionCard title={texts.notice}>
      <p>
        {texts.timeOf(at(notice.opensAt), at(notice.closesAt))} · {modeWords[notice.mode]}
        {notice.place && ` · ${notice.place}`}
      </p>
    </SectionCard>
  )
}

const FACTS: readonly Column<ArrivalDetails['facts'][number]>[] = [
  { key: 'label', title: texts.fact, card: 'lead', cell: ({ label }) => label },
  { key: 'came', title: texts.came, cell: ({ came }) => came },
  {
    key: 'here',
    title: texts.here,
    cell: ({ came, here }) =>
      here === undefined || here === came ? (
        here
      ) : (
        <>
          {here} <StatusBadge tone="must" word={texts.differs} />
        </>
      ),
  },
]
