/** Re-reads, each kind in a lane of its own: what was read later is never painted over by what was asked for earlier. */

type Lane = { now: Promise<void>; after: Promise<void> | null };
export type Lanes = Map<string, Lane>;

/** Reads now; while a read is under way, all who ask share one more after it, which sees what they know of. */
export function inLane(lanes: Lanes, name: string, read: () => Promise<void>): Promise<void> {
  const lane = lanes.get(name);
  if (!lane) return begin(lanes, name, read);
  const again = () => begin(lanes, name, read);
  lane.after ??= lane.now.then(again, again);
  return lane.after;
}

function begin(lanes: Lanes, name: string, read: () => Promise<void>): Promise<void> {
  const lane: Lane = { now: Promise.resolve(), after: null };
  lanes.set(name, lane);
  lane.now = read().finally(() => {
    if (lane.after === null) lanes.delete(name);
  });
  return lane.now;
}
