import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { listUnmatched, type UnmatchedArrival } from '#contracts/office/arrivals.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useLastReply, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { useAddressWord } from '../shell/use-address-word.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { arrivalsTexts as texts } from './arrivals.texts.ts'
import { PackageIntake } from './package-intake.tsx'

const COLUMNS: readonly Column<UnmatchedArrival>[] = [
  {
    key: 'no',
    title: texts.arrivalNo,
    card: 'lead',
    cell: ({ id, arrivalNo }) => <OfficeLink to={`/arrivals/${id}`}>{texts.arrival(arrivalNo)}</OfficeLink>,
  },
  { key: 'name', title: texts.name, cell: ({ name }) => name },
  { key: 'number', title: texts.idNumber, card: 'wide', cell: ({ idNumber }) => idNumber },
  {
    key: 'origin',
    title: texts.origin,
    card: 'wide',
    cell: ({ originProvince, originTicketNo }) => `${originProvince} ${originTicketNo}`,
  },
  {
    key: 'destination',
    title: texts.destination,
    card: 'wide',
    cell: ({ destinationTicketNo = texts.notNamed }) => destinationTicketNo,
  },
  { key: 'courses', title: texts.courses, numeric: true, cell: ({ courses }) => courses },
  {
    key: 'reasons',
    title: texts.reasons,
    card: 'wide',
    cell: ({ reasons }) => (reasons.length === 0 ? texts.unknownReason : texts.all(reasons)),
  },
  { key: 'at', title: texts.arrivedAt, card: 'wide', cell: ({ arrivedAt }) => <Instant at={arrivedAt} /> },
]

const WHICH = ['undecided', 'unknown'] as const
type Which = (typeof WHICH)[number]

/** Lists inbound transfers whose person is not settled: staff decide, or they wait for a registration (TRI-01). */
export function ArrivalsPage() {
  // The two titles with their counts do not fit side by side on a phone, least of all in larger type.
  const isPhone = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  const [which, choose] = useAddressWord<Which>('which', { words: WHICH, usual: 'undecided' })
  const reply = useReply(listUnmatched, { query: { which } })
  const { undecided = 0, unknown = 0 } = useLastReply(listUnmatched, { query: { which } }) ?? {}
  const titles = { undecided: texts.undecided(undecided), unknown: texts.unknown(unknown) }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SectionCard title={titles[which]}>
        {/* Beside what is loaded: who chooses by the keys must not lose it at each choice. */}
        <SegmentedControl
          data-view-only
          orientation={isPhone ? 'vertical' : 'horizontal'}
          aria-label={texts.which}
          value={which}
          onChange={choose}
          data={WHICH.map((value) => ({ value, label: titles[value] }))}
        />
        <Loaded reply={reply}>
          {({ arrivals }) =>
            arrivals.length === 0 ? (
              <EmptyState title={which === 'undecided' ? texts.none : texts.noneUnknown}>
                {which === 'undecided' ? texts.noneLead : texts.noneUnknownLead}
              </EmptyState>
            ) : (
              <Listed which={which} arrivals={arrivals} all={which === 'undecided' ? undecided : unknown} />
            )
          }
        </Loaded>
      </SectionCard>
      <PackageIntake />
    </>
  )
}

interface ListedProps {
  which: Which
  arrivals: readonly UnmatchedArrival[]
  /** How many there are; the list may have fewer. */
  all: number
}

function Listed({ which, arrivals, all }: ListedProps) {
  const cut = which === 'undecided' ? texts.more : texts.moreUnknown
  return (
    <>
      {arrivals.length < all && <Notice tone="must">{cut(arrivals.length, all)}</Notice>}
      <DeskTable caption={texts.title} columns={COLUMNS} rows={arrivals} rowKey={({ id }) => id} />
    </>
  )
}
