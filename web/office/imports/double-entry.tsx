import { useQuery } from '@tanstack/react-query'
import { entryComparison } from '#contracts/office/double-entry.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { BesideForm } from './beside-form.tsx'
import { doubleEntryTexts as texts } from './double-entry.texts.ts'
import { EntryDifferences } from './entry-differences.tsx'
import { StateBadge } from './state-badge.tsx'

/** The second entry of a batch, how it differs from the first, and who settled that (IMP-02). */
export function DoubleEntry({ batch }: { batch: ImportBatchView }) {
  const reply = useQuery({
    ...replyOptions(entryComparison, { params: { id: batch.id } }),
    // What the reply itself says, not what the page read of the batch at another moment.
    refetchInterval: ({ state }) => (state.data?.isComing ? 1000 : false),
  })
  if (['unreadable', 'discarded'].includes(batch.state)) return null
  return (
    <SectionCard title={texts.title}>
      <Loaded reply={reply}>{(comparison) => <Comparison batch={batch} comparison={comparison} />}</Loaded>
    </SectionCard>
  )
}

function Comparison({
  batch,
  comparison,
}: {
  batch: ImportBatchView
  comparison: ReplyOf<typeof entryComparison>
}) {
  const { second, isCompared, all, open, differences, isFirst } = comparison
  if (second === undefined)
    return isFirst ? (
      <Notice tone="must">{texts.waitOther}</Notice>
    ) : (
      <BesideForm
        beside={{ kind: batch.kind, firstId: batch.id }}
        lead={texts.waitYou}
        submit={texts.submit}
      />
    )
  return (
    <div className="kj-stack">
      <div className="kj-row">
        <OfficeLink to={`/imports/${second.id}`}>{texts.second(second.batchNo)}</OfficeLink>
        <span className="kj-soft">{texts.secondBy(second.uploadedBy)}</span>
        <StateBadge batch={second} />
      </div>
      {!isCompared && <Notice tone="going">{texts.notSound}</Notice>}
      {isCompared && (
        <Notice tone={open > 0 ? 'must' : 'approval'}>
          <p>{all === 0 ? texts.same : texts.differ(all, open)}</p>
          {open > 0 && <p>{isFirst ? texts.firstMay : texts.lead}</p>}
        </Notice>
      )}
      {differences.length > 0 && (
        <EntryDifferences
          pair={{ firstId: batch.id, secondId: second.id }}
          differences={differences}
          maySettle={!isFirst && batch.state === 'checked' && second.state === 'checked'}
        />
      )}
      {all > differences.length && <p className="kj-soft">{texts.limited(differences.length)}</p>}
    </div>
  )
}
