import { Value } from 'typebox/value'
import { Filed, RuleAdvice } from '#contracts/filed.ts'
import { type DraftForm, FORMS, type FormOf } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { ExaminedItem, Service, ServiceDefinition } from './service-definition.ts'

/**
 * Makes a service of a definition, so that the engine can hold all services in one table. Checks every form before it
 * reaches the definition, and everything that would be filed, so that it can still be read in years (APP-09). Throws a
 * RangeError for a definition without words for the approved state.
 */
export function defineService<S extends ServiceName>(definition: ServiceDefinition<S>): Service {
  const { service, whenApproved, formVersion, upgrade, begin } = definition
  const { preconditions, advise, whyNotReopen, onMove } = definition
  if (whenApproved.trim() === '')
    throw new RangeError(`服务 ${service} 没有审核通过后的说明（whenApproved）。`)
  const isOwn = (form: unknown): form is FormOf<S> => Value.Check(FORMS[service], form)
  return {
    lackOf: definition.lackOf ?? (async () => undefined),
    listSettled: definition.listSettled ?? (async () => []),
    ...{ service, whenApproved, formVersion, preconditions, advise, whyNotReopen, onMove },
    begin,
    readForm({ version, content }) {
      const form = version === formVersion ? content : upgrade(content, version)
      return isOwn(form) ? form : undefined
    },
    async examine(tx, { form, ...question }) {
      const examination = await definition.examine(tx, { ...question, form: requireOwn(form) })
      for (const item of examination.items) requireReadable(item)
      return examination
    },
  }

  /** Checked before the application is sealed, because afterwards it can no longer be changed. */
  function requireReadable({ subject, filed, advice, form }: ExaminedItem<FormOf<S>>): void {
    if (Value.Check(Filed, filed) && Value.Check(RuleAdvice, advice) && isOwn(form)) return
    throw new RangeError(`${service} would file for ${subject} what could not be read again`)
  }

  function requireOwn(form: DraftForm): FormOf<S> {
    if (isOwn(form)) return form
    throw new RangeError(`a form of ${form.service} was given to ${service}`)
  }
}
