import type { ReactNode } from 'react'
import type { ArrivalToMatch, PossibleOwner } from '#contracts/office/arrivals.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { arrivalsTexts as texts } from './arrivals.texts.ts'

interface Line {
  title: string
  file: string
  of: (owner: PossibleOwner) => ReactNode
}

/** What the other province says, and beside it what is on record of each possible person. */
export function BesideTable({ match: { arrival, owners } }: { match: ArrivalToMatch }) {
  const lines: readonly Line[] = [
    {
      title: texts.name,
      file: arrival.name,
      of: ({ name, isSameName }) => <Compared value={name} isSame={isSameName} />,
    },
    { title: texts.idType, file: arrival.idTypeName, of: ({ idTypeName }) => idTypeName },
    {
      title: texts.idNumber,
      file: arrival.idNumber,
      of: ({ idNumber, isSameNumber, numberWords }) => (
        <Compared value={idNumber} isSame={isSameNumber} words={numberWords} />
      ),
    },
    {
      title: texts.destination,
      file: arrival.destinationTicketNo ?? texts.notNamed,
      of: ({ tickets }) => texts.list(tickets.map(({ ticketNo }) => ticketNo)),
    },
    {
      title: texts.originMajor,
      file: arrival.originMajor ?? texts.notNamed,
      of: ({ tickets }) => texts.list(tickets.map(({ majorName }) => majorName)),
    },
    { title: texts.originTicketNo, file: arrival.originTicketNo, of: () => '' },
    { title: texts.reasons, file: '', of: ({ reasons }) => texts.all(reasons) },
  ]
  return (
    <DeskTable
      caption={texts.beside}
      rows={lines}
      rowKey={({ title }) => title}
      columns={[
        { key: 'item', title: texts.item, card: 'lead', cell: ({ title }) => title },
        { key: 'file', title: texts.file, card: 'wide', cell: ({ file }) => file },
        ...owners.map((owner, place) => ({
          key: owner.personId,
          title: texts.owner(owner.name, place + 1),
          card: 'wide' as const,
          cell: (line: Line) => line.of(owner),
        })),
      ]}
    />
  )
}

/** A value of the record, with how it compares with the file's. */
function Compared({ value, isSame, words }: { value: string; isSame: boolean; words?: string }) {
  const said = words ?? (isSame ? texts.same : texts.different)
  return (
    <>
      {value}
      <br />
      {isSame ? <span>{texts.compared(said)}</span> : <strong>{texts.compared(said)}</strong>}
    </>
  )
}
