import { type LinkComponent, Link as RouterLink } from '@tanstack/react-router'

/**
 * A link of the portal. It says that it leads to the current page only when it leads to exactly this page, for the router by
 * itself takes every page above for the current one, and a reader then says 「当前页」 of 「返回」 (UX-01).
 */
export const Link: LinkComponent<'a'> = (props) => <RouterLink activeOptions={{ exact: true }} {...props} />
