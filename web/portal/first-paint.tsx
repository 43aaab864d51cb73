import { QueryClientProvider } from '@tanstack/react-query'
import { useWay } from '#web/client/entrance.ts'
import { makeQueryClient } from '#web/client/queries.ts'
import { drawStill } from '#web/ui/draw-still.tsx'
import { EntranceFrame } from './sign-in/entrance-frame.tsx'
import { SignInCard } from './sign-in/sign-in-card.tsx'
import { useSignIn } from './sign-in/use-sign-in.ts'

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
  const form = useSignIn(() => undefined)
  const way = useWay(async () => undefined)
  return (
    <EntranceFrame isInvented={isInvented}>
      <div className="kj-entrance-columns">
        <SignInCard form={form} way={way} />
      </div>
    </EntranceFrame>
  )
}
