import type { ApplicationState, ApplicationSummary } from '#contracts/applications.ts'
import { ownRegistrationForm } from '#contracts/papers.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { graduationTexts } from './graduation.texts.ts'

const { form: texts } = graduationTexts

/** The states in which the paper form is worth looking at: what was filed stands, or is being decided. */
const SHOWN: ReadonlySet<ApplicationState> = new Set(['pending', 'in_review', 'amending', 'approved'])

/** 《毕业生登记表》 as it would be printed of what was filed, so that its owner sees it before it is signed (GRA-11). */
export function RegistrationForm({ application }: { application: ApplicationSummary }) {
  const ticket = useActiveTicket()
  if (!SHOWN.has(application.state)) return null
  return (
    <SectionCard title={texts.title}>
      <p>{texts.lead}</p>
      <div className="kj-no-print">
        <FileButton contract={ownRegistrationForm} input={[{ params: { id: application.id }, ...ticket }]}>
          {texts.download}
        </FileButton>
      </div>
    </SectionCard>
  )
}
