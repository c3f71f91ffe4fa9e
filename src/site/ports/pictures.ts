// What the site asks of publishing about pictures.

export type PictureReads = {
  /** The file with this name; null when there is none that everybody may see. */
  file(input: { name: string }): Promise<{ mediaId: string; type: string; bytes: Buffer } | null>
}
