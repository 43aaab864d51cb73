import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { oneDraft } from '#contracts/drafts.ts'
import { listCredentials } from '#contracts/evidence.ts'
import { exemptionCourses } from '#contracts/exemption.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions, useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useActiveTicket } from '../../session.ts'
import { isGone } from '../saver/save-failure.ts'
import { DraftWizard } from './draft-wizard.tsx'
import { GoneDraft } from './gone-draft.tsx'
import { LeaveLink } from './leave-link.tsx'
import { Steps, stepOf, steps } from './steps.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'
import '../list/applications.css'
import './wizard.css'

/** 申请免考, step by step, on a draft that is kept by itself (APP-01, APP-02). */
export function DraftPage() {
  const { draft: id, step: word } = useParams({ from: '/shell/services/exemption/drafts/$draft/$step' })
  const step = stepOf(word)
  const ticket = useActiveTicket()
  // Another device may have gone on with it a moment ago.
  const draft = useQuery({ ...replyOptions(oneDraft, { params: { id }, ...ticket }), staleTime: 0 })
  const wallet = useQuery({ ...replyOptions(listCredentials), staleTime: 0 })
  const courses = useReply(exemptionCourses, ticket)
  if (isGone(draft.error)) return <GoneDraft />
  return (
    <>
      <PageTitle
        title={texts[step]}
        lead={`${texts.service} · ${texts.stepOf(steps.indexOf(step) + 1, steps.length)}`}
        aside={<LeaveLink />}
      />
      <Steps current={step} />
      <Loaded reply={draft}>
        {(opened) => (
          <Loaded reply={wallet}>
            {({ credentials }) => (
              <Loaded reply={courses}>
                {({ courses: plan }) => (
                  <DraftWizard key={id} step={step} given={{ draft: opened, credentials, courses: plan }} />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
