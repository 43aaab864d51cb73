import { Button } from '@mantine/core'
import { useState } from 'react'
import { listStaff } from '#contracts/office/administration.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { SecretOnce } from '../ui-secret-once.tsx'
import { CreateStaff } from './create-staff.tsx'
import { staffTexts as texts } from './staff.texts.ts'
import type { Issued } from './staff-row.ts'
import { StaffTable } from './staff-table.tsx'

/** Lists the accounts with their roles and scope (ACC-01). */
export function StaffPage() {
  const reply = useReply(listStaff)
  const [issued, setIssued] = useState<readonly Issued[]>([])
  const [isCreating, setCreating] = useState(false)
  const hide = ({ username }: Pick<Issued, 'username'>) =>
    setIssued((now) => now.filter((one) => one.username !== username))
  // Each password stays until the person hides it; only a newer one for the same account replaces it.
  const show = (one: Issued) => {
    hide(one)
    setIssued((now) => [one, ...now])
  }
  return (
    <>
      <PageTitle
        title={texts.staff}
        product={texts.product}
        lead={texts.staffLead}
        aside={<Button onClick={() => setCreating(true)}>{texts.create}</Button>}
      />
      {issued.map((one) => (
        <SecretOnce
          key={one.password}
          words={texts.oneTime(one.name)}
          secret={one.password}
          onDismiss={() => hide(one)}
        />
      ))}
      <Loaded reply={reply}>
        {({ staff, schools }) => (
          <>
            <SectionCard title={texts.accounts}>
              <StaffTable staff={staff} schools={schools} onPassword={show} />
            </SectionCard>
            {isCreating && (
              <CreateStaff schools={schools} onPassword={show} onClose={() => setCreating(false)} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
