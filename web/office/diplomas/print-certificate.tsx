import { Button } from '@mantine/core'
import { printCertificate } from '#contracts/papers.ts'
import { callForFile } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { useProvedPrint } from '../ui-proved-print.ts'
import { diplomasTexts as texts } from './diplomas.texts.ts'

interface PrintCertificateProps {
  id: string
  certificateNo: number
}

/** Prints a 毕业证明书 that was recorded, with the whole ID number (GRA-12). */
export function PrintCertificate(certificate: PrintCertificateProps) {
  const may = useMay()
  return may('graduation.propose') ? <CertificateForm {...certificate} /> : null
}

function CertificateForm({ id, certificateNo }: PrintCertificateProps) {
  const { act, print, field } = useProvedPrint((proof) =>
    callForFile(printCertificate, { params: { id }, body: proof }),
  )
  return (
    <form className="kj-lines" onSubmit={print} noValidate>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      {field}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        className="kj-small-act"
        loading={act.isPending}
      >
        {texts.print(certificateNo)}
      </Button>
    </form>
  )
}
