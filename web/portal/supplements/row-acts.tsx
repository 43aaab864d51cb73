import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ApplicationSummary, correctApplication, servicePage } from '#contracts/applications.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useWithdrawal } from '../service/details/use-withdrawal.ts'
import { useActiveTicket } from '../session.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** 「编辑」 and 「删除」 of a row, as long as the server allows them (SUP-04). */
export function RowActs({ row }: { row: ApplicationSummary }) {
  const ticket = useActiveTicket()
  const navigate = useNavigate()
  const correct = useAct(correctApplication, [servicePage])
  const withdraw = useWithdrawal(row, () =>
    navigate({ to: '/services/$service', params: { service: 'supplement' }, hash: 'removed', replace: true }),
  )
  const { id, service, title, can } = row
  const error = correct.error ?? withdraw.error
  const edit = () =>
    correct.mutate(
      { params: { id }, ...ticket },
      {
        onSuccess: ({ id: draft }) =>
          void navigate({ to: '/services/$service/drafts/$draft', params: { service, draft } }),
      },
    )
  return (
    <>
      {row.correction === undefined && (can.modify || can.refile || can.amend) && (
        <Button variant="default" aria-label={texts.editOf(title)} loading={correct.isPending} onClick={edit}>
          {texts.edit}
        </Button>
      )}
      {can.withdraw && (
        <Button variant="default" aria-label={texts.removeOf(title)} onClick={withdraw.ask}>
          {texts.remove}
        </Button>
      )}
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      <ConfirmDialog title={texts.removeTitle} act={texts.remove} {...withdraw.dialog}>
        <p>{texts.removeWords(title, can.modify ? 'open' : 'closed')}</p>
      </ConfirmDialog>
    </>
  )
}
