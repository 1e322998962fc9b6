import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureOf } from "../../worker/shopper/pictures/index.ts";
import {
  HOME,
  app,
  bytesOfText,
  chunk,
  comment,
  exifSegment,
  jpegOfSize,
  jpegWith,
  lettersOf,
  pngWith,
  real,
  segment,
  tiff,
  webpWithMetadata,
} from "./pictures.ts";

const lettersIn = (text: string) => [...bytesOfText(text)];
const kept = (bytes: Uint8Array) => {
  const picture = pictureOf(bytes);
  if (!picture) throw new Error("It should be a picture.");
  return picture;
};

describe("what a picture is", () => {
  it.each([
    ["jpeg", "image/jpeg"],
    ["progressive", "image/jpeg"],
    ["png", "image/png"],
    ["webp", "image/webp"],
    ["lossless", "image/webp"],
  ] as const)("knows a %s by its bytes, and leaves it whole", (name, type) => {
    expect(kept(real[name])).toEqual({ type, bytes: real[name] });
  });

  it.each([
    ["nothing", ""],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    [
      "a GIF",
      "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
    ],
    ["a PDF", "%PDF-1.7\n"],
    ["the first three bytes of a JPEG", "\xff\xd8\xff"],
    ["a JPEG's first bytes and a page", "\xff\xd8\xff\xe0<script>alert(1)</script>"],
    ["a PNG's first bytes alone", "\x89PNG\r\n\x1a\n"],
    ["another RIFF", "RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x44\xac\x00\x00"],
  ])("doesn't take %s for one", (_, text) => {
    expect(pictureOf(bytesOfText(text))).toBeNull();
  });

  it("takes sides of 1 to 12,000 points", () => {
    expect(pictureOf(jpegOfSize(12_000, 12_000))).not.toBeNull();
    expect(pictureOf(jpegOfSize(12_001, 10))).toBeNull();
    expect(pictureOf(jpegOfSize(10, 12_001))).toBeNull();
    expect(pictureOf(jpegOfSize(0, 10))).toBeNull();
    const wide = real.png.slice();
    wide.set([0, 0, 0x2e, 0xe1], 16);
    expect(pictureOf(wide)).toBeNull();
    const extended = webpWithMetadata();
    extended.set([0xff, 0xff, 0xff], 24);
    expect(pictureOf(extended)).toBeNull();
  });

  it("never throws, whatever comes", () => {
    const starts = [real.jpeg, real.progressive, real.png, real.webp, real.lossless, webpWithMetadata()].map(
      (bytes) => [...bytes],
    );
    const broken = fc
      .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 8 }), fc.nat(2000))
      .map(([start, changes, end]) => {
        const bytes = Uint8Array.from(start.slice(0, end));
        for (const [at, value] of changes) bytes[at % Math.max(1, bytes.length)] = value;
        return bytes;
      });
    const any = fc.oneof(fc.uint8Array({ maxLength: 600 }), broken);
    fc.assert(
      fc.property(any, (bytes) => {
        const picture = pictureOf(bytes);
        if (!picture) return;
        // What we keep is a picture again, the same one: nothing is left to take out.
        expect(pictureOf(picture.bytes)).toEqual(picture);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("what is taken out of a JPEG", () => {
  it("the place, the words and what hangs behind it", () => {
    const segments = [...exifSegment(1), ...app(1, `http://ns.adobe.com/xap/1.0/\0${HOME}`), ...comment(HOME)];
    const more = [...app(13, `Photoshop 3.0\0${HOME}`), ...app(2, `MPF\0${HOME}`), ...app(0, `JFXX\0${HOME}`)];
    const { bytes } = kept(jpegWith([...segments, ...more], lettersIn(`<script>${HOME}</script>`)));
    expect(lettersOf(bytes)).not.toContain(HOME);
    expect(bytes).toEqual(real.jpeg);
  });

  it("also between the scans of a progressive one", () => {
    const second = real.progressive.findLastIndex((byte, at) => byte === 0xff && real.progressive[at + 1] === 0xc4);
    const bytes = [...real.progressive];
    bytes.splice(second, 0, ...comment(HOME), ...exifSegment(1));
    expect(kept(Uint8Array.from(bytes)).bytes).toEqual(real.progressive);
  });

  it("but not its colours", () => {
    const colours = [...app(2, "ICC_PROFILE\0\x01\x01…"), ...app(14, "Adobe\0d\0\0\0\0\0")];
    expect(kept(jpegWith(colours)).bytes).toEqual(jpegWith(colours));
    const header = segment(0xe0, [...lettersIn("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
    expect(kept(jpegWith(header)).bytes).toEqual(jpegWith(header));
  });

  it.each([
    [3, false],
    [6, true],
    [8, false],
  ])("nor which way up it is: %i, little-endian %s", (orientation, little) => {
    const { bytes } = kept(jpegWith(exifSegment(orientation, little)));
    const said = segment(0xe1, [
      ...lettersIn("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"),
      orientation,
      ...lettersIn("\0\0\0\0\0\0"),
    ]);
    expect(bytes).toEqual(jpegWith(said));
  });

  it("says nothing of an orientation that is none", () => {
    for (const orientation of [0, 1, 9, 65_535])
      expect(kept(jpegWith(exifSegment(orientation))).bytes).toEqual(real.jpeg);
  });

  it("takes one that was cut off, as browsers do", () => {
    expect(kept(real.jpeg.subarray(0, -4)).type).toBe("image/jpeg");
  });
});

describe("what is taken out of a PNG", () => {
  it.each(["tEXt", "iTXt", "zTXt", "tIME", "prVt"])("%s", (name) => {
    expect(kept(pngWith(chunk(name, lettersIn(HOME)))).bytes).toEqual(real.png);
  });

  it("EXIF, and what hangs behind it", () => {
    expect(kept(pngWith(chunk("eXIf", tiff(6)), lettersIn(HOME))).bytes).toEqual(real.png);
  });

  it("but not its colours", () => {
    const colours = chunk("sRGB", [0]);
    expect(kept(pngWith(colours)).bytes).toEqual(pngWith(colours));
  });
});

describe("what is taken out of a WebP", () => {
  it("EXIF and XMP, and that it has them", () => {
    const { bytes } = kept(webpWithMetadata());
    expect(lettersOf(bytes)).not.toContain(HOME);
    expect(lettersOf(bytes)).not.toContain("EXIF");
    expect(bytes[20]! & 0x0c).toBe(0);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
    expect(lettersOf(bytes)).toContain(lettersOf(real.webp.subarray(12)));
  });

  it("what hangs behind it", () => {
    expect(kept(Uint8Array.from([...real.webp, ...lettersIn(HOME)])).bytes).toEqual(real.webp);
  });
});
