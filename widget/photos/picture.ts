import { LOOK, lookOf } from "./look.ts";

/** Makes a photo small enough to send, in the browser: drawn anew, it carries no place, no time and no camera. */

const LONGER_SIDE = 2000;
const MOST = 1_500_000;
const QUALITIES = [0.85, 0.7, 0.55, 0.4];
/** Twice what is seen, for screens with finer points. */
export const THUMB = 192;

export type Made = { blob: Blob; look: string; thumb: HTMLCanvasElement };

/** Throws when the browser can't read it: a HEIC away from the phone that took it, or no picture at all. */
export async function prepare(file: Blob): Promise<Made> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const drawn = drawnAt(picture, Math.min(1, LONGER_SIDE / Math.max(picture.width, picture.height)));
  picture.close();
  return { blob: readable() ? await packed(drawn) : asItIs(file), look: lookAt(drawn), thumb: thumbOf(drawn) };
}

/** The middle of a picture as a square to show. */
export function thumbOf(picture: CanvasImageSource & { width: number; height: number }): HTMLCanvasElement {
  const [canvas, context] = sheet(THUMB, THUMB);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  context.drawImage(picture, left, top, side, side, 0, 0, THUMB, THUMB);
  return canvas;
}

function drawnAt(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const [canvas, context] = sheet(width!, height!);
  context.drawImage(picture, 0, 0, width!, height!);
  return canvas;
}

/** A white sheet: what is see-through would turn black in a JPEG. */
function sheet(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  return [canvas, context];
}

async function packed(canvas: HTMLCanvasElement): Promise<Blob> {
  let blob: Blob | null = null;
  for (const quality of QUALITIES) {
    blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size <= MOST) break;
  }
  if (!blob) throw new Error("The browser packed nothing.");
  return blob;
}

function lookAt(canvas: HTMLCanvasElement): string {
  const { width, height } = LOOK;
  const [, context] = sheet(width, height);
  context.drawImage(canvas, 0, 0, width, height);
  return lookOf(context.getImageData(0, 0, width, height).data);
}

/** Browsers that guard against being recognised hand out noise instead of what was drawn. */
function readable(): boolean {
  const [, context] = sheet(1, 1);
  return context.getImageData(0, 0, 1, 1).data.join() === "255,255,255,255";
}

/** The server takes out what doesn't belong in it. */
function asItIs(file: Blob): Blob {
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  throw new Error("This kind can't be sent as it is.");
}
