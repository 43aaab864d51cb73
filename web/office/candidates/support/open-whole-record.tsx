import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { openWholeRecord } from '#contracts/office/support/whole-record.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { leadsNowhere } from '../../shell/leads-nowhere.ts'
import { NotFoundPage } from '../../shell/not-found-page.tsx'
import { uiOfficeTexts } from '../../ui-office.texts.ts'
import { candidatesTexts } from '../candidates.texts.ts'
import { supportTexts as texts } from './support.texts.ts'
import { WholeRecordView } from './whole-record.tsx'

/** Asks why a record is opened, and shows the whole of it (ACC-02). */
export function OpenWholeRecord({ personId }: { personId: string }) {
  const act = useAct(openWholeRecord)
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  if (act.data) return <WholeRecordView record={act.data} reason={act.variables.body.reason} />
  if (leadsNowhere(act.error)) return <NotFoundPage />
  const open = (event: FormEvent) => {
    event.preventDefault()
    const words = reason.trim()
    setShort(words.length < 4)
    if (words.length >= 4) act.mutate({ params: { id: personId }, body: { reason: words } })
  }
  return (
    <>
      <PageTitle title={texts.open} product={candidatesTexts.product} lead={texts.openLead} />
      <SectionCard title={texts.reason}>
        <form className="kj-stack" onSubmit={open} noValidate>
          {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
          <TextInput
            label={texts.reason}
            description={texts.reasonHelp}
            error={isShort && uiOfficeTexts.tooShort(4)}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={act.isPending}>
              {texts.submit}
            </Button>
          </div>
        </form>
      </SectionCard>
    </>
  )
}
