import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { foundStaff } from './found-staff.ts'
import { staffTexts as texts } from './staff.texts.ts'
import { StaffActs } from './staff-acts.tsx'
import type { Issued, StaffRow } from './staff-row.ts'

interface StaffTableProps {
  staff: readonly StaffRow[]
  schools: readonly { id: string; name: string }[]
  onPassword: (issued: Issued) => void
}

const COLUMNS: readonly Column<StaffRow>[] = [
  { key: 'name', title: texts.name, card: 'lead', cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'username',
    title: texts.username,
    cell: ({ username }) => username,
    sortBy: ({ username }) => username,
  },
  { key: 'roles', title: texts.roles, card: 'wide', cell: Posts },
  { key: 'state', title: texts.state, cell: ({ disabled }) => <State disabled={disabled} /> },
  { key: 'enrolled', title: texts.enrolled, cell: ({ enrolled }) => (enrolled ? texts.yes : texts.no) },
  {
    key: 'last',
    title: texts.lastSignedInAt,
    card: 'wide',
    sortBy: ({ lastSignedInAt }) => lastSignedInAt,
    cell: ({ lastSignedInAt }) => (lastSignedInAt ? <Instant at={lastSignedInAt} /> : texts.never),
  },
]

/** Lists every account with its posts, their scope, and the acts on it. */
export function StaffTable({ staff, schools, onPassword }: StaffTableProps) {
  const acts: Column<StaffRow> = {
    key: 'acts',
    title: texts.acts,
    card: 'wide',
    cell: (row) => <StaffActs row={row} schools={schools} onPassword={onPassword} />,
  }
  const [sought, setSought] = useState('')
  const found = foundStaff(staff, sought)
  return (
    <div className="kj-stack">
      <TextInput
        type="search"
        label={texts.find}
        description={texts.findHelp}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <p className="kj-soft" role="status">
        {found.length === 0 ? texts.noneFound : texts.count(found.length, staff.length)}
      </p>
      {found.length > 0 && (
        <DeskTable
          choosable="staff"
          caption={texts.accounts}
          columns={[...COLUMNS, acts]}
          rows={found}
          rowKey={({ id }) => id}
        />
      )}
    </div>
  )
}

function Posts({ roles, conflicts }: StaffRow) {
  return (
    <div className="kj-lines">
      {roles.map(({ role, schoolName = '' }) => (
        <p key={role + schoolName}>{`${schoolName} ${roleWords[role] ?? role}`}</p>
      ))}
      {conflicts.length > 0 && (
        <div>
          <StatusBadge tone="refusal" word={texts.conflicting} />
          {conflicts.map((words) => (
            <p key={words} className="kj-soft">
              {words}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

function State({ disabled }: Pick<StaffRow, 'disabled'>) {
  return disabled ? (
    <StatusBadge tone="refusal" word={texts.disabled} />
  ) : (
    <StatusBadge tone="approval" word={texts.active} />
  )
}
