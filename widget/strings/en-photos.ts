import type { Trouble } from "../photos/album.ts";

/** What the panel says about photos. Another language is an object of this type. */
export const en = {
  list: "Your photos",
  photo: (number: number, of: number) => `Photo ${number} of ${of}`,
  remove: "Remove",
  removeIt: (number: number) => `Remove photo ${number}`,
  making: "Getting your photo ready.",
  sending: (left: number) => (left > 1 ? `${left} photos are on their way to us.` : "Your photo is on its way to us."),
  ready: (count: number) => (count > 1 ? `${count} photos are ready to send.` : "Your photo is ready to send."),
  trouble: {
    unreadable: "We can't open this picture here. A JPEG or a screenshot of it works; the rest is as you left it.",
    many: "We can take six photos of an item. These are the first ones.",
  } satisfies Record<Trouble, string>,
};

export type PhotoStrings = typeof en;
