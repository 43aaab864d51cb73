import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type ApplicationSummary,
  correctApplication,
  type Fault,
  oneApplication,
  oneFiling,
  servicePage,
  withdrawApplication,
} from '#contracts/applications.ts'
import { exemptionCourses } from '#contracts/exemption.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { detailsTexts as texts } from './details.texts.ts'

interface ApplicationActsProps {
  application: ApplicationSummary
  faults: readonly Fault[]
}

/** 「修改」「重新提交」「撤回」, as far as the server says that they can be done now (APP-03, APP-04). */
export function ApplicationActs({ application, faults }: ApplicationActsProps) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const { act: correct, begin } = useCorrection(application, faults)
  const withdraw = useAct(withdrawApplication, [oneApplication, servicePage, exemptionCourses, oneFiling])
  const { id, revision, title, can } = application
  const error = correct.error ?? withdraw.error
  return (
    <div className="kj-no-print">
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      {withdraw.isSuccess && <Notice tone="approval">{texts.withdrawn}</Notice>}
      {(can.modify || can.refile || can.withdraw) && (
        <div className="kj-row kj-acts">
          {(can.refile || can.modify) && (
            <Button variant={can.refile ? 'filled' : 'default'} loading={correct.isPending} onClick={begin}>
              {can.refile ? texts.refile : texts.modify}
            </Button>
          )}
          {can.withdraw && (
            <Button variant="default" onClick={() => setAsking(true)}>
              {texts.withdraw}
            </Button>
          )}
        </div>
      )}
      <ConfirmDialog
        opened={isAsking}
        title={texts.withdrawTitle}
        act={texts.withdraw}
        danger
        isWorking={withdraw.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          withdraw.mutate(
            { params: { id }, body: { revision }, ...ticket },
            { onSettled: () => setAsking(false) },
          )
        }
      >
        <p>{texts.withdrawWords(title)}</p>
      </ConfirmDialog>
    </div>
  )
}

/** Opens the application filled in, at the credential that was faulted (APP-04). */
function useCorrection({ id }: ApplicationSummary, faults: readonly Fault[]) {
  const ticket = useActiveTicket()
  const navigate = useNavigate()
  const act = useAct(correctApplication, [servicePage])
  const faulted = faults.find(({ credentialId }) => credentialId !== undefined)?.credentialId
  const begin = () =>
    act.mutate(
      { params: { id }, ...ticket },
      {
        onSuccess: (draft) =>
          void navigate({
            to: '/services/exemption/drafts/$draft/$step',
            params: { draft: draft.id, step: 'evidence' },
            ...(faulted !== undefined && { hash: `credential-${faulted}` }),
          }),
      },
    )
  return { act, begin }
}
