/**
 * Options of a query about work that waits: asked for anew each time the page opens or its tab is seen again. Colleagues work on the same
 * lists, and an act on another page need not know what the first page counts.
 */
export const ALWAYS_ANEW = { refetchOnMount: 'always', refetchOnWindowFocus: 'always' } as const
