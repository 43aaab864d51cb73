import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  type ApplicationSummary,
  oneApplication,
  putAwayApplication,
  servicePage,
} from '#contracts/applications.ts'
import { portalHome } from '#contracts/home/portal-home.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { detailsTexts as texts } from './details.texts.ts'

/** 「不再办理」 of a rejected application, and the way back (APP-04, HOM-07): home reminds of it no more. */
export function PutAway({
  application: { id, revision, title, putAwayAt },
}: {
  application: ApplicationSummary
}) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const act = useAct(putAwayApplication, [oneApplication, servicePage, portalHome])
  const say = (choice: 'put_away' | 'take_up') =>
    act.mutate(
      { params: { id }, body: { revision, choice }, ...ticket },
      { onSettled: () => setAsking(false) },
    )
  return (
    <div className="kj-no-print">
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {putAwayAt === undefined ? (
        <Button variant="subtle" onClick={() => setAsking(true)}>
          {texts.putAway}
        </Button>
      ) : (
        <Notice tone="going">
          <p>{texts.isPutAway}</p>
          <Button variant="default" loading={act.isPending} onClick={() => say('take_up')}>
            {texts.takeUp}
          </Button>
        </Notice>
      )}
      <ConfirmDialog
        title={texts.putAwayTitle}
        act={texts.putAway}
        opened={isAsking}
        isWorking={act.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => say('put_away')}
      >
        <p>{texts.putAwayWords(title)}</p>
      </ConfirmDialog>
    </div>
  )
}
