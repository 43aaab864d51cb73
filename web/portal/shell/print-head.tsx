import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Replaces the header on paper: says whose sheet it is, and that a demonstration's sheet proves nothing. */
export function PrintHead({ isDemonstration }: { isDemonstration: boolean }) {
  const { name = '' } = useSession()
  return (
    <p className="kj-print-only">
      {texts.printHead(uiTexts.product, name)}
      {isDemonstration && texts.printDemonstration}
    </p>
  )
}
