import { useAt, useEditor } from "./context.ts";
import { Prose, Row, Select } from "./fields.tsx";
import { text } from "./strings.ts";

/** How goods are sent back: where to, with which label, and what the shop says of it. */

const words = text.returns;
const path = ["returns", "label"];

export function Returns() {
  const editor = useEditor();
  const label = useAt(path);
  return (
    <>
      <Prose path={["returns", "address"]} label={words.address} help={words.addressHelp} />
      <Prose path={["returns", "instructions"]} label={words.instructions} help={words.instructionsHelp} />
      <Row path={path} label={words.label} meaning={words.labelHelp}>
        <Select
          label={words.label}
          value={label}
          none={words.labels.none}
          options={[
            ["link", words.labels.link],
            ["on_request", words.labels.on_request],
          ]}
          set={(value) => editor.set(path, value)}
        />
      </Row>
    </>
  );
}
