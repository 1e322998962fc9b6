/** How wide and high a picture is made to be looked at: each of eight rows has eight steps from one point to the next. */
export const LOOK = { width: 9, height: 8 } as const;

/**
 * A picture's look in 64 bits, as 16 hex digits: for each point whether the next to its right is brighter. It stays the
 * same when the picture is made smaller or packed again.
 * @param pixels LOOK's points in rows, four bytes each: red, green, blue, opacity
 */
export function lookOf(pixels: Uint8ClampedArray): string {
  const grey = (point: number) =>
    299 * pixels[point * 4]! + 587 * pixels[point * 4 + 1]! + 114 * pixels[point * 4 + 2]!;
  let look = "";
  for (let row = 0; row < LOOK.height; row++) {
    let bits = 0;
    for (let column = 0; column < LOOK.width - 1; column++) {
      const point = row * LOOK.width + column;
      bits = bits * 2 + (grey(point + 1) > grey(point) ? 1 : 0);
    }
    look += bits.toString(16).padStart(2, "0");
  }
  return look;
}
