import { useState } from 'react'
import { listStaff, setStaffRoles } from '#contracts/office/administration.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { ErrorSummary, type Problem } from '#web/ui/error-summary.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { choiceOf, grantsOf, roleProblems } from './role-choice.ts'
import { RolePicker } from './role-picker.tsx'
import { staffTexts as texts } from './staff.texts.ts'
import type { StaffRow } from './staff-row.ts'

interface SetRolesProps {
  row: StaffRow
  schools: readonly { id: string; name: string }[]
  onClose: () => void
}

/** Changes the posts of an account, with immediate effect (ACC-01). */
export function SetRoles({ row, schools, onClose }: SetRolesProps) {
  useFocusBack()
  const [choice, setChoice] = useState(() => choiceOf(row.roles))
  const [own, setOwn] = useState<readonly Problem[]>([])
  const act = useAct(setStaffRoles, [listStaff])
  const save = () => {
    const found = roleProblems(choice)
    act.reset()
    setOwn(found)
    if (found.length === 0)
      act.mutate({ params: { id: row.id }, body: { roles: grantsOf(choice) } }, { onSuccess: onClose })
  }
  const refused = refusedForm(act.error)
  const problems = own.length > 0 ? own : refused.problems
  return (
    <ConfirmDialog
      opened
      title={texts.setRolesTitle(row.name)}
      act={texts.setRolesSave}
      isWorking={act.isPending}
      onCancel={onClose}
      onConfirm={save}
    >
      <div className="kj-stack">
        <ErrorSummary problems={problems} message={own.length > 0 ? undefined : refused.message} />
        <RolePicker value={choice} onChange={setChoice} schools={schools} problems={problems} />
        <p className="kj-soft">{texts.setRolesLead}</p>
      </div>
    </ConfirmDialog>
  )
}
