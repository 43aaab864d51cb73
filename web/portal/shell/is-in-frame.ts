import { createContext } from 'react'

/** Whether a page is drawn inside the frame, which has the one `<main>` of the document. */
export const IsInFrame = createContext(false)
