import type { Sought } from './matching/match-persons.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** What is looked for of a person whom a file names. */
export function soughtIn(person: InboundPerson): Sought {
  return {
    name: person.name,
    idType: person.idType,
    indexes: [person.idNumberIndex, person.oldIdNumberIndex].filter((index) => index !== undefined),
    cipher: Buffer.from(person.idNumberCipher, 'hex'),
    destinationTicketNo: person.destinationTicketNo,
  }
}
