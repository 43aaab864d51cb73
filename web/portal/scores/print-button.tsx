import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { scoresTexts as texts } from './scores.texts.ts'

/** Prints the current score sheet, without menus and buttons. */
export function PrintButton() {
  return (
    <Button
      className="kj-no-print"
      variant="default"
      leftSection={<IconPrinter size="1.2rem" aria-hidden />}
      onClick={() => window.print()}
    >
      {texts.print}
    </Button>
  )
}
