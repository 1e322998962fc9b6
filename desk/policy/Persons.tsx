import type { FairnessAnswer } from "../../shared/contract.ts";
import { OTHER } from "../../shared/policy/fairness.ts";
import { month, share } from "../format.ts";
import { useEditor } from "./context.ts";
import { text } from "./strings.ts";

/** Who gets a person: plain counts by group, so that a rule which weighs on some people more than on others is seen. */

type Kind = keyof FairnessAnswer["groups"];

const words = text.persons;

export function Persons() {
  const { fairness } = useEditor();
  if (fairness.value === null) return null;
  const { since, groups } = fairness.value;
  if (groups.customer.length === 0) return <p class="quiet">{words.none(month(since))}</p>;
  return (
    <div class="persons">
      <p class="quiet small">{words.since(month(since))}</p>
      {(Object.keys(words.kinds) as Kind[]).map((kind) => (
        <Groups key={kind} kind={kind} groups={groups[kind]} />
      ))}
    </div>
  );
}

function Groups({ kind, groups }: { kind: Kind; groups: FairnessAnswer["groups"][Kind] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.kinds[kind]}</th>
          <th scope="col">{words.items}</th>
          <th scope="col">{words.persons}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, items, persons }) => (
          <tr key={name}>
            <th scope="row">{nameOf(kind, name)}</th>
            <td>{items}</td>
            <td>{persons}</td>
            <td>{share(Math.round((100 * persons) / items) * 100)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const names = {
  country: new Intl.DisplayNames("en-GB", { type: "region", fallback: "code" }),
  language: new Intl.DisplayNames("en-GB", { type: "language", fallback: "code" }),
};

function nameOf(kind: Kind, name: string): string {
  if (name === OTHER) return words.other;
  if (kind === "customer") return name === "new" ? words.new : words.returning;
  try {
    return names[kind].of(name) ?? name;
  } catch {
    // Whatever a shopper's page called its language: it is only shown.
    return name;
  }
}
