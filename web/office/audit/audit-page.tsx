import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { auditEntries, verifyAudit } from '#contracts/office-administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { actorWords, auditTexts as texts } from './audit.texts.ts'

type Entry = ReplyOf<typeof auditEntries>['entries'][number]

const COLUMNS: readonly Column<Entry>[] = [
  { key: 'at', title: texts.at, card: 'lead', cell: ({ at }) => formatInstant(new Date(at)) },
  {
    key: 'actor',
    title: texts.actor,
    cell: ({ actorName, actorKind }) => actorName ?? actorWords[actorKind],
  },
  { key: 'action', title: texts.action, cell: ({ action }) => action },
  {
    key: 'subject',
    title: texts.subject,
    card: 'wide',
    cell: (row) => `${row.subjectKind} ${row.subjectId}`,
  },
  {
    key: 'change',
    title: texts.change,
    card: 'wide',
    cell: (row) => [row.oldValue, row.newValue].filter(Boolean).join(' → '),
  },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason ?? '' },
]

/** TRL-01: the auditor reads, filters, and checks that the chain is whole. */
export function AuditPage() {
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<{ action?: string; before?: string }>({})
  const verify = useAct(verifyAudit)
  const reply = useReply(auditEntries, { query: filter })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFilter(typed.trim() === '' ? {} : { action: typed.trim() })
  }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <form className="kj-form-row" onSubmit={submit}>
        <TextInput
          type="search"
          label={texts.filter}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{texts.submit}</Button>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({})}>
          {texts.verify}
        </Button>
      </form>
      {verify.error && <Notice tone="refusal">{errorWords(verify.error)}</Notice>}
      {verify.data && (
        <Notice tone={verify.data.broken ? 'refusal' : 'approval'}>
          {verify.data.broken ? texts.broken(verify.data.broken) : texts.whole(verify.data.entries)}
        </Notice>
      )}
      <SectionCard title={texts.title}>
        <Loaded reply={reply}>
          {({ entries }) => (
            <>
              {entries.length === 0 && <EmptyState title={texts.none} />}
              <ResponsiveTable
                caption={texts.title}
                columns={COLUMNS}
                rows={entries}
                rowKey={({ key }) => key}
                dense
              />
              {entries.length === 100 && (
                <Button
                  variant="default"
                  onClick={() => setFilter({ ...filter, before: entries.at(-1)?.at ?? '' })}
                >
                  {texts.older}
                </Button>
              )}
            </>
          )}
        </Loaded>
      </SectionCard>
    </>
  )
}
