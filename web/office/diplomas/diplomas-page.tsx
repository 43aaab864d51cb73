import { findDiplomas } from '#contracts/office/diplomas.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { RecordSearch } from '../ui-record-search.tsx'
import { DIPLOMA_COLUMNS } from './diploma-columns.tsx'
import { diplomasTexts as texts } from './diplomas.texts.ts'

/** The register of diplomas: what waits for a second person, and a search (GRA-12). */
export function DiplomasPage() {
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <RecordSearch shortest={2} maxLength={60} words={texts} contract={findDiplomas}>
        {(q) => <Results q={q} />}
      </RecordSearch>
      <Waiting />
    </>
  )
}

function Results({ q }: { q: string }) {
  const reply = useReply(findDiplomas, { body: { q } })
  return (
    <SectionCard title={texts.results}>
      <Loaded reply={reply}>
        {({ diplomas, more }) =>
          diplomas.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <>
              {more && <Notice tone="must">{texts.more}</Notice>}
              <DeskTable
                caption={texts.results}
                columns={DIPLOMA_COLUMNS}
                rows={diplomas}
                rowKey={({ id }) => id}
              />
            </>
          )
        }
      </Loaded>
    </SectionCard>
  )
}

function Waiting() {
  const reply = useReply(findDiplomas, { body: {} })
  return (
    <SectionCard title={texts.waiting}>
      <Loaded reply={reply}>
        {({ diplomas, more }) =>
          diplomas.length === 0 ? (
            <p className="kj-soft">{texts.noneWaiting}</p>
          ) : (
            <>
              {more && <Notice tone="must">{texts.moreWaiting}</Notice>}
              <DeskTable
                caption={texts.waiting}
                columns={DIPLOMA_COLUMNS}
                rows={diplomas}
                rowKey={({ id }) => id}
              />
            </>
          )
        }
      </Loaded>
    </SectionCard>
  )
}
