import { assert, assertEquals, assertThrows } from "@std/assert";
import { InputError } from "../../../lib/logs/input_error.ts";
import { matchesTemplate } from "./matches_template.ts";
import { TemplateMiner } from "../../../lib/logs/templates/template_miner.ts";
import { groupingAccuracy } from "./grouping_accuracy.ts";
import { hostileMessages } from "./hostile_messages.ts";
import {
  HARD_SETS,
  labelledMessages,
  MESSAGE_SETS,
} from "./labelled_messages.ts";
import { mineMessages } from "./mine_messages.ts";

/** With room for everything, and with so little that templates are settled early. */
const ROOMS = [{}, { maxTexts: 50 }, { maxTexts: 5, maxTemplates: 9 }];

Deno.test("TemplateMiner groups messages of each kind by their template", () => {
  for (const set of MESSAGE_SETS.filter((set) => !HARD_SETS.includes(set))) {
    for (const seed of [11, 12]) {
      const labelled = labelledMessages(set, 2000, seed);
      const messages = labelled.map(({ message }) => message);
      const accuracy = groupingAccuracy(
        labelled,
        mineMessages(messages).groups,
      );
      assert(accuracy >= 0.9, `${set}, seed ${seed}: ${accuracy}`);
    }
  }
});

Deno.test("TemplateMiner groups as well once the templates are settled", () => {
  for (const set of MESSAGE_SETS.filter((set) => !HARD_SETS.includes(set))) {
    const labelled = labelledMessages(set, 4000, 13);
    const messages = labelled.map(({ message }) => message);
    const { groups } = mineMessages(messages, { maxTexts: 500 });
    assert(groupingAccuracy(labelled, groups) >= 0.9, set);
  }
});

Deno.test("TemplateMiner gives every message a template that it matches", () => {
  const messages = [
    ...MESSAGE_SETS.flatMap((set) => labelledMessages(set, 200, 3))
      .map(({ message }) => message),
    ...hostileMessages(3000, 4),
  ];
  for (const options of ROOMS) {
    const { templates, groups } = mineMessages(messages, options);
    messages.forEach((message, i) => {
      const { template } = templates[groups[i]];
      assert(matchesTemplate(template, message), `${template}\n${message}`);
    });
  }
});

Deno.test("TemplateMiner counts every message once, in order of first occurrence", () => {
  const messages = hostileMessages(2000, 5);
  for (const options of ROOMS) {
    const { templates, groups } = mineMessages(messages, options);
    templates.forEach(({ count, example }, index) => {
      assertEquals(count, groups.filter((group) => group === index).length);
      assertEquals(example, messages[groups.indexOf(index)].slice(0, 1000));
    });
    assertEquals([...new Set(groups)], [...templates.keys()]);
    assertEquals(
      new Set(templates.map(({ template }) => template)).size,
      templates.length,
    );
  }
});

Deno.test("TemplateMiner gives the same messages the same templates", () => {
  const messages = hostileMessages(1000, 6);
  for (const options of ROOMS) {
    assertEquals(
      mineMessages(messages, options),
      mineMessages(messages, options),
    );
  }
});

Deno.test("TemplateMiner gives ids from 0, and a message keeps its id", () => {
  const miner = new TemplateMiner({ maxTexts: 20 });
  const first = new Map<string, number>();
  let next = 0;
  for (const message of hostileMessages(2000, 7)) {
    const id = miner.add(message);
    assert(id <= next, `${id} after ${next - 1}`);
    if (id === next) next++;
    if (next < 20) assertEquals(first.get(message) ?? id, id);
    first.set(message, id);
  }
  assertEquals(miner.final().of.length, next);
});

Deno.test("TemplateMiner goes on after its templates were asked for", () => {
  const miner = new TemplateMiner();
  miner.add("disk ada is full");
  assertEquals(miner.final().templates[0].template, "disk ada is full");
  miner.add("disk bob is full");

  assertEquals(miner.final(), {
    of: Int32Array.of(0, 0),
    templates: [{
      template: "disk <*> is full",
      count: 2,
      example: "disk ada is full",
    }],
  });
});

Deno.test("TemplateMiner of no messages has no templates", () => {
  assertEquals(new TemplateMiner().final(), {
    of: new Int32Array(0),
    templates: [],
  });
});

Deno.test("TemplateMiner keeps words apart that come again and again", () => {
  const messages = ["started", "stopped"].flatMap((word) =>
    Array.from({ length: 20 }, (_, i) => `Service worker-${i} ${word}`)
  );
  assertEquals(
    mineMessages(messages).templates.map(({ template }) => template),
    ["Service worker-<*> started", "Service worker-<*> stopped"],
  );
});

Deno.test("TemplateMiner takes many words at one place for a variable", () => {
  const names = ["ann", "bob", "cem", "dov", "eva", "fay", "gil"];
  const messages = names.flatMap((name) =>
    Array.from({ length: 20 }, () => `User (${name}) logged in`)
  );
  assertEquals(
    mineMessages(messages).templates.map(({ template }) => template),
    ["User (<*>) logged in"],
  );
});

Deno.test("TemplateMiner tells routes apart", () => {
  const messages = Array.from({ length: 30 }, (_, i) => [
    `GET /api/orders/${i}`,
    `GET /api/users/${i}`,
    "GET /health",
    "GET /",
  ]).flat();
  assertEquals(
    mineMessages(messages).templates.map(({ template }) => template),
    ["GET /api/orders/<*>", "GET /api/users/<*>", "GET /health", "GET /"],
  );
});

Deno.test("TemplateMiner has what fits no template share one", () => {
  const messages = ["ant", "bee", "cow", "dog", "eel", "fox"];
  const { templates } = mineMessages(messages, {
    maxTexts: 2,
    maxTemplates: 3,
  });

  assertEquals(templates.map(({ template, count }) => [template, count]), [
    ["ant", 1],
    ["bee", 1],
    ["cow", 1],
    ["<*>", 3],
  ]);
});

Deno.test("TemplateMiner looks at no more than the beginning of a huge message", () => {
  const word = "a".repeat(2 ** 20);
  const { templates } = mineMessages([
    `big ${word}`,
    "many words ".repeat(1e5),
    " \n".repeat(5e5) + "late",
    '"'.repeat(1e6),
  ]);

  assertEquals(templates[0].template, "big <*>");
  assertEquals(templates[0].example.length, 1000);
  assert(templates[1].template.endsWith("words <*>"));
  assertEquals(templates[2].template, "late");
});

Deno.test("TemplateMiner names an option that is out of its range", () => {
  for (const similarity of [0, 1.1, NaN]) {
    assertThrows(() => new TemplateMiner({ similarity }), InputError, "(0, 1]");
  }
  assertThrows(
    () => new TemplateMiner({ maxTexts: 0 }),
    InputError,
    "maxTexts",
  );
  assertThrows(
    () => new TemplateMiner({ maxTemplates: 1.5 }),
    InputError,
    "maxTemplates",
  );
});
