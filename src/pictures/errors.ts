// Why a picture is not taken.

import { APIError } from 'payload'

/** 400: the file is not one of the images that we take. */
export class NotAnImageError extends APIError<object> {
  constructor(message: string) {
    super(message, 400, {}, true)
    this.name = 'NotAnImage'
  }
}

/** 503: as many pictures wait for their turn as may. */
export class TooManyPicturesError extends APIError<object> {
  constructor() {
    super('Other pictures are being uploaded just now. Upload this one again in a minute.', 503, {}, true)
    this.name = 'TooManyPictures'
  }
}

/** 503: the disk took the files only in part, so none of them is kept. */
export class PictureNotStoredError extends APIError<object> {
  constructor(cause: unknown) {
    super(
      'The picture could not be stored. Tell your administrator: the disk of the server may be full.',
      503,
      {},
      true,
    )
    this.name = 'PictureNotStored'
    this.cause = cause
  }
}
