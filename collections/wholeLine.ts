// The inputs of texts that become public.

/** In `admin` of a text field: all of its words are shown, however many, and how long it is. */
export const wholeLine = { components: { Field: '/src/admin/fields/WholeLine.tsx#WholeLine' } }

/** In `admin` of a text of several lines: how long it is. */
export const countedText = { components: { Field: '/src/admin/fields/CountedText.tsx#CountedText' } }
