import { Button } from '@mantine/core'
import { useState } from 'react'
import { listStaff } from '#contracts/office-administration.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { SecretOnce } from '../ui-secret-once.tsx'
import { CreateStaff } from './create-staff.tsx'
import { staffTexts as texts } from './staff.texts.ts'
import type { Issued } from './staff-row.ts'
import { StaffTable } from './staff-table.tsx'

/** ACC-01: accounts with roles and scope. */
export function StaffPage() {
  const reply = useReply(listStaff)
  const [issued, setIssued] = useState<Issued>()
  const [isCreating, setCreating] = useState(false)
  return (
    <>
      <PageTitle
        title={texts.staff}
        product={texts.product}
        lead={texts.staffLead}
        aside={<Button onClick={() => setCreating(true)}>{texts.create}</Button>}
      />
      {issued && (
        <SecretOnce
          key={issued.password}
          words={texts.oneTime(issued.name)}
          secret={issued.password}
          onDismiss={() => setIssued(undefined)}
        />
      )}
      <Loaded reply={reply}>
        {({ staff, schools }) => (
          <>
            <SectionCard title={texts.accounts}>
              <StaffTable staff={staff} schools={schools} onPassword={setIssued} />
            </SectionCard>
            {isCreating && (
              <CreateStaff schools={schools} onPassword={setIssued} onClose={() => setCreating(false)} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
