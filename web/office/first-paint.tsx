import { QueryClientProvider } from '@tanstack/react-query'
import { useWay } from '#web/client/entrance.ts'
import { makeQueryClient } from '#web/client/queries.ts'
import { drawStill } from '#web/ui/draw-still.tsx'
import { DeskEntrance } from './sign-in/desk-entrance.tsx'
import { SampleStaff } from './sign-in/sample-staff.tsx'
import { SignInCard } from './sign-in/sign-in-card.tsx'
import { useDeskSignIn } from './sign-in/use-desk-sign-in.ts'

/** The sign-in page as a visitor sees it before any script has come (UX-05): drawn while the pages are built. */
export function drawFirstPaint(options: { isInvented: boolean; nonce: string }): string {
  return drawStill(
    <QueryClientProvider client={makeQueryClient()}>
      <FirstPaint isInvented={options.isInvented} />
    </QueryClientProvider>,
    options.nonce,
  )
}

function FirstPaint({ isInvented }: { isInvented: boolean }) {
  const form = useDeskSignIn(() => undefined)
  const way = useWay(async () => undefined)
  return (
    <DeskEntrance isInvented={isInvented}>
      <SignInCard form={form} way={way} />
      {isInvented && <SampleStaff onChoose={form.setValue} />}
    </DeskEntrance>
  )
}
