// The scenarios that are walked whole. Each crosses what can meet; what never meets is in another one, so that all of them end.
import type { Scenario, Story } from "./world.ts";

const plain: Story = { opens: "submit", photo: false, returns: false, desk: false, again: false, undo: false };
const order = { units: 2, budget: 1, platform: "looks", handRefunds: 0, mayPause: false, comesBack: false } as const;
const twice = (story: Story) => [story, story] as const;
const again: Story = { ...plain, again: true };
const desk: Story = { ...plain, desk: true };

export const scenarios = {
  looks: { ...order, name: "two on one budget, a platform that looks things up", stories: twice(plain) },
  keys: { ...order, name: "two on one budget, a platform with keys", stories: twice(plain), platform: "keys" },
  byHand: { ...order, name: "room for both, and a refund by hand", stories: twice(plain), budget: 2, handRefunds: 1 },
  oneUnit: {
    ...order,
    name: "both about one unit, and a refund by hand",
    stories: [again, plain],
    units: 1,
    handRefunds: 1,
    platform: "sure",
  },
  undone: { ...order, name: "undone, or the kill switch", stories: twice({ ...plain, undo: true }), mayPause: true },
  again: { ...order, name: "asked about again", stories: [again, plain], budget: 2, platform: "sure" },
  desk: {
    ...order,
    name: "two people at the desk",
    stories: [{ ...desk, photo: true }, plain],
    platform: "sure",
    mayPause: true,
  },
  deskAgain: {
    ...order,
    name: "two people at the desk, asked again",
    stories: [{ ...desk, again: true }, plain],
    platform: "sure",
  },
  returned: {
    ...order,
    name: "goods that come back",
    stories: twice({ ...plain, returns: true }),
    platform: "sure",
    mayPause: true,
  },
  declared: {
    ...order,
    name: "withdrawn from by law, the goods come back",
    stories: [{ ...desk, opens: "declare", returns: true }, plain],
    platform: "sure",
    mayPause: true,
  },
  declaredKeeping: {
    ...order,
    name: "withdrawn from by law, the goods kept",
    stories: [
      { ...plain, opens: "declare" },
      { ...plain, undo: true },
    ],
    platform: "keys",
    mayPause: true,
  },
  comesBack: {
    ...order,
    name: "money that comes back after all",
    stories: [again, plain],
    budget: 2,
    platform: "sure",
    comesBack: true,
  },
} as const satisfies Record<string, Scenario>;
