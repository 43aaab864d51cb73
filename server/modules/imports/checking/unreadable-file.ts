/** The file is not of the expected kind; the message says why in words. */
export class UnreadableFile extends Error {}
