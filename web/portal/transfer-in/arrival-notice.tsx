import { Button } from '@mantine/core'
import { useState } from 'react'
import { degreeAudit } from '#contracts/degree.ts'
import { portalHome } from '#contracts/home/portal-home.ts'
import { ownMessages, portalSession, scoreSheet } from '#contracts/portal.ts'
import {
  confirmOwnArrival,
  type OwnArrivalDetails,
  ownArrival,
  ownArrivals,
} from '#contracts/transfers/transfer-in.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { transferInTexts as texts } from './transfer-in.texts.ts'

/** 现场确认: when, where and how, and the button where it can be done on this page (TRI-02). */
export function ArrivalNotice({ arrival }: { arrival: OwnArrivalDetails }) {
  const { notice, confirmable } = arrival
  if (notice === undefined) return <Notice tone="going">{texts.noticeNone}</Notice>
  const at = (iso: string) => formatInstant(new Date(iso))
  return (
    <SectionCard title={texts.notice}>
      <dl className="kj-facts">
        <dt>{texts.time}</dt>
        <dd>{texts.timeOf(at(notice.opensAt), at(notice.closesAt))}</dd>
        <dt>{texts.way}</dt>
        <dd>{texts.ways[notice.mode]}</dd>
        {notice.place !== undefined && (
          <>
            <dt>{texts.place}</dt>
            <dd>{notice.place}</dd>
          </>
        )}
      </dl>
      {notice.words !== '' && <p>{notice.words}</p>}
      <p>{texts.noticeHelp[notice.mode]}</p>
      {confirmable && <Confirm arrival={arrival} />}
    </SectionCard>
  )
}

/** A confirmation gives scores, on which the way to the degree rests, and sends a message that the bell counts. */
const CONFIRMED_REPLIES = [
  ...[ownArrival, ownArrivals, portalHome, ownMessages, portalSession],
  ...[scoreSheet, degreeAudit],
] as const

function Confirm({ arrival: { id, version, originProvince, list } }: { arrival: OwnArrivalDetails }) {
  const [isOpen, setOpen] = useState(false)
  const act = useAct(confirmOwnArrival, CONFIRMED_REPLIES)
  const recognised = list.filter(({ whyNot }) => whyNot === undefined).length
  if (recognised === 0) return <Notice tone="must">{texts.confirmNone}</Notice>
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.confirm}</Button>
      {isOpen && (
        <ConfirmDialog
          opened
          title={texts.confirmTitle(originProvince)}
          act={texts.confirm}
          isWorking={act.isPending}
          onCancel={() => setOpen(false)}
          onConfirm={() =>
            act.mutate({ params: { id }, body: { version } }, { onSuccess: () => setOpen(false) })
          }
        >
          {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
          <p>{texts.confirmHelp(recognised)}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
