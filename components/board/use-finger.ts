/** Whether the pointer of this device is a finger; then a tap on a card opens it from below. */
export function hasFinger(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
