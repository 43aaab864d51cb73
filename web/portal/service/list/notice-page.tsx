import { Button } from '@mantine/core'
import { servicePage } from '#contracts/applications.ts'
import { startDraft } from '#contracts/drafts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { useRenewedReply } from '#web/client/renewed/use-renewed-reply.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { useOpenDraft } from '../draft/use-open-draft.ts'
import { useService } from '../use-service.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'
import { untilWindowMoves } from './until-window-moves.ts'
import '../draft/wizard.css'

/** 「考生须知」. The draft records the version that the candidate has read (APP-01). */
export function NoticePage() {
  const ticket = useActiveTicket()
  const { service, title } = useService()
  const page = useRenewedReply(servicePage, { params: { service }, ...ticket }, untilWindowMoves)
  const open = useOpenDraft()
  const start = useAct(startDraft, [servicePage])
  const goOn = (noticeVersion: number) =>
    start.mutate(
      { params: { service }, body: { noticeVersion }, ...ticket },
      {
        onSuccess: open,
        onError: () => void page.refetch(),
      },
    )
  const code = start.error instanceof RefusalError ? start.error.code : undefined
  const isChanged = code === 'notice_changed'
  // Who pressed too early reads that no more when the window has opened.
  const isOver = code === 'window_closed' && page.data?.window?.state === 'open'
  return (
    <>
      <PageTitle title={texts.notice} lead={texts.noticeLead(title)} />
      {start.isError && !isOver && (
        <Notice tone={isChanged ? 'must' : 'refusal'}>
          {isChanged ? texts.noticeChanged : errorWords(start.error)}
        </Notice>
      )}
      <section className="kj-card">
        <Loaded reply={page} rows={6}>
          {({ notice }) => (
            <>
              {linesOf(notice.body === '' ? texts.noticeEmpty : notice.body).map((line) => (
                <p key={line} className="kj-notice-line">
                  {line}
                </p>
              ))}
              <div className="kj-step-buttons kj-after">
                <Button
                  variant="default"
                  renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}
                >
                  {texts.back}
                </Button>
                <Button loading={start.isPending} onClick={() => goOn(notice.version)}>
                  {texts.agree}
                </Button>
              </div>
            </>
          )}
        </Loaded>
      </section>
    </>
  )
}

/** Splits the text into the paragraphs that staff wrote. */
function linesOf(body: string): string[] {
  return [...new Set(body.split('\n').filter((line) => line.trim() !== ''))]
}
