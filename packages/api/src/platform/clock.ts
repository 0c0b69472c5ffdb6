let fixed: number | null = null;

/** The instant everything goes by. Domain code asks here and nowhere else, so that tests and the demo can stop time. */
export function now(): Date {
  return new Date(fixed ?? Date.now());
}

/** Stops the clock at an instant (the variable `NOW`, tests), or lets it run again with null. */
export function freezeClock(instant: Date | null): void {
  fixed = instant?.getTime() ?? null;
}
