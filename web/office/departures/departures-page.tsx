import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { DEPARTURE_STATES, type DepartureState, listDepartures } from '#contracts/office/departures.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { NumberSearch } from '../ui-number-search.tsx'
import { AnswerFile } from './answer-file.tsx'
import { DepartureTable } from './departure-table.tsx'
import { departureStateWords, departuresTexts as texts } from './departures.texts.ts'
import { PackageActs } from './package-acts.tsx'
import { StatisticsCard } from './statistics-card.tsx'

/** Transfers that leave (TRO-02…04): who has to sign, what has to be sent, what was answered. A tablet at the counter shows the same. */
export function DeparturesPage() {
  const may = useMay()
  const isAuthority = may('departure.send')
  const [state, setState] = useState<DepartureState>(isAuthority ? 'signed' : 'to_sign')
  const reply = useReply(listDepartures, { query: { state } })
  const counts = reply.data?.counts
  const countOf = (one: DepartureState) =>
    counts && (one === 'to_sign' || one === 'signed' || one === 'sent') ? counts[one] : undefined
  const word = departureStateWords[state].word
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <NumberSearch shortest={4} maxLength={40} words={texts} contract={listDepartures}>
        {(no) => <Found no={no} />}
      </NumberSearch>
      <NativeSelect
        className="kj-search"
        label={texts.tabs}
        value={state}
        data={DEPARTURE_STATES.map((value) => ({
          value,
          label: texts.tab(departureStateWords[value].word, countOf(value)),
        }))}
        onChange={(event) =>
          setState(DEPARTURE_STATES.find((one) => one === event.currentTarget.value) ?? state)
        }
      />
      <SectionCard title={texts.tab(word, countOf(state))}>
        <Loaded reply={reply}>
          {({ departures }) =>
            isAuthority && (state === 'signed' || state === 'sent') ? (
              <PackageActs key={state} state={state} departures={departures} />
            ) : departures.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
            ) : (
              <DepartureTable caption={word} state={state} departures={departures} />
            )
          }
        </Loaded>
      </SectionCard>
      {isAuthority && <AnswerFile />}
      <StatisticsCard />
    </>
  )
}

function Found({ no }: { no: string }) {
  const reply = useReply(listDepartures, { query: { no } })
  return (
    <Loaded reply={reply} rows={1}>
      {({ departures }) =>
        departures.length === 0 ? (
          <EmptyState title={texts.notFound}>{texts.notFoundLead}</EmptyState>
        ) : (
          <DepartureTable caption={no} departures={departures} />
        )
      }
    </Loaded>
  )
}
