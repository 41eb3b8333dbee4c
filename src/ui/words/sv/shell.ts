/** Of the frame: head, bands, keys, palette, notices. */
export const shell = {};
