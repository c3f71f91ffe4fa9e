// The input of a text of one line that becomes public.

/** In `admin` of a text field: all of its words are shown, however many. */
export const wholeLine = { components: { Field: '/src/admin/fields/WholeLine.tsx#WholeLine' } }
