/** What members of staff are, from the one with the least say to the one with the most. */

export const roles = ["agent", "lead"] as const;
export type Role = (typeof roles)[number];

/** Who needs nobody's approval where there is nobody else: some shops are one person. */
export const topRole: Role = "lead";
