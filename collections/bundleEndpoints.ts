export const bundleEndpoints = []
