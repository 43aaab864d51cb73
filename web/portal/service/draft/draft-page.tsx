import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { oneDraft } from '#contracts/drafts.ts'
import { listCredentials } from '#contracts/evidence.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { useActiveTicket } from '../../session.ts'
import { isMissing } from '../details/missing-page.tsx'
import { isOutdated } from '../saver/save-failure.ts'
import { OfService, useService } from '../use-service.tsx'
import { GoneDraft } from './gone-draft.tsx'
import { LeaveLink } from './leave-link.tsx'
import { OutdatedDraft } from './outdated-draft.tsx'
import { Steps } from './steps.tsx'
import { neededSteps, stepsOf } from './steps-of.ts'
import { wizardTexts as texts } from './wizard.texts.ts'
import '../list/applications.css'
import './wizard.css'

const DECIDED_MS = 30_000

/** The page of a draft of any service, step by step, saved automatically (APP-01, APP-02). */
export function DraftPage() {
  const { draft: id, step: word } = useParams({ from: '/shell/services/$service/filed/drafts/$draft/$step' })
  const part = useService()
  const ticket = useActiveTicket()
  const [faulty, setFaulty] = useState<ReadonlySet<string>>()
  const draft = useQuery({
    ...replyOptions(oneDraft, { params: { id }, ...ticket }),
    // Always fetched anew: another device may have changed the draft a moment ago.
    staleTime: 0,
    // APP-10: a reviewer may decide on the corrected application at any moment.
    refetchInterval: ({ state }) => (state.data?.correction?.state === 'pending' ? DECIDED_MS : false),
  })
  const wallet = useQuery({ ...replyOptions(listCredentials), staleTime: 0 })
  const steps = neededSteps(part.steps, part.useSkipped(draft.data?.form))
  if (isMissing(draft.error)) return <GoneDraft error={draft.error} />
  if (isOutdated(draft.error)) return <OutdatedDraft error={draft.error} />
  const all = part.isOnePage ? steps : stepsOf(steps)
  const step = all.find(({ code }) => code === word) ?? steps[0]
  return (
    <OfService part={{ ...part, steps }}>
      <PageTitle
        title={step.title}
        lead={
          part.isOnePage ? undefined : `${part.title} · ${texts.stepOf(all.indexOf(step) + 1, all.length)}`
        }
        aside={<LeaveLink />}
      />
      {!part.isOnePage && <Steps steps={all} current={step.code} faulty={faulty} />}
      <Loaded reply={draft}>
        {(opened) => (
          <Loaded reply={wallet}>
            {({ credentials }) =>
              part.drawDraft({ draft: opened, credentials, step: step.code, onChecked: setFaulty })
            }
          </Loaded>
        )}
      </Loaded>
    </OfService>
  )
}
