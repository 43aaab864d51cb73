import { useQuery } from '@tanstack/react-query'
import { checkDraft } from '#contracts/drafts.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../session.ts'
import { CheckedItems } from './checked-items.tsx'
import { confirmTexts as texts } from './confirm.texts.ts'
import { ProblemLinks } from './problem-links.tsx'
import { SubmitBar } from './submit-bar.tsx'
import type { Wizard } from './use-wizard.ts'

/** ③ 确认信息: every problem at once, each with the way to its place; otherwise exactly what would be filed (EXM-02). */
export function ConfirmStep({ wizard }: { wizard: Wizard }) {
  const { id } = wizard.draft
  const isSaved = wizard.status === 'saved'
  const check = useQuery({
    ...replyOptions(checkDraft, { params: { id }, ...useActiveTicket() }),
    // What is checked is what the server has.
    enabled: isSaved,
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <>
      {!isSaved && check.data === undefined && <p>{texts.waiting}</p>}
      <Loaded reply={check} rows={6}>
        {({ problems, items }) => (
          <>
            <ProblemLinks problems={problems} wizard={wizard} />
            {problems.length === 0 && <p>{texts.lead}</p>}
            <CheckedItems items={items} />
            <SubmitBar wizard={wizard} isReady={isSaved && problems.length === 0 && items.length > 0} />
          </>
        )}
      </Loaded>
    </>
  )
}
