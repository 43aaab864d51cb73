import { useRouter, useSearch } from '@tanstack/react-router'
import { SignInPage } from './sign-in-page.tsx'
import { signInTarget } from './sign-in-target.ts'

/** The sign-in page among the other pages: after a sign-out, and on the way back. */
export function RoutedSignIn() {
  const { history } = useRouter()
  const { to } = useSearch({ from: '/sign-in' })
  return <SignInPage to={signInTarget(to)} goTo={async (address, step) => history[step](address)} />
}
