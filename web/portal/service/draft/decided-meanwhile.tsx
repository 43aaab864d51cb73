import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { placeKey } from '#contracts/filed.ts'
import { focusTitle } from '#web/ui/focus-back.ts'
import { goToPlace } from '#web/ui/questions/places.ts'
import { WholeWords } from '#web/ui/words/whole-words.tsx'
import { detailsTexts } from '../details/details.texts.ts'
import { useService } from '../use-service.tsx'
import { startOf } from './start-of.ts'
import { useRejection } from './use-rejection.ts'
import type { DecidedDraft } from './use-wizard.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

/**
 * Interrupts the candidate if a reviewer rejected or returned the application that is being modified here (APP-10).
 * The candidate reads the reason and goes on at the fault; until then nothing can be submitted.
 */
export function DecidedMeanwhile({ decided }: { decided: DecidedDraft }) {
  const { draft, applicationId, acknowledge } = decided
  const part = useService()
  const navigate = useNavigate()
  const { step: here } = useParams({ from: '/shell/services/$service/filed/drafts/$draft/$step' })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const rejection = useRejection(applicationId)
  const goOn = () => {
    const { step, element } = startOf(part, draft)
    acknowledge()
    const going = navigate({
      to: '/services/$service/drafts/$draft/$step',
      params: { service: part.service, draft: draft.id, step },
      ...(element !== undefined && { hash: element }),
    })
    // Another step takes the focus by itself; on this one nobody does, and the button is gone.
    if (step === here) void going.then(() => focusOn(element))
  }
  return (
    <div ref={box} className="kj-notice kj-tone-refusal" role="alert" tabIndex={-1}>
      <div>
        <p className="kj-strong">
          {draft.correction?.state === 'amending'
            ? texts.askedTitle(rejection?.by ?? texts.reviewer)
            : texts.decidedTitle(rejection?.by ?? texts.reviewer)}
        </p>
        <ul className="kj-problems">
          {draft.faults.map(({ code, words, remedy, place }) => (
            <li key={code + placeKey(place)}>
              <WholeWords words={texts.reason(words)} />{' '}
              <span className="kj-soft">{detailsTexts.remedy(remedy)}</span>
            </li>
          ))}
        </ul>
        {rejection?.note !== undefined && <p className="kj-published">{detailsTexts.note(rejection.note)}</p>}
        <p>{texts.decided}</p>
        <Button onClick={goOn}>{texts.toFault}</Button>
      </div>
    </div>
  )
}

function focusOn(element: string | undefined): void {
  const place = element === undefined ? null : document.getElementById(element)
  if (place === null) focusTitle()
  else goToPlace(place, 'start')
}
