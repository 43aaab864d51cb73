import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { oneGraduationBatch } from '#contracts/office/graduations.ts'
import { printRoster } from '#contracts/papers.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { callForFile } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { useProvedPrint } from '../ui-proved-print.ts'
import { graduationsTexts as texts } from './graduations.texts.ts'

interface PrintRosterProps {
  batchId: string
  schools: ReplyOf<typeof oneGraduationBatch>['schools']
}

/** Prints the 毕业生名册 of one school, as it is filed: with whole ID numbers (GRA-12). */
export function PrintRoster({ batchId, schools }: PrintRosterProps) {
  const may = useMay()
  const withGraduates = schools.filter(({ graduated }) => graduated > 0)
  if (!may('graduation.approve') || withGraduates.length === 0) return null
  return <RosterForm batchId={batchId} schools={withGraduates} />
}

function RosterForm({ batchId, schools }: PrintRosterProps) {
  const [schoolId, setSchool] = useState(schools[0]?.id ?? '')
  const { act, print, field } = useProvedPrint((proof) =>
    callForFile(printRoster, { params: { id: batchId }, body: { schoolId, ...proof } }),
  )
  return (
    <form className="kj-after" onSubmit={print} noValidate>
      <p className="kj-soft">{texts.printLead}</p>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {act.isSuccess && <Notice tone="approval">{texts.printed}</Notice>}
      <div className="kj-form-row">
        <NativeSelect
          label={texts.printSchool}
          value={schoolId}
          onChange={(event) => setSchool(event.currentTarget.value)}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {field}
        <Button type="submit" variant="default" loading={act.isPending}>
          {texts.printRoster}
        </Button>
      </div>
    </form>
  )
}
