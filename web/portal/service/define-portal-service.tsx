import type { FormOf } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { NotFound } from '../not-found-page.tsx'
import { DraftWizard } from './draft/draft-wizard.tsx'
import type { WizardKind } from './draft/use-wizard.ts'
import type { DraftProps, OwnService, PortalService } from './portal-service.ts'
import { makeShelf } from './saver/saver-shelf.ts'

/** Hides a service's form type, so that the frame can open any draft without knowing its form. */
export function definePortalService<S extends ServiceName, R>(own: OwnService<S, R>): PortalService<S> {
  const { service, texts, correctsAt, placeOfProblem, steps, isOwn, credentialsOf } = own
  const useSkipped = own.useSkipped ?? (() => [])
  const asKept = own.asKept ?? ((form) => form)
  const kind = { shelf: makeShelf<FormOf<S>>(), isOwn, asKept, credentialsOf }
  return {
    ...{ service, texts, correctsAt, placeOfProblem, steps },
    ...(own.Beside && { Beside: own.Beside }),
    ...(own.useAfterwards && { useAfterwards: own.useAfterwards }),
    ...(own.isOnePage && { isOnePage: own.isOnePage }),
    resumesAt: (form) => (isOwn(form) && own.resumesAt?.(form)) || steps[0].code,
    placeOfFault: (fault, form) =>
      isOwn(form) ? own.placeOfFault(fault, form) : { step: correctsAt, element: undefined },
    useSkipped: (form) => useSkipped(form !== undefined && isOwn(form) ? form : undefined),
    drawDraft: (props) => <OwnDraft own={own} kind={kind} {...props} />,
  }
}

interface OwnDraftProps<S extends ServiceName, R> extends DraftProps {
  own: OwnService<S, R>
  kind: WizardKind<FormOf<S>>
}

function OwnDraft<S extends ServiceName, R>(props: OwnDraftProps<S, R>) {
  const { own, kind, draft, credentials, step, onChecked } = props
  const reference = own.useReference()
  const { form } = draft
  if (!own.isOwn(form)) return <NotFound />
  return (
    <Loaded reply={reference}>
      {(read) => (
        <DraftWizard
          key={draft.id}
          kind={kind}
          steps={own.steps}
          step={step}
          onChecked={onChecked}
          opened={{ draft: { ...draft, form }, credentials, reference: read }}
        />
      )}
    </Loaded>
  )
}
