// What can be done with a bundle now.

export function BundlePanel() {
  return null
}
