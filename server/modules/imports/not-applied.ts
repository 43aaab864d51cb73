/** A batch that was checked cannot be applied any more; the message says why, and what to do, in words. */
export class NotApplied extends Error {}
