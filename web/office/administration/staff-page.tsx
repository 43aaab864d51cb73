import { Button } from '@mantine/core'
import { useState } from 'react'
import { listStaff, setStaffState } from '#contracts/office-administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { roleWords } from '../shell/shell.texts.ts'
import { administrationTexts as texts } from './administration.texts.ts'
import { CreateStaff } from './create-staff.tsx'

type StaffRow = ReplyOf<typeof listStaff>['staff'][number]

/** ACC-01: accounts with roles and scope. */
export function StaffPage() {
  const reply = useReply(listStaff)
  const [password, setPassword] = useState<string>()
  const columns: Column<StaffRow>[] = [
    { key: 'name', title: texts.name, card: 'lead', cell: ({ name }) => name },
    { key: 'username', title: texts.username, cell: ({ username }) => username },
    {
      key: 'roles',
      title: texts.roles,
      card: 'wide',
      cell: ({ roles }) =>
        roles.map(({ role, schoolName }) => `${schoolName ?? ''} ${roleWords[role]}`).join(texts.and),
    },
    { key: 'enrolled', title: texts.enrolled, cell: ({ enrolled }) => (enrolled ? texts.yes : texts.no) },
    {
      key: 'acts',
      title: texts.acts,
      card: 'wide',
      cell: (row) => <StaffActs row={row} onPassword={setPassword} />,
    },
  ]
  return (
    <>
      <PageTitle title={texts.staff} product={texts.product} lead={texts.staffLead} />
      {password && (
        <Notice tone="must">
          <p>{texts.oneTime}</p>
          <p className="kj-secret">{password}</p>
        </Notice>
      )}
      <Loaded reply={reply}>
        {({ staff, schools }) => (
          <>
            <SectionCard title={texts.create}>
              <CreateStaff schools={schools} onPassword={setPassword} />
            </SectionCard>
            <SectionCard title={texts.staff}>
              <ResponsiveTable
                caption={texts.staff}
                columns={columns}
                rows={staff}
                rowKey={({ id }) => id}
                dense
              />
            </SectionCard>
          </>
        )}
      </Loaded>
    </>
  )
}

function StaffActs({
  row,
  onPassword,
}: {
  row: StaffRow
  onPassword: (password: string | undefined) => void
}) {
  const act = useAct(setStaffState, [listStaff])
  const change = (action: 'disable' | 'enable' | 'reset') =>
    act.mutate(
      { params: { id: row.id }, body: { action } },
      { onSuccess: ({ oneTimePassword }) => onPassword(oneTimePassword) },
    )
  const toggle = row.disabled ? ('enable' as const) : ('disable' as const)
  return (
    <div className="kj-row">
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <span>{row.disabled ? texts.disabled : texts.active}</span>
      <Button variant="default" aria-label={`${texts[toggle]} ${row.name}`} onClick={() => change(toggle)}>
        {texts[toggle]}
      </Button>
      <Button variant="default" aria-label={`${texts.reset} ${row.name}`} onClick={() => change('reset')}>
        {texts.reset}
      </Button>
    </div>
  )
}
