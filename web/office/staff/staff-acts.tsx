import { Button } from '@mantine/core'
import { useState } from 'react'
import { listStaff, setStaffState } from '#contracts/office/administration.ts'
import { useAct } from '#web/client/queries.ts'
import { useSession } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { SetRoles } from './set-roles.tsx'
import { staffTexts as texts } from './staff.texts.ts'
import type { Issued, StaffRow } from './staff-row.ts'

interface StaffActsProps {
  row: StaffRow
  schools: readonly { id: string; name: string }[]
  onPassword: (issued: Issued) => void
}

const TITLES = { disable: texts.disableTitle, enable: texts.enableTitle, reset: texts.resetTitle } as const
const LEADS = { disable: texts.disableLead, enable: texts.enableLead, reset: texts.resetLead } as const

/**
 * The acts on an account: change posts, disable or enable, and reset. A person cannot act on the own account (ACC-01).
 */
export function StaffActs({ row, schools, onPassword }: StaffActsProps) {
  const [asked, setAsked] = useState<'disable' | 'enable' | 'reset' | 'roles'>()
  const act = useAct(setStaffState, [listStaff])
  const { username } = useSession()
  if (row.username === username) return <span className="kj-soft">{texts.own}</span>
  const close = () => setAsked(undefined)
  const change = (action: 'disable' | 'enable' | 'reset') =>
    act.mutate(
      { params: { id: row.id }, body: { action } },
      {
        onSuccess: ({ oneTimePassword }) => {
          close()
          if (oneTimePassword)
            onPassword({ username: row.username, name: row.name, password: oneTimePassword })
        },
      },
    )
  // A disabled account is enabled before it is reset: its one-time password would open nothing (ACC-01).
  const offered = row.disabled ? (['roles', 'enable'] as const) : (['roles', 'disable', 'reset'] as const)
  return (
    <div className="kj-row">
      {offered.map((one) => {
        const word = one === 'roles' ? texts.setRoles : texts[one]
        return (
          <Button
            // One button says 停用 and then 启用, so that it keeps the focus.
            key={one === 'enable' ? 'disable' : one}
            variant="default"
            size="compact-sm"
            className="kj-small-act"
            aria-label={`${word} ${row.name}`}
            onClick={() => setAsked(one)}
          >
            {word}
          </Button>
        )
      })}
      {asked === 'roles' && <SetRoles row={row} schools={schools} onClose={close} />}
      {asked && asked !== 'roles' && (
        <ActDialog
          title={TITLES[asked](row.name)}
          act={texts[asked]}
          danger={asked !== 'enable'}
          running={act}
          onCancel={close}
          onConfirm={() => change(asked)}
        >
          <p>{LEADS[asked]}</p>
        </ActDialog>
      )}
    </div>
  )
}
