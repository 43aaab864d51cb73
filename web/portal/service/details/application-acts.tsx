import { Button } from '@mantine/core'
import { type ApplicationSummary, correctApplication, servicePage } from '#contracts/applications.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { HotlineLink } from '../../services/hotline-link.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { useOpenDraft } from '../draft/use-open-draft.ts'
import { useService } from '../use-service.tsx'
import { detailsTexts as texts } from './details.texts.ts'
import { PutAway } from './put-away.tsx'
import { useWithdrawal } from './use-withdrawal.ts'

/**
 * The buttons 「修改」「重新提交」「补正」「撤回」, each shown only if the server allows it now; and in the place of 「撤回」 why an open
 * application cannot be withdrawn (APP-03, APP-04).
 */
export function ApplicationActs({ application }: { application: ApplicationSummary }) {
  const { act: correct, begin } = useCorrection(application)
  const withdraw = useWithdrawal(application)
  const { title, can } = application
  const { texts: own } = useService()
  const error = correct.error ?? withdraw.error
  return (
    <div className="kj-no-print">
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      {withdraw.isSuccess && <Notice tone="approval">{texts.withdrawn}</Notice>}
      {(can.modify || can.refile || can.amend || can.withdraw) && (
        <div className="kj-row kj-acts">
          {(can.refile || can.modify || can.amend) && (
            <Button variant={can.modify ? 'default' : 'filled'} loading={correct.isPending} onClick={begin}>
              {can.amend ? texts.amend : can.refile ? own.acts.refile : texts.modify}
            </Button>
          )}
          {can.withdraw && (
            <Button variant="default" onClick={withdraw.ask}>
              {texts.withdraw}
            </Button>
          )}
        </div>
      )}
      {application.noWithdrawal && <NoWithdrawal why={application.noWithdrawal} />}
      <Afterwards application={application} />
      <ConfirmDialog title={texts.withdrawTitle} act={texts.withdraw} {...withdraw.dialog}>
        <p>{texts.withdrawWords(title, can.modify ? 'open' : 'closed')}</p>
        {own.withdrawn !== undefined && <p>{own.withdrawn}</p>}
      </ConfirmDialog>
    </div>
  )
}

/** Says why there is no 「撤回」 and what to do instead; who has an amendment to answer needs nobody on the phone for that. */
function NoWithdrawal({ why }: { why: NonNullable<ApplicationSummary['noWithdrawal']> }) {
  return (
    <div className="kj-acts">
      <p className="kj-soft">{texts.noWithdrawal[why]}</p>
      {why !== 'amending' && <HotlineLink />}
    </div>
  )
}

/** The ways on from an application that has ended: not wanted any more, or filed anew where the conditions stand. */
function Afterwards({ application }: { application: ApplicationSummary }) {
  const { service } = useService()
  if (application.state === 'rejected') return <PutAway application={application} />
  if (application.state !== 'withdrawn') return null
  return (
    <div className="kj-row kj-acts">
      <Button
        variant="default"
        renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service }} />}
      >
        {texts.fileAnew}
      </Button>
    </div>
  )
}

/** Opens a correction of the application with its content filled in, at the first fault (APP-04). */
function useCorrection({ id }: ApplicationSummary) {
  const ticket = useActiveTicket()
  const open = useOpenDraft()
  const act = useAct(correctApplication, [servicePage])
  return { act, begin: () => act.mutate({ params: { id }, ...ticket }, { onSuccess: open }) }
}
