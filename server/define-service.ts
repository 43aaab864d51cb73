import { Value } from 'typebox/value'
import { type DraftForm, FORMS, type FormOf } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Service, ServiceDefinition } from './service-definition.ts'

/**
 * Closes a definition over its form, so that the engine can hold all services in one table: a form that reaches the
 * definition is one of its own, whatever was stored or sent. Throws a RangeError for a definition without words.
 */
export function defineService<S extends ServiceName>(definition: ServiceDefinition<S>): Service {
  const { service, whenApproved, formVersion, upgrade, begin, preconditions, advise, onMove } = definition
  if (whenApproved.trim() === '')
    throw new RangeError(`服务 ${service} 没有审核通过后的说明（whenApproved）。`)
  const isOwn = (form: unknown): form is FormOf<S> => Value.Check(FORMS[service], form)
  return {
    ...{ service, whenApproved, formVersion, preconditions, advise, onMove },
    begin,
    readForm({ version, content }) {
      const form = version === formVersion ? content : upgrade(content, version)
      return isOwn(form) ? form : undefined
    },
    async examine(tx, { form, ...question }) {
      return definition.examine(tx, { ...question, form: requireOwn(form) })
    },
  }

  function requireOwn(form: DraftForm): FormOf<S> {
    if (isOwn(form)) return form
    throw new RangeError(`a form of ${form.service} was given to ${service}`)
  }
}
