export const taskEndpoints = []
