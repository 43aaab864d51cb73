import type { MovedApplication } from '#server/service-definition.ts'
import type { ApplicationRow } from '../application.store.ts'

/** The facts that a service receives about an application that has moved. */
export function movedOf(from: ApplicationRow, at: Date): MovedApplication {
  return {
    id: from.id,
    applicationNo: from.application_no,
    personId: from.person_id,
    ticketId: from.ticket_id,
    subject: from.subject,
    at,
  }
}
