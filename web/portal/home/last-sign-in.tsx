import type { portalHome } from '#contracts/home/portal-home.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

/** When the person signed in the time before this one, so that a stranger's sign-in is noticed (LOG-07). */
export function LastSignIn({ home }: { home: ReplyOf<typeof portalHome> | undefined }) {
  const before = home?.signedInBefore
  return (
    <>
      <dt>{texts.lastSignIn}</dt>
      <dd>
        {home && `${before === undefined ? texts.firstSignIn : formatInstant(new Date(before))} `}
        <Link to="/person">{texts.toSignIns}</Link>
      </dd>
    </>
  )
}
