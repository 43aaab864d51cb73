import type { GraduationBatchView, GraduationPublicationView } from '#contracts/office/graduations.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { publicationStateWords, graduationsTexts as texts } from './graduations.texts.ts'
import { PublicationActs } from './publication-acts.tsx'

interface PublicationListProps {
  batch: GraduationBatchView
  publications: readonly GraduationPublicationView[]
}

/** Lists the proposed and published lists of a batch, with the acts on each (GRA-12). */
export function PublicationList({ batch, publications }: PublicationListProps) {
  return (
    <SectionCard title={texts.publications}>
      {publications.length === 0 ? (
        <p className="kj-soft">{texts.noPublications}</p>
      ) : (
        <DeskTable
          caption={texts.publications}
          columns={columnsOf(batch.name)}
          rows={publications}
          rowKey={({ id }) => id}
        />
      )}
    </SectionCard>
  )
}

function columnsOf(batchName: string): readonly Column<GraduationPublicationView>[] {
  return [
    { key: 'at', title: texts.publishAt, card: 'lead', cell: ({ publishAt }) => <Instant at={publishAt} /> },
    { key: 'state', title: texts.state, card: 'wide', cell: (row) => <State publication={row} /> },
    { key: 'count', title: texts.count, numeric: true, cell: ({ graduates }) => graduates },
    { key: 'by', title: texts.by, cell: ({ proposedBy }) => proposedBy },
    { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
    { key: 'note', title: texts.note, card: 'wide', cell: noteOf },
    {
      key: 'acts',
      title: texts.acts,
      card: 'wide',
      cell: (row) => <PublicationActs publication={row} batchName={batchName} />,
    },
  ]
}

function noteOf({ state, note, haltedBy, haltReason }: GraduationPublicationView): string {
  const halted = haltedBy && haltReason && state !== 'approved' ? texts.haltedBy(haltedBy, haltReason) : ''
  return [note ?? '', halted].filter((line) => line !== '').join(' ')
}

function State({ publication }: { publication: GraduationPublicationView }) {
  const shown = publicationStateWords[publication.released ? 'released' : publication.state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
