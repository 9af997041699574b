// SPDX-License-Identifier: GPL-3.0-or-later
// node people.mjs FAKER-FOLDER >PEOPLE.json: the given and family names of all languages of @faker-js/faker.
const { allLocales } = await import(`${process.argv[2]}/dist/index.js`);
const lists = { first: new Set(), last: new Set() };
for (const { person } of Object.values(allLocales)) {
  for (const [key, from] of [['first', person?.first_name], ['last', person?.last_name]]) {
    for (const name of Object.values(from ?? {}).flat()) {
      if (typeof name === 'string') lists[key].add(name);
    }
  }
}
console.log(JSON.stringify({ first: [...lists.first], last: [...lists.last] }));
