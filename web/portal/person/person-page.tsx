import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { PageTitle } from '#web/ui/page-title.tsx'
import { shellTexts } from '../shell/shell.texts.ts'
import { useSignOut } from '../shell/use-sign-out.tsx'
import { DisplayCard } from './display-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { personTexts as texts } from './person.texts.ts'
import { RecordCards } from './record-cards.tsx'
import { SignInsCard } from './sign-ins-card.tsx'

/** PRF-01, LOG-07: the own record, password, sign-ins, and how the pages look. */
export function PersonPage() {
  const { signOut, isLeaving, stayed } = useSignOut()
  const leave = (
    // Not disabled meanwhile: it would lose the focus, and with it the place of whoever has no mouse.
    <Button
      variant="default"
      leftSection={<IconLogout size="1.2rem" aria-hidden />}
      aria-busy={isLeaving}
      onClick={signOut}
    >
      {isLeaving ? shellTexts.leaving : texts.signOut}
    </Button>
  )
  return (
    <>
      <PageTitle title={texts.title} aside={leave} />
      <RecordCards />
      <DisplayCard />
      <PasswordCard />
      <SignInsCard />
      {stayed}
    </>
  )
}
