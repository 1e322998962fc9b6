/** Real pictures of 8 by 6 points, and what phones and others put into them. */

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

export const real = {
  jpeg: bytesOf(
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAYEAEBAAMAAAAAAAAAAAAAAAAABQMhMf/EABQBAQAAAAAAAAAAAAAAAAAAAAP/xAAcEQACAAcAAAAAAAAAAAAAAAAAAwECBBITITH/2gAMAwEAAhEDEQA/AInw8WuAAa6e7otA9mGGz//Z",
  ),
  progressive: bytesOf(
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wgARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAVAQEBAAAAAAAAAAAAAAAAAAACA//aAAwDAQACEAMQAAABkTX/xAAWEAEBAQAAAAAAAAAAAAAAAAADAAH/2gAIAQEAAQUCMMv/xAAXEQEAAwAAAAAAAAAAAAAAAAACAAMS/9oACAEDAQE/AaGsT//EABcRAAMBAAAAAAAAAAAAAAAAAAABAhH/2gAIAQIBAT8Bq3p//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyEP/9oADAMBAAIAAwAAABD/AP/EABYRAAMAAAAAAAAAAAAAAAAAAAARIf/aAAgBAwEBPxBZT//EABURAQEAAAAAAAAAAAAAAAAAAABB/9oACAECAQE/ELT/xAAWEAADAAAAAAAAAAAAAAAAAAAAITH/2gAIAQEAAT8QRh//2Q==",
  ),
  png: bytesOf(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAXUlEQVQImQXBMQEAMAgEsZfCiIxKQEJlMJ6Ul9IRGUhpIokQR1yBsHhihZREcpKbkDh5ySZSEcUpbkHh4hVbSE00p7kNjZvXbCOZMMdcg7F5Zo00xHCGOzB4eMMOHypmP8E+tWLnAAAAAElFTkSuQmCC",
  ),
  webp: bytesOf("UklGRkIAAABXRUJQVlA4IDYAAADQAQCdASoIAAYAA4BaJbACdAD0Mevg6AD+6gFaOzSAOqDQ2nujkyZ+raG/2hfPQiff4fus4AA="),
  lossless: bytesOf("UklGRioAAABXRUJQVlA4TB4AAAAvB0ABALmM6H/sIqL/ASEBYY7/GyULBmQAYwKQWjY="),
};

/** Words that stand for where somebody lives; no picture we keep may have them. */
export const HOME = "52.5200 N 13.4050 E";

const be16 = (number: number) => [(number >> 8) & 255, number & 255];
const be32 = (number: number) => [...be16(number >>> 16), ...be16(number & 0xffff)];
const le32 = (number: number) => be32(number).toReversed();

/** TIFF as cameras write it: which way up, and a GPS directory with the place in letters. */
export function tiff(orientation: number, little = false): number[] {
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...number(tag, 2),
    ...number(type, 2),
    ...number(count, 4),
    ...value,
  ];
  const number = (value: number, size: 2 | 4) => {
    const bytes = size === 2 ? be16(value) : be32(value);
    return little ? bytes.toReversed() : bytes;
  };
  const gps = 8 + 2 + 2 * 12 + 4;
  const place = gps + 2 + 12 + 4;
  return [
    ...ascii(little ? "II" : "MM"),
    ...number(42, 2),
    ...number(8, 4),
    ...number(2, 2),
    ...entry(0x0112, 3, 1, [...number(orientation, 2), 0, 0]),
    ...entry(0x8825, 4, 1, number(gps, 4)),
    ...number(0, 4),
    ...number(1, 2),
    ...entry(0x001c, 2, HOME.length + 1, number(place, 4)),
    ...number(0, 4),
    ...ascii(`${HOME}\0`),
  ];
}

export const segment = (marker: number, content: readonly number[]) => [
  0xff,
  marker,
  ...be16(content.length + 2),
  ...content,
];

export const exifSegment = (orientation: number, little = false) =>
  segment(0xe1, [...ascii("Exif\0\0"), ...tiff(orientation, little)]);
export const comment = (text: string) => segment(0xfe, ascii(text));
export const app = (number: number, text: string) => segment(0xe0 + number, ascii(text));

/** A JPEG with these segments right after its start, and this behind its end. */
export function jpegWith(
  segments: readonly number[],
  behind: readonly number[] = [],
  from: Uint8Array = real.jpeg,
): Uint8Array {
  return Uint8Array.from([...from.subarray(0, 2), ...segments, ...from.subarray(2), ...behind]);
}

/** The same JPEG, but it says that it is of this size. */
export function jpegOfSize(width: number, height: number): Uint8Array {
  const bytes = real.jpeg.slice();
  const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  bytes.set([...be16(height), ...be16(width)], frame + 5);
  return bytes;
}

/** A PNG chunk; nothing here looks at its checksum. */
export const chunk = (name: string, content: readonly number[]) => [
  ...be32(content.length),
  ...ascii(name),
  ...content,
  0,
  0,
  0,
  0,
];

/** A PNG with these chunks right after its header, and this behind its end. */
export function pngWith(chunks: readonly number[], behind: readonly number[] = []): Uint8Array {
  return Uint8Array.from([...real.png.subarray(0, 33), ...chunks, ...real.png.subarray(33), ...behind]);
}

const riff = (name: string, content: readonly number[]) => [
  ...ascii(name),
  ...le32(content.length),
  ...content,
  ...(content.length % 2 ? [0] : []),
];

/** A WebP in its extended form, with EXIF and XMP after the picture. */
export function webpWithMetadata(orientation = 6): Uint8Array {
  const side = (length: number) => le32(length - 1).slice(0, 3);
  const chunks = [
    ...riff("VP8X", [0x08 | 0x04, 0, 0, 0, ...side(8), ...side(6)]),
    ...real.webp.subarray(12),
    ...riff("EXIF", tiff(orientation, true)),
    ...riff("XMP ", ascii(`<x:xmpmeta>${HOME}</x:xmpmeta>`)),
  ];
  return Uint8Array.from([...ascii("RIFF"), ...le32(chunks.length + 4), ...ascii("WEBP"), ...chunks]);
}

export const lettersOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
export const bytesOfText = (text: string) => Uint8Array.from(ascii(text));
