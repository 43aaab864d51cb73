let open = 0
let waiting: (() => void)[] = []

/** Counts a dialog as open until the returned function is called. */
export function noteOpenDialog(): () => void {
  open += 1
  return () => {
    open -= 1
    // A dialog that takes another one's place opens in the same moment.
    queueMicrotask(runWaiting)
  }
}

/**
 * Runs something at once, or, while a dialog is open, when the last one is closed: what takes away the row that a dialog was
 * opened from takes the dialog too, with its words and what was typed.
 */
export function afterDialogs(act: () => void): void {
  if (open === 0) act()
  else waiting.push(act)
}

function runWaiting(): void {
  if (open > 0) return
  const due = waiting
  waiting = []
  for (const act of due) act()
}
