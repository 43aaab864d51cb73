import { NativeSelect } from '@mantine/core'
import {
  DEPARTURE_LISTS,
  type DepartureLine,
  type DepartureList,
  listDepartures,
} from '#contracts/office/departures.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useLastReply, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { useAddressWord } from '../shell/use-address-word.ts'
import { RecordSearch } from '../ui-record-search.tsx'
import { AnswerFile } from './answer-file.tsx'
import { DepartureTable } from './departure-table.tsx'
import { departureStateWords, departuresTexts as texts } from './departures.texts.ts'
import { PackageActs } from './package-acts.tsx'
import { StatisticsCard } from './statistics-card.tsx'

/** Transfers that leave (TRO-02…04): who has to sign, what has to be sent, what was answered. A tablet at the counter shows the same. */
export function DeparturesPage() {
  const may = useMay()
  const isAuthority = may('departure.send')
  const lists = DEPARTURE_LISTS.filter((one) => one !== 'undo' || may('departure.undo'))
  const usual = may('departure.undo') ? 'undo' : isAuthority ? 'signed' : 'to_sign'
  const [list, choose] = useAddressWord<DepartureList>('list', { words: lists, usual })
  const reply = useReply(listDepartures, { query: { list } })
  const counts = useLastReply(listDepartures, { query: { list } })?.counts
  const countOf = (one: DepartureList) =>
    counts && (one === 'to_sign' || one === 'signed' || one === 'sent' || one === 'undo')
      ? counts[one]
      : undefined
  const word = wordOf(list)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <RecordSearch shortest={4} maxLength={40} words={texts} contract={listDepartures}>
        {(no) => <Found no={no} />}
      </RecordSearch>
      <NativeSelect
        data-view-only
        className="kj-search"
        label={texts.tabs}
        value={list}
        data={lists.map((value) => ({ value, label: texts.tab(wordOf(value), countOf(value)) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <SectionCard title={texts.tab(word, countOf(list))}>
        <Loaded reply={reply}>
          {({ departures, more }) => (
            <>
              {more && (
                <Notice tone="must">
                  {list === 'to_sign' ? texts.moreToSign(departures.length) : texts.more(departures.length)}
                </Notice>
              )}
              <Listed key={list} list={list} departures={departures} isAuthority={isAuthority} />
            </>
          )}
        </Loaded>
      </SectionCard>
      {isAuthority && <AnswerFile />}
      <StatisticsCard />
    </>
  )
}

interface ListedProps {
  list: DepartureList
  departures: readonly DepartureLine[]
  isAuthority: boolean
}

function Listed({ list, departures, isAuthority }: ListedProps) {
  if (list === 'undo')
    return departures.length === 0 ? (
      <EmptyState title={texts.noUndo}>{texts.noUndoLead}</EmptyState>
    ) : (
      <DepartureTable caption={wordOf(list)} departures={departures} />
    )
  if (isAuthority && (list === 'signed' || list === 'sent'))
    return <PackageActs state={list} departures={departures} />
  if (departures.length === 0) return <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
  return <DepartureTable caption={wordOf(list)} state={list} departures={departures} />
}

function wordOf(list: DepartureList): string {
  return list === 'undo' ? texts.undoList : departureStateWords[list].word
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
